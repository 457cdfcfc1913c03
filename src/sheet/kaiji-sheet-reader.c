/* kaiji-sheet-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a sheet of a sheet file's document. Answers are filled in as they are read; members that
 * this version does not know become a tree and are kept for writing.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-error.h"
#include "kaiji-paper-private.h"
#include "kaiji-request-private.h"
#include "kaiji-sheet-file.h"
#include "kaiji-sheet-private.h"
#include "kaiji-sheet-reader.h"

/* The content of a document before its scheme is known. */
typedef struct
{
  char *format;
  char *version;
  char *scheme;
  char *edition;
  char *certification_number;
  GPtrArray *excluded_sections;
  gboolean excluded_is_wrong;
  gboolean has_page_setup;
  KaijiJsonRest *page_setup; /* all its members */
  KaijiPrevious *previous;
  GPtrArray *unplaced;
  GPtrArray *requests;
  GArray *answers;
  KaijiJsonRestBuilder rest;
} Document;

static void
document_clear (Document *self)
{
  g_free (self->format);
  g_free (self->version);
  g_free (self->scheme);
  g_free (self->edition);
  g_free (self->certification_number);
  g_clear_pointer (&self->excluded_sections, g_ptr_array_unref);
  g_clear_pointer (&self->page_setup, kaiji_json_rest_unref);
  g_clear_pointer (&self->previous, kaiji_sheet_previous_free);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->rest.rest, kaiji_json_rest_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

/* If a member occurs twice, the reader reports it later; until then the last one counts. */
static void
take_string (char **place, KaijiJsonReader *reader)
{
  g_free (*place);
  *place = kaiji_json_reader_dup_string (reader);
}

static void
read_excluded_sections (Document *self, KaijiJsonReader *reader)
{
  g_clear_pointer (&self->excluded_sections, g_ptr_array_unref);
  self->excluded_sections = g_ptr_array_new_with_free_func (g_free);

  if (!kaiji_json_reader_enter (reader))
    return;
  while (kaiji_json_reader_next_element (reader))
    {
      if (kaiji_json_reader_peek (reader) == KAIJI_JSON_STRING)
        {
          char *title = kaiji_json_reader_dup_string (reader);

          if (title != NULL)
            g_ptr_array_add (self->excluded_sections, title);
        }
      else
        {
          KaijiJsonTree *other = kaiji_json_tree_read (reader);

          g_clear_pointer (&other, kaiji_json_tree_unref);
          self->excluded_is_wrong = TRUE;
        }
    }
}

static void
read_page_setup (Document *self, KaijiJsonReader *reader)
{
  KaijiJsonRestBuilder members = { 0 };
  const char *name;

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_member (reader, &name))
      kaiji_json_rest_builder_read_unknown (&members, name, reader);

  g_clear_pointer (&self->page_setup, kaiji_json_rest_unref);
  self->page_setup = kaiji_json_rest_builder_end (&members);
  self->has_page_setup = TRUE;
}

static GArray *
read_answers (KaijiJsonReader *reader)
{
  GArray *answers = kaiji_sheet_named_answers_new ();
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return answers;

  while (kaiji_json_reader_next_member (reader, &name))
    {
      KaijiNamedAnswer entry = { .id = g_strdup (name) };

      entry.answer = kaiji_answer_read (reader);
      g_array_append_val (answers, entry);
    }

  return answers;
}

static KaijiPrevious *
read_previous (KaijiJsonReader *reader)
{
  KaijiPrevious *self = g_new0 (KaijiPrevious, 1);
  KaijiJsonRestBuilder rest = { 0 };
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return self;

  while (kaiji_json_reader_next_member (reader, &name))
    {
      KaijiJsonType type = kaiji_json_reader_peek (reader);

      if (type == KAIJI_JSON_STRING && strcmp (name, "scheme") == 0)
        {
          take_string (&self->scheme, reader);
          kaiji_json_rest_builder_add_known (&rest, 0);
        }
      else if (type == KAIJI_JSON_STRING && strcmp (name, "edition") == 0)
        {
          take_string (&self->edition, reader);
          kaiji_json_rest_builder_add_known (&rest, 1);
        }
      else if (type == KAIJI_JSON_OBJECT && strcmp (name, "answers") == 0)
        {
          g_clear_pointer (&self->answers, g_array_unref);
          self->answers = read_answers (reader);
          kaiji_json_rest_builder_add_known (&rest, 2);
        }
      else
        {
          kaiji_json_rest_builder_read_unknown (&rest, name, reader);
        }
    }

  self->rest = kaiji_json_rest_builder_end (&rest);
  return self;
}

static KaijiUnplacedEntry *
read_unplaced_entry (KaijiJsonReader *reader)
{
  static const char *const names[] = { "scheme", "edition", "field", "prompt", "text" };
  KaijiUnplacedEntry *self = kaiji_sheet_unplaced_entry_alloc ();
  KaijiJsonRestBuilder rest = { 0 };
  const char *name;

  if (kaiji_json_reader_peek (reader) != KAIJI_JSON_OBJECT)
    {
      self->other = kaiji_json_tree_read (reader);
      return self;
    }

  if (!kaiji_json_reader_enter (reader))
    return self;

  while (kaiji_json_reader_next_member (reader, &name))
    {
      KaijiJsonType type = kaiji_json_reader_peek (reader);
      guint i = 0;

      while (i < G_N_ELEMENTS (names) && strcmp (names[i], name) != 0)
        i++;

      if (type == KAIJI_JSON_STRING && i < G_N_ELEMENTS (names))
        {
          take_string (&self->texts[i], reader);
          kaiji_json_rest_builder_add_known (&rest, i);
        }
      else if (type == KAIJI_JSON_OBJECT && strcmp (name, "answer") == 0)
        {
          g_clear_pointer (&self->answer, kaiji_answer_unref);
          self->answer = kaiji_answer_read (reader);
          kaiji_json_rest_builder_add_known (&rest, KAIJI_N_UNPLACED_TEXTS);
        }
      else
        {
          kaiji_json_rest_builder_read_unknown (&rest, name, reader);
        }
    }

  self->rest = kaiji_json_rest_builder_end (&rest);
  return self;
}

static GPtrArray *
read_unplaced (KaijiJsonReader *reader)
{
  GPtrArray *unplaced = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_sheet_unplaced_entry_release);

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_element (reader))
      g_ptr_array_add (unplaced, read_unplaced_entry (reader));

  return unplaced;
}

static GPtrArray *
read_requests (KaijiJsonReader *reader)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_request_unref);

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_element (reader))
      g_ptr_array_add (requests, kaiji_request_read (reader));

  return requests;
}

static void
read_member (Document *self, const char *name, KaijiJsonReader *reader)
{
  const struct
  {
    const char *name;
    char **place;
  } texts[] = {
    { "format", &self->format },
    { "scheme", &self->scheme },
    { "edition", &self->edition },
    { "certification-number", &self->certification_number },
  };
  KaijiJsonType type = kaiji_json_reader_peek (reader);

  for (guint i = 0; i < G_N_ELEMENTS (texts) && type == KAIJI_JSON_STRING; i++)
    if (strcmp (name, texts[i].name) == 0)
      {
        take_string (texts[i].place, reader);
        return;
      }

  if (type == KAIJI_JSON_NUMBER && strcmp (name, "version") == 0)
    {
      g_free (self->version);
      self->version = kaiji_json_reader_dup_number (reader);
    }
  else if (type == KAIJI_JSON_OBJECT && strcmp (name, "answers") == 0)
    {
      g_clear_pointer (&self->answers, g_array_unref);
      self->answers = read_answers (reader);
    }
  else if (type == KAIJI_JSON_ARRAY && strcmp (name, "excluded-sections") == 0)
    {
      read_excluded_sections (self, reader);
    }
  else if (type == KAIJI_JSON_OBJECT && strcmp (name, "page-setup") == 0)
    {
      read_page_setup (self, reader);
    }
  else if (type == KAIJI_JSON_OBJECT && strcmp (name, "previous") == 0)
    {
      g_clear_pointer (&self->previous, kaiji_sheet_previous_free);
      self->previous = read_previous (reader);
    }
  else if (type == KAIJI_JSON_ARRAY && strcmp (name, "unplaced") == 0)
    {
      g_clear_pointer (&self->unplaced, g_ptr_array_unref);
      self->unplaced = read_unplaced (reader);
    }
  else if (type == KAIJI_JSON_ARRAY && strcmp (name, "requests") == 0)
    {
      g_clear_pointer (&self->requests, g_ptr_array_unref);
      self->requests = read_requests (reader);
    }
  else
    {
      kaiji_json_rest_builder_read_unknown (&self->rest, name, reader);
    }
}

static gboolean
read_document (Document *self, GBytes *bytes, GError **error)
{
  g_autoptr (KaijiJsonReader) reader = kaiji_json_reader_new (bytes);
  const char *name;

  if (kaiji_json_reader_peek (reader) == KAIJI_JSON_OBJECT)
    {
      if (kaiji_json_reader_enter (reader))
        while (kaiji_json_reader_next_member (reader, &name))
          read_member (self, name, reader);
    }
  else
    {
      /* It is not a sheet, but it may not be JSON either. */
      KaijiJsonTree *other = kaiji_json_tree_read (reader);

      g_clear_pointer (&other, kaiji_json_tree_unref);
    }

  return kaiji_json_reader_finish (reader, error);
}

static gboolean
fail (GError **error, const char *fault)
{
  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, fault);
  return FALSE;
}

static gboolean
is_wrong (Document *self, const char *name)
{
  return kaiji_json_rest_find (self->rest.rest, name) != NULL;
}

/* Returns whether a version is a whole number from 1, of any size. */
static gboolean
is_version (const char *version)
{
  return version != NULL && *version != '0' && strspn (version, "0123456789") == strlen (version);
}

static gboolean
is_newer (const char *version)
{
  guint64 number;

  return !g_ascii_string_to_unsigned (version, 10, 0, KAIJI_SHEET_FILE_VERSION, &number, NULL);
}

/* Checks the members that determine how the rest is read. */
static gboolean
check_document (Document *self, GError **error)
{
  if (g_strcmp0 (self->format, "kaiji-sheet") != 0)
    return fail (error, _ ("this is not a disclosure sheet: its “format” is not “kaiji-sheet”"));
  if (!is_version (self->version))
    return fail (error, _ ("“version” must be a whole number from 1"));
  if (self->scheme == NULL)
    return fail (error, _ ("“scheme” must name the scheme the sheet is for"));
  if (self->edition == NULL)
    return fail (error, _ ("“edition” must name the scheme's edition"));
  if (is_wrong (self, "answers"))
    return fail (error, _ ("“answers” must be an object"));
  if (is_wrong (self, "certification-number"))
    return fail (error, _ ("“certification-number” must be a text"));
  if (is_wrong (self, "excluded-sections") || self->excluded_is_wrong)
    return fail (error, _ ("“excluded-sections” must be a list of section titles"));

  return TRUE;
}

static JsonNode *
find_node (KaijiJsonRest *members, const char *name)
{
  KaijiJsonTree *tree = kaiji_json_rest_find (members, name);

  return tree != NULL ? kaiji_json_tree_get_root (tree) : NULL;
}

/* A paper has the orientation of the scheme's unless it states its own. */
static void
understand_paper (KaijiPageSetup *setup, KaijiJsonRest *members, const KaijiPageLayout *layout)
{
  const char *paper = kaiji_json_get_string (find_node (members, "paper"));
  JsonNode *landscape = find_node (members, "landscape");

  if (paper != NULL && !g_strv_contains (kaiji_paper_list_names (), paper))
    paper = NULL;
  if (paper == NULL && !kaiji_json_is_boolean (landscape))
    return;

  setup->paper = g_strdup (paper != NULL ? paper : layout->paper);
  setup->landscape = kaiji_json_is_boolean (landscape) ? json_node_get_boolean (landscape)
                                                       : layout->landscape;
}

static void
understand_breaks (KaijiPageSetup *setup, JsonNode *breaks)
{
  setup->breaks = g_new (guint, kaiji_json_get_length (breaks) + 1);
  for (guint i = 0; i < kaiji_json_get_length (breaks); i++)
    {
      JsonNode *node = kaiji_json_get_element (breaks, i);
      gint64 number = kaiji_json_is_integer (node) ? json_node_get_int (node) : 0;

      if (number > 0 && number <= G_MAXUINT)
        setup->breaks[setup->n_breaks++] = (guint) number;
    }
}

/* Unreadable parts of a page setup are ignored. */
static KaijiPageSetup *
understand_page_setup (KaijiJsonRest *members, KaijiScheme *scheme)
{
  const char *fonts = kaiji_json_get_string (find_node (members, "fonts"));
  JsonNode *font_size = find_node (members, "font-size");
  KaijiPageSetup *setup = kaiji_page_setup_new ();

  understand_paper (setup, members, kaiji_scheme_get_page_layout (scheme));
  if (fonts != NULL && *fonts != '\0')
    setup->fonts = g_strdup (fonts);
  if (kaiji_json_is_number (font_size)
      && kaiji_page_setup_is_font_size (json_node_get_double (font_size)))
    setup->font_size = json_node_get_double (font_size);
  understand_breaks (setup, find_node (members, "breaks"));

  return setup;
}

static void
place_answers (KaijiSheet *sheet, GArray *answers)
{
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      KaijiNamedAnswer *entry = &g_array_index (answers, KaijiNamedAnswer, i);
      const KaijiField *field = kaiji_scheme_find_field (sheet->scheme, entry->id);

      if (field != NULL)
        sheet->answers[field->index] = g_steal_pointer (&entry->answer);
      else
        kaiji_sheet_add_unknown_answer (sheet, entry->id, entry->answer);
    }
}

/* Makes the sheet, which takes over the content of the document. */
static KaijiSheet *
make_sheet (Document *self, KaijiScheme *scheme)
{
  KaijiSheet *sheet = kaiji_sheet_new (scheme);

  sheet->newer = is_newer (self->version);
  sheet->version = g_steal_pointer (&self->version);
  sheet->certification_number = g_steal_pointer (&self->certification_number);
  sheet->excluded_sections = g_steal_pointer (&self->excluded_sections);
  sheet->unplaced = g_steal_pointer (&self->unplaced);
  sheet->requests = g_steal_pointer (&self->requests);
  sheet->rest = kaiji_json_rest_builder_end (&self->rest);

  if (self->has_page_setup)
    {
      kaiji_page_setup_free (sheet->page_setup);
      sheet->page_setup = understand_page_setup (self->page_setup, scheme);
      sheet->read_page_setup = kaiji_page_setup_copy (sheet->page_setup);
      sheet->page_setup_rest = g_steal_pointer (&self->page_setup);
    }
  if (self->previous != NULL)
    kaiji_sheet_take_previous (sheet, g_steal_pointer (&self->previous));
  place_answers (sheet, self->answers);

  return sheet;
}

/**
 * kaiji_sheet_read:
 * @bytes: a file's content
 * @library: where the sheet's scheme is found
 *
 * Returns: (transfer full): the sheet in it, or %NULL with an error of kaiji_sheet_file_parse()
 */
KaijiSheet *
kaiji_sheet_read (GBytes *bytes, KaijiSchemeLibrary *library, GError **error)
{
  g_auto (Document) document = { 0 };
  g_autoptr (KaijiScheme) scheme = NULL;

  if (!read_document (&document, bytes, error) || !check_document (&document, error))
    return NULL;

  scheme = kaiji_scheme_library_lookup (library, document.scheme, document.edition, error);
  return scheme != NULL ? make_sheet (&document, scheme) : NULL;
}
