/* kaiji-findings-panel.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-finding-row.h"
#include "kaiji-findings-group.h"
#include "kaiji-findings-head.h"
#include "kaiji-findings-panel.h"
#include "kaiji-focus-memory.h"
#include "kaiji-tab-stop.h"
#include "kaiji-wrap-layout.h"

/* The headings under which findings are listed. */
typedef enum
{
  SORT_MISSING,
  SORT_ERROR,
  SORT_WARNING,
  SORT_NOTE,
  SORT_REVIEW,
  SORT_ACKNOWLEDGED,
  N_SORTS,
} Sort;

static const char *const sort_names[N_SORTS] = {
  /* Translators: a required answer that is not there yet; then how many there are. */
  [SORT_MISSING] = N_ ("Still empty %u"), [SORT_ERROR] = N_ ("Errors %u"),
  [SORT_WARNING] = N_ ("Warnings %u"),    [SORT_NOTE] = N_ ("Notes %u"),
  [SORT_REVIEW] = N_ ("To review %u"),    [SORT_ACKNOWLEDGED] = N_ ("Acknowledged %u"),
};

struct _KaijiFindingsPanel
{
  AdwBin parent_instance;

  GtkBox *sorts_box;
  GtkWidget *toggles[N_SORTS];
  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;
  KaijiFocusMemory *list_memory;

  KaijiFindings *findings;
  GtkFilter *filter;      /* lets the sorts pass whose toggles are active */
  GtkTreeListModel *tree; /* the groups, each with its findings that pass */
};

G_DEFINE_FINAL_TYPE (KaijiFindingsPanel, kaiji_findings_panel, ADW_TYPE_BIN)

/* What the child of a list item has as data: that item, while it is bound. */
#define LIST_ITEM "list-item"

static Sort
get_sort (KaijiFinding *finding)
{
  if (kaiji_finding_is_missing (finding))
    return SORT_MISSING;
  if (g_str_equal (kaiji_finding_get_check_id (finding), "review-pending"))
    return SORT_REVIEW;
  if (kaiji_finding_is_acknowledged (finding))
    return SORT_ACKNOWLEDGED;

  switch (kaiji_finding_get_severity (finding))
    {
    case KAIJI_SEVERITY_ERROR:
      return SORT_ERROR;
    case KAIJI_SEVERITY_WARNING:
      return SORT_WARNING;
    case KAIJI_SEVERITY_NOTE:
    default:
      return SORT_NOTE;
    }
}

static gboolean
passes (gpointer item, gpointer user_data)
{
  KaijiFindingsPanel *self = user_data;

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[get_sort (item)]));
}

static void
on_toggled (KaijiFindingsPanel *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
create_toggles (KaijiFindingsPanel *self)
{
  for (guint i = 0; i < N_SORTS; i++)
    {
      self->toggles[i] = gtk_toggle_button_new ();
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]), TRUE);
      gtk_widget_add_css_class (self->toggles[i], "flat");
      gtk_widget_set_tooltip_text (self->toggles[i], _ ("List these findings"));
      g_signal_connect_swapped (self->toggles[i], "toggled", G_CALLBACK (on_toggled), self);
      gtk_box_append (self->sorts_box, self->toggles[i]);
    }
}

/* A sort of which there are none needs no toggle. */
static void
update_counts (KaijiFindingsPanel *self)
{
  guint counts[N_SORTS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (KaijiFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      counts[get_sort (finding)]++;
    }

  for (guint i = 0; i < N_SORTS; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);
      g_autoptr (GString) label = g_string_new (_ (sort_names[i]));

      g_string_replace (label, "%u", count, 1);
      gtk_button_set_label (GTK_BUTTON (self->toggles[i]), label->str);
      gtk_widget_set_visible (self->toggles[i], counts[i] > 0);
    }
}

static void
update_page (KaijiFindingsPanel *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->findings)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
on_items_changed (KaijiFindingsPanel *self)
{
  update_page (self);
  update_counts (self);
}

/* Rows are used again for other items, which may be of the other kind. */
static GtkWidget *
ensure_child (GtkListItem *item, GType type)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child == NULL || G_OBJECT_TYPE (child) != type)
    {
      /* A row with buttons of its own takes the focus before them. */
      child = g_object_new (type, "focusable", type == KAIJI_TYPE_FINDING_ROW, NULL);
      gtk_list_item_set_child (item, child);
      kaiji_compat_set_row_focusable (item, !gtk_widget_get_focusable (child));
    }

  return child;
}

static void
on_bind (KaijiFindingsPanel *self, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (GObject) of_row = gtk_tree_list_row_get_item (row);

  /* The row of a group that has just gone is bound once more before it goes as well. */
  if (of_row == NULL)
    return;
  if (KAIJI_IS_FINDINGS_GROUP (of_row))
    kaiji_findings_head_set_row (KAIJI_FINDINGS_HEAD (
                                   ensure_child (item, KAIJI_TYPE_FINDINGS_HEAD)),
                                 row);
  else
    kaiji_finding_row_set_finding (KAIJI_FINDING_ROW (ensure_child (item, KAIJI_TYPE_FINDING_ROW)),
                                   KAIJI_FINDING (of_row));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), LIST_ITEM, item);
}

static void
on_unbind (KaijiFindingsPanel *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    g_object_set_data (G_OBJECT (child), LIST_ITEM, NULL);
  if (KAIJI_IS_FINDINGS_HEAD (child))
    kaiji_findings_head_set_row (KAIJI_FINDINGS_HEAD (child), NULL);
}

static void
on_activate (KaijiFindingsPanel *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  const KaijiField *field;

  if (KAIJI_IS_FINDINGS_GROUP (item))
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      return;
    }

  field = kaiji_finding_get_field (KAIJI_FINDING (item));
  /* Answers to fields that the form does not have have no place to go to. */
  if (field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-finding", "s", field->id);
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  if (!KAIJI_IS_FINDINGS_GROUP (item))
    return NULL;

  return g_object_ref (kaiji_findings_group_get_findings (item));
}

static void
kaiji_findings_panel_dispose (GObject *object)
{
  KaijiFindingsPanel *self = KAIJI_FINDINGS_PANEL (object);

  g_clear_object (&self->list_memory);
  g_clear_object (&self->tree);
  g_clear_object (&self->filter);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kaiji_findings_panel_parent_class)->dispose (object);
}

static void
kaiji_findings_panel_class_init (KaijiFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_findings_panel_dispose;

  g_type_ensure (KAIJI_TYPE_TAB_STOP);
  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-findings-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, sorts_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
kaiji_findings_panel_init (KaijiFindingsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list_memory = kaiji_focus_memory_new (GTK_WIDGET (self->list_view));
  create_toggles (self);
}

/**
 * kaiji_findings_panel_new:
 * @findings: the findings of a sheet
 *
 * Returns: (transfer floating): a panel that follows them
 */
KaijiFindingsPanel *
kaiji_findings_panel_new (KaijiFindings *findings)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autoptr (GListModel) shown = NULL;
  KaijiFindingsPanel *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);

  self = g_object_new (KAIJI_TYPE_FINDINGS_PANEL, NULL);
  self->findings = g_object_ref (findings);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  shown = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (findings)),
                                                   g_object_ref (self->filter)));
  self->tree = gtk_tree_list_model_new (
    kaiji_findings_group_list (shown, kaiji_sheet_get_scheme (kaiji_findings_get_sheet (findings))),
    FALSE, TRUE, create_children, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (findings, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
  update_counts (self);

  return self;
}

/* Whether a finding is of a field or of one that comes after it in the form. */
static gboolean
is_not_before (KaijiFinding *finding, const KaijiField *field)
{
  const KaijiField *other = kaiji_finding_get_field (finding);

  return other != NULL && other->index >= field->index;
}

/* Whether a row is where to go for a field: a finding, or the head of a group that is folded. */
static gboolean
is_goal (GtkTreeListRow *row, const KaijiField *field)
{
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  GListModel *findings;

  if (KAIJI_IS_FINDING (item))
    return is_not_before (KAIJI_FINDING (item), field);
  if (gtk_tree_list_row_get_expanded (row))
    return FALSE;

  findings = kaiji_findings_group_get_findings (KAIJI_FINDINGS_GROUP (item));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KaijiFinding) finding = g_list_model_get_item (findings, i);

      if (is_not_before (finding, field))
        return TRUE;
    }

  return FALSE;
}

/* Returns: the position of the first row to go to for a field, or %GTK_INVALID_LIST_POSITION */
static guint
find_goal (KaijiFindingsPanel *self, const KaijiField *field)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i);

      if (is_goal (row, field))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Moves the focus to a row. GTK before 4.12 has no function for that: the list makes the row when
 * it scrolls there. Returns whether it has. */
static gboolean
focus_position (KaijiFindingsPanel *self, guint position)
{
  /* Before its first layout it would not scroll. */
  if (gtk_widget_get_height (GTK_WIDGET (self->list_view)) == 0)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      GtkListItem *item = child != NULL ? g_object_get_data (G_OBJECT (child), LIST_ITEM) : NULL;

      if (item != NULL && gtk_list_item_get_position (item) == position)
        return gtk_widget_grab_focus (gtk_widget_get_focusable (child) ? child : row);
    }

  return FALSE;
}

/**
 * kaiji_findings_panel_focus_list:
 * @field: (nullable): the edited field
 *
 * Goes into the list: to the first finding of @field, else to the next one in the order of the
 * form, round to the first one.
 *
 * Returns: whether there is a row to go to
 */
gboolean
kaiji_findings_panel_focus_list (KaijiFindingsPanel *self, const KaijiField *field)
{
  guint n_fields;
  const KaijiField *fields;
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (KAIJI_IS_FINDINGS_PANEL (self), FALSE);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (
                                      kaiji_findings_get_sheet (self->findings)),
                                    &n_fields);
  if (field != NULL)
    position = find_goal (self, field);
  if (position == GTK_INVALID_LIST_POSITION)
    position = find_goal (self, fields);

  return position != GTK_INVALID_LIST_POSITION
           ? focus_position (self, position)
           : gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

/**
 * kaiji_findings_panel_return:
 * @field: (nullable): the edited field
 *
 * Goes into the panel: to the row of the list where one was, else as
 * kaiji_findings_panel_focus_list() does. A list without a row has its toggles and its button.
 *
 * Returns: whether there is something to go to
 */
gboolean
kaiji_findings_panel_return (KaijiFindingsPanel *self, const KaijiField *field)
{
  GtkWidget *list = GTK_WIDGET (self->list_view);

  g_return_val_if_fail (KAIJI_IS_FINDINGS_PANEL (self), FALSE);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->tree)) == 0)
    return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);

  /* The list itself knows the row: its widget may show another finding by now. */
  return kaiji_focus_memory_get (self->list_memory) != NULL
           ? gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD)
           : kaiji_findings_panel_focus_list (self, field);
}
