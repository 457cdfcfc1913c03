/* kaiji-output-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-export-dates.h"
#include "kaiji-export-dialog.h"
#include "kaiji-export.h"
#include "kaiji-fill.h"
#include "kaiji-left-out-list.h"
#include "kaiji-output-actions.h"
#include "kaiji-page-setup-dialog.h"
#include "kaiji-preview-window.h"
#include "kaiji-print-job.h"
#include "kaiji-readiness-window.h"
#include "kaiji-readiness.h"
#include "kaiji-toast.h"

/* The objects of the actions; all are borrowed from the owner of the action map. */
typedef struct
{
  GActionGroup *group;
  KaijiSheetView *view;
  KaijiDocument *document;
  KaijiSchemeLibrary *library;
  GtkWindow *preview_window; /* weak */
} Target;

static void
target_free (Target *target)
{
  g_clear_weak_pointer (&target->preview_window);
  g_free (target);
}

static GtkWindow *
get_window (Target *target)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (target->view)));
}

static void
on_export_dates (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  kaiji_export_dates (target->document, GTK_WIDGET (target->view));
}

static void
on_file_exported (GtkWidget *view, GFile *file, guint n_files)
{
  kaiji_toast_offer_files (view, file, n_files);
}

static void
present_export_dialog (Target *target, gboolean asks, const char *owner)
{
  GtkWindow *dialog = kaiji_export_dialog_new (target->document, asks, owner, get_window (target));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_file_exported), target->view,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  present_export_dialog (target, FALSE, NULL);
}

static void
on_ask (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  present_export_dialog (target, TRUE, NULL);
}

static void
on_ask_owner (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_export_dialog (user_data, TRUE, g_variant_get_string (parameter, NULL));
}

static void
on_fill (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  kaiji_fill_choose (target->document, target->library, GTK_WIDGET (target->view));
}

static void
on_page_setup (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;
  const KaijiField *field = kaiji_sheet_view_get_current_field (target->view);

  gtk_window_present (kaiji_page_setup_dialog_new (kaiji_document_get_sheet (target->document),
                                                   field != NULL ? field->item : NULL,
                                                   get_window (target)));
}

/* There is one, which closes when the sheet is closed or replaced. */
static void
on_show_preview_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  if (target->preview_window == NULL)
    {
      GtkWindow *window = kaiji_preview_window_new (target->document, target->group,
                                                    get_window (target));

      g_set_weak_pointer (&target->preview_window, window);
      g_signal_connect_object (target->view, "unmap", G_CALLBACK (gtk_window_destroy), window,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (target->preview_window);
}

static void
on_print_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  kaiji_print_job_start (target->document, g_variant_get_boolean (parameter), get_window (target));
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) view = user_data;
  g_autoptr (GFile) file = kaiji_export_pdf_finish (result);

  if (file != NULL)
    kaiji_left_out_offer_file (view, file, kaiji_export_pdf_get_left_out (result));
}

static void
export_pdf (Target *target, KaijiAudience audience, gboolean is_draft)
{
  kaiji_export_pdf_async (target->document, audience, is_draft, get_window (target), on_exported,
                          g_object_ref (target->view));
}

static void
on_export_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint audience;
  gboolean is_draft;

  g_variant_get (parameter, "(ub)", &audience, &is_draft);
  export_pdf (user_data, (KaijiAudience) audience, is_draft);
}

static void
show_readiness (Target *target, KaijiAudience audience)
{
  gtk_window_present (
    kaiji_readiness_window_new (target->document, audience, target->group, get_window (target)));
}

static void
on_check_readiness (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_readiness (user_data, KAIJI_AUDIENCE_SUBMISSION);
}

static gboolean
is_ready (Target *target)
{
  return kaiji_readiness_is_ready (kaiji_document_get_findings (target->document));
}

/* A sheet is checked before it leaves the house. */
static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;

  if (is_ready (target))
    kaiji_print_job_start (target->document, FALSE, get_window (target));
  else
    show_readiness (target, KAIJI_AUDIENCE_SUBMISSION);
}

static void
check_and_export (Target *target, KaijiAudience audience)
{
  if (is_ready (target))
    export_pdf (target, audience, FALSE);
  else
    show_readiness (target, audience);
}

static void
on_export_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  check_and_export (user_data, KAIJI_AUDIENCE_SUBMISSION);
}

static void
on_export_public_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  check_and_export (user_data, KAIJI_AUDIENCE_PUBLIC);
}

static const GActionEntry actions[] = {
  { .name = "export-dates", .activate = on_export_dates },
  { .name = "export", .activate = on_export },
  { .name = "ask", .activate = on_ask },
  { .name = "ask-owner", .activate = on_ask_owner, .parameter_type = "s" },
  { .name = "fill", .activate = on_fill },
  { .name = "page-setup", .activate = on_page_setup },
  { .name = "check-readiness", .activate = on_check_readiness },
  { .name = "show-preview-window", .activate = on_show_preview_window },
  { .name = "print", .activate = on_print },
  { .name = "print-as", .activate = on_print_as, .parameter_type = "b" },
  { .name = "export-as", .activate = on_export_as, .parameter_type = "(ub)" },
  { .name = "export-pdf", .activate = on_export_pdf },
  { .name = "export-public-pdf", .activate = on_export_public_pdf },
};

/**
 * kaiji_output_actions_add:
 * @map: where to add the actions, also a #GActionGroup
 * @view: the view of a sheet, which lives as long as @map
 * @document: its document, likewise
 * @library: the known schemes, likewise
 *
 * Adds the actions by which a sheet leaves the program. `print-as` takes whether it is a draft,
 * `export-as` the audience and whether it is a draft; these two do not check before. `ask-owner`
 * takes the name of whom to ask.
 */
void
kaiji_output_actions_add (GActionMap *map,
                          KaijiSheetView *view,
                          KaijiDocument *document,
                          KaijiSchemeLibrary *library)
{
  KaijiSheet *sheet;
  GAction *public_pdf;
  Target *target;

  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (G_IS_ACTION_GROUP (map));
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (view));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  target = g_new (Target, 1);
  *target = (Target){ G_ACTION_GROUP (map), view, document, library, NULL };
  g_object_set_data_full (G_OBJECT (map), "kaiji-output-actions", target,
                          (GDestroyNotify) target_free);
  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), target);

  sheet = kaiji_document_get_sheet (document);
  public_pdf = g_action_map_lookup_action (map, "export-public-pdf");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (public_pdf),
                               kaiji_scheme_has_public_version (kaiji_sheet_get_scheme (sheet)));
}
