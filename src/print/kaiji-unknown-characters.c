/* kaiji-unknown-characters.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-unknown-characters.h"

#define CHECK_ID "unknown-character"

static void
add_finding (GPtrArray *findings, const KaijiField *field, gunichar character)
{
  char *message = g_strdup_printf (
    _ ("No font on this computer has the character U+%04X; a box is printed in its place. Install "
       "a font that has it, or write it in another way."),
    character);

  g_ptr_array_add (findings,
                   kaiji_finding_new (CHECK_ID, KAIJI_SEVERITY_WARNING, field->id, field, message));
}

/* A text that goes on to another page has its characters told once. */
static void
add_cell (GPtrArray *findings, GHashTable *seen, const KaijiCell *cell)
{
  g_autoptr (GHashTable) told = NULL;
  const gunichar *characters;
  guint n_characters;

  if (cell->kind != KAIJI_CELL_FIELD || cell->text == NULL || cell->picture != NULL)
    return;

  characters = kaiji_text_block_get_unknown (cell->text, &n_characters);
  if (n_characters == 0 || !g_hash_table_add (seen, (gpointer) cell->text))
    return;

  told = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_characters; i++)
    if (g_hash_table_add (told, GUINT_TO_POINTER (characters[i])))
      add_finding (findings, cell->field, characters[i]);
}

/**
 * kaiji_unknown_characters_list:
 * @pages: a sheet's pages
 *
 * Finds the characters that pages show as a box, because no font has them. That depends on the
 * computer and is no check of the sheet.
 *
 * Returns: (transfer full) (element-type KaijiFinding): a warning for each such character of a
 *   text, with its code point
 */
GPtrArray *
kaiji_unknown_characters_list (KaijiPages *pages)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), findings);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        add_cell (findings, seen, &cells[j]);
    }

  return findings;
}
