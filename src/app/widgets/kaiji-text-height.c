/* kaiji-text-height.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-text-height.h"

/* From one line to the next, in times the font's size, as style.css has it: with some Japanese
 * fonts lines would touch, and be apart unevenly where there are Latin letters. */
#define LINE_HEIGHT 1.45

/* GtkTextView reserves this much of its width for the cursor at the end of a line. */
#define CURSOR_WIDTH 1

struct _KaijiTextHeight
{
  GtkTextView *view; /* not owned: the view owns this */
  PangoLayout *layout;
  int widths[2]; /* the last two measured widths, and their heights */
  int heights[2];
};

static char *
dup_text (KaijiTextHeight *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

/* Computes the height of a paragraph like GtkTextView, including its rounding. */
static int
measure_paragraph (KaijiTextHeight *self, const char *text, int length)
{
  int height;

  pango_layout_set_text (self->layout, text, length);
  pango_layout_get_size (self->layout, NULL, &height);
  return PANGO_PIXELS (height);
}

/* A layout of the view's font and line height. */
static PangoLayout *
create_layout (KaijiTextHeight *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  const PangoFontDescription *font = pango_context_get_font_description (
    pango_layout_get_context (layout));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int line_height = (int) (LINE_HEIGHT * pango_font_description_get_size (font));

  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (line_height));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/* GtkTextView knows its height only after it has been given a width, and reports it a few frames
 * later; a form of such rows would move while it is read. So the text is measured here, paragraph
 * by paragraph, as GtkTextView lays it out. */
static int
measure_text (KaijiTextHeight *self, int width)
{
  g_autofree char *text = dup_text (self);
  const char *p = text;
  int height = 0;

  if (self->layout == NULL)
    self->layout = create_layout (self);
  pango_layout_set_width (self->layout, MAX (width - CURSOR_WIDTH, 1) * PANGO_SCALE);

  do
    {
      int length, next;

      pango_find_paragraph_boundary (p, -1, &length, &next);
      height += measure_paragraph (self, p, length);

      /* A line break at the end of a text is followed by an empty line. */
      if (p[next] == '\0' && next > length)
        height += measure_paragraph (self, "", 0);
      p += next;
    }
  while (*p != '\0');

  return height;
}

/**
 * kaiji_text_height_new:
 * @view: a view that wraps its text by words and characters; it must outlive the measure
 *
 * Returns: (transfer full): a measure of the view's height
 */
KaijiTextHeight *
kaiji_text_height_new (GtkTextView *view)
{
  KaijiTextHeight *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_new0 (KaijiTextHeight, 1);
  self->view = view;
  kaiji_text_height_forget_text (self);
  return self;
}

/**
 * kaiji_text_height_free:
 * @self: (transfer full): a measure
 */
void
kaiji_text_height_free (KaijiTextHeight *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->layout);
  g_free (self);
}

/**
 * kaiji_text_height_forget_text:
 *
 * Tells that the text has changed.
 */
void
kaiji_text_height_forget_text (KaijiTextHeight *self)
{
  g_return_if_fail (self != NULL);

  self->widths[0] = self->widths[1] = -1;
}

/**
 * kaiji_text_height_forget_font:
 *
 * Tells that the font may have changed.
 */
void
kaiji_text_height_forget_font (KaijiTextHeight *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->layout);
  kaiji_text_height_forget_text (self);
}

/**
 * kaiji_text_height_get:
 * @width: the width of the view, in pixels
 *
 * Returns: the height of the view's text at that width, in pixels
 */
int
kaiji_text_height_get (KaijiTextHeight *self, int width)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->widths); i++)
    {
      if (self->widths[i] == width)
        return self->heights[i];
    }

  self->widths[1] = self->widths[0];
  self->heights[1] = self->heights[0];
  self->widths[0] = width;
  self->heights[0] = measure_text (self, width);
  return self->heights[0];
}
