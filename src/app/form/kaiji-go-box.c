/* kaiji-go-box.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-form-place.h"
#include "kaiji-go-box.h"
#include "kaiji-hit-mark.h"
#include "kaiji-hit-row.h"
#include "kaiji-hits.h"
#include "kaiji-paste.h"
#include "kaiji-wrap-layout.h"

/* By how many rows Page Up and Page Down go. */
#define PAGE 5

struct _KaijiGoBox
{
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkLabel *count_label;
  GtkLabel *problem_label;
  GtkWidget *list_window;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkStringList *rows; /* a row a hit; what it shows is asked of the hits */

  KaijiForm *form;
  KaijiFormPlace *origin; /* where one was before */
  const KaijiField *origin_field;
  KaijiHits hits;
  KaijiFieldRow *marked; /* weak */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiGoBox, kaiji_go_box, ADW_TYPE_BIN)

enum
{
  ESCAPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_mark (KaijiGoBox *self)
{
  if (self->marked == NULL)
    return;

  kaiji_hit_mark_clear (self->marked);
  g_clear_weak_pointer (&self->marked);
}

/* The focus stays in the entry, so that is where a screen reader is told what is selected. */
static void
describe (KaijiGoBox *self, const char *problem)
{
  g_autofree char *text = self->hits.list->len > 0
                            ? kaiji_hit_row_dup_text (self->hits.sheet,
                                                      kaiji_hits_get_current (&self->hits))
                            : g_strdup (problem);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
update_count (KaijiGoBox *self)
{
  gboolean is_missing = self->hits.list->len == 0 && *self->hits.wanted != '\0';
  g_autofree char *problem = is_missing ? kaiji_hits_dup_problem (&self->hits) : g_strdup ("");
  g_autofree char *count = NULL;

  if (self->hits.list->len > 0)
    /* Translators: which of the places where a text was found is shown, as in “3 of 12”. */
    count = g_strdup_printf (_ ("%u of %u"), self->hits.current + 1, self->hits.list->len);

  gtk_label_set_label (self->count_label, count != NULL ? count : "");
  /* In a narrow window it would take a line for nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count != NULL);
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), is_missing);
  gtk_widget_set_visible (self->list_window, self->hits.list->len > 0);
  if (is_missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  describe (self, problem);
}

/* @into: whether to go into the field, with what was found selected. */
static void
show_current (KaijiGoBox *self, gboolean into)
{
  g_autofree char *found = NULL;
  const KaijiHit *hit;
  KaijiFieldRow *row;

  clear_mark (self);
  update_count (self);
  if (self->hits.list->len == 0)
    return;

  gtk_single_selection_set_selected (self->selection, self->hits.current);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                              self->hits.current);
  hit = kaiji_hits_get_current (&self->hits);
  found = kaiji_hits_dup_found (&self->hits);
  row = into ? kaiji_form_show_field (self->form, hit->field)
             : kaiji_form_reveal_field (self->form, hit->field);
  kaiji_hit_mark_show (row, hit, found, into);
  g_set_weak_pointer (&self->marked, row);
}

/* The list has a row a hit. */
static void
update_rows (KaijiGoBox *self)
{
  g_autofree const char **rows = g_new0 (const char *, self->hits.list->len + 1);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  for (guint i = 0; i < self->hits.list->len; i++)
    rows[i] = "";
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          rows);
}

static void
search (KaijiGoBox *self)
{
  kaiji_hits_search (&self->hits, gtk_editable_get_text (self->entry));
  update_rows (self);
}

static void
begin (KaijiGoBox *self)
{
  kaiji_hits_begin (&self->hits, gtk_editable_get_text (self->entry), self->origin_field);
  update_rows (self);
  show_current (self, FALSE);
}

static gboolean
is_open (KaijiGoBox *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

static gboolean
is_out_of_date (KaijiGoBox *self)
{
  return g_strcmp0 (self->hits.wanted, gtk_editable_get_text (self->entry)) != 0;
}

/* The entry waits a little before it tells that it was edited; Enter may have come before. */
static void
on_search_changed (KaijiGoBox *self)
{
  if (is_open (self) && is_out_of_date (self))
    begin (self);
}

static gboolean
on_update_idle (gpointer user_data)
{
  KaijiGoBox *self = user_data;

  self->update_idle = 0;
  search (self);
  update_count (self);
  if (self->hits.list->len > 0)
    gtk_single_selection_set_selected (self->selection, self->hits.current);

  return G_SOURCE_REMOVE;
}

/* Answers are edited while the box is open; what is found follows when nothing else is to do. */
static void
on_field_changed (KaijiGoBox *self)
{
  if (is_open (self) && self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_LOW, on_update_idle, self, NULL);
}

/* The last place outside of the box is the one that is edited. The focus also comes back with the
 * window, or from a button of the box. */
static void
on_entered (KaijiGoBox *self)
{
  if (self->form == NULL
      || (self->marked != NULL && kaiji_form_get_current_field (self->form) == self->origin_field))
    return;

  g_clear_pointer (&self->origin, kaiji_form_place_free);
  self->origin = kaiji_form_place_new (self->form);
  self->origin_field = kaiji_form_get_current_field (self->form);
}

static void
on_stop_search (KaijiGoBox *self)
{
  gboolean has_gone = FALSE;

  kaiji_go_box_close (self);
  g_signal_emit (self, signals[ESCAPED], 0, &has_gone);
  if (!has_gone && self->origin != NULL)
    kaiji_form_place_return (self->origin, self->form);
}

/* Goes into the field that is shown, if there is one. */
static gboolean
enter_field (KaijiGoBox *self, gboolean and_close)
{
  if (is_out_of_date (self))
    begin (self);
  if (self->hits.list->len == 0)
    return FALSE;

  show_current (self, TRUE);
  if (and_close)
    kaiji_go_box_close (self);
  return TRUE;
}

static void
on_entry_activated (KaijiGoBox *self)
{
  enter_field (self, TRUE);
}

static void
on_row_activated (KaijiGoBox *self, guint position)
{
  self->hits.current = position;
  enter_field (self, TRUE);
}

static void
move (KaijiGoBox *self, int distance)
{
  if (is_out_of_date (self))
    {
      begin (self);
      return;
    }
  if (self->hits.list->len == 0)
    return;

  kaiji_hits_move (&self->hits, distance);
  show_current (self, FALSE);
}

/* The focus stays in the entry, where one goes on typing. */
static gboolean
on_key_pressed (KaijiGoBox *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return enter_field (self, FALSE) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_row_pressed (GtkGestureClick *gesture, int n_presses, double x, double y, GtkListItem *item)
{
  KaijiGoBox *self = KAIJI_GO_BOX (
    gtk_widget_get_ancestor (gtk_list_item_get_child (item), KAIJI_TYPE_GO_BOX));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  on_row_activated (self, gtk_list_item_get_position (item));
}

/* One click is enough. GTK's own way for that also selects what only lies under the pointer, and
 * Enter would go there. */
static void
on_setup (KaijiGoBox *self, GtkListItem *item)
{
  GtkWidget *row = kaiji_hit_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_row_pressed), item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
on_bind (KaijiGoBox *self, GtkListItem *item)
{
  kaiji_hit_row_set_hit (KAIJI_HIT_ROW (gtk_list_item_get_child (item)), self->hits.sheet,
                         kaiji_hits_get (&self->hits, gtk_list_item_get_position (item)));
}

static void
kaiji_go_box_dispose (GObject *object)
{
  KaijiGoBox *self = KAIJI_GO_BOX (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_weak_pointer (&self->marked);
  g_clear_pointer (&self->origin, kaiji_form_place_free);
  kaiji_hits_clear (&self->hits);
  self->form = NULL;

  G_OBJECT_CLASS (kaiji_go_box_parent_class)->dispose (object);
}

static void
kaiji_go_box_class_init (KaijiGoBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_go_box_dispose;

  signals[ESCAPED] = g_signal_new ("escaped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN,
                                   0);

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-go-box.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, count_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, list_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, list_view);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, selection);
  gtk_widget_class_bind_template_child (widget_class, KaijiGoBox, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
kaiji_go_box_init (KaijiGoBox *self)
{
  kaiji_hits_init (&self->hits);
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (GTK_EDITABLE (self->entry));
}

/**
 * kaiji_go_box_new:
 * @form: where to go; must outlive the box
 * @findings: the findings of the sheet of @form
 *
 * Returns: (transfer floating): a box that is not shown yet
 */
KaijiGoBox *
kaiji_go_box_new (KaijiForm *form, KaijiFindings *findings)
{
  KaijiGoBox *self;

  g_return_val_if_fail (KAIJI_IS_FORM (form), NULL);
  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);

  self = g_object_new (KAIJI_TYPE_GO_BOX, NULL);
  self->form = form;
  self->hits.sheet = g_object_ref (kaiji_findings_get_sheet (findings));
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_go_box_open:
 *
 * Shows the box with what was looked for last, which the next letter replaces, and puts the cursor
 * into it.
 */
void
kaiji_go_box_open (KaijiGoBox *self)
{
  g_return_if_fail (KAIJI_IS_GO_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  if (self->marked == NULL && *gtk_editable_get_text (self->entry) != '\0')
    begin (self);
}

/**
 * kaiji_go_box_open_empty:
 *
 * Shows the box with nothing in it, and puts the cursor into it.
 */
void
kaiji_go_box_open_empty (KaijiGoBox *self)
{
  g_return_if_fail (KAIJI_IS_GO_BOX (self));

  gtk_editable_set_text (self->entry, "");
  search (self);
  clear_mark (self);
  update_count (self);
  kaiji_go_box_open (self);
}

/**
 * kaiji_go_box_close:
 *
 * Hides the box, and leaves the cursor where it is.
 *
 * Returns: whether it was shown
 */
gboolean
kaiji_go_box_close (KaijiGoBox *self)
{
  g_return_val_if_fail (KAIJI_IS_GO_BOX (self), FALSE);

  if (!is_open (self))
    return FALSE;

  g_clear_handle_id (&self->update_idle, g_source_remove);
  clear_mark (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

/**
 * kaiji_go_box_go:
 * @backwards: whether to go to the one before
 *
 * Goes to the next place where what was looked for is, round to the first: into the field, if the
 * box is not open. Opens the box if nothing was looked for yet.
 */
void
kaiji_go_box_go (KaijiGoBox *self, gboolean backwards)
{
  gboolean into;

  g_return_if_fail (KAIJI_IS_GO_BOX (self));

  into = !is_open (self);
  if (into && *gtk_editable_get_text (self->entry) == '\0')
    {
      kaiji_go_box_open (self);
      return;
    }
  if (is_out_of_date (self))
    {
      begin (self);
      return;
    }

  if (into || self->update_idle != 0)
    search (self);
  kaiji_hits_go (&self->hits, backwards);
  show_current (self, into);
  if (into)
    clear_mark (self);
}
