/* print-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../json-fixture.h"
#include "print-fixture.h"

#include <glib/gstdio.h>

#include "kaiji-pdf.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-block-private.h"

static char *
find_source (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
}

/* Makes a copy of a scheme file with another page. Returns: the folder it is in. */
static char *
write_scheme (const char *id, const char *page)
{
  g_autofree char *file_name = g_strconcat (id, ".json", NULL);
  g_autofree char *source = find_source ("schemes", file_name);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kaiji-print-XXXXXX", &error);
  JsonNode *members = json_fixture_parse (page);
  JsonNode *root = json_fixture_load (source);
  g_autoptr (GList) names = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (members);
  g_assert_nonnull (root);

  names = json_fixture_list_names (members);
  for (GList *name = names; name != NULL; name = name->next)
    json_fixture_set (json_fixture_get (root, "page"), name->data,
                      json_node_ref (json_fixture_get (members, name->data)));
  path = g_build_filename (folder, file_name, NULL);
  json_fixture_save (root, path);
  json_node_unref (members);
  json_node_unref (root);

  return folder;
}

static void
remove_scheme (const char *folder, const char *id)
{
  g_autofree char *file_name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

KaijiScheme *
print_load_scheme (const char *name, const char *page)
{
  g_auto (GStrv) parts = g_strsplit (name, "@", 2);
  g_autofree char *folder = page != NULL ? write_scheme (parts[0], page)
                                         : find_source ("schemes", "");
  const char *folders[] = { folder, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (folders);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme = kaiji_scheme_library_lookup_name (library, name, &error);

  g_assert_no_error (error);
  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_null (problems[0]);
  if (page != NULL)
    remove_scheme (folder, parts[0]);

  return scheme;
}

KaijiSheet *
print_load_sample (void)
{
  g_autofree char *folder = find_source ("schemes", "");
  g_autofree char *path = find_source ("samples", "sample.kaiji.json");
  const char *folders[] = { folder, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (folders);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load (file, library, NULL, &error);

  g_assert_no_error (error);

  return sheet;
}

void
print_set_text (KaijiSheet *sheet, const char *field, const char *text)
{
  const KaijiField *found = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  g_assert_nonnull (found);
  kaiji_sheet_set_answer (sheet, found, answer);
}

void
print_exclude_section (KaijiSheet *sheet, const char *title)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  for (guint i = 0; i < n_sections; i++)
    if (g_str_equal (sections[i].title, title))
      {
        kaiji_sheet_set_section_excluded (sheet, &sections[i], TRUE);
        return;
      }

  g_assert_not_reached ();
}

KaijiPages *
print_lay_out (KaijiSheet *sheet, KaijiAudience audience)
{
  g_autoptr (GError) error = NULL;
  KaijiPages *pages = kaiji_pages_new (sheet, audience, &error);

  g_assert_no_error (error);

  return pages;
}

char *
print_dup_text (const KaijiTextBlock *block, guint first_line, guint n_lines)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (first_line + n_lines, <=, block->lines->len);
  for (guint i = first_line; i < first_line + n_lines; i++)
    {
      const KaijiTextLine *line = &g_array_index (block->lines, KaijiTextLine, i);

      for (guint j = line->first_run; j < line->first_run + line->n_runs; j++)
        {
          const KaijiTextRun *run = &g_array_index (block->runs, KaijiTextRun, j);

          g_string_append_len (text, block->drawn->str + run->start, (gssize) run->length);
        }
    }

  return g_string_free (text, FALSE);
}

char *
print_dup_cell_text (const KaijiCell *cell)
{
  if (cell->text == NULL)
    return g_strdup ("");

  return print_dup_text (cell->text, cell->first_line, cell->n_lines);
}

char *
print_get_answer (KaijiPages *pages, const char *field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        if (cells[j].kind == KAIJI_CELL_FIELD && cells[j].content == KAIJI_COLUMN_ANSWER
            && g_str_equal (cells[j].field->id, field))
          {
            g_autofree char *part = print_dup_cell_text (&cells[j]);

            g_string_append (text, part);
          }
    }

  return g_string_free (text, FALSE);
}

char *
print_get_cells (KaijiPages *pages, guint page, KaijiCellKind kind)
{
  GString *text = g_string_new (NULL);
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].kind == kind)
      {
        g_autofree char *part = print_dup_cell_text (&cells[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", part);
      }

  return g_string_free (text, FALSE);
}

guint
print_get_last_item (KaijiPages *pages, guint page)
{
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

  for (guint i = n_cells; i > 0; i--)
    if (cells[i - 1].field != NULL)
      return cells[i - 1].field->item->number;

  return 0;
}

char *
print_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));

  return g_string_free (squeezed, FALSE);
}

char *
print_ask (KaijiPages *pages, const char *program, const char *option)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *program_path = g_find_program_in_path (program);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program_path, option, NULL, NULL, NULL };
  guint n_arguments = option != NULL ? 2 : 1;
  int status;
  int fd;

  if (program_path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not on this computer", program);

      g_test_skip (message);
      return NULL;
    }

  fd = g_file_open_tmp ("kaiji-print-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  file = g_file_new_for_path (path);
  kaiji_pdf_save (pages, file, KAIJI_PDF_PLAIN, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  argv[n_arguments++] = path;
  if (g_str_equal (program, "pdftotext"))
    argv[n_arguments++] = "-";
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return g_steal_pointer (&output);
}
