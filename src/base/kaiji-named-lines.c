/* kaiji-named-lines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines like "uri: file:///…", by which Kaiji's own small files say what they are about.
 */

#include "config.h"

#include <string.h>

#include "kaiji-named-lines.h"

/**
 * kaiji_named_lines_append:
 * @text: the lines so far
 * @name: the name
 * @value: (nullable): the value, without a line break; there is no line without one
 *
 * Adds a line.
 */
void
kaiji_named_lines_append (GString *text, const char *name, const char *value)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (name != NULL);

  if (value != NULL)
    g_string_append_printf (text, "%s: %s\n", name, value);
}

/**
 * kaiji_named_lines_dup_value:
 * @lines: (array zero-terminated=1): lines, among others
 * @name: a name
 *
 * Returns: (transfer full) (nullable): the value of the first line of that name
 */
char *
kaiji_named_lines_dup_value (char **lines, const char *name)
{
  g_return_val_if_fail (lines != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *value = lines[i] + strlen (name);

      if (g_str_has_prefix (lines[i], name) && g_str_has_prefix (value, ": "))
        return g_strdup (value + strlen (": "));
    }

  return NULL;
}
