/* kaiji-check-names.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-check-names-private.h"

/* The most characters or words that a message names. */
#define MAX_NAMED 5

static void
add (KaijiCheckNames *self, const char *name)
{
  if (self->n_names > MAX_NAMED || strstr (self->names->str, name) != NULL)
    return;

  if (self->n_names > 0)
    g_string_append (self->names, ", ");
  g_string_append (self->names, self->n_names < MAX_NAMED ? name : "…");
  self->n_names++;
}

/**
 * kaiji_check_names_start:
 *
 * Returns: an empty list
 */
KaijiCheckNames
kaiji_check_names_start (void)
{
  return (KaijiCheckNames){ .names = g_string_new (NULL) };
}

/**
 * kaiji_check_names_clear:
 *
 * Frees the content of @self.
 */
void
kaiji_check_names_clear (KaijiCheckNames *self)
{
  g_string_free (self->names, TRUE);
}

/**
 * kaiji_check_names_add_code_point:
 * @c: a character without a visible form
 *
 * Adds a character by its code point: `U+200B`.
 */
void
kaiji_check_names_add_code_point (KaijiCheckNames *self, gunichar c)
{
  g_autofree char *name = NULL;

  if (c == self->last_code_point || self->n_names > MAX_NAMED)
    return;

  self->last_code_point = c;
  name = g_strdup_printf ("U+%04X", c);
  add (self, name);
}

/**
 * kaiji_check_names_add_replacement:
 * @written: the text as it is
 * @meant: the text as it should be
 *
 * Adds a replacement: `サ一バ → サーバ`.
 */
void
kaiji_check_names_add_replacement (KaijiCheckNames *self, const char *written, const char *meant)
{
  g_autofree char *name = g_strdup_printf ("%s → %s", written, meant);

  add (self, name);
}

/**
 * kaiji_check_names_add_character:
 * @written: the character as it is
 * @meant: the character as it should be
 *
 * Adds the replacement of a character.
 */
void
kaiji_check_names_add_character (KaijiCheckNames *self, gunichar written, gunichar meant)
{
  char from[7] = { 0 };
  char to[7] = { 0 };

  g_unichar_to_utf8 (written, from);
  g_unichar_to_utf8 (meant, to);
  kaiji_check_names_add_replacement (self, from, to);
}
