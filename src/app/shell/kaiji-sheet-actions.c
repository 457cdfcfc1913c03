/* kaiji-sheet-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-evidence.h"
#include "kaiji-file-actions.h"
#include "kaiji-finding-actions.h"
#include "kaiji-output-actions.h"
#include "kaiji-request.h"
#include "kaiji-review.h"
#include "kaiji-sheet-actions.h"
#include "kaiji-toast.h"
#include "kaiji-unplaced-window.h"
#include "kaiji-versions-window.h"

struct _KaijiSheetActions
{
  GSimpleActionGroup parent_instance;

  KaijiSheetView *view;
  KaijiDocument *document;
  KaijiSchemeLibrary *library;
};

G_DEFINE_FINAL_TYPE (KaijiSheetActions, kaiji_sheet_actions, G_TYPE_SIMPLE_ACTION_GROUP)

static GtkWindow *
get_window (KaijiSheetActions *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->view)));
}

/* @parameter is a field's id. */
static const KaijiField *
find_field (KaijiSheetActions *self, GVariant *parameter)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);

  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                  g_variant_get_string (parameter, NULL));
}

static void
on_show_field (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  const KaijiField *field = find_field (self, parameter);

  if (field != NULL)
    kaiji_sheet_view_show_field (self->view, field);
}

/* @parameter is a section's position, or -1 for all. */
static void
on_show_section (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  int position = g_variant_get_int32 (parameter);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (
    kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document)), &n_sections);

  if (position < (int) n_sections)
    kaiji_sheet_view_show_section (self->view, position >= 0 ? &sections[position] : NULL);
}

static void
on_show_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  const KaijiField *field = find_field (self, parameter);

  if (field != NULL)
    kaiji_sheet_view_show_finding (self->view, field);
}

static void
on_choose_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  const KaijiField *field = find_field (self, parameter);

  if (field != NULL)
    kaiji_evidence_choose (self->document, field, get_window (self));
}

static void
on_show_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  const KaijiField *field = find_field (self, parameter);

  if (field != NULL)
    kaiji_evidence_show (self->document, field, get_window (self));
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_go_box_open (kaiji_sheet_view_get_go_box (self->view));
}

static void
on_find_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_go_box_go (kaiji_sheet_view_get_go_box (self->view), FALSE);
}

static void
on_find_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_go_box_go (kaiji_sheet_view_get_go_box (self->view), TRUE);
}

static void
on_go_to_item (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_go_box_open_empty (kaiji_sheet_view_get_go_box (self->view));
}

static void
on_show_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_show_all (self->view);
}

static void
on_show_missing (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  const KaijiFilter missing = { KAIJI_FILTER_MISSING, NULL };

  kaiji_sheet_view_set_filter (self->view, &missing);
}

static void
on_go_to_review (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_review (self->view);
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_undo (self->view);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_redo (self->view);
}

static void
on_next_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_finding (self->view, FALSE);
}

static void
on_previous_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_finding (self->view, TRUE);
}

static void
on_go_to_findings (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_findings (self->view);
}

static void
on_next_section (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_section (self->view, FALSE);
}

static void
on_previous_section (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_go_to_section (self->view, TRUE);
}

static void
on_confirm (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  /* The same key takes the answer of another sheet where that is what one is at. */
  if (kaiji_sheet_view_take_change (self->view))
    return;

  if (kaiji_sheet_view_confirm (self->view))
    kaiji_toast_offer_action (GTK_WIDGET (self->view), _ ("Everything is confirmed"),
                              _ ("Show _Changes"), "sheet.compare-previous");
}

static void
on_unlock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_document_set_locked (self->document, FALSE);
}

static void
on_compare (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_compare_with_file (self->view, self->library);
}

static void
on_compare_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_compare_with_previous (self->view);
}

/* The key either shows the list of changes or reports why it cannot. */
static void
on_changes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  if (!kaiji_sheet_view_go_to_changes (self->view))
    kaiji_toast_offer_action (GTK_WIDGET (self->view),
                              _ ("There is no last time's sheet to compare with"), _ ("_Compare…"),
                              "sheet.compare");
}

static void
on_close_changes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_sheet_view_close_changes (self->view);
}

static void
on_show_unplaced (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  gtk_window_present (kaiji_unplaced_window_new (kaiji_document_get_sheet (self->document),
                                                 self->library, get_window (self)));
}

/* The version comes to stand beside the form. */
static void
on_version_opened (KaijiSheetActions *self,
                   KaijiSheet *version,
                   const char *name,
                   GtkWindow *window)
{
  kaiji_sheet_view_show_changes (self->view, KAIJI_CHANGES_VERSION, version, name);
  gtk_window_close (window);
}

static void
on_show_versions (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;
  GtkWindow *window = kaiji_versions_window_new (self->document, self->library, get_window (self));

  g_signal_connect_object (window, "opened", G_CALLBACK (on_version_opened), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
on_forget_request (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiSheetActions *self = user_data;

  kaiji_history_end_typing (kaiji_document_get_history (self->document));
  kaiji_sheet_remove_request (kaiji_document_get_sheet (self->document),
                              g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = on_undo },
  { .name = "redo", .activate = on_redo },
  { .name = "next-finding", .activate = on_next_finding },
  { .name = "previous-finding", .activate = on_previous_finding },
  { .name = "go-to-findings", .activate = on_go_to_findings },
  { .name = "next-section", .activate = on_next_section },
  { .name = "previous-section", .activate = on_previous_section },
  { .name = "confirm", .activate = on_confirm },
  { .name = "unlock", .activate = on_unlock },
  { .name = "compare", .activate = on_compare },
  { .name = "compare-previous", .activate = on_compare_previous },
  { .name = "changes", .activate = on_changes },
  { .name = "close-changes", .activate = on_close_changes },
  { .name = "show-unplaced", .activate = on_show_unplaced },
  { .name = "show-versions", .activate = on_show_versions },
  { .name = "forget-request", .activate = on_forget_request, .parameter_type = "s" },
  { .name = "go-to-review", .activate = on_go_to_review },
  { .name = "show-all", .activate = on_show_all },
  { .name = "show-missing", .activate = on_show_missing },
  { .name = "find", .activate = on_find },
  { .name = "find-next", .activate = on_find_next },
  { .name = "find-previous", .activate = on_find_previous },
  { .name = "go-to-item", .activate = on_go_to_item },
  { .name = "show-field", .activate = on_show_field, .parameter_type = "s" },
  { .name = "show-section", .activate = on_show_section, .parameter_type = "i" },
  { .name = "show-finding", .activate = on_show_finding, .parameter_type = "s" },
  { .name = "choose-evidence", .activate = on_choose_evidence, .parameter_type = "s" },
  { .name = "show-evidence", .activate = on_show_evidence, .parameter_type = "s" },
};

/* The switches of the view, each with the property of its name. */
static const char *const switches[] = { "show-sections", "show-findings", "show-preview",
                                        "show-guidance", "show-overview" };

/* The actions that change the sheet. */
static const char *const changing[] = { "confirm",       "page-setup",  "choose-evidence",
                                        "apply-fix",     "apply-fixes", "acknowledge",
                                        "forget-request" };

static void
set_enabled (KaijiSheetActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_finding_actions (KaijiSheetActions *self)
{
  KaijiFindings *findings = kaiji_document_get_findings (self->document);
  gboolean has_problems = kaiji_findings_find_next (findings, NULL, FALSE) != NULL;

  set_enabled (self, "next-finding", has_problems);
  set_enabled (self, "previous-finding", has_problems);
}

static void
on_field_changed (KaijiSheetActions *self)
{
  update_finding_actions (self);
}

/* Enables an action while @property of @source is true. */
static void
bind_enabled (KaijiSheetActions *self, const char *name, gpointer source, const char *property)
{
  g_object_bind_property (source, property, g_action_map_lookup_action (G_ACTION_MAP (self), name),
                          "enabled", G_BINDING_SYNC_CREATE);
}

static void
kaiji_sheet_actions_dispose (GObject *object)
{
  KaijiSheetActions *self = KAIJI_SHEET_ACTIONS (object);

  g_clear_object (&self->document);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_sheet_actions_parent_class)->dispose (object);
}

static void
kaiji_sheet_actions_class_init (KaijiSheetActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_sheet_actions_dispose;
}

static void
kaiji_sheet_actions_init (KaijiSheetActions *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * kaiji_sheet_actions_new:
 * @view: the view that they work on
 * @library: the known schemes
 *
 * Returns: (transfer full): the actions, which the window installs as `sheet`. They hold a
 *   reference to @view, which holds one to its window, so the window must remove them when it
 *   closes.
 */
KaijiSheetActions *
kaiji_sheet_actions_new (KaijiSheetView *view, KaijiSchemeLibrary *library)
{
  KaijiSheetActions *self;
  KaijiSheet *sheet;
  KaijiHistory *history;

  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (view), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_SHEET_ACTIONS, NULL);
  self->view = view;
  self->document = g_object_ref (kaiji_sheet_view_get_document (view));
  self->library = g_object_ref (library);
  kaiji_finding_actions_add (G_ACTION_MAP (self), view, self->document);
  kaiji_output_actions_add (G_ACTION_MAP (self), view, self->document, library);
  kaiji_review_watch (self->document);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (switches[i], view, switches[i]);

      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }

  sheet = kaiji_document_get_sheet (self->document);
  set_enabled (self, "compare-previous", kaiji_sheet_get_has_previous (sheet));
  set_enabled (self, "show-unplaced", kaiji_sheet_get_n_unplaced (sheet) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    bind_enabled (self, changing[i], self->document, "editable");
  history = kaiji_document_get_history (self->document);
  bind_enabled (self, "undo", history, "can-undo");
  bind_enabled (self, "redo", history, "can-redo");
  kaiji_file_actions_add (G_ACTION_MAP (self), self->document, library, view);
  g_signal_connect_object (kaiji_document_get_findings (self->document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  update_finding_actions (self);

  return self;
}
