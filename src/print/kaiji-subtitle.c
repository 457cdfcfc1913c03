/* kaiji-subtitle.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-subtitle.h"
#include "kaiji-text.h"

/* The longest value in a subtitle: a service's name may be anything, and a longer one would leave
 * no room for the table. It ends in an ellipsis here; its own row has it in full. */
#define MAX_VALUE 600

/* Between the parts of a subtitle. */
#define SEPARATOR ", "

/* Returns a value on one line. */
static char *
dup_line_value (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\r\n\t", ' '));

  if (g_utf8_strlen (line, -1) <= MAX_VALUE)
    return g_steal_pointer (&line);

  *g_utf8_offset_to_pointer (line, MAX_VALUE) = '\0';

  return g_strconcat (line, "…", NULL);
}

static char *
dup_role_value (KaijiSheet *sheet, KaijiRole role)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), role);
  g_autofree char *text = NULL;

  if (field == NULL)
    return g_strdup ("");

  text = kaiji_sheet_dup_text (sheet, field);

  return dup_line_value (text);
}

/* The values that a subtitle may have. */
typedef struct
{
  const char *placeholder;
  char *value;
} KaijiSubtitleValue;

/* Replaces all placeholders at once: a value may look like a placeholder itself. Returns:
 * (nullable): the part, or NULL if it has no value: a label alone means nothing */
static char *
fill_part (const char *pattern, const KaijiSubtitleValue *values, guint n_values)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  gboolean is_label = FALSE;
  gboolean has_value = FALSE;

  while (*pattern != '\0')
    {
      guint i = 0;

      while (i < n_values && !g_str_has_prefix (pattern, values[i].placeholder))
        i++;

      if (i < n_values)
        {
          is_label = TRUE;
          has_value = has_value || *values[i].value != '\0';
          g_string_append (filled, values[i].value);
          pattern += strlen (values[i].placeholder);
        }
      else
        {
          g_string_append_c (filled, *pattern++);
        }
    }

  return is_label && !has_value ? NULL : g_string_free (g_steal_pointer (&filled), FALSE);
}

static void
append (GString *subtitle, const char *part)
{
  if (subtitle->len > 0)
    g_string_append (subtitle, SEPARATOR);
  g_string_append (subtitle, part);
}

/* Names the excluded sections of a partial disclosure. */
static void
append_partial (GString *subtitle, KaijiSheet *sheet)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  g_autoptr (GString) excluded = g_string_new (NULL);
  g_autofree char *partial = NULL;
  gboolean is_partial = FALSE;
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      if (!kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        continue;
      is_partial = TRUE;
      /* The items before the first section have no section title; their first group's title names
       * them. */
      g_string_append_printf (excluded, "%s%s", excluded->len > 0 ? "、" : "",
                              *sections[i].title != '\0' ? sections[i].title
                                                         : sections[i].groups[0].title);
    }
  if (!is_partial)
    return;

  /* Translators: in the head of every page of a printed sheet that leaves out sections; {sections}
   * is their list. */
  partial = kaiji_text_replace (layout->partial != NULL ? layout->partial
                                                        : _ ("Partial; left out: {sections}"),
                                "sections", excluded->str);
  append (subtitle, partial);
}

/**
 * kaiji_subtitle_fill:
 * @pattern: (nullable): the text of the line, with placeholders
 * @sheet: a sheet
 *
 * Fills in the names of the sheet, and marks a partial disclosure. A part without a value is left
 * out with its label.
 *
 * Returns: (transfer full): the line; "" if it is empty
 */
char *
kaiji_subtitle_fill (const char *pattern, KaijiSheet *sheet)
{
  const char *number = kaiji_sheet_get_certification_number (sheet);
  KaijiSubtitleValue values[] = {
    { "{certification-number}", dup_line_value (number != NULL ? number : "") },
    { "{service-name}", dup_role_value (sheet, KAIJI_ROLE_SERVICE_NAME) },
    { "{business-name}", dup_role_value (sheet, KAIJI_ROLE_BUSINESS_NAME) },
  };
  g_auto (GStrv) parts = g_strsplit (pattern != NULL ? pattern : "", SEPARATOR, -1);
  GString *subtitle = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = fill_part (parts[i], values, G_N_ELEMENTS (values));

      if (part != NULL)
        append (subtitle, part);
    }
  append_partial (subtitle, sheet);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i].value);

  return g_string_free (subtitle, FALSE);
}
