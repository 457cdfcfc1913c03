/* kaiji-form-sight.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-sight.h"

/* The step of the search for a row from the top down: less than the smallest row. */
#define LOOK_STEP 12

static GtkAdjustment *
get_adjustment (const KaijiFormSight *self)
{
  return gtk_scrolled_window_get_vadjustment (self->window);
}

/**
 * kaiji_form_sight_get_value:
 *
 * Returns: the scroll position, in pixels
 */
double
kaiji_form_sight_get_value (const KaijiFormSight *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return gtk_adjustment_get_value (get_adjustment (self));
}

/**
 * kaiji_form_sight_get_height:
 *
 * Returns: the height to fill with rows, in pixels; before the first layout, the height that the
 * window requests
 */
int
kaiji_form_sight_get_height (const KaijiFormSight *self)
{
  int height, width;
  GtkRoot *root;

  g_return_val_if_fail (self != NULL, 0);

  height = gtk_widget_get_height (GTK_WIDGET (self->window));
  root = gtk_widget_get_root (GTK_WIDGET (self->window));
  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return height;
}

/**
 * kaiji_form_sight_get_range:
 * @top: (out): where the visible part begins
 * @bottom: (out): where it ends
 *
 * Returns: whether anything is visible
 */
gboolean
kaiji_form_sight_get_range (const KaijiFormSight *self, double *top, double *bottom)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (top != NULL && bottom != NULL, FALSE);

  /* The content is scrolled including its padding, which shifts its own coordinates. */
  if (!kaiji_form_sight_locate (self, self->content, top, bottom))
    return FALSE;

  *top += kaiji_form_sight_get_value (self);
  *bottom = *top + gtk_adjustment_get_page_size (get_adjustment (self));
  return TRUE;
}

/**
 * kaiji_form_sight_is_at_end:
 *
 * Returns: whether the form is scrolled to its end
 */
gboolean
kaiji_form_sight_is_at_end (const KaijiFormSight *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (self != NULL, FALSE);

  adjustment = get_adjustment (self);
  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
         >= gtk_adjustment_get_upper (adjustment);
}

/**
 * kaiji_form_sight_has_row:
 *
 * Returns: whether the beginning of @row is visible
 */
gboolean
kaiji_form_sight_has_row (const KaijiFormSight *self, KaijiFieldRow *row)
{
  graphene_rect_t bounds;
  double value;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_FIELD_ROW (row), FALSE);

  value = kaiji_form_sight_get_value (self);
  return gtk_widget_get_mapped (GTK_WIDGET (row))
         && gtk_widget_compute_bounds (GTK_WIDGET (row), self->content, &bounds)
         && bounds.origin.y >= value
         && bounds.origin.y < value + gtk_adjustment_get_page_size (get_adjustment (self));
}

/**
 * kaiji_form_sight_locate:
 * @widget: a part of the form
 * @top: (out): where it begins
 * @bottom: (out): where it ends
 *
 * Returns: whether it has a place
 */
gboolean
kaiji_form_sight_locate (const KaijiFormSight *self, GtkWidget *widget, double *top, double *bottom)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (top != NULL && bottom != NULL, FALSE);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, self->content, &bounds)
      || bounds.size.height == 0)
    return FALSE;

  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;
  return TRUE;
}

/* Returns: whether @text has a cursor */
static gboolean
get_cursor (GtkWidget *text, GdkRectangle *cursor)
{
  if (GTK_IS_TEXT (text))
    {
      *cursor = (GdkRectangle){ .height = gtk_widget_get_height (text) };
      return TRUE;
    }
  if (!GTK_IS_TEXT_VIEW (text))
    return FALSE;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (text), NULL, cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (text), GTK_TEXT_WINDOW_WIDGET, cursor->x,
                                         cursor->y, &cursor->x, &cursor->y);
  return TRUE;
}

/**
 * kaiji_form_sight_locate_cursor:
 * @widget: a part of the form
 * @top: (out): where its text cursor begins
 * @bottom: (out): where it ends
 *
 * Returns: whether @widget is a text of the form itself; one in a popover is not
 */
gboolean
kaiji_form_sight_locate_cursor (const KaijiFormSight *self,
                                GtkWidget *widget,
                                double *top,
                                double *bottom)
{
  GdkRectangle cursor;
  double x;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (top != NULL && bottom != NULL, FALSE);

  if (gtk_widget_get_native (widget) != gtk_widget_get_native (self->content)
      || !get_cursor (widget, &cursor)
      || !gtk_widget_translate_coordinates (widget, self->content, cursor.x, cursor.y, &x, top))
    return FALSE;

  *bottom = *top + cursor.height;
  return TRUE;
}

/**
 * kaiji_form_sight_find_top:
 * @type: a type of widgets
 * @offset: (out): how much of it is above the visible part, in pixels; negative if something else
 *   is above it
 *
 * Returns: (transfer none) (nullable): the first visible widget of that type
 */
GtkWidget *
kaiji_form_sight_find_top (const KaijiFormSight *self, GType type, double *offset)
{
  graphene_rect_t content;
  double value, width, height;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offset != NULL, NULL);

  /* The content is scrolled including its padding, which shifts its own coordinates. */
  if (!gtk_widget_compute_bounds (self->content, self->content, &content))
    return NULL;
  value = kaiji_form_sight_get_value (self);
  width = gtk_widget_get_width (self->content);
  height = gtk_adjustment_get_page_size (get_adjustment (self));
  for (double y = 0; y < height; y += LOOK_STEP)
    {
      GtkWidget *picked = gtk_widget_pick (self->content, width / 2, value + content.origin.y + y,
                                           GTK_PICK_INSENSITIVE);
      GtkWidget *found = picked != NULL ? gtk_widget_get_ancestor (picked, type) : NULL;
      graphene_rect_t bounds;

      if (found != NULL && gtk_widget_compute_bounds (found, self->content, &bounds))
        {
          *offset = value - bounds.origin.y;
          return found;
        }
    }

  return NULL;
}

/**
 * kaiji_form_sight_find_focus:
 *
 * Returns: (transfer none) (nullable): the part of the form with the focus, which may be in a
 *   popover of it
 */
GtkWidget *
kaiji_form_sight_find_focus (const KaijiFormSight *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (self != NULL, NULL);

  root = gtk_widget_get_root (self->content);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, self->content) ? focus : NULL;
}

/**
 * kaiji_form_sight_find_focused_row:
 *
 * Returns: (transfer none) (nullable): the row with the focus
 */
KaijiFieldRow *
kaiji_form_sight_find_focused_row (const KaijiFormSight *self)
{
  GtkWidget *focus = kaiji_form_sight_find_focus (self);

  return focus != NULL ? (KaijiFieldRow *) gtk_widget_get_ancestor (focus, KAIJI_TYPE_FIELD_ROW)
                       : NULL;
}
