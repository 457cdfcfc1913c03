/* paste-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <dlfcn.h>
#include <string.h>

#include "paste-fixture.h"
#include "row-fixture.h"

#define UTF8_TEXT "text/plain;charset=utf-8"

/* The most text that may be laid out without a return to the main loop, in bytes. Laying out costs
 * more than anything else that a widget does with a text. Counting it instead of the time makes the
 * result independent of the machine and of its load. */
#define MOST_LAID_OUT (128 * 1024)

static gsize n_laid_out; /* in bytes, since the block began */
static gsize n_laid_out_before;

/* GTK calls this as well, since the program's own symbols take precedence over Pango's. */
void
pango_layout_set_text (PangoLayout *layout, const char *text, int length)
{
  static void (*set_text) (PangoLayout *, const char *, int);

  if (set_text == NULL)
    *(void **) &set_text = dlsym (RTLD_NEXT, "pango_layout_set_text");
  n_laid_out += length < 0 ? strlen (text) : (gsize) length;
  set_text (layout, text, length);
}

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

void
paste_begin_block (void)
{
  n_laid_out_before += n_laid_out;
  n_laid_out = 0;
}

void
paste_check_block (void)
{
  g_assert_cmpuint (n_laid_out, <, MOST_LAID_OUT);
}

/* Fails if nothing was laid out at all, which would mean that nothing is counted. */
void
paste_check_counting (void)
{
  g_assert_cmpuint (n_laid_out_before, >, 0);
}

/* One turn of the main loop. */
void
paste_iterate (void)
{
  paste_begin_block ();
  g_main_context_iteration (NULL, TRUE);
  paste_check_block ();
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Like settle(), with every block checked: until nothing has been due for two frames. */
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
