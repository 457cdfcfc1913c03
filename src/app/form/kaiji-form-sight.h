/* kaiji-form-sight.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-row.h"

G_BEGIN_DECLS

/**
 * KaijiFormSight:
 * @window: the scrolled window of the form, with a viewport
 * @content: its rows; both are unowned, as they belong to the form
 *
 * The visible part of a form, and the places of its parts, in pixels of the content, by the last
 * layout rather than the last drawing.
 */
typedef struct
{
  GtkScrolledWindow *window;
  GtkWidget *content;
} KaijiFormSight;

double kaiji_form_sight_get_value (const KaijiFormSight *self);
int kaiji_form_sight_get_height (const KaijiFormSight *self);
gboolean kaiji_form_sight_get_range (const KaijiFormSight *self, double *top, double *bottom);
gboolean kaiji_form_sight_is_at_end (const KaijiFormSight *self);
gboolean kaiji_form_sight_has_row (const KaijiFormSight *self, KaijiFieldRow *row);
gboolean kaiji_form_sight_locate (const KaijiFormSight *self,
                                  GtkWidget *widget,
                                  double *top,
                                  double *bottom);
gboolean kaiji_form_sight_locate_cursor (const KaijiFormSight *self,
                                         GtkWidget *widget,
                                         double *top,
                                         double *bottom);
GtkWidget *kaiji_form_sight_find_top (const KaijiFormSight *self, GType type, double *offset);
GtkWidget *kaiji_form_sight_find_focus (const KaijiFormSight *self);
KaijiFieldRow *kaiji_form_sight_find_focused_row (const KaijiFormSight *self);

G_END_DECLS
