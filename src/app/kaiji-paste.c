/* kaiji-paste.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-paste.h"

/* GTK's own way to paste ends at the first NUL, and writes out the bytes of what is no UTF-8. Here
 * each such byte becomes a replacement character, which the checks find, and nothing is lost. */

#define UTF8_TEXT "text/plain;charset=utf-8"

/* Inserts what was pasted into a widget. */
typedef void (*Insert) (GtkWidget *widget, const char *text);

typedef struct
{
  GtkWidget *widget;
  Insert insert;
} Paste;

static void
paste_free (Paste *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
insert (Paste *self, const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *string = g_string_new (valid);

  /* Line breaks as other systems write them. */
  g_string_replace (string, "\r\n", "\n", 0);
  self->insert (self->widget, string->str);
  g_string_free (string, TRUE);
}

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) self = user_data;
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (source);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL) < 0)
    gtk_widget_error_bell (self->widget);
  else
    insert (self, g_memory_output_stream_get_data (stream),
            (gssize) g_memory_output_stream_get_data_size (stream));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) self = user_data;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = NULL;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (input == NULL)
    {
      gtk_widget_error_bell (self->widget);
      return;
    }

  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                  | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, g_steal_pointer (&self));
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paste) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    gtk_widget_error_bell (self->widget);
  else
    insert (self, text, -1);
}

static void
start (GtkWidget *widget, Insert insert_text)
{
  static const char *types[] = { UTF8_TEXT, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Paste *self = g_new (Paste, 1);

  self->widget = g_object_ref (widget);
  self->insert = insert_text;

  if (gdk_content_formats_contain_mime_type (formats, UTF8_TEXT))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_opened, self);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, self);
}

static void
insert_into_text_view (GtkWidget *widget, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, gtk_text_view_get_editable (view));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1,
                                                gtk_text_view_get_editable (view));
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
insert_into_text (GtkWidget *widget, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (widget);
  int position;

  if (!gtk_editable_get_editable (editable))
    return;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, text, -1, &position);
  gtk_editable_set_position (editable, position);
}

/**
 * kaiji_paste_into_text_view:
 *
 * Pastes the clipboard's text over what is selected.
 */
void
kaiji_paste_into_text_view (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  start (GTK_WIDGET (view), insert_into_text_view);
}

/**
 * kaiji_paste_into_text:
 *
 * Pastes the clipboard's text over what is selected.
 */
void
kaiji_paste_into_text (GtkText *text)
{
  g_return_if_fail (GTK_IS_TEXT (text));

  start (GTK_WIDGET (text), insert_into_text);
}
