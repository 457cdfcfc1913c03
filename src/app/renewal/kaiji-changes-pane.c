/* kaiji-changes-pane.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-change-row.h"
#include "kaiji-changes-pane.h"
#include "kaiji-export.h"
#include "kaiji-focus.h"
#include "kaiji-print-job.h"
#include "kaiji-restore.h"
#include "kaiji-tab-stop.h"
#include "kaiji-toast.h"
#include "kaiji-undo-offer.h"

struct _KaijiChangesPane
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkWidget *close_button;
  GtkLabel *old_name_label;
  GtkWidget *restore_button;
  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;
  GtkToggleButton *unchanged_button;
  GtkLabel *unchanged_label;
  GtkLabel *figures_label;

  KaijiDocument *document;
  KaijiChangesKind kind;
  KaijiSheet *old_sheet; /* (nullable): NULL before kaiji_changes_pane_compare(), like the lists */
  GListModel *changes;
  GtkFilterListModel *shown;
};

G_DEFINE_FINAL_TYPE (KaijiChangesPane, kaiji_changes_pane, ADW_TYPE_BIN)

static const char *const titles[] = {
  [KAIJI_CHANGES_LAST_TIME] = N_ ("Changes since Last Time"),
  [KAIJI_CHANGES_OTHER] = N_ ("Compared with Another Sheet"),
  [KAIJI_CHANGES_VERSION] = N_ ("Compared with an Earlier Version"),
  [KAIJI_CHANGES_DISK] = N_ ("Compared with the File on Disk"),
};

static const char *const report_actions[] = { "changes.print-list", "changes.export-list",
                                              "changes.print-marked", "changes.export-marked" };

/* Fields that neither sheet answers are of no interest. */
static gboolean
is_answered (KaijiChange *change)
{
  return *kaiji_change_get_old_text (change) != '\0' || *kaiji_change_get_new_text (change) != '\0';
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  KaijiChangesPane *self = user_data;
  KaijiChange *change = item;

  if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
    return TRUE;

  return gtk_toggle_button_get_active (self->unchanged_button) && is_answered (change);
}

static void
update_page (KaijiChangesPane *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  /* The focus must not go with the last row. */
  if (is_empty && kaiji_focus_is_within (GTK_WIDGET (self->list_view)))
    gtk_widget_grab_focus (self->close_button);
  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
update_figures (KaijiChangesPane *self)
{
  guint n_of[] = { 0, 0, 0, 0 }; /* by kind of change */
  guint n_changes;
  g_autofree char *figures = NULL;
  g_autofree char *unchanged = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (self->changes, i);

      if (is_answered (change))
        n_of[kaiji_change_get_kind (change)]++;
    }

  /* Translators: how many answers of two sheets differ. */
  figures = g_strdup_printf (_ ("%u changed, %u added, %u removed"), n_of[KAIJI_CHANGE_CHANGED],
                             n_of[KAIJI_CHANGE_ADDED], n_of[KAIJI_CHANGE_REMOVED]);
  gtk_label_set_label (self->figures_label, figures);
  /* Translators: a button that also shows the answers that are the same in two sheets. */
  unchanged = g_strdup_printf (_ ("Show %u Unchan_ged"), n_of[KAIJI_CHANGE_UNCHANGED]);
  gtk_label_set_label (self->unchanged_label, unchanged);

  n_changes = n_of[KAIJI_CHANGE_CHANGED] + n_of[KAIJI_CHANGE_ADDED] + n_of[KAIJI_CHANGE_REMOVED];
  for (guint i = 0; i < G_N_ELEMENTS (report_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), report_actions[i], n_changes > 0);
}

static void
update_editable (KaijiChangesPane *self)
{
  gboolean can_restore = self->old_sheet != NULL && self->kind == KAIJI_CHANGES_VERSION
                         && kaiji_restore_can_restore (self->document, self->old_sheet);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.take",
                                 kaiji_document_get_editable (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.restore", can_restore);
}

static void
on_editable_changed (KaijiChangesPane *self)
{
  update_editable (self);
}

static void
compare_again (KaijiChangesPane *self, const KaijiField *field)
{
  gboolean had_focus = kaiji_focus_is_within (GTK_WIDGET (self->list_view));

  kaiji_comparison_update (self->changes, self->old_sheet,
                           kaiji_document_get_sheet (self->document), field);
  /* The row with the focus may have been removed: its neighbour gets it. */
  if (had_focus && !kaiji_focus_is_within (GTK_WIDGET (self->list_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_field_changed (KaijiChangesPane *self, const KaijiField *field)
{
  if (field == NULL || self->old_sheet == NULL)
    return;

  compare_again (self, field);
  update_figures (self);
  update_page (self);
}

static void
on_unchanged_toggled (KaijiChangesPane *self)
{
  if (self->shown == NULL)
    return;

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
on_setup (KaijiChangesPane *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kaiji_change_row_new ());
}

static void
on_bind (KaijiChangesPane *self, GtkListItem *item)
{
  KaijiChangeRow *row = KAIJI_CHANGE_ROW (gtk_list_item_get_child (item));
  KaijiChange *change = gtk_list_item_get_item (item);

  kaiji_change_row_set_change (row, change);
  kaiji_change_row_set_can_take (row, kaiji_change_get_in_new (change)
                                        && kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED
                                        && kaiji_restore_suits (self->old_sheet,
                                                                kaiji_change_get_field (change)));
}

static void
on_take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (widget);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));
  const KaijiField *field = kaiji_scheme_find_field (scheme,
                                                     g_variant_get_string (parameter, NULL));
  gboolean is_taken;

  if (field == NULL || self->old_sheet == NULL
      || !kaiji_restore_can_take (self->document, self->old_sheet, field))
    return;

  is_taken = self->kind == KAIJI_CHANGES_VERSION
               ? kaiji_restore_take (self->document, self->old_sheet, field)
               : kaiji_restore_take_value (self->document, self->old_sheet, field);
  if (is_taken)
    kaiji_undo_offer_show (GTK_WIDGET (self), self->document, _ ("Taken into the sheet"));
}

static void
on_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (widget);
  gboolean is_restored;

  if (!kaiji_restore_can_restore (self->document, self->old_sheet))
    return;

  is_restored = kaiji_restore_all (self->document, self->old_sheet);
  if (is_restored)
    kaiji_undo_offer_show (GTK_WIDGET (self), self->document, _ ("The sheet is what it was"));
}

static void
on_activate (KaijiChangesPane *self, guint position)
{
  g_autoptr (KaijiChange) change = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (kaiji_change_get_in_new (change))
    gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-field", "s",
                                kaiji_change_get_field (change)->id);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiChangesPane) self = user_data;
  g_autoptr (GFile) file = kaiji_export_pdf_finish (result);

  if (file != NULL)
    kaiji_toast_offer_file (GTK_WIDGET (self), file);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (widget);

  kaiji_print_job_start_changes (self->document, self->old_sheet,
                                 g_str_equal (name, "changes.print-list"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (widget);

  kaiji_export_changes_async (self->document, self->old_sheet,
                              g_str_equal (name, "changes.export-list"),
                              GTK_WINDOW (gtk_widget_get_root (widget)), on_exported,
                              g_object_ref (self));
}

static gboolean
kaiji_changes_pane_grab_focus (GtkWidget *widget)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (widget);

  return kaiji_changes_pane_focus_list (self) || gtk_widget_grab_focus (self->close_button);
}

static void
kaiji_changes_pane_dispose (GObject *object)
{
  KaijiChangesPane *self = KAIJI_CHANGES_PANE (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->changes);
  g_clear_object (&self->old_sheet);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_changes_pane_parent_class)->dispose (object);
}

static void
kaiji_changes_pane_class_init (KaijiChangesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_changes_pane_dispose;
  kaiji_focus_set_entry (widget_class, kaiji_changes_pane_grab_focus);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  g_type_ensure (KAIJI_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-changes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, close_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, old_name_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, restore_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, unchanged_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, unchanged_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangesPane, figures_label);
  gtk_widget_class_bind_template_callback (widget_class, on_unchanged_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  gtk_widget_class_install_action (widget_class, "changes.take", "s", on_take);
  gtk_widget_class_install_action (widget_class, "changes.restore", NULL, on_restore);
  gtk_widget_class_install_action (widget_class, "changes.print-list", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "changes.export-list", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "changes.print-marked", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "changes.export-marked", NULL, on_export);
}

static void
kaiji_changes_pane_init (KaijiChangesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_changes_pane_new:
 * @document: the present sheet
 *
 * Returns: (transfer floating): a pane that compares it with nothing yet
 */
KaijiChangesPane *
kaiji_changes_pane_new (KaijiDocument *document)
{
  KaijiChangesPane *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_CHANGES_PANE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (on_editable_changed), self,
                           G_CONNECT_SWAPPED);
  update_editable (self);

  return self;
}

/**
 * kaiji_changes_pane_compare:
 * @kind: what @old_sheet is
 * @old_sheet: another sheet
 * @old_name: (nullable): the name of its file, or when it was so; %NULL for last time's sheet
 *
 * Compares the present sheet with another one. Of a version also the internal notes are taken, and
 * it can be restored as a whole.
 */
void
kaiji_changes_pane_compare (KaijiChangesPane *self,
                            KaijiChangesKind kind,
                            KaijiSheet *old_sheet,
                            const char *old_name)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkFilter *filter;

  g_return_if_fail (KAIJI_IS_CHANGES_PANE (self));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));

  self->kind = kind;
  g_set_object (&self->old_sheet, old_sheet);
  g_clear_object (&self->changes);
  g_clear_object (&self->shown);
  self->changes = kaiji_comparison_new (old_sheet, kaiji_document_get_sheet (self->document));
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (self->changes), filter);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));

  gtk_label_set_label (self->title_label, _ (titles[kind]));
  gtk_label_set_label (self->old_name_label, old_name != NULL ? old_name : _ ("Last time"));
  gtk_widget_set_visible (self->restore_button, kind == KAIJI_CHANGES_VERSION);
  update_editable (self);
  update_figures (self);
  update_page (self);
}

/**
 * kaiji_changes_pane_set_old_sheet:
 * @old_sheet: what the other sheet is now
 *
 * Compares with it in place of what it was. Answers that are the same in both keep their rows, and
 * the focus with them.
 */
void
kaiji_changes_pane_set_old_sheet (KaijiChangesPane *self, KaijiSheet *old_sheet)
{
  const KaijiField *fields;
  g_autoptr (KaijiSheet) before = NULL;
  g_autofree char *old_name = NULL;
  guint n_fields;

  g_return_if_fail (KAIJI_IS_CHANGES_PANE (self));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (self->old_sheet != NULL);

  if (kaiji_sheet_get_scheme (old_sheet) != kaiji_sheet_get_scheme (self->old_sheet))
    {
      old_name = g_strdup (gtk_label_get_label (self->old_name_label));
      kaiji_changes_pane_compare (self, self->kind, old_sheet, old_name);
      return;
    }

  before = g_steal_pointer (&self->old_sheet);
  self->old_sheet = g_object_ref (old_sheet);
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (old_sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));
      const KaijiField *field = kaiji_scheme_find_field (scheme, fields[i].id);

      if (field != NULL
          && !kaiji_answer_equal (kaiji_sheet_get_answer (before, &fields[i]),
                                  kaiji_sheet_get_answer (old_sheet, &fields[i])))
        compare_again (self, field);
    }
  update_figures (self);
  update_page (self);
}

/**
 * kaiji_changes_pane_get_kind:
 *
 * Returns: what the present sheet is compared with
 */
KaijiChangesKind
kaiji_changes_pane_get_kind (KaijiChangesPane *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGES_PANE (self), KAIJI_CHANGES_OTHER);

  return self->kind;
}

/**
 * kaiji_changes_pane_focus_list:
 *
 * Goes into the list, to the answer where one was or to the first one. A list that has just been
 * made has no rows before it has been laid out.
 *
 * Returns: whether there is a row to go to
 */
gboolean
kaiji_changes_pane_focus_list (KaijiChangesPane *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGES_PANE (self), FALSE);

  return kaiji_focus_is_within (GTK_WIDGET (self->list_view))
         || (gtk_widget_get_mapped (GTK_WIDGET (self->list_view))
             && gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD));
}

/**
 * kaiji_changes_pane_take_focused:
 *
 * Takes the answer of the row with the focus, if one has it: the row has it, not what is in it.
 */
void
kaiji_changes_pane_take_focused (KaijiChangesPane *self)
{
  GtkWidget *focus;
  GtkWidget *row;

  g_return_if_fail (KAIJI_IS_CHANGES_PANE (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  if (KAIJI_IS_CHANGE_ROW (row))
    kaiji_change_row_take (KAIJI_CHANGE_ROW (row));
}
