/* kaiji-subtitle.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-subtitle.h"

/* A service's name may be anything; the line that repeats it on every page may not. */
#define MAX_VALUE 200

/* Between the parts of a subtitle. */
#define SEPARATOR ", "

/* A value that is repeated in one line, shortened where it is very long. */
static char *
dup_line_value (const char *text)
{
  char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  if (g_utf8_strlen (line, -1) > MAX_VALUE)
    *g_utf8_offset_to_pointer (line, MAX_VALUE) = '\0';

  return g_strstrip (line);
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

/* What a subtitle may say of a sheet. */
typedef struct
{
  const char *placeholder;
  char *value;
  gboolean is_left_out; /* by a partial disclosure, whose sheet does not ask for it */
} KaijiSubtitleValue;

static KaijiSubtitleValue
create_role_value (const char *placeholder, KaijiSheet *sheet, KaijiRole role)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), role);
  KaijiSubtitleValue value = { .placeholder = placeholder, .value = dup_role_value (sheet, role) };

  value.is_left_out = *value.value == '\0' && field != NULL
                      && kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field));

  return value;
}

/* Replaces all placeholders in one go: a value may itself look like one. */
static char *
fill_part (const char *pattern, const KaijiSubtitleValue *values, guint n_values)
{
  GString *filled = g_string_new (NULL);

  while (*pattern != '\0')
    {
      guint i = 0;

      while (i < n_values && !g_str_has_prefix (pattern, values[i].placeholder))
        i++;

      if (i < n_values)
        {
          g_string_append (filled, values[i].value);
          pattern += strlen (values[i].placeholder);
        }
      else
        {
          g_string_append_c (filled, *pattern++);
        }
    }

  return g_string_free (filled, FALSE);
}

static gboolean
is_left_out (const char *part, const KaijiSubtitleValue *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    if (values[i].is_left_out && strstr (part, values[i].placeholder) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_subtitle_fill:
 * @pattern: the line below the title, with placeholders
 * @sheet: a sheet
 *
 * Fills in whose sheet it is. What a partial disclosure leaves out is not named in vain. An answer
 * that is merely missing is: the gap is to be seen.
 *
 * Returns: (transfer full): the line
 */
char *
kaiji_subtitle_fill (const char *pattern, KaijiSheet *sheet)
{
  const char *number = kaiji_sheet_get_certification_number (sheet);
  KaijiSubtitleValue values[] = {
    { "{certification-number}", dup_line_value (number != NULL ? number : ""), FALSE },
    create_role_value ("{service-name}", sheet, KAIJI_ROLE_SERVICE_NAME),
    create_role_value ("{business-name}", sheet, KAIJI_ROLE_BUSINESS_NAME),
  };
  g_auto (GStrv) parts = g_strsplit (pattern, SEPARATOR, -1);
  GString *subtitle = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = NULL;

      if (is_left_out (parts[i], values, G_N_ELEMENTS (values)))
        continue;

      part = fill_part (parts[i], values, G_N_ELEMENTS (values));
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? SEPARATOR : "", part);
    }

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i].value);

  return g_string_free (subtitle, FALSE);
}
