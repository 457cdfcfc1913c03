/* kaiji-window-start.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-print-defaults.h"
#include "kaiji-sheet-file.h"
#include "kaiji-toast.h"
#include "kaiji-window-private.h"

static void
on_scheme_chosen (KaijiWindow *self, KaijiScheme *scheme)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiDocument) document = NULL;

  kaiji_print_defaults_apply (sheet);
  document = kaiji_document_new (sheet);
  kaiji_window_show_document (self, document);
}

static void
on_sample_chosen (KaijiWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);
  g_autoptr (KaijiDocument) document = NULL;

  if (sheet == NULL)
    {
      kaiji_toast_tell (GTK_WIDGET (self->stack), error->message);
      return;
    }

  /* A copy without a file: the sample itself stays as it is. */
  document = kaiji_document_new (sheet);
  kaiji_window_show_document (self, document);
}

static void
on_file_chosen (KaijiWindow *self, GFile *file)
{
  kaiji_window_open_file (self, file, "");
}

static void
on_scheme_file_chosen (KaijiWindow *self, GFile *file)
{
  kaiji_window_open_file (self, file, KAIJI_WINDOW_HINT_SCHEME);
}

static void
on_carry_over_chosen (KaijiWindow *self, GFile *file)
{
  kaiji_window_carry_over_file (self, file);
}

static void
on_backup_chosen (KaijiWindow *self, KaijiBackup *backup)
{
  kaiji_window_open_file (self, kaiji_backup_get_copy (backup), KAIJI_WINDOW_HINT_RESTORE);
}

/* What is most likely wanted has the focus, rather than the first button of the window. */
static void
on_start_page_mapped (KaijiWindow *self)
{
  if (!kaiji_focus_is_within (GTK_WIDGET (self->start_page)))
    gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

/**
 * kaiji_window_focus_start_page:
 *
 * Goes back into the start page, to where one was.
 */
void
kaiji_window_focus_start_page (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  /* A window that is being taken apart has no memory any more. */
  if (self->start_memory != NULL && !kaiji_focus_memory_return (self->start_memory))
    gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

/**
 * kaiji_window_show_start_page:
 *
 * Shows the start page.
 */
void
kaiji_window_show_start_page (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  if (self->start_page == NULL)
    {
      self->start_page = KAIJI_START_PAGE (kaiji_start_page_new (self->library));
      g_signal_connect_object (self->start_page, "scheme-chosen", G_CALLBACK (on_scheme_chosen),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "file-chosen", G_CALLBACK (on_file_chosen), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "carry-over-chosen",
                               G_CALLBACK (on_carry_over_chosen), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "backup-chosen", G_CALLBACK (on_backup_chosen),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "sample-chosen", G_CALLBACK (on_sample_chosen),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "scheme-file-chosen",
                               G_CALLBACK (on_scheme_file_chosen), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "map", G_CALLBACK (on_start_page_mapped), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      self->start_memory = kaiji_focus_memory_new (GTK_WIDGET (self->start_page));
      adw_bin_set_child (self->start_bin, GTK_WIDGET (self->start_page));
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start_bin));
}

/**
 * kaiji_window_choose_scheme:
 *
 * Goes to the forms on the start page, which is shown.
 */
void
kaiji_window_choose_scheme (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->start_page != NULL);

  kaiji_start_page_focus_schemes (self->start_page);
}
