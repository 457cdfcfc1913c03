/* kaiji-print-findings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-print-findings.h"

#define CHARACTER_CHECK_ID "unknown-character"
#define PICTURE_CHECK_ID "unreadable-picture"
#define CUT_CHECK_ID "cut-character"

static void
add_finding (GPtrArray *findings, const KaijiField *field, const char *check_id, char *message)
{
  g_ptr_array_add (findings,
                   kaiji_finding_new (check_id, KAIJI_SEVERITY_WARNING, field->id, field, message));
}

/* The characters of a text that continues on another page are reported once. */
static void
add_characters (GPtrArray *findings, GHashTable *seen, const KaijiCell *cell)
{
  g_autoptr (GHashTable) told = NULL;
  const gunichar *characters;
  guint n_characters;

  characters = kaiji_text_block_get_unknown (cell->text, &n_characters);
  if (n_characters == 0 || !g_hash_table_add (seen, (gpointer) cell->text))
    return;

  told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_characters; i++)
    if (g_hash_table_add (told, GUINT_TO_POINTER (characters[i])))
      add_finding (findings, cell->field, CHARACTER_CHECK_ID,
                   g_strdup_printf (_ ("No font on this computer has the character U+%04X; a box "
                                       "is printed in its place. Install a font that has it, or "
                                       "write it in another way."),
                                    characters[i]));
}

/* Text that is cut off is always reported. */
static void
add_cut (GPtrArray *findings, GHashTable *seen, const KaijiCell *cell)
{
  if (kaiji_text_block_overflows (cell->text) && g_hash_table_add (seen, (gpointer) cell->text))
    add_finding (findings, cell->field, CUT_CHECK_ID,
                 g_strdup (_ ("Marks above or below a character reach further than there is room "
                              "between the lines, and are cut off. Take some of them away.")));
}

static void
add_picture (GPtrArray *findings, const KaijiCell *cell)
{
  if (!kaiji_picture_is_readable (cell->picture))
    add_finding (findings, cell->field, PICTURE_CHECK_ID,
                 g_strdup (_ ("The picture is damaged or has too many pixels; a crossed frame is "
                              "printed in its place. Choose another one.")));
}

/**
 * kaiji_print_findings_list:
 * @pages: a sheet's pages
 *
 * Lists everything that the pages cannot show: characters without a font, which are boxes, marks
 * that are cut off, and unreadable pictures. The first depends on the computer; none is a check of
 * the sheet.
 *
 * Returns: (transfer full) (element-type KaijiFinding): a warning for each picture and for each
 *   such character of a text, with its code point
 */
GPtrArray *
kaiji_print_findings_list (KaijiPages *pages)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) cut = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), findings);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          if (cells[j].kind != KAIJI_CELL_FIELD)
            continue;
          if (cells[j].picture != NULL)
            {
              add_picture (findings, &cells[j]);
            }
          else if (cells[j].text != NULL)
            {
              add_characters (findings, seen, &cells[j]);
              add_cut (findings, cut, &cells[j]);
            }
        }
    }

  return findings;
}

/**
 * kaiji_print_findings_dup_font_message:
 * @pages: a sheet's pages
 *
 * Returns: (transfer full) (nullable): a message about a substitute font, with which lines and
 *   pages may break elsewhere, and the remedy; %NULL if none is used
 */
char *
kaiji_print_findings_dup_font_message (KaijiPages *pages)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), NULL);

  if (!kaiji_pages_is_font_missing (pages))
    return NULL;

  /* Translators: the first %s is a list of fonts, the second one font. */
  return g_strdup_printf (_ ("None of the fonts %s is installed; printed with %s. Install one of "
                             "them, or choose another one in the page setup."),
                          kaiji_pages_get_fonts (pages), kaiji_pages_get_font_family (pages));
}
