/* kaiji-recognise.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which form a table is of, by the texts that they share.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-arrangement.h"
#include "kaiji-error.h"
#include "kaiji-recognise.h"
#include "kaiji-running-text.h"
#include "kaiji-scheme-rating.h"

/* The minimum number of a form's texts that identify it; no other document has as many by
 * chance. */
#define MIN_SCHEME_RATING 4

/* Finds the form that shares the most texts with the table, and its wording. */
static KaijiScheme *
find_best (KaijiTable *table, GPtrArray *schemes, gboolean is_inside)
{
  KaijiScheme *best = NULL;
  double best_rating = 0;

  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);
      g_autoptr (KaijiWording) wording = kaiji_wording_new (scheme, NULL);
      g_autoptr (KaijiTable) straight = kaiji_arrangement_straighten (table, scheme, wording);
      g_autoptr (KaijiTable) rows = kaiji_running_text_split (straight, scheme, wording);
      double rating = kaiji_scheme_rating_get (rows, scheme, wording, is_inside);

      /* Between editions that match equally, the current one wins. */
      if (rating > best_rating
          || (rating == best_rating && kaiji_scheme_is_default_edition (scheme)))
        {
          best = scheme;
          best_rating = rating;
        }
    }

  return best_rating >= MIN_SCHEME_RATING ? best : NULL;
}

/**
 * kaiji_recognise_scheme:
 * @table: the table of a file
 * @library: the known forms
 *
 * Returns: (transfer full): the form whose texts the table has; %NULL with @error if it is none
 */
KaijiScheme *
kaiji_recognise_scheme (KaijiTable *table, KaijiSchemeLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) schemes = kaiji_scheme_library_list (library);
  KaijiScheme *best = find_best (table, schemes, FALSE);

  if (best == NULL)
    best = find_best (table, schemes, TRUE);
  if (best != NULL)
    return g_object_ref (best);

  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME,
                       _ ("no form that Kaiji knows is recognised in it; say which one it is"));
  return NULL;
}
