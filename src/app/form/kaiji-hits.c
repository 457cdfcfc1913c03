/* kaiji-hits.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-hits.h"

/**
 * kaiji_hits_init:
 *
 * Begins with nothing that was looked for.
 */
void
kaiji_hits_init (KaijiHits *self)
{
  g_return_if_fail (self != NULL);

  self->list = g_array_new (FALSE, FALSE, sizeof (KaijiHit));
  self->wanted = g_strdup ("");
}

/**
 * kaiji_hits_clear:
 *
 * Frees what it holds.
 */
void
kaiji_hits_clear (KaijiHits *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->sheet);
}

/**
 * kaiji_hits_search:
 * @wanted: what to look for
 *
 * Finds it in the sheet as it is now, and stays at the same place of the list if there is one.
 */
void
kaiji_hits_search (KaijiHits *self, const char *wanted)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (wanted != NULL);

  g_clear_pointer (&self->list, g_array_unref);
  g_free (self->wanted);
  self->wanted = g_strdup (wanted);
  self->list = kaiji_search_sheet (self->sheet, self->wanted);
  if (self->current >= self->list->len)
    self->current = 0;
}

/**
 * kaiji_hits_begin:
 * @wanted: what to look for
 * @from: (nullable): the field that one was in
 *
 * Finds it in the sheet, and goes to what is probably meant: a number or a name that was found; of
 * texts the first from @from on, round to the beginning.
 */
void
kaiji_hits_begin (KaijiHits *self, const char *wanted, const KaijiField *from)
{
  g_return_if_fail (self != NULL);

  kaiji_hits_search (self, wanted);
  self->current = 0;
  if (from != NULL && self->list->len > 0 && kaiji_hits_get (self, 0)->place > KAIJI_HIT_ITEM)
    while (self->current < self->list->len
           && kaiji_hits_get_current (self)->field->index < from->index)
      self->current++;
  if (self->current == self->list->len)
    self->current = 0;
}

/**
 * kaiji_hits_move:
 * @distance: how far down the list, or up if it is negative
 *
 * Goes to another place, at most to the first or the last.
 */
void
kaiji_hits_move (KaijiHits *self, int distance)
{
  g_return_if_fail (self != NULL);

  if (self->list->len > 0)
    self->current = (guint) CLAMP ((int) self->current + distance, 0, (int) self->list->len - 1);
}

/**
 * kaiji_hits_go:
 * @backwards: whether to go to the one before
 *
 * Goes to the next place, round to the first.
 */
void
kaiji_hits_go (KaijiHits *self, gboolean backwards)
{
  g_return_if_fail (self != NULL);

  if (self->list->len > 0)
    self->current = (self->current + (backwards ? self->list->len - 1 : 1)) % self->list->len;
}

/**
 * kaiji_hits_get:
 * @position: a position in the list
 *
 * Returns: (transfer none): the place there
 */
const KaijiHit *
kaiji_hits_get (const KaijiHits *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->list->len, NULL);

  return &g_array_index (self->list, KaijiHit, position);
}

/**
 * kaiji_hits_get_current:
 *
 * Returns: (transfer none): the place that one is at; the list must not be empty
 */
const KaijiHit *
kaiji_hits_get_current (const KaijiHits *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kaiji_hits_get (self, self->current);
}

/**
 * kaiji_hits_dup_found:
 *
 * Returns: (transfer full): what was found, as it is written where one is
 */
char *
kaiji_hits_dup_found (const KaijiHits *self)
{
  const KaijiHit *hit = kaiji_hits_get_current (self);
  g_autofree char *text = NULL;

  g_return_val_if_fail (hit != NULL, NULL);

  text = kaiji_search_dup_text (self->sheet, hit->field, hit->place);
  if (text == NULL || kaiji_search_count (text, self->wanted) > 0
      || g_utf8_strlen (text, -1) < hit->end)
    return g_strdup (self->wanted);

  return g_utf8_substring (text, hit->start, hit->end);
}

/**
 * kaiji_hits_dup_problem:
 *
 * Returns: (transfer full): what to say if nothing was found
 */
char *
kaiji_hits_dup_problem (const KaijiHits *self)
{
  g_autofree char *normalized = NULL;
  const KaijiItem *items;
  guint n_items;

  g_return_val_if_fail (self != NULL, NULL);

  items = kaiji_scheme_get_items (kaiji_sheet_get_scheme (self->sheet), &n_items);
  normalized = g_utf8_normalize (self->wanted, -1, G_NORMALIZE_NFKC);
  if (normalized != NULL && strspn (g_strstrip (normalized), "0123456789") == strlen (normalized))
    /* Translators: %s is what was entered; the numbers are the first and the last item. */
    return g_strdup_printf (_ ("There is no item “%s”; items go from %u to %u."), self->wanted,
                            items[0].number, items[n_items - 1].number);

  /* Translators: %s is what was looked for. */
  return g_strdup_printf (_ ("“%s” is in no name, prompt, answer or note."), self->wanted);
}
