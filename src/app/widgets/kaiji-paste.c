/* kaiji-paste.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-paste.h"
#include "kaiji-preedit.h"
#include "kaiji-tell.h"

/* GTK's own paste stops at the first NUL and shows the bytes of invalid UTF-8 as escapes. Here each
 * such byte becomes a replacement character, which the checks report, and nothing is lost. */

#define UTF8_TEXT "text/plain;charset=utf-8"

/* Longer than any line that is not an answer; GtkText always lays out a whole line. */
#define MAX_LINE_LENGTH 10000

typedef struct
{
  GtkWidget *widget;  /* a GtkTextView or a GtkText */
  gboolean elsewhere; /* paste at the mark or position rather than at the cursor */
  GtkTextMark *mark;
  int position;
} Paste;

static void
paste_free (Paste *self)
{
  if (self->mark != NULL)
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
  g_object_unref (self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
insert_into_text_view (Paste *self, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (self->elsewhere)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->mark);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, gtk_text_view_get_editable (view));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1,
                                                gtk_text_view_get_editable (view));
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

/* Text is never cut: if it exceeds the limit of a line, it is refused, and the user is told. */
static gboolean
refuse (GtkText *text, const char *inserted, gssize length, guint n_replaced)
{
  guint limit = (guint) gtk_text_get_max_length (text);
  guint n_characters = (guint) g_utf8_strlen (inserted, length);
  g_autofree char *body = NULL;

  if (limit == 0 || gtk_text_get_text_length (text) - n_replaced + n_characters <= limit)
    return FALSE;

  body = g_strdup_printf (_ ("It has %u characters, and no more than %u fit here. Nothing was "
                             "changed."),
                          n_characters, limit);
  kaiji_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (text))),
              _ ("The text is too long for this line"), body);
  return TRUE;
}

static void
insert_into_text (Paste *self, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (self->widget);
  int start = 0, end = 0;
  int position;

  if (!gtk_editable_get_editable (editable))
    return;

  if (self->elsewhere)
    gtk_editable_set_position (editable, self->position);
  gtk_editable_get_selection_bounds (editable, &start, &end);
  if (refuse (GTK_TEXT (self->widget), text, -1, (guint) (end - start)))
    return;
  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, text, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
insert (Paste *self, const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *string = g_string_new (valid);

  /* Line breaks of other systems. */
  g_string_replace (string, "\r\n", "\n", 0);
  if (GTK_IS_TEXT_VIEW (self->widget))
    insert_into_text_view (self, string->str);
  else
    insert_into_text (self, string->str);
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

/* Takes @self. */
static void
start_reading (Paste *self, GdkClipboard *clipboard)
{
  static const char *types[] = { UTF8_TEXT, NULL };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_mime_type (formats, UTF8_TEXT))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_opened, self);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, self);
}

static Paste *
paste_new (GtkWidget *widget)
{
  Paste *self = g_new0 (Paste, 1);

  self->widget = g_object_ref (widget);
  return self;
}

/* The position at @x: before the character there, or after it if that is nearer. */
static int
find_position (GtkText *text, double x)
{
  int n_positions = gtk_entry_buffer_get_length (gtk_text_get_buffer (text)) + 1;
  double nearest_distance = G_MAXDOUBLE;
  int nearest = 0;

  for (int i = 0; i < n_positions; i++)
    {
      graphene_rect_t extents;
      double distance;

      gtk_text_compute_cursor_extents (text, (gsize) i, &extents, NULL);
      distance = ABS (extents.origin.x - x);
      if (distance < nearest_distance)
        {
          nearest_distance = distance;
          nearest = i;
        }
    }

  return nearest;
}

/* The primary selection is pasted at the click rather than at the cursor. The click may be at the
 * end of the selection itself, so the cursor only moves once the text has arrived. */
static void
on_middle_pressed (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  gboolean is_enabled;
  Paste *self;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-primary-paste", &is_enabled, NULL);
  if (!is_enabled)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self = paste_new (widget);
  self->elsewhere = TRUE;
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextView *view = GTK_TEXT_VIEW (widget);
      GtkTextIter iter;
      int buffer_x, buffer_y;

      gtk_widget_grab_focus (widget);
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                             &buffer_x, &buffer_y);
      gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
      self->mark = g_object_ref (
        gtk_text_buffer_create_mark (gtk_text_view_get_buffer (view), NULL, &iter, FALSE));
    }
  else
    {
      /* Selecting would replace the primary selection. */
      gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
      self->position = find_position (GTK_TEXT (widget), x);
    }
  start_reading (self, gtk_widget_get_primary_clipboard (widget));
}

static void
on_paste_clipboard (GtkWidget *widget)
{
  g_signal_stop_emission_by_name (widget, "paste-clipboard");
  start_reading (paste_new (widget), gtk_widget_get_clipboard (widget));
}

/**
 * kaiji_paste_take_over:
 * @widget: a #GtkTextView or a #GtkText
 *
 * Makes @widget paste plain text without any loss, from the clipboard as well as from the primary
 * selection.
 */
void
kaiji_paste_take_over (GtkWidget *widget)
{
  GtkGesture *gesture;

  g_return_if_fail (GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget));

  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_middle_pressed), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (widget, "paste-clipboard", G_CALLBACK (on_paste_clipboard), NULL);
}

/* Text may come in by any way, such as by being dropped. */
static void
on_insert_text (GtkText *text, const char *inserted, int length)
{
  if (refuse (text, inserted, length, 0))
    g_signal_stop_emission_by_name (text, "insert-text");
}

/* A row's delegate only owns another delegate. */
static GtkEditable *
find_text (GtkEditable *editable)
{
  while (editable != NULL && !GTK_IS_TEXT (editable))
    editable = gtk_editable_get_delegate (editable);

  return editable;
}

/**
 * kaiji_paste_limit_line:
 * @editable: a line that is not an answer: an entry, or a row with one
 *
 * Like kaiji_paste_take_over() and kaiji_preedit_keep(), and limits the line to a length that can
 * be laid out quickly.
 */
void
kaiji_paste_limit_line (GtkEditable *editable)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  text = find_text (editable);
  g_return_if_fail (text != NULL);

  gtk_text_set_max_length (GTK_TEXT (text), MAX_LINE_LENGTH);
  kaiji_preedit_keep (GTK_WIDGET (text));
  g_signal_connect (text, "insert-text", G_CALLBACK (on_insert_text), NULL);
  kaiji_paste_take_over (GTK_WIDGET (text));
}

/**
 * kaiji_paste_show_line:
 * @editable: a line with a limit
 * @line: the text of the line
 * @can_edit: whether it may be edited
 *
 * Shows a text that may come from elsewhere. If it exceeds the limit, only its beginning is shown,
 * and it cannot be edited, since the rest would be lost. If @line is shown already, nothing
 * happens.
 */
void
kaiji_paste_show_line (GtkEditable *editable, const char *line, gboolean can_edit)
{
  g_autofree char *beginning = NULL;
  gboolean fits;
  int position;

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (line != NULL);

  fits = g_utf8_strlen (line, -1) <= MAX_LINE_LENGTH;
  gtk_editable_set_editable (editable, can_edit && fits);
  if (!fits)
    line = beginning = g_utf8_substring (line, 0, MAX_LINE_LENGTH);
  if (g_str_equal (line, gtk_editable_get_text (editable)))
    return;

  position = gtk_editable_get_position (editable);
  gtk_editable_set_text (editable, line);
  gtk_editable_set_position (editable, position);
}
