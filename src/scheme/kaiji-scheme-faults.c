/* kaiji-scheme-faults.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-scheme-private.h"
#include "kaiji-schemes-resource.h"

#define START_PATH "/jp/kaiji/Kaiji/scheme-start.json"

/* The id in that file. */
#define START_ID "my-form"

/* Longer names are compared only with themselves. */
#define MAX_NAME 32

static int
compare_by_place (gconstpointer a, gconstpointer b)
{
  const KaijiSchemeFault *first = *(const KaijiSchemeFault *const *) a;
  const KaijiSchemeFault *second = *(const KaijiSchemeFault *const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return strcmp (first->place, second->place);
}

/* The number of letters that must be put in, left out, replaced or swapped with their neighbour to
 * make one word of the other (Damerau and Levenshtein, optimal string alignment). */
static guint
get_distance (const char *a, const char *b)
{
  guint distances[MAX_NAME + 1][MAX_NAME + 1];
  guint a_length = (guint) strlen (a);
  guint b_length = (guint) strlen (b);

  if (a_length > MAX_NAME || b_length > MAX_NAME)
    return G_MAXUINT;

  for (guint i = 0; i <= a_length; i++)
    for (guint j = 0; j <= b_length; j++)
      {
        guint *distance = &distances[i][j];

        if (i == 0 || j == 0)
          {
            *distance = i + j;
            continue;
          }
        *distance = distances[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
        *distance = MIN (*distance, distances[i - 1][j] + 1);
        *distance = MIN (*distance, distances[i][j - 1] + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          *distance = MIN (*distance, distances[i - 2][j - 2] + 1);
      }

  return distances[a_length][b_length];
}

/* Finds the word that is misspelt as @word; NULL if it is nearer to none than by a third of its
 * letters. */
const char *
kaiji_scheme_find_nearest (const char *word, const char *const *words, guint n_words)
{
  guint least = (guint) strlen (word) / 3 + 2;
  const char *nearest = NULL;

  for (guint i = 0; i < n_words; i++)
    {
      guint distance = words[i] != NULL ? get_distance (word, words[i]) : G_MAXUINT;

      if (distance < least)
        {
          least = distance;
          nearest = words[i];
        }
    }

  return nearest;
}

/**
 * kaiji_scheme_fault_free:
 * @self: (transfer full): a fault
 */
void
kaiji_scheme_fault_free (KaijiSchemeFault *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->edition);
  g_free (self->place);
  g_free (self->message);
  g_free (self);
}

/**
 * kaiji_scheme_fault_describe:
 *
 * Returns: (transfer full): `LINE:COLUMN: PLACE: MESSAGE`, without what is not known
 */
char *
kaiji_scheme_fault_describe (const KaijiSchemeFault *self)
{
  GString *line;

  g_return_val_if_fail (self != NULL, NULL);

  line = g_string_new (NULL);
  if (self->line > 0)
    g_string_append_printf (line, "%u:%u: ", self->line, self->column);
  g_string_append_printf (line, "%s%s%s%s", self->edition, self->place,
                          *self->place != '\0' ? ": " : "", self->message);

  return g_string_free (line, FALSE);
}

/* Makes a fault of the error of a reader, which begins with line and column. */
static KaijiSchemeFault *
new_from_error (const GError *error)
{
  KaijiSchemeFault *self = g_new0 (KaijiSchemeFault, 1);
  const char *message = kaiji_error_get_message (error);
  int length = 0;

  if (sscanf (message, "%u:%u: %n", &self->line, &self->column, &length) < 2 || length == 0)
    self->line = self->column = 0;
  self->edition = g_strdup ("");
  self->place = g_strdup ("");
  self->message = g_strdup (message + (self->line > 0 ? length : 0));

  return self;
}

/* Makes one scheme for each edition of a scheme file, the default edition first. Fails with
 * KAIJI_ERROR_FORMAT; the message is that of the fault that was found first, of which later ones
 * may be consequences. */
GPtrArray *
kaiji_scheme_new_editions (KaijiJsonTree *document, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_scheme_fault_free);
  g_autoptr (GPtrArray) schemes = kaiji_scheme_read_editions (document, faults);
  g_autofree char *fault = NULL;

  if (schemes != NULL)
    return g_steal_pointer (&schemes);

  fault = kaiji_scheme_fault_describe (g_ptr_array_index (faults, 0));
  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, fault);
  return NULL;
}

/**
 * kaiji_scheme_parse:
 * @bytes: the content of a scheme file
 * @faults: (out) (transfer full) (element-type KaijiSchemeFault): all that is wrong with it, by
 *   line and column; empty if nothing is
 *
 * Reads a scheme that need not be installed.
 *
 * Returns: (transfer full) (nullable) (element-type KaijiScheme): its editions, the default one
 *   first; %NULL if there are faults
 */
GPtrArray *
kaiji_scheme_parse (GBytes *bytes, GPtrArray **faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiJsonTree) document = NULL;
  GPtrArray *schemes = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (faults != NULL, NULL);

  *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_scheme_fault_free);
  document = kaiji_json_tree_parse (bytes, &error);
  if (document == NULL)
    g_ptr_array_add (*faults, new_from_error (error));
  else
    schemes = kaiji_scheme_read_editions (document, *faults);
  g_ptr_array_sort (*faults, compare_by_place);

  return schemes;
}

/**
 * kaiji_scheme_dup_start:
 * @id: (nullable): the new scheme's id, or %NULL for one to be replaced
 *
 * Returns: (transfer full): a scheme file to begin with: a small form, with comments
 */
char *
kaiji_scheme_dup_start (const char *id)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (kaiji_schemes_get_resource (), START_PATH, 0,
                                                     NULL);
  const char *start;
  GString *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  start = g_bytes_get_data (bytes, NULL);
  text = g_string_new_len (start, (gssize) g_bytes_get_size (bytes));
  if (id != NULL)
    {
      g_autofree char *member = g_strdup_printf ("\"id\": \"%s\"", id);

      g_string_replace (text, "\"id\": \"" START_ID "\"", member, 1);
    }

  return g_string_free (text, FALSE);
}
