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

static const char *const page_members[] = {
  "paper",
  "landscape",
  "margins",
  "fonts",
  "font-size",
  "title-size",
  "subtitle-size",
  "notes-size",
  "line-height",
  "padding-x",
  "padding-y",
  "rule-width",
  "title",
  "subtitle",
  "section-row",
  "continued",
  "partial",
  "changed",
  "section-keep",
  "own-levels",
  "tight-punctuation",
  "latin-gap",
  "papers",
  "draft",
  "columns",
  "notes",
  "public",
  NULL,
};
static const char *const margin_members[] = { "top", "right", "bottom", "left", NULL };
static const char *const column_members[] = {
  "content", "head", "width", "head-span", "align", NULL
};
static const char *const paper_members[] = { "paper", "landscape", "widths", NULL };
static const char *const note_members[] = { "text", "public-only", "published-only", NULL };
static const char *const public_members[] = { "masks-optional", "answered", "unanswered", NULL };

static gboolean
read_paper (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  KaijiPageLayout *page = &self->page;
  const char *const *names = kaiji_paper_list_names ();
  JsonNode *margins;
  gsize place;
  guint paper;

  kaiji_scheme_reader_get_word (reader, json, "paper", names, KAIJI_N_PAPERS, &paper);
  kaiji_scheme_reader_get_boolean (reader, json, "landscape", &page->landscape);
  page->paper = names[paper];
  kaiji_paper_get_size (page->paper, page->landscape, &page->paper_width, &page->paper_height);

  if (!kaiji_scheme_reader_get_object (reader, json, "margins", &margins))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "margins");
  kaiji_scheme_reader_check_members (reader, margins, margin_members);
  kaiji_scheme_reader_get_number (reader, margins, "top", 0, 200, &page->margin_top);
  kaiji_scheme_reader_get_number (reader, margins, "right", 0, 200, &page->margin_right);
  kaiji_scheme_reader_get_number (reader, margins, "bottom", 0, 200, &page->margin_bottom);
  kaiji_scheme_reader_get_number (reader, margins, "left", 0, 200, &page->margin_left);
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

static void
read_column (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiColumn *column)
{
  guint content, align = KAIJI_ALIGN_START;

  kaiji_scheme_reader_check_members (reader, json, column_members);
  kaiji_scheme_reader_get_word (reader, json, "content", content_names,
                                G_N_ELEMENTS (content_names), &content);
  kaiji_scheme_reader_get_string (reader, json, "head", FALSE, &column->head);
  kaiji_scheme_reader_get_number (reader, json, "width", MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH,
                                  &column->width);
  column->head_span = 1;
  if (kaiji_json_get_member (json, "head-span") != NULL)
    kaiji_scheme_reader_get_integer (reader, json, "head-span", self->page.n_columns,
                                     &column->head_span);
  if (kaiji_json_get_member (json, "align") != NULL)
    kaiji_scheme_reader_get_word (reader, json, "align", align_names, G_N_ELEMENTS (align_names),
                                  &align);

  column->content = (KaijiColumnContent) content;
  column->align = (KaijiAlign) align;
}

static gboolean
read_columns (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  guint seen = 0;
  guint covered = 0;
  guint n_faults;
  JsonNode *array;

  if (!kaiji_scheme_reader_get_array (reader, json, "columns", &array))
    return FALSE;

  self->columns = g_new0 (KaijiColumn, kaiji_json_get_length (array) + 1);
  self->page.columns = self->columns;
  self->page.n_columns = kaiji_json_get_length (array);

  n_faults = kaiji_scheme_reader_count_faults (reader);
  for (guint i = 0; i < self->page.n_columns; i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "columns", i);
      KaijiColumn *column = &self->columns[i];

      read_column (self, reader, kaiji_json_get_element (array, i), column);
      if (seen & 1u << column->content)
        kaiji_scheme_reader_fault (reader, _ ("the column “%s” occurs twice"),
                                   content_names[column->content]);
      seen |= 1u << column->content;
      kaiji_scheme_reader_leave (reader, place);
    }

  /* How columns suit each other is only asked of columns that can be read. */
  if (kaiji_scheme_reader_count_faults (reader) > n_faults)
    return FALSE;

  for (guint i = 0; i < self->page.n_columns; i++)
    {
      guint head_span = self->columns[i].head_span;

      if (covered > 0 ? head_span != 0 : head_span == 0 || head_span > self->page.n_columns - i)
        {
          kaiji_scheme_reader_enter_element (reader, "columns", i);
          return kaiji_scheme_reader_fault (reader, "%s", _ ("the column heads do not add up"));
        }
      covered = covered > 0 ? covered - 1 : head_span - 1;
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
      kaiji_scheme_reader_check_members (reader, element, paper_members);
      kaiji_scheme_reader_get_word (reader, element, "paper", names, KAIJI_N_PAPERS, &name);
      kaiji_scheme_reader_get_boolean (reader, element, "landscape", &paper->landscape);
      paper->paper = names[name];
      kaiji_paper_get_size (paper->paper, paper->landscape, &width, &height);
      if (read_widths (self, reader, element, columns))
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

      kaiji_scheme_reader_check_members (reader, element, note_members);
      kaiji_scheme_reader_get_string (reader, element, "text", TRUE, &self->notes[i].text);
      kaiji_scheme_reader_get_boolean (reader, element, "public-only", &self->notes[i].public_only);
      kaiji_scheme_reader_get_boolean (reader, element, "published-only",
                                       &self->notes[i].published_only);
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_public (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  KaijiPageLayout *page = &self->page;
  JsonNode *public;
  gsize place;

  if (kaiji_json_get_member (json, "public") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, json, "public", &public))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "public");
  kaiji_scheme_reader_check_members (reader, public, public_members);
  kaiji_scheme_reader_get_boolean (reader, public, "masks-optional", &page->public_masks_optional);
  kaiji_scheme_reader_get_string (reader, public, "answered", page->public_masks_optional,
                                  &page->masked_answered);
  kaiji_scheme_reader_get_string (reader, public, "unanswered", page->public_masks_optional,
                                  &page->masked_unanswered);
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* A text without the gap that it is for would be the same everywhere. */
static void
check_gap (KaijiSchemeReader *reader, JsonNode *json, const char *name, const char *gap)
{
  const char *text = kaiji_json_get_string (kaiji_json_get_member (json, name));
  gsize place;

  if (text == NULL || strstr (text, gap) != NULL)
    return;

  place = kaiji_scheme_reader_enter (reader, name);
  /* Translators: %s is {section} or {title} */
  kaiji_scheme_reader_fault (reader, _ ("must have %s in it"), gap);
  kaiji_scheme_reader_leave (reader, place);
}

/* Reads the members of a page that are simple values. */
static void
read_values (KaijiPageLayout *page, KaijiSchemeReader *reader, JsonNode *json)
{
  const struct
  {
    const char *name;
    double minimum;
    double maximum;
    double *value;
  } numbers[] = {
    { "font-size", 1, 100, &page->font_size },         { "title-size", 1, 100, &page->title_size },
    { "subtitle-size", 1, 100, &page->subtitle_size }, { "notes-size", 1, 100, &page->notes_size },
    { "line-height", 0.5, 5, &page->line_height },     { "padding-x", 0, 20, &page->padding_x },
    { "padding-y", 0, 20, &page->padding_y },          { "rule-width", 0, 10, &page->rule_width },
  };
  const struct
  {
    const char *name;
    gboolean required;
    const char **value;
  } texts[] = {
    { "fonts", TRUE, &page->fonts },          { "title", TRUE, &page->title },
    { "subtitle", FALSE, &page->subtitle },   { "section-row", TRUE, &page->section_row },
    { "continued", FALSE, &page->continued }, { "draft", FALSE, &page->draft },
    { "partial", FALSE, &page->partial },     { "changed", FALSE, &page->changed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    kaiji_scheme_reader_get_number (reader, json, numbers[i].name, numbers[i].minimum,
                                    numbers[i].maximum, numbers[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kaiji_scheme_reader_get_line (reader, json, texts[i].name, texts[i].required, texts[i].value);
  check_gap (reader, json, "section-row", "{section}");
  check_gap (reader, json, "continued", "{title}");
  kaiji_scheme_reader_get_count (reader, json, "section-keep", FALSE, &page->section_keep);
  kaiji_scheme_reader_get_boolean (reader, json, "own-levels", &page->own_levels);
  kaiji_scheme_reader_get_boolean (reader, json, "tight-punctuation", &page->tight_punctuation);
  if (kaiji_json_get_member (json, "latin-gap") != NULL)
    kaiji_scheme_reader_get_number (reader, json, "latin-gap", 0, MAX_LATIN_GAP, &page->latin_gap);
}

/* Other papers have a width for each column. */
static gboolean
read_table (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  return read_columns (self, reader, json) && read_papers (self, reader, json);
}

/* Reads an edition's page layout. */
gboolean
kaiji_scheme_read_page (KaijiScheme *self, KaijiSchemeReader *reader)
{
  static gboolean (*const parts[]) (KaijiScheme * self, KaijiSchemeReader * reader, JsonNode * json)
    = { read_paper, read_table, read_notes, read_public };
  JsonNode *json;
  gsize inside;

  if (!kaiji_scheme_reader_get_object (reader, reader->root, "page", &json))
    return FALSE;

  kaiji_scheme_reader_enter (reader, "page");
  inside = reader->place->len;
  kaiji_scheme_reader_check_members (reader, json, page_members);
  read_values (&self->page, reader, json);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i](self, reader, json);
      kaiji_scheme_reader_leave (reader, inside);
    }

  return TRUE;
}
