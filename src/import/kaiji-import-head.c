/* kaiji-import-head.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed head of a sheet: the certification number and the names.
 */

#include "config.h"

#include "kaiji-import-private.h"
#include "kaiji-match-private.h"

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

/* Takes what a line says that is printed by the form's own pattern. */
static void
read_printed_head (KaijiImport *self, KaijiTable *table, GHashTable *answered)
{
  static const struct
  {
    const char *name;
    KaijiRole role;
  } roles[] = {
    { "service", KAIJI_ROLE_SERVICE_NAME },
    { "business", KAIJI_ROLE_BUSINESS_NAME },
  };
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
          const KaijiField *field = kaiji_scheme_get_role (scheme, roles[j].role);
          g_autofree char *value = g_match_info_fetch_named (match, roles[j].name);

          if (field == NULL || value == NULL || *value == '\0'
              || !g_hash_table_add (answered, (gpointer) field))
            continue;
          kaiji_import_add_entry (self, row, KAIJI_IMPORT_ANSWER, field, value)->certainty = 0.9;
        }
      return;
    }
}

/**
 * kaiji_import_read_head:
 * @table: the table of the source
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
                        KaijiWording *wording,
                        GHashTable *answered)
{
  read_printed_head (self, table, answered);
  read_number_rows (self, table, wording);
}
