/* kaiji-comparison-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-change-row.h"
#include "kaiji-comparison-window.h"
#include "kaiji-export.h"
#include "kaiji-restore.h"
#include "kaiji-toast.h"
#include "kaiji-print-job.h"
#include "kaiji-wrap-layout.h"

struct _KaijiComparisonWindow
{
  AdwWindow parent_instance;

  GtkToggleButton *unchanged_button;
  GtkLabel *figures_label;
  GtkLabel *old_head;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;
  GtkWidget *restore_button;

  KaijiDocument *document;
  KaijiSheet *old_sheet;
  gboolean is_version; /* @old_sheet is what the present one was before */
  guint n_taken;       /* how many steps were made here that can be undone here */
  gboolean is_taking;  /* or undoing: what changes now is changed here */
  GListModel *changes;
  GtkFilterListModel *shown;
};

G_DEFINE_FINAL_TYPE (KaijiComparisonWindow, kaiji_comparison_window, ADW_TYPE_WINDOW)

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
  KaijiComparisonWindow *self = user_data;
  KaijiChange *change = item;

  if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
    return TRUE;

  return gtk_toggle_button_get_active (self->unchanged_button) && is_answered (change);
}

static void
update_page (KaijiComparisonWindow *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
update_figures (KaijiComparisonWindow *self)
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
  unchanged = g_strdup_printf (_ ("Show %u _Unchanged"), n_of[KAIJI_CHANGE_UNCHANGED]);
  gtk_button_set_label (GTK_BUTTON (self->unchanged_button), unchanged);

  n_changes = n_of[KAIJI_CHANGE_CHANGED] + n_of[KAIJI_CHANGE_ADDED] + n_of[KAIJI_CHANGE_REMOVED];
  for (guint i = 0; i < G_N_ELEMENTS (report_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), report_actions[i], n_changes > 0);
}

static void
set_n_taken (KaijiComparisonWindow *self, guint n_taken)
{
  self->n_taken = n_taken;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.undo", n_taken > 0);
}

static void
on_field_changed (KaijiComparisonWindow *self, const KaijiField *field)
{
  /* The last step is no longer one of this window. */
  if (!self->is_taking)
    set_n_taken (self, 0);
  if (field == NULL)
    return;

  kaiji_comparison_update (self->changes, self->old_sheet,
                           kaiji_document_get_sheet (self->document), field);
  update_figures (self);
  update_page (self);
}

static void
on_unchanged_toggled (KaijiComparisonWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
on_setup (KaijiComparisonWindow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kaiji_change_row_new ());
}

static void
on_bind (KaijiComparisonWindow *self, GtkListItem *item)
{
  KaijiChangeRow *row = KAIJI_CHANGE_ROW (gtk_list_item_get_child (item));
  KaijiChange *change = gtk_list_item_get_item (item);

  kaiji_change_row_set_change (row, change);
  kaiji_change_row_set_can_take (row,
                                 kaiji_change_get_in_new (change)
                                   && kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED
                                   && kaiji_restore_can_take (self->document, self->old_sheet,
                                                              kaiji_change_get_field (change)));
}

static void
on_take (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (widget);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));
  const KaijiField *field = kaiji_scheme_find_field (scheme,
                                                     g_variant_get_string (parameter, NULL));
  gboolean is_taken;

  if (field == NULL || !kaiji_restore_can_take (self->document, self->old_sheet, field))
    return;

  self->is_taking = TRUE;
  is_taken = self->is_version ? kaiji_restore_take (self->document, self->old_sheet, field)
                              : kaiji_restore_take_value (self->document, self->old_sheet, field);
  self->is_taking = FALSE;
  if (!is_taken)
    return;

  set_n_taken (self, self->n_taken + 1);
  kaiji_toast_offer_action (GTK_WIDGET (self->toast_overlay), _ ("Taken into the sheet"),
                            _ ("_Undo"), "changes.undo");
}

/* A row has the focus, not what is in it. */
static void
on_take_focused (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (KAIJI_IS_CHANGE_ROW (row))
    kaiji_change_row_take (KAIJI_CHANGE_ROW (row));
}

static void
on_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (widget);
  gboolean is_restored;

  if (!kaiji_restore_can_restore (self->document, self->old_sheet))
    return;

  self->is_taking = TRUE;
  is_restored = kaiji_restore_all (self->document, self->old_sheet);
  self->is_taking = FALSE;
  if (!is_restored)
    return;

  set_n_taken (self, self->n_taken + 1);
  kaiji_toast_offer_action (GTK_WIDGET (self->toast_overlay), _ ("The sheet is what it was"),
                            _ ("_Undo"), "changes.undo");
}

/* As in the window of the sheet, but only what was done here, and nothing that was typed since. */
static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (widget);

  if (!kaiji_document_get_editable (self->document))
    return;

  set_n_taken (self, self->n_taken - 1);
  self->is_taking = TRUE;
  kaiji_history_undo (kaiji_document_get_history (self->document));
  self->is_taking = FALSE;
}

static void
on_activate (KaijiComparisonWindow *self, guint position)
{
  g_autoptr (KaijiChange) change = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  GtkWindow *parent;

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent == NULL || !kaiji_change_get_in_new (change))
    return;

  gtk_widget_activate_action (GTK_WIDGET (parent), "sheet.show-field", "s",
                              kaiji_change_get_field (change)->id);
  gtk_window_present (parent);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiComparisonWindow) self = user_data;
  g_autoptr (GFile) file = kaiji_export_pdf_finish (result);

  if (file != NULL)
    kaiji_toast_offer_file (GTK_WIDGET (self->toast_overlay), file);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (widget);

  kaiji_print_job_start_changes (self->document, self->old_sheet,
                                 g_str_equal (name, "changes.print-list"), GTK_WINDOW (self));
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (widget);

  kaiji_export_changes_async (self->document, self->old_sheet,
                              g_str_equal (name, "changes.export-list"), GTK_WINDOW (self),
                              on_exported, g_object_ref (self));
}

static void
kaiji_comparison_window_dispose (GObject *object)
{
  KaijiComparisonWindow *self = KAIJI_COMPARISON_WINDOW (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->changes);
  g_clear_object (&self->old_sheet);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_comparison_window_parent_class)->dispose (object);
}

static void
kaiji_comparison_window_class_init (KaijiComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_comparison_window_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, unchanged_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, old_head);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, on_unchanged_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);

  gtk_widget_class_install_action (widget_class, "changes.take", "s", on_take);
  gtk_widget_class_install_action (widget_class, "changes.take-focused", NULL, on_take_focused);
  gtk_widget_class_install_action (widget_class, "changes.restore", NULL, on_restore);
  gtk_widget_class_install_action (widget_class, "changes.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "changes.print-list", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "changes.export-list", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "changes.print-marked", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "changes.export-marked", NULL, on_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "changes.print-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "changes.export-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "changes.take-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "changes.take-focused", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "changes.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_comparison_window_init (KaijiComparisonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_n_taken (self, 0);
}

static KaijiComparisonWindow *
create (KaijiDocument *document,
        KaijiSheet *old_sheet,
        const char *old_name,
        GtkWindow *parent,
        gboolean is_version)
{
  KaijiComparisonWindow *self;
  g_autoptr (GtkNoSelection) selection = NULL;
  KaijiSheet *sheet;
  GtkFilter *filter;

  self = g_object_new (KAIJI_TYPE_COMPARISON_WINDOW, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->old_sheet = g_object_ref (old_sheet);
  self->is_version = is_version;
  sheet = kaiji_document_get_sheet (document);
  self->changes = kaiji_comparison_new (old_sheet, sheet);
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (self->changes), filter);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);

  if (old_name != NULL)
    gtk_label_set_label (self->old_head, old_name);
  update_figures (self);
  update_page (self);

  return self;
}

/**
 * kaiji_comparison_window_new:
 * @document: the present sheet
 * @old_sheet: the previous sheet
 * @old_name: (nullable): the name of the previous sheet's file, if it has one
 * @parent: the window of the present sheet
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_comparison_window_new (KaijiDocument *document,
                             KaijiSheet *old_sheet,
                             const char *old_name,
                             GtkWindow *parent)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);

  return GTK_WINDOW (create (document, old_sheet, old_name, parent, FALSE));
}

/**
 * kaiji_comparison_window_new_for_version:
 * @document: the present sheet
 * @version: what it was before
 * @name: when that was
 * @parent: the window of @document
 *
 * Offers to take answers of the version, one by one or all of them.
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_comparison_window_new_for_version (KaijiDocument *document,
                                         KaijiSheet *version,
                                         const char *name,
                                         GtkWindow *parent)
{
  KaijiComparisonWindow *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (version), NULL);

  self = create (document, version, name, parent, TRUE);
  gtk_widget_set_visible (self->restore_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.restore",
                                 kaiji_restore_can_restore (document, version));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Earlier Version"));

  return GTK_WINDOW (self);
}
