/* kaiji-cell-tags.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the text of a cell in pieces: its paragraphs, its addresses, and the words that are split
 * by the end of a line.
 */

#include "config.h"

#include <string.h>

#include "kaiji-cell-tags.h"
#include "kaiji-links.h"
#include "kaiji-text-block-private.h"

/* How far from the end of a line the search for the ends of a word goes, in characters. */
#define MAX_WORD 64

/* A part of a paragraph that becomes an element of its own. */
typedef struct
{
  gsize start;
  gsize end;
  const KaijiLink *link; /* (nullable) */
  gboolean is_parted;
} Part;

typedef struct
{
  const KaijiCell *cell;
  cairo_t *cr;
  KaijiPdfStructure *structure;
  const char *text;
  GArray *lines; /* of KaijiTextLine: all lines of the text */
  GArray *links; /* (nullable) */
  KaijiOpenText *open;
} Writer;

static const KaijiTextLine *
get_line (const Writer *self, guint line)
{
  return &g_array_index (self->lines, KaijiTextLine, line);
}

/* Returns: the first line after the paragraph of a line. */
static guint
find_paragraph_end (const Writer *self, guint line)
{
  do
    line++;
  while (line < self->lines->len && !kaiji_text_block_begins_paragraph (self->cell->text, line));

  return line;
}

static gboolean
has_paragraphs (const Writer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len && n < 2; i++)
    n += kaiji_text_block_begins_paragraph (self->cell->text, i)
         && get_line (self, i)->start < get_line (self, i)->end;

  return n > 1;
}

static void
draw_piece (const Writer *self, guint element, gsize start, gsize end)
{
  if (start >= end || !kaiji_cell_draw_range (self->cell, NULL, start, end))
    return;

  kaiji_pdf_structure_begin (self->structure, self->cr, element);
  kaiji_cell_draw_range (self->cell, self->cr, start, end);
  kaiji_pdf_structure_end (self->structure, self->cr);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Finds the word that continues across a place. Returns: whether there is one. */
static gboolean
find_word (const char *text, gsize first, gsize last, gsize place, gsize *start, gsize *end)
{
  const char *window = text + place;
  const char *window_end = window;
  const char *p;
  g_autofree PangoLogAttr *attributes = NULL;
  glong before, n;

  if (place <= first || place >= last || !is_word_character (g_utf8_get_char (text + place))
      || !is_word_character (g_utf8_get_char (g_utf8_prev_char (text + place))))
    return FALSE;

  for (guint i = 0; i < MAX_WORD && window > text + first; i++)
    window = g_utf8_prev_char (window);
  for (guint i = 0; i < MAX_WORD && window_end < text + last; i++)
    window_end = g_utf8_next_char (window_end);

  n = g_utf8_strlen (window, window_end - window);
  before = g_utf8_strlen (window, text + place - window);
  attributes = g_new0 (PangoLogAttr, n + 1);
  pango_get_log_attrs (window, (int) (window_end - window), -1, pango_language_from_string ("ja"),
                       attributes, (int) n + 1);
  if (attributes[before].is_word_start || attributes[before].is_word_end)
    return FALSE;

  p = text + place;
  for (glong i = before; i > 0 && !attributes[i].is_word_start && !attributes[i].is_word_end; i--)
    p = g_utf8_prev_char (p);
  *start = (gsize) (p - text);

  p = text + place;
  for (glong i = before; i < n && !attributes[i].is_word_start && !attributes[i].is_word_end; i++)
    p = g_utf8_next_char (p);
  *end = (gsize) (p - text);

  return TRUE;
}

static void
add_links (const Writer *self, GArray *parts, gsize start, gsize end)
{
  if (self->links == NULL)
    return;

  for (guint i = 0; i < self->links->len; i++)
    {
      const KaijiLink *link = &g_array_index (self->links, KaijiLink, i);
      Part part = { .start = MAX (link->start, start), .end = MIN (link->end, end), .link = link };

      if (part.start < part.end)
        g_array_append_val (parts, part);
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a;
  const Part *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* Returns the part at a place, or %NULL. */
static Part *
find_part (GArray *parts, gsize place)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      if (part->start < place && place < part->end)
        return part;
    }

  return NULL;
}

/* Adds the word that the end of a line splits, as far as it is in no other part. */
static void
add_word (const Writer *self, GArray *parts, gsize first, gsize last, gsize place)
{
  Part word = { .is_parted = TRUE };
  Part *other = find_part (parts, place);

  if (other != NULL)
    {
      other->is_parted = TRUE;
      return;
    }

  if (!find_word (self->text, first, last, place, &word.start, &word.end))
    return;

  for (guint i = 0; i < parts->len; i++)
    {
      other = &g_array_index (parts, Part, i);
      if (other->end <= place)
        word.start = MAX (word.start, other->end);
      else
        word.end = MIN (word.end, other->start);
    }
  g_array_append_val (parts, word);
}

/* Lists the parts of a paragraph's lines that become elements of their own. */
static GArray *
list_parts (const Writer *self, guint first_line, guint end_line, gsize start)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint paragraph_end = find_paragraph_end (self, end_line - 1);
  gsize last = get_line (self, paragraph_end - 1)->end;

  add_links (self, parts, start, get_line (self, end_line - 1)->end);
  for (guint i = first_line; i < end_line && i + 1 < paragraph_end; i++)
    add_word (self, parts, start, last, get_line (self, i)->end);
  g_array_sort (parts, compare_parts);

  return parts;
}

static void
draw_word (const Writer *self, guint parent, const Part *part, gsize end)
{
  guint word = kaiji_pdf_structure_add (self->structure, parent, "Span");

  kaiji_pdf_structure_get (self->structure, word)->actual_text
    = g_strndup (self->text + part->start, part->end - part->start);
  draw_piece (self, word, part->start, MIN (part->end, end));
  if (part->end > end)
    {
      self->open->word = word;
      self->open->word_end = part->end;
    }
}

static void
draw_link (const Writer *self, guint parent, const Part *part)
{
  g_autoptr (GArray) areas = kaiji_cell_list_areas (self->cell, part->start, part->end);
  guint link;

  if (areas->len == 0)
    {
      draw_piece (self, parent, part->start, part->end);
      return;
    }

  link = kaiji_pdf_structure_add (self->structure, parent, "Link");
  kaiji_pdf_structure_get (self->structure, link)->uri = g_strdup (part->link->uri);
  if (part->is_parted)
    draw_word (self, link, part, part->end);
  else
    draw_piece (self, link, part->start, part->end);
  for (guint i = 0; i < areas->len; i++)
    kaiji_pdf_structure_add_area (self->structure, self->cr, link,
                                  &g_array_index (areas, cairo_rectangle_t, i));
}

static void
draw_paragraph (const Writer *self, guint element, guint first_line, guint end_line)
{
  gsize place = get_line (self, first_line)->start;
  gsize end = get_line (self, end_line - 1)->end;
  g_autoptr (GArray) parts = NULL;

  if (self->open->word != 0 && self->open->word_end > place)
    {
      draw_piece (self, self->open->word, place, MIN (self->open->word_end, end));
      place = MIN (self->open->word_end, end);
    }
  self->open->word = 0;

  parts = list_parts (self, first_line, end_line, place);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (part->start < place || part->start >= end)
        continue;

      draw_piece (self, element, place, part->start);
      if (part->link != NULL)
        draw_link (self, element, part);
      else
        draw_word (self, element, part, end);
      place = MIN (part->end, end);
    }
  draw_piece (self, element, place, end);
}

static void
draw_paragraphs (const Writer *self, guint element)
{
  const KaijiCell *cell = self->cell;
  guint end = cell->first_line + cell->n_lines;
  gboolean are_many = has_paragraphs (self);
  guint next;

  for (guint line = cell->first_line; line < end; line = next)
    {
      guint paragraph = element;

      next = MIN (find_paragraph_end (self, line), end);
      if (get_line (self, line)->start == get_line (self, next - 1)->end)
        continue;

      if (are_many && self->open->paragraph != 0
          && !kaiji_text_block_begins_paragraph (self->cell->text, line))
        paragraph = self->open->paragraph;
      else if (are_many)
        paragraph = kaiji_pdf_structure_add (self->structure, element, "P");

      draw_paragraph (self, paragraph, line, next);
      self->open->paragraph = are_many ? paragraph : 0;
    }
}

/**
 * kaiji_cell_draw_tagged:
 * @cr: where to draw; its source is black
 * @structure: the structure of the document
 * @element: the element of the cell's text
 * @open: the open elements of the same text from the previous page, or empty; set to those that
 *   this page leaves open
 *
 * Draws a cell's text and records its paragraphs, links and words that are split by the end of a
 * line.
 */
void
kaiji_cell_draw_tagged (const KaijiCell *self,
                        cairo_t *cr,
                        KaijiPdfStructure *structure,
                        guint element,
                        KaijiOpenText *open)
{
  Writer writer = { .cell = self, .cr = cr, .structure = structure, .open = open };
  g_autoptr (GArray) links = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->text != NULL);
  g_return_if_fail (structure != NULL);
  g_return_if_fail (open != NULL);

  writer.text = kaiji_text_block_get_source (self->text)->text;
  writer.lines = self->text->lines;
  if (self->kind == KAIJI_CELL_FIELD && self->content == KAIJI_COLUMN_ANSWER)
    writer.links = links = kaiji_links_find (writer.text);

  cairo_save (cr);
  kaiji_cell_clip (self, cr);
  draw_paragraphs (&writer, element);
  cairo_restore (cr);
}
