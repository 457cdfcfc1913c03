/* kaiji-form-keeper.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-keeper.h"

/* What is left free between what is kept in sight and the edge, if there is room, in pixels. */
#define KEEPER_MARGIN 12

/* Finds what of the control's row must be seen, as much of it as fits: the row with its prompt and
 * counter, the control, or its cursor.
 *
 * Returns: whether there is such a thing */
static gboolean
locate_kept (const KaijiFormKeeper *self,
             const KaijiFormSight *sight,
             double height,
             double *top,
             double *bottom)
{
  GtkWidget *row;

  if (self->control == NULL)
    return FALSE;

  row = gtk_widget_get_ancestor (self->control, KAIJI_TYPE_FIELD_ROW);
  if (row != NULL && kaiji_form_sight_locate (sight, row, top, bottom) && *bottom - *top <= height)
    return TRUE;
  if (!kaiji_form_sight_locate (sight, self->control, top, bottom))
    return FALSE;

  return *bottom - *top <= height
         || kaiji_form_sight_locate_cursor (sight, self->control, top, bottom);
}

/* Whether the control is seen, with or without the rest of its row. */
static gboolean
is_seen (const KaijiFormKeeper *self, const KaijiFormSight *sight)
{
  double top, bottom, begin, end;

  if (self->control == NULL || !kaiji_form_sight_get_range (sight, &begin, &end)
      || !kaiji_form_sight_locate (sight, self->control, &top, &bottom))
    return FALSE;

  if (bottom - top > end - begin
      && !kaiji_form_sight_locate_cursor (sight, self->control, &top, &bottom))
    return FALSE;

  return top >= begin && bottom <= end;
}

static double
get_page (const KaijiFormSight *sight)
{
  return gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (sight->window));
}

/**
 * kaiji_form_keeper_clear:
 *
 * Forgets the control.
 */
void
kaiji_form_keeper_clear (KaijiFormKeeper *self)
{
  g_return_if_fail (self != NULL);

  g_clear_weak_pointer (&self->control);
}

/**
 * kaiji_form_keeper_set_control:
 * @control: the control of the form that has got the focus
 */
void
kaiji_form_keeper_set_control (KaijiFormKeeper *self, GtkWidget *control)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (control));

  if (g_set_weak_pointer (&self->control, control))
    self->was_seen = FALSE;
}

/**
 * kaiji_form_keeper_let_go:
 *
 * Reports that one has gone on: somebody types, or the form is scrolled to another place.
 */
void
kaiji_form_keeper_let_go (KaijiFormKeeper *self)
{
  g_return_if_fail (self != NULL);

  self->is_keeping = FALSE;
}

/**
 * kaiji_form_keeper_look:
 * @is_moved: whether the form begins elsewhere in its window than in the last layout
 * @is_coming: whether the form is being scrolled to the control
 *
 * Compares a layout with the last one, before anything is scrolled. Rows may get their new size
 * some layouts later than the form, so the control is kept until somebody scrolls.
 */
void
kaiji_form_keeper_look (KaijiFormKeeper *self,
                        const KaijiFormSight *sight,
                        gboolean is_moved,
                        gboolean is_coming)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sight != NULL);

  if (is_moved || self->page != get_page (sight)
      || self->width != gtk_widget_get_width (sight->content))
    self->is_keeping = self->is_keeping || self->was_seen || is_coming;
  else if (self->value != kaiji_form_sight_get_value (sight))
    self->is_keeping = FALSE;
}

/**
 * kaiji_form_keeper_keep:
 *
 * Scrolls the least distance that shows the control again, if it is to be kept in sight. This is
 * not animated: the form may have another size in the next frame.
 *
 * Returns: whether the position was set
 */
gboolean
kaiji_form_keeper_keep (const KaijiFormKeeper *self, const KaijiFormSight *sight)
{
  double top, bottom, begin, end, margin, distance;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sight != NULL, FALSE);

  if (!self->is_keeping || !kaiji_form_sight_get_range (sight, &begin, &end)
      || !locate_kept (self, sight, end - begin, &top, &bottom) || (top >= begin && bottom <= end))
    return FALSE;

  margin = MIN (KEEPER_MARGIN, (end - begin - (bottom - top)) / 2);
  margin = MAX (margin, 0);
  distance = top < begin ? top - margin - begin : bottom + margin - end;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (sight->window),
                            kaiji_form_sight_get_value (sight) + distance);
  return TRUE;
}

/**
 * kaiji_form_keeper_remember:
 *
 * Remembers how a layout is, after the form has been scrolled.
 */
void
kaiji_form_keeper_remember (KaijiFormKeeper *self, const KaijiFormSight *sight)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sight != NULL);

  self->value = kaiji_form_sight_get_value (sight);
  self->page = get_page (sight);
  self->width = gtk_widget_get_width (sight->content);
  self->was_seen = is_seen (self, sight);
}
