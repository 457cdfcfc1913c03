/* kaiji-import-head.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed head of a sheet: the certification number and the names.
 */

#include "config.h"

#include "kaiji-import-private.h"
#include "kaiji-printed-head.h"

/* Takes the certification number from a row of its own. Another one than is known is listed. */
static void
read_number_rows (KaijiImport *self, KaijiTable *table, KaijiWording *wording)
{
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const char *known = kaiji_import_get_certification_number (self);
      g_autofree char *number = kaiji_printed_head_dup_number (row, kaiji_import_get_scheme (self),
                                                               wording);

      if (number == NULL || *number == '\0')
        continue;
      if (known == NULL)
        kaiji_import_set_certification_number (self, number);
      else if (!g_str_equal (known, number))
        kaiji_import_add_entry (self, row, KAIJI_IMPORT_UNPLACED, NULL, number);
    }
}

static const struct
{
  const char *name;
  const char *place;
  KaijiRole role;
} roles[] = {
  { "service", "{service-name}", KAIJI_ROLE_SERVICE_NAME },
  { "business", "{business-name}", KAIJI_ROLE_BUSINESS_NAME },
};

/* Takes what a head says of a field that nothing else answers. */
static void
add_answer (KaijiImport *self,
            const KaijiTableRow *row,
            KaijiRole role,
            const char *value,
            GHashTable *answered)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_import_get_scheme (self), role);

  if (field != NULL && value != NULL && *value != '\0'
      && g_hash_table_add (answered, (gpointer) field))
    kaiji_import_add_entry (self, row, KAIJI_IMPORT_ANSWER, field, value)->certainty = 0.9;
}

/* Returns whether a field has another answer already than a head says. */
static gboolean
is_answered_otherwise (KaijiImport *self, KaijiRole role, const char *value, KaijiWording *wording)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_import_get_scheme (self), role);
  KaijiFolded folded = kaiji_wording_fold (wording, value);
  gboolean is_otherwise = FALSE;

  for (guint i = 0; i < kaiji_import_get_n_entries (self); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (self, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER && entry->field == field)
        is_otherwise |= !kaiji_wording_is (wording, &folded, entry->text);
    }

  kaiji_folded_clear (&folded);
  return is_otherwise;
}

/* Takes the values of a published page's head, each in the column that is its place in the form's
 * pattern. Another name than the table's is listed. */
static void
read_block (KaijiImport *self, KaijiTable *block, KaijiWording *wording, GHashTable *answered)
{
  const char *pattern = kaiji_scheme_get_page_layout (kaiji_import_get_scheme (self))->subtitle;
  g_auto (GStrv) places = g_strsplit (pattern, "{", -1);

  for (guint i = 0; i < kaiji_table_get_n_rows (block); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (block, i);
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, 0);
      g_autofree char *place = g_strconcat ("{", places[cell->column + 1], NULL);

      if (g_str_has_prefix (place, "{certification-number}"))
        kaiji_import_set_certification_number (self, cell->text);
      for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
        {
          if (!g_str_has_prefix (place, roles[j].place))
            continue;
          if (is_answered_otherwise (self, roles[j].role, cell->text, wording))
            kaiji_import_add_entry (self, row, KAIJI_IMPORT_UNPLACED, NULL, cell->text);
          add_answer (self, row, roles[j].role, cell->text, answered);
        }
    }
}

/* Takes what a line says that is printed by the form's own pattern. */
static void
read_printed_head (KaijiImport *self, KaijiTable *table, GHashTable *answered)
{
  KaijiScheme *scheme = kaiji_import_get_scheme (self);
  const char *pattern = kaiji_scheme_get_page_layout (scheme)->subtitle;
  g_autoptr (GString) expression = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_auto (GStrv) parts = NULL;

  if (pattern == NULL)
    return;

  /* Other programs leave spaces out or write wide ones. */
  parts = g_strsplit (pattern, " ", -1);
  expression = g_string_new ("^\\s*");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (parts[i], -1);

      g_string_append (expression, i > 0 ? "\\s*" : "");
      g_string_append (expression, escaped);
    }
  g_string_replace (expression, "\\{certification-number\\}", "(?<number>.*?)", 0);
  g_string_replace (expression, "\\{service-name\\}", "(?<service>.*?)", 0);
  g_string_replace (expression, "\\{business-name\\}", "(?<business>.*?)", 0);
  g_string_replace (expression, ":", "\\s*[:：]", 0);
  g_string_replace (expression, ",", "[,、，]", 0);
  g_string_append (expression, "\\s*$");
  regex = g_regex_new (expression->str, 0, 0, NULL);

  for (guint i = 0; regex != NULL && i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autofree char *text = kaiji_table_row_dup_text (row);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL;

      if (!g_regex_match (regex, text, 0, &match))
        continue;

      number = g_match_info_fetch_named (match, "number");
      if (number != NULL && *number != '\0')
        kaiji_import_set_certification_number (self, number);

      for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
        {
          g_autofree char *value = g_match_info_fetch_named (match, roles[j].name);

          add_answer (self, row, roles[j].role, value, answered);
        }
      return;
    }
}

/**
 * kaiji_import_read_head:
 * @table: the table of the source
 * @block: (nullable): the head of a published page, as kaiji_head_block_take() has taken it
 * @wording: the form's
 * @answered: the fields that are answered already, which the head answers no more; those that it
 *   answers are added
 *
 * Takes what the head says into an import, by the form's own pattern of it, and the certification
 * number from a row of its own.
 */
void
kaiji_import_read_head (KaijiImport *self,
                        KaijiTable *table,
                        KaijiTable *block,
                        KaijiWording *wording,
                        GHashTable *answered)
{
  if (block != NULL)
    read_block (self, block, wording, answered);
  read_printed_head (self, table, answered);
  read_number_rows (self, table, wording);
}
