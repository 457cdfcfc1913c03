/* kaiji-text-area.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-paste.h"
#include "kaiji-preedit.h"
#include "kaiji-text-area.h"
#include "kaiji-text-height.h"

struct _KaijiTextArea
{
  GtkTextView parent_instance;

  char *tail; /* the text after the shown beginning, NULL for none */
  KaijiTextHeight *height;
  guint action_depth;
  gboolean setting;
  gboolean changed;
  gboolean composing;
};

G_DEFINE_FINAL_TYPE (KaijiTextArea, kaiji_text_area, GTK_TYPE_TEXT_VIEW)

/* How much of a text is shown. The longest answers that schemes ask for have 500 characters. Laying
 * out this many takes a few milliseconds; a whole pasted book would take seconds at every key
 * press. Typing may double the length before the text is cut again. */
#define MAX_SHOWN_CHARACTERS 5000
#define MAX_SHOWN_LINES 200

/* The natural width of a text area, in pixels. */
#define NATURAL_WIDTH 300
#define MINIMUM_WIDTH 60

enum
{
  PROP_TRUNCATED = 1,
  N_PROPERTIES,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (KaijiTextArea *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static char *
dup_shown_text (KaijiTextArea *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
}

/* The end of the shown beginning of @text. */
static const char *
find_shown_end (const char *text)
{
  const char *p = text;
  guint n_characters = 0;
  guint n_lines = 0;

  while (*p != '\0' && n_characters < MAX_SHOWN_CHARACTERS && n_lines < MAX_SHOWN_LINES)
    {
      n_characters++;
      if (*p == '\n')
        n_lines++;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* Takes @tail. */
static void
set_tail (KaijiTextArea *self, char *tail)
{
  gboolean was_truncated = self->tail != NULL;

  if (tail != NULL && *tail == '\0')
    g_clear_pointer (&tail, g_free);

  g_free (self->tail);
  self->tail = tail;
  if (was_truncated != (tail != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRUNCATED]);
}

/* Shows the beginning of @text and keeps the rest. */
static void
set_whole_text (KaijiTextArea *self, const char *text)
{
  const char *shown_end = find_shown_end (text);

  self->setting = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), text, (int) (shown_end - text));
  set_tail (self, g_strdup (shown_end));
  self->setting = FALSE;
}

static void
place_cursor (KaijiTextArea *self, int offset)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &cursor, offset);
  gtk_text_buffer_place_cursor (get_buffer (self), &cursor);
}

/* Shows more of a text after much of it was deleted. */
static void
refill (KaijiTextArea *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter end;
  const char *more_end;

  if (self->tail == NULL || gtk_text_buffer_get_char_count (buffer) > MAX_SHOWN_CHARACTERS / 2)
    return;

  more_end = find_shown_end (self->tail);
  self->setting = TRUE;
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, self->tail, (int) (more_end - self->tail));
  set_tail (self, g_strdup (more_end));
  self->setting = FALSE;
}

static void
emit_edited (KaijiTextArea *self)
{
  self->changed = FALSE;
  refill (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_changed (KaijiTextArea *self)
{
  kaiji_text_height_forget_text (self->height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->setting)
    return;

  self->changed = TRUE;
  if (self->action_depth == 0)
    emit_edited (self);
}

static gboolean
fits (KaijiTextArea *self, const char *text, int length)
{
  GtkTextBuffer *buffer = get_buffer (self);
  int n_characters = gtk_text_buffer_get_char_count (buffer);
  int n_lines = gtk_text_buffer_get_line_count (buffer);

  n_characters += (int) g_utf8_strlen (text, length);
  for (const char *p = text; p < text + length; p++)
    n_lines += *p == '\n';

  return n_characters <= 2 * MAX_SHOWN_CHARACTERS && n_lines <= 2 * MAX_SHOWN_LINES;
}

/* Text beyond the limit never reaches the buffer, where it alone would take long. */
static void
on_insert_text (KaijiTextArea *self, GtkTextIter *iter, const char *inserted, int length)
{
  g_autofree char *shown = NULL;
  g_autofree char *whole = NULL;
  int offset = gtk_text_iter_get_offset (iter);
  gsize before;

  if (self->setting || fits (self, inserted, length))
    return;

  g_signal_stop_emission_by_name (get_buffer (self), "insert-text");

  shown = dup_shown_text (self);
  before = (gsize) (g_utf8_offset_to_pointer (shown, offset) - shown);
  whole = g_strdup_printf ("%.*s%.*s%s%s", (int) before, shown, length, inserted, shown + before,
                           self->tail != NULL ? self->tail : "");
  set_whole_text (self, whole);
  place_cursor (self, offset + (int) g_utf8_strlen (inserted, length));
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  on_changed (self);
}

/* Deleting everything that is visible means deleting the whole text. */
static void
on_delete_range (KaijiTextArea *self, GtkTextIter *start, GtkTextIter *end)
{
  if (!self->setting && gtk_text_iter_is_start (start) && gtk_text_iter_is_end (end))
    set_tail (self, NULL);
}

static void
on_begin_user_action (KaijiTextArea *self)
{
  self->action_depth++;
}

/* Typing over a selection deletes it and inserts text: two changes, but one edit. */
static void
on_end_user_action (KaijiTextArea *self)
{
  self->action_depth--;
  if (self->action_depth == 0 && self->changed)
    emit_edited (self);
}

/* The form scrolls, if there is one around the text. */
static void
on_cursor_moved (KaijiTextArea *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.follow-cursor", NULL);
}

static void
on_preedit_changed (KaijiTextArea *self, const char *preedit)
{
  self->composing = *preedit != '\0';
  on_cursor_moved (self);
}

static gboolean
on_key_pressed (KaijiTextArea *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  /* While a text is being composed, Enter belongs to the input method. */
  if (!is_enter || self->composing || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
kaiji_text_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kaiji_text_area_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (widget);
  int width = for_size < 0 ? NATURAL_WIDTH : for_size;
  int height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  height = kaiji_text_height_get (self->height, width);

  /* Text that is being composed is in the view, but not yet in the buffer. */
  if (self->composing)
    {
      GTK_WIDGET_CLASS (kaiji_text_area_parent_class)
        ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
      *natural = MAX (*natural, height);
      *minimum = *natural;
      return;
    }

  *minimum = *natural = height;
}

/* The view is still being built when its first style is set. */
static void
forget_font (KaijiTextArea *self)
{
  if (self->height != NULL)
    kaiji_text_height_forget_font (self->height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
kaiji_text_area_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (widget);

  GTK_WIDGET_CLASS (kaiji_text_area_parent_class)->css_changed (widget, change);
  forget_font (self);
}

static void
kaiji_text_area_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (widget);

  GTK_WIDGET_CLASS (kaiji_text_area_parent_class)->system_setting_changed (widget, setting);
  forget_font (self);
}

static void
kaiji_text_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (object);

  switch (id)
    {
    case PROP_TRUNCATED:
      g_value_set_boolean (value, self->tail != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kaiji_text_area_finalize (GObject *object)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (object);

  kaiji_text_height_free (self->height);
  g_free (self->tail);

  G_OBJECT_CLASS (kaiji_text_area_parent_class)->finalize (object);
}

static void
kaiji_text_area_class_init (KaijiTextAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kaiji_text_area_get_property;
  object_class->finalize = kaiji_text_area_finalize;
  widget_class->get_request_mode = kaiji_text_area_get_request_mode;
  widget_class->measure = kaiji_text_area_measure;
  widget_class->css_changed = kaiji_text_area_css_changed;
  widget_class->system_setting_changed = kaiji_text_area_system_setting_changed;

  properties[PROP_TRUNCATED] = g_param_spec_boolean ("truncated", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_text_area_init (KaijiTextArea *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  self->height = kaiji_text_height_new (view);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-area");

  kaiji_paste_take_over (GTK_WIDGET (self));
  kaiji_preedit_keep (GTK_WIDGET (self));

  /* The sheet has a history of its own, for all fields. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_swapped (buffer, "insert-text", G_CALLBACK (on_insert_text), self);
  g_signal_connect_swapped (buffer, "delete-range", G_CALLBACK (on_delete_range), self);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (buffer, "begin-user-action", G_CALLBACK (on_begin_user_action), self);
  g_signal_connect_swapped (buffer, "end-user-action", G_CALLBACK (on_end_user_action), self);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (on_preedit_changed), NULL);
}

/**
 * kaiji_text_area_new:
 * @multiline: whether Enter begins a new line; otherwise it moves to the next control
 */
GtkWidget *
kaiji_text_area_new (gboolean multiline)
{
  KaijiTextArea *self = g_object_new (KAIJI_TYPE_TEXT_AREA, NULL);

  if (!multiline)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
      gtk_widget_add_controller (GTK_WIDGET (self), keys);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  multiline, -1);

  return GTK_WIDGET (self);
}

/**
 * kaiji_text_area_dup_text:
 *
 * Returns: (transfer full): the whole text
 */
char *
kaiji_text_area_dup_text (KaijiTextArea *self)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (KAIJI_IS_TEXT_AREA (self), NULL);

  shown = dup_shown_text (self);
  return self->tail != NULL ? g_strconcat (shown, self->tail, NULL) : g_steal_pointer (&shown);
}

/**
 * kaiji_text_area_set_text:
 * @text: plain text
 *
 * Shows a text. If it is shown already, nothing changes: neither the cursor nor the text that an
 * input method is composing.
 */
void
kaiji_text_area_set_text (KaijiTextArea *self, const char *text)
{
  g_autofree char *old = NULL;
  GtkTextIter cursor;
  int offset;

  g_return_if_fail (KAIJI_IS_TEXT_AREA (self));
  g_return_if_fail (text != NULL);

  old = kaiji_text_area_dup_text (self);
  if (g_str_equal (old, text))
    return;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &cursor,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  offset = gtk_text_iter_get_offset (&cursor);
  set_whole_text (self, text);

  /* Only if the cursor is visible: placing it makes GtkTextView lay out the whole text. */
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    place_cursor (self, offset);
}

/**
 * kaiji_text_area_get_truncated:
 *
 * Returns: whether only the beginning of the text is shown
 */
gboolean
kaiji_text_area_get_truncated (KaijiTextArea *self)
{
  g_return_val_if_fail (KAIJI_IS_TEXT_AREA (self), FALSE);

  return self->tail != NULL;
}
