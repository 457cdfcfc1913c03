/* kaiji-scheme-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-paper-private.h"
#include "kaiji-scheme-private.h"

/* The minimum width of the table, in millimetres, so that a column has room for text. */
#define MIN_TABLE_WIDTH 60
#define MIN_TABLE_HEIGHT 40

/* The minimum width of a column, in the scheme's own measure. */
#define MIN_COLUMN_WIDTH 0.01
#define MAX_COLUMN_WIDTH 10000.0

/* The widest gap between Japanese and Latin letters, as a multiple of the font's size. */
#define MAX_LATIN_GAP 0.5

static const char *const content_names[] = {
  [KAIJI_COLUMN_NUMBER] = "number", [KAIJI_COLUMN_GROUP] = "group",
  [KAIJI_COLUMN_ITEM] = "item",     [KAIJI_COLUMN_PROMPT] = "prompt",
  [KAIJI_COLUMN_LEVEL] = "level",   [KAIJI_COLUMN_ANSWER] = "answer",
};

static const char *const align_names[] = {
  [KAIJI_ALIGN_START] = "start",
  [KAIJI_ALIGN_CENTER] = "center",
  [KAIJI_ALIGN_END] = "end",
};

static gboolean
read_paper (KaijiPageLayout *page, KaijiSchemeReader *reader, JsonNode *json)
{
  const char *const *names = kaiji_paper_list_names ();
  JsonNode *margins;
  gsize place;
  guint paper;

  if (!kaiji_scheme_reader_get_word (reader, json, "paper", names, KAIJI_N_PAPERS, &paper)
      || !kaiji_scheme_reader_get_boolean (reader, json, "landscape", &page->landscape)
      || !kaiji_scheme_reader_get_object (reader, json, "margins", &margins))
    return FALSE;

  page->paper = names[paper];
  kaiji_paper_get_size (page->paper, page->landscape, &page->paper_width, &page->paper_height);

  place = kaiji_scheme_reader_enter (reader, "margins");
  if (!kaiji_scheme_reader_get_number (reader, margins, "top", 0, 200, &page->margin_top)
      || !kaiji_scheme_reader_get_number (reader, margins, "right", 0, 200, &page->margin_right)
      || !kaiji_scheme_reader_get_number (reader, margins, "bottom", 0, 200, &page->margin_bottom)
      || !kaiji_scheme_reader_get_number (reader, margins, "left", 0, 200, &page->margin_left))
    return FALSE;

  if (page->paper_width - page->margin_left - page->margin_right < MIN_TABLE_WIDTH
      || page->paper_height - page->margin_top - page->margin_bottom < MIN_TABLE_HEIGHT)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("the margins leave no room on the paper"));
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* The width that all columns share, divided by the sum of their widths. */
static double
get_column_unit (const KaijiPageLayout *page, const KaijiColumn *columns, double paper_width)
{
  double widths = 0;

  for (guint i = 0; i < page->n_columns; i++)
    widths += columns[i].width;

  return (paper_width - page->margin_left - page->margin_right) / widths;
}

static gboolean
read_columns (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  guint seen = 0;
  guint covered = 0;
  JsonNode *array;

  if (!kaiji_scheme_reader_get_array (reader, json, "columns", &array))
    return FALSE;

  self->columns = g_new0 (KaijiColumn, kaiji_json_get_length (array) + 1);
  self->page.columns = self->columns;
  self->page.n_columns = kaiji_json_get_length (array);

  for (guint i = 0; i < self->page.n_columns; i++)
    {
      KaijiColumn *column = &self->columns[i];
      JsonNode *element = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "columns", i);
      guint content, align = KAIJI_ALIGN_START;

      if (!kaiji_scheme_reader_get_word (reader, element, "content", content_names,
                                         G_N_ELEMENTS (content_names), &content)
          || !kaiji_scheme_reader_get_string (reader, element, "head", FALSE, &column->head)
          || !kaiji_scheme_reader_get_number (reader, element, "width", MIN_COLUMN_WIDTH,
                                              MAX_COLUMN_WIDTH, &column->width))
        return FALSE;
      column->head_span = 1;
      if (kaiji_json_get_member (element, "head-span") != NULL
          && !kaiji_scheme_reader_get_integer (reader, element, "head-span", self->page.n_columns,
                                               &column->head_span))
        return FALSE;
      if (kaiji_json_get_member (element, "align") != NULL
          && !kaiji_scheme_reader_get_word (reader, element, "align", align_names,
                                            G_N_ELEMENTS (align_names), &align))
        return FALSE;

      column->content = (KaijiColumnContent) content;
      column->align = (KaijiAlign) align;
      if (seen & 1u << content)
        return kaiji_scheme_reader_fault (reader, _ ("the column “%s” occurs twice"),
                                          content_names[content]);
      seen |= 1u << content;

      if (covered > 0 ? column->head_span != 0
                      : column->head_span == 0 || column->head_span > self->page.n_columns - i)
        return kaiji_scheme_reader_fault (reader, "%s", _ ("the column heads do not add up"));
      covered = covered > 0 ? covered - 1 : column->head_span - 1;

      kaiji_scheme_reader_leave (reader, place);
    }

  self->page.column_unit = get_column_unit (&self->page, self->columns, self->page.paper_width);

  if ((seen & 1u << KAIJI_COLUMN_ANSWER) == 0 || (seen & 1u << KAIJI_COLUMN_PROMPT) == 0)
    {
      kaiji_scheme_reader_enter (reader, "columns");
      return kaiji_scheme_reader_fault (reader, "%s",
                                        _ ("there must be a column for prompts and for answers"));
    }

  return TRUE;
}

static gboolean
read_widths (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiColumn *columns)
{
  JsonNode *widths = kaiji_json_get_member (json, "widths");

  kaiji_scheme_reader_enter (reader, "widths");
  if (kaiji_json_get_length (widths) != self->page.n_columns)
    return kaiji_scheme_reader_fault (reader, "%s",
                                      _ ("must be a list of a width for each column"));

  for (guint i = 0; i < self->page.n_columns; i++)
    {
      JsonNode *width = kaiji_json_get_element (widths, i);

      columns[i] = self->columns[i];
      columns[i].width = kaiji_json_is_number (width) ? json_node_get_double (width) : 0;
      if (columns[i].width < MIN_COLUMN_WIDTH || columns[i].width > MAX_COLUMN_WIDTH)
        return kaiji_scheme_reader_fault (reader, _ ("must be numbers from %g to %g"),
                                          MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH);
    }

  return TRUE;
}

/* Reads the papers other than the scheme's own, which distribute their width differently. */
static gboolean
read_papers (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  const char *const *names = kaiji_paper_list_names ();
  JsonNode *array;

  if (kaiji_json_get_member (json, "papers") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_array (reader, json, "papers", &array))
    return FALSE;

  self->page.n_papers = kaiji_json_get_length (array);
  self->papers = g_new0 (KaijiPaperColumns, self->page.n_papers + 1);
  self->page.papers = self->papers;

  for (guint i = 0; i < self->page.n_papers; i++)
    {
      KaijiPaperColumns *paper = &self->papers[i];
      KaijiColumn *columns = g_new0 (KaijiColumn, self->page.n_columns);
      JsonNode *element = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "papers", i);
      double width, height;
      guint name;

      paper->columns = columns;
      if (!kaiji_scheme_reader_get_word (reader, element, "paper", names, KAIJI_N_PAPERS, &name)
          || !kaiji_scheme_reader_get_boolean (reader, element, "landscape", &paper->landscape)
          || !read_widths (self, reader, element, columns))
        return FALSE;

      paper->paper = names[name];
      kaiji_paper_get_size (paper->paper, paper->landscape, &width, &height);
      paper->column_unit = get_column_unit (&self->page, columns, width);
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_notes (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  JsonNode *array;

  if (!kaiji_scheme_reader_get_array (reader, json, "notes", &array))
    return FALSE;

  self->notes = g_new0 (KaijiNote, kaiji_json_get_length (array) + 1);
  self->page.notes = self->notes;
  self->page.n_notes = kaiji_json_get_length (array);

  for (guint i = 0; i < self->page.n_notes; i++)
    {
      JsonNode *element = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "notes", i);

      if (!kaiji_scheme_reader_get_string (reader, element, "text", TRUE, &self->notes[i].text)
          || !kaiji_scheme_reader_get_boolean (reader, element, "public-only",
                                               &self->notes[i].public_only)
          || !kaiji_scheme_reader_get_boolean (reader, element, "published-only",
                                               &self->notes[i].published_only))
        return FALSE;
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_public (KaijiPageLayout *page, KaijiSchemeReader *reader, JsonNode *json)
{
  JsonNode *public;
  gsize place;

  if (kaiji_json_get_member (json, "public") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, json, "public", &public))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "public");
  if (!kaiji_scheme_reader_get_boolean (reader, public, "masks-optional",
                                        &page->public_masks_optional)
      || !kaiji_scheme_reader_get_string (reader, public, "answered", page->public_masks_optional,
                                          &page->masked_answered)
      || !kaiji_scheme_reader_get_string (reader, public, "unanswered", page->public_masks_optional,
                                          &page->masked_unanswered))
    return FALSE;
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* Reads the optional members of a page. */
static gboolean
read_habits (KaijiPageLayout *page, KaijiSchemeReader *reader, JsonNode *json)
{
  if (!kaiji_scheme_reader_get_string (reader, json, "partial", FALSE, &page->partial)
      || !kaiji_scheme_reader_get_string (reader, json, "changed", FALSE, &page->changed)
      || !kaiji_scheme_reader_get_count (reader, json, "section-keep", FALSE, &page->section_keep)
      || !kaiji_scheme_reader_get_boolean (reader, json, "own-levels", &page->own_levels)
      || !kaiji_scheme_reader_get_boolean (reader, json, "tight-punctuation",
                                           &page->tight_punctuation))
    return FALSE;

  return kaiji_json_get_member (json, "latin-gap") == NULL
         || kaiji_scheme_reader_get_number (reader, json, "latin-gap", 0, MAX_LATIN_GAP,
                                            &page->latin_gap);
}

/* Reads an edition's page layout. */
gboolean
kaiji_scheme_read_page (KaijiScheme *self, KaijiSchemeReader *reader)
{
  KaijiPageLayout *page = &self->page;
  JsonNode *json;
  gsize place;

  if (!kaiji_scheme_reader_get_object (reader, reader->root, "page", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "page");
  if (!read_paper (page, reader, json)
      || !kaiji_scheme_reader_get_string (reader, json, "fonts", TRUE, &page->fonts)
      || !kaiji_scheme_reader_get_number (reader, json, "font-size", 1, 100, &page->font_size)
      || !kaiji_scheme_reader_get_number (reader, json, "title-size", 1, 100, &page->title_size)
      || !kaiji_scheme_reader_get_number (reader, json, "subtitle-size", 1, 100,
                                          &page->subtitle_size)
      || !kaiji_scheme_reader_get_number (reader, json, "notes-size", 1, 100, &page->notes_size)
      || !kaiji_scheme_reader_get_number (reader, json, "line-height", 0.5, 5, &page->line_height)
      || !kaiji_scheme_reader_get_number (reader, json, "padding-x", 0, 20, &page->padding_x)
      || !kaiji_scheme_reader_get_number (reader, json, "padding-y", 0, 20, &page->padding_y)
      || !kaiji_scheme_reader_get_number (reader, json, "rule-width", 0, 10, &page->rule_width)
      || !kaiji_scheme_reader_get_string (reader, json, "title", TRUE, &page->title)
      || !kaiji_scheme_reader_get_string (reader, json, "subtitle", FALSE, &page->subtitle)
      || !kaiji_scheme_reader_get_string (reader, json, "section-row", TRUE, &page->section_row)
      || !kaiji_scheme_reader_get_string (reader, json, "continued", FALSE, &page->continued)
      || !kaiji_scheme_reader_get_string (reader, json, "draft", FALSE, &page->draft)
      || !read_habits (page, reader, json) || !read_columns (self, reader, json)
      || !read_papers (self, reader, json) || !read_notes (self, reader, json)
      || !read_public (page, reader, json))
    return FALSE;
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}
