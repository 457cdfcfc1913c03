/* kaiji-form-anchor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-anchor.h"
#include "kaiji-form-card.h"

/* Of the visible rows: the one with the cursor, the last one that was scrolled to, or the first. If
 * there are only cards that are still empty: the end of the form, if it was scrolled there, or the
 * first card. */
static GtkWidget *
find_widget (const KaijiFormSight *sight, KaijiFieldRow *row)
{
  KaijiFieldRow *focused = kaiji_form_sight_find_focused_row (sight);
  GtkWidget *top;
  double offset;

  if (focused != NULL && kaiji_form_sight_has_row (sight, focused))
    return GTK_WIDGET (focused);
  if (row != NULL && kaiji_form_sight_has_row (sight, row))
    return GTK_WIDGET (row);

  top = kaiji_form_sight_find_top (sight, KAIJI_TYPE_FIELD_ROW, &offset);
  if (top != NULL)
    return top;
  return kaiji_form_sight_is_at_end (sight)
           ? sight->content
           : kaiji_form_sight_find_top (sight, KAIJI_TYPE_FORM_CARD, &offset);
}

/* Returns: whether it has a place */
static gboolean
locate (const KaijiFormAnchor *self, const KaijiFormSight *sight, double *y)
{
  double top, bottom;

  if (self->widget == NULL || !kaiji_form_sight_locate (sight, self->widget, &top, &bottom))
    return FALSE;

  *y = self->widget == sight->content ? bottom : top;
  return TRUE;
}

/**
 * kaiji_form_anchor_clear:
 *
 * Forgets it.
 */
void
kaiji_form_anchor_clear (KaijiFormAnchor *self)
{
  g_return_if_fail (self != NULL);

  g_clear_weak_pointer (&self->widget);
}

/**
 * kaiji_form_anchor_remember:
 * @row: (nullable): the row that was last scrolled to
 *
 * Chooses what must not move from now on, and remembers where it is.
 */
void
kaiji_form_anchor_remember (KaijiFormAnchor *self, const KaijiFormSight *sight, KaijiFieldRow *row)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sight != NULL);

  g_set_weak_pointer (&self->widget, find_widget (sight, row));
  if (!locate (self, sight, &self->y))
    g_clear_weak_pointer (&self->widget);
}

/**
 * kaiji_form_anchor_find_distance:
 *
 * Returns: how far it has moved down since, in pixels; 0 if it has no place any more
 */
double
kaiji_form_anchor_find_distance (const KaijiFormAnchor *self, const KaijiFormSight *sight)
{
  double y;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (sight != NULL, 0);

  return locate (self, sight, &y) ? y - self->y : 0;
}
