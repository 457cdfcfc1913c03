/* kaiji-text-area.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-text-area.h"

struct _KaijiTextArea
{
  GtkTextView parent_instance;

  GtkTextTag *tail_tag;
  PangoLayout *layout;
  int measured_width;
  int measured_height;
  guint action_depth;
  gboolean setting;
  gboolean changed;
  gboolean composing;
  gboolean truncated;
};

G_DEFINE_FINAL_TYPE (KaijiTextArea, kaiji_text_area, GTK_TYPE_TEXT_VIEW)

/* How much of a text is laid out. The longest answers that schemes ask for have 500 characters;
 * laying out this many takes a few milliseconds, a whole pasted book would take most of a second
 * at every key press. */
#define MAX_SHOWN_CHARACTERS 10000
#define MAX_SHOWN_LINES 400

/* The width that a text area asks for, in pixels; it takes what it gets. */
#define NATURAL_WIDTH 300
#define MINIMUM_WIDTH 60

/* Between lines, in pixels: Japanese fonts leave none, and a paragraph of them reads badly. */
#define LINE_SPACING 3

/* GtkTextView leaves this much of its width to the cursor behind a line. */
#define CURSOR_WIDTH 1

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

/* Where the shown beginning of the text ends. */
static void
get_shown_end (KaijiTextArea *self, GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter line_end;

  gtk_text_buffer_get_iter_at_offset (buffer, end, MAX_SHOWN_CHARACTERS);
  if (gtk_text_buffer_get_line_count (buffer) > MAX_SHOWN_LINES)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &line_end, MAX_SHOWN_LINES);
      if (gtk_text_iter_compare (&line_end, end) < 0)
        *end = line_end;
    }
}

/* Hides all but the beginning of a text that is too long to be laid out. */
static void
update_truncated (KaijiTextArea *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  gboolean truncated = gtk_text_buffer_get_char_count (buffer) > MAX_SHOWN_CHARACTERS
                       || gtk_text_buffer_get_line_count (buffer) > MAX_SHOWN_LINES;
  GtkTextIter start, shown_end, end;

  if (!truncated && !self->truncated)
    return;

  if (self->tail_tag == NULL)
    self->tail_tag = gtk_text_buffer_create_tag (buffer, NULL, "invisible", TRUE, NULL);

  get_shown_end (self, &shown_end);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tail_tag, &start, truncated ? &shown_end : &end);
  if (truncated)
    gtk_text_buffer_apply_tag (buffer, self->tail_tag, &shown_end, &end);

  if (truncated != self->truncated)
    {
      self->truncated = truncated;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRUNCATED]);
    }
}

static void
forget_size (KaijiTextArea *self)
{
  self->measured_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The height of a paragraph as GtkTextView reckons it, rounding included. */
static int
measure_paragraph (KaijiTextArea *self, const char *text, int length)
{
  int height;

  pango_layout_set_text (self->layout, text, length);
  pango_layout_get_size (self->layout, NULL, &height);
  return PANGO_PIXELS (height) + LINE_SPACING;
}

/* GtkTextView knows its height only after it has been given a width, and tells it a few frames
 * later; a form of such rows would move under the person's eyes. So the text is measured here,
 * paragraph by paragraph, as GtkTextView lays it out. */
static int
measure_text (KaijiTextArea *self, int width)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  const char *p;
  int height = 0;

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  get_shown_end (self, &end);
  text = gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_spacing (self->layout, LINE_SPACING * PANGO_SCALE);
    }
  pango_layout_set_width (self->layout, MAX (width - CURSOR_WIDTH, 1) * PANGO_SCALE);

  p = text;
  do
    {
      int length, next;

      pango_find_paragraph_boundary (p, -1, &length, &next);
      height += measure_paragraph (self, p, length);

      /* A text that ends in a line break has an empty line behind it. */
      if (p[next] == '\0' && next > length)
        height += measure_paragraph (self, "", 0);
      p += next;
    }
  while (*p != '\0');

  return height;
}

static void
emit_edited (KaijiTextArea *self)
{
  self->changed = FALSE;
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_changed (KaijiTextArea *self)
{
  self->changed = TRUE;
  update_truncated (self);
  forget_size (self);
  if (self->action_depth == 0)
    emit_edited (self);
}

static void
on_begin_user_action (KaijiTextArea *self)
{
  self->action_depth++;
}

/* Typing over a selection removes it and inserts, two changes; it is one edit. */
static void
on_end_user_action (KaijiTextArea *self)
{
  self->action_depth--;
  if (self->action_depth == 0 && self->changed)
    emit_edited (self);
}

static void
on_preedit_changed (KaijiTextArea *self, const char *preedit)
{
  self->composing = *preedit != '\0';
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

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  if (self->measured_width != width)
    {
      self->measured_width = width;
      self->measured_height = measure_text (self, width);
    }

  /* What is being composed stands in the view, but not yet in the text. */
  if (self->composing)
    {
      GTK_WIDGET_CLASS (kaiji_text_area_parent_class)
        ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
      *natural = MAX (*natural, self->measured_height);
      *minimum = *natural;
      return;
    }

  *minimum = *natural = self->measured_height;
}

static void
kaiji_text_area_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (widget);

  GTK_WIDGET_CLASS (kaiji_text_area_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  forget_size (self);
}

static void
kaiji_text_area_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (widget);

  GTK_WIDGET_CLASS (kaiji_text_area_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->layout);
  forget_size (self);
}

static void
kaiji_text_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (object);

  switch (id)
    {
    case PROP_TRUNCATED:
      g_value_set_boolean (value, self->truncated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kaiji_text_area_dispose (GObject *object)
{
  KaijiTextArea *self = KAIJI_TEXT_AREA (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kaiji_text_area_parent_class)->dispose (object);
}

static void
kaiji_text_area_class_init (KaijiTextAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kaiji_text_area_get_property;
  object_class->dispose = kaiji_text_area_dispose;
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

  self->measured_width = -1;
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (view, LINE_SPACING);
  gtk_text_view_set_pixels_below_lines (view, LINE_SPACING);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-area");

  /* The sheet has a history of its own, of all fields. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (buffer, "begin-user-action", G_CALLBACK (on_begin_user_action), self);
  g_signal_connect_swapped (buffer, "end-user-action", G_CALLBACK (on_end_user_action), self);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (on_preedit_changed), NULL);
}

/**
 * kaiji_text_area_new:
 * @multiline: whether Enter begins a new line; otherwise it goes on to the next control
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
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
}

/**
 * kaiji_text_area_set_text:
 * @text: plain text
 *
 * Shows a text. Where it is shown already, nothing is touched: neither the cursor nor what an
 * input method is composing.
 */
void
kaiji_text_area_set_text (KaijiTextArea *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *old = kaiji_text_area_dup_text (self);
  GtkTextIter cursor;
  int offset;

  if (g_str_equal (old, text))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);

  self->setting = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  self->setting = FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

/**
 * kaiji_text_area_get_truncated:
 *
 * Returns: whether only the beginning of the text is shown
 */
gboolean
kaiji_text_area_get_truncated (KaijiTextArea *self)
{
  return self->truncated;
}
