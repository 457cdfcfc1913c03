/* kaiji-sheet-writer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a sheet file's document of a sheet. Its members have a fixed order, whatever it was before,
 * so that sheets under version control give small differences.
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-request-private.h"
#include "kaiji-sheet-file.h"
#include "kaiji-sheet-private.h"
#include "kaiji-sheet-writer.h"

static void
write_named_answers (KaijiJsonWriter *writer, GArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      KaijiNamedAnswer *entry = &g_array_index (answers, KaijiNamedAnswer, i);

      kaiji_json_writer_add_name (writer, entry->id);
      kaiji_answer_write (entry->answer, writer);
    }
}

static void
write_excluded_sections (KaijiJsonWriter *writer, GPtrArray *titles)
{
  if (titles == NULL)
    return;

  kaiji_json_writer_add_name (writer, "excluded-sections");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < titles->len; i++)
    kaiji_json_writer_add_string (writer, g_ptr_array_index (titles, i));
  kaiji_json_writer_end (writer);
}

typedef enum
{
  PAGE_PAPER,
  PAGE_LANDSCAPE,
  PAGE_FONTS,
  PAGE_FONT_SIZE,
  PAGE_BREAKS,
  N_PAGE_MEMBERS
} PageMember;

static void
write_page_member (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  const KaijiPageSetup *setup = user_data;
  g_autofree char *font_size = NULL;

  switch ((PageMember) index)
    {
    case PAGE_PAPER:
      kaiji_json_writer_add_member (writer, "paper", setup->paper);
      break;

    case PAGE_LANDSCAPE:
      if (setup->paper == NULL)
        break;
      kaiji_json_writer_add_name (writer, "landscape");
      kaiji_json_writer_add_boolean (writer, setup->landscape);
      break;

    case PAGE_FONTS:
      kaiji_json_writer_add_member (writer, "fonts", setup->fonts);
      break;

    case PAGE_FONT_SIZE:
      if (setup->font_size <= 0)
        break;
      font_size = kaiji_json_format_number (setup->font_size);
      kaiji_json_writer_add_name (writer, "font-size");
      kaiji_json_writer_add_number (writer, font_size);
      break;

    case PAGE_BREAKS:
      if (setup->n_breaks == 0)
        break;
      kaiji_json_writer_add_name (writer, "breaks");
      kaiji_json_writer_begin_array (writer);
      for (guint i = 0; i < setup->n_breaks; i++)
        kaiji_json_writer_add_integer (writer, setup->breaks[i]);
      kaiji_json_writer_end (writer);
      break;

    case N_PAGE_MEMBERS:
    default:
      break;
    }
}

static void
write_nothing (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
}

/* An unchanged page setup is written as it was, even if parts of it were not readable. */
static void
write_page_setup (KaijiJsonWriter *writer, KaijiSheet *sheet)
{
  static const char *const known[] = { "paper", "landscape", "fonts", "font-size", "breaks", NULL };
  g_autoptr (KaijiPageSetup) none = kaiji_page_setup_new ();
  g_autoptr (KaijiJsonRest) unknown = NULL;

  if (sheet->read_page_setup != NULL
      && kaiji_page_setup_equal (sheet->page_setup, sheet->read_page_setup))
    {
      kaiji_json_writer_add_name (writer, "page-setup");
      kaiji_json_writer_begin_object (writer);
      kaiji_json_rest_write (sheet->page_setup_rest, writer, 0, write_nothing, NULL);
      kaiji_json_writer_end (writer);
      return;
    }

  unknown = kaiji_json_rest_filter (sheet->page_setup_rest, known, FALSE);
  if (kaiji_page_setup_equal (sheet->page_setup, none) && kaiji_json_rest_is_empty (unknown))
    return;

  kaiji_json_writer_add_name (writer, "page-setup");
  kaiji_json_writer_begin_object (writer);
  kaiji_json_rest_write (unknown, writer, N_PAGE_MEMBERS, write_page_member, sheet->page_setup);
  kaiji_json_writer_end (writer);
}

static void
write_previous_member (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  KaijiPrevious *previous = user_data;

  if (index == 0)
    {
      kaiji_json_writer_add_member (writer, "scheme", previous->scheme);
    }
  else if (index == 1)
    {
      kaiji_json_writer_add_member (writer, "edition", previous->edition);
    }
  else if (previous->answers != NULL)
    {
      kaiji_json_writer_add_name (writer, "answers");
      kaiji_json_writer_begin_object (writer);
      write_named_answers (writer, previous->answers);
      kaiji_json_writer_end (writer);
    }
}

static void
write_previous (KaijiJsonWriter *writer, KaijiPrevious *previous)
{
  if (previous == NULL)
    return;

  kaiji_json_writer_add_name (writer, "previous");
  kaiji_json_writer_begin_object (writer);
  kaiji_json_rest_write (previous->rest, writer, 3, write_previous_member, previous);
  kaiji_json_writer_end (writer);
}

static void
write_unplaced_member (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  static const char *const names[KAIJI_N_UNPLACED_TEXTS] = {
    [KAIJI_UNPLACED_SCHEME] = "scheme", [KAIJI_UNPLACED_EDITION] = "edition",
    [KAIJI_UNPLACED_FIELD] = "field",   [KAIJI_UNPLACED_PROMPT] = "prompt",
    [KAIJI_UNPLACED_TEXT] = "text",
  };
  KaijiUnplacedEntry *entry = user_data;

  if (index < KAIJI_N_UNPLACED_TEXTS)
    {
      kaiji_json_writer_add_member (writer, names[index], entry->texts[index]);
    }
  else if (entry->answer != NULL)
    {
      kaiji_json_writer_add_name (writer, "answer");
      kaiji_answer_write (entry->answer, writer);
    }
}

static void
write_unplaced (KaijiJsonWriter *writer, GPtrArray *unplaced)
{
  if (unplaced == NULL)
    return;

  kaiji_json_writer_add_name (writer, "unplaced");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < unplaced->len; i++)
    {
      KaijiUnplacedEntry *entry = g_ptr_array_index (unplaced, i);

      if (entry->other != NULL)
        {
          kaiji_json_writer_add_tree (writer, entry->other);
          continue;
        }

      kaiji_json_writer_begin_object (writer);
      kaiji_json_rest_write (entry->rest, writer, KAIJI_N_UNPLACED_TEXTS + 1, write_unplaced_member,
                             entry);
      kaiji_json_writer_end (writer);
    }
  kaiji_json_writer_end (writer);
}

static void
write_requests (KaijiJsonWriter *writer, GPtrArray *requests)
{
  kaiji_json_writer_add_name (writer, "requests");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < requests->len; i++)
    kaiji_request_write (requests->pdata[i], writer);
  kaiji_json_writer_end (writer);
}

/* The members that this version does not know; "requests" of another type is one until there are
 * some. */
static void
write_rest (KaijiJsonWriter *writer, KaijiSheet *sheet)
{
  static const char *const known[] = { "requests", NULL };
  g_autoptr (KaijiJsonRest) unknown = NULL;

  if (sheet->requests == NULL)
    {
      kaiji_json_rest_write (sheet->rest, writer, 0, write_nothing, NULL);
      return;
    }

  write_requests (writer, sheet->requests);
  unknown = kaiji_json_rest_filter (sheet->rest, known, FALSE);
  kaiji_json_rest_write (unknown, writer, 0, write_nothing, NULL);
}

/* Writes the answers in the scheme's order, then those to unknown fields. */
static void
write_answers (KaijiJsonWriter *writer, KaijiSheet *sheet)
{
  const KaijiField *fields;
  guint n_fields;

  fields = kaiji_scheme_get_fields (sheet->scheme, &n_fields);
  kaiji_json_writer_add_name (writer, "answers");
  kaiji_json_writer_begin_object (writer);
  for (guint i = 0; i < n_fields; i++)
    {
      if (sheet->answers[i] == NULL)
        continue;
      kaiji_json_writer_add_name (writer, fields[i].id);
      kaiji_answer_write (sheet->answers[i], writer);
    }
  write_named_answers (writer, sheet->unknown_answers);
  kaiji_json_writer_end (writer);
}

/**
 * kaiji_sheet_write:
 * @sheet: a sheet
 *
 * Writes a document: known members first, then unknown ones, then the answers.
 *
 * Returns: (transfer full): the content of its file
 */
char *
kaiji_sheet_write (KaijiSheet *sheet)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "format", "kaiji-sheet");
  kaiji_json_writer_add_name (writer, "version");
  if (sheet->version != NULL)
    kaiji_json_writer_add_number (writer, sheet->version);
  else
    kaiji_json_writer_add_integer (writer, KAIJI_SHEET_FILE_VERSION);
  kaiji_json_writer_add_member (writer, "scheme", kaiji_scheme_get_id (sheet->scheme));
  kaiji_json_writer_add_member (writer, "edition", kaiji_scheme_get_edition (sheet->scheme));
  kaiji_json_writer_add_member (writer, "certification-number", sheet->certification_number);
  write_excluded_sections (writer, sheet->excluded_sections);
  write_page_setup (writer, sheet);
  write_previous (writer, sheet->previous);
  write_unplaced (writer, sheet->unplaced);
  write_rest (writer, sheet);
  write_answers (writer, sheet);
  kaiji_json_writer_end (writer);

  return kaiji_json_writer_finish (writer);
}
