/* kaiji-form-anchor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form-sight.h"

G_BEGIN_DECLS

/**
 * KaijiFormAnchor:
 * @widget: (nullable): weak: a row or a card, or the content itself, of which it is the end
 * @y: its place in the last layout, in pixels of the content
 *
 * What of a form must not move on the screen when something above it grows.
 */
typedef struct
{
  GtkWidget *widget;
  double y;
} KaijiFormAnchor;

void kaiji_form_anchor_clear (KaijiFormAnchor *self);
void
kaiji_form_anchor_remember (KaijiFormAnchor *self, const KaijiFormSight *sight, KaijiFieldRow *row);
double kaiji_form_anchor_find_distance (const KaijiFormAnchor *self, const KaijiFormSight *sight);

G_END_DECLS
