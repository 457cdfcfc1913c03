/* paste-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <time.h>

#include "paste-fixture.h"
#include "row-fixture.h"

#define UTF8_TEXT "text/plain;charset=utf-8"

/* The longest time for which nothing else may be done, in seconds of the processor's time: what the
 * machine does beside this test is not counted. */
#define LONGEST_BLOCK 0.2

/* Has everything in it that must not be interpreted, a NUL too. */
GBytes *
paste_create_megabyte (void)
{
  static const char unit[] = "<b>&amp;\xe2\x80\xae字\0%s\x07\xed\xa0\x80";
  GString *text = g_string_new (NULL);

  while (text->len < PASTE_MEGABYTE)
    g_string_append_len (text, unit, sizeof unit - 1);
  return g_string_free_to_bytes (text);
}

char *
paste_make_valid (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (data, (gssize) size);
}

void
paste_offer (GdkClipboard *clipboard, GBytes *bytes)
{
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (UTF8_TEXT, bytes);

  gdk_clipboard_set_content (clipboard, provider);
}

double
paste_get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

void
paste_check_block (double start)
{
  double block = paste_get_processor_time () - start;

  g_assert_cmpfloat (block, <, LONGEST_BLOCK);
}

/* Once around the main loop. */
void
paste_iterate (void)
{
  double start = paste_get_processor_time ();

  g_main_context_iteration (NULL, TRUE);
  paste_check_block (start);
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* As settle(), every block of it measured: until nothing has been due for two frames. */
void
paste_iterate_until_calm (void)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, 40, on_timeout, &over, NULL);
  while (!over)
    paste_iterate ();
}

/* Returns: (nullable): the button of the dialog which tells that a text is too long */
GtkWidget *
paste_find_refusal (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *label;

      if (!gtk_widget_get_visible (window)
          || find_label (window, "The text is too long for this line") == NULL)
        continue;
      label = find_label (window, "Close");
      if (label != NULL)
        return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
    }

  return NULL;
}

void
paste_close_refusal (void)
{
  g_signal_emit_by_name (paste_find_refusal (), "clicked");
  while (paste_find_refusal () != NULL)
    paste_iterate ();
}
