/* kaiji-form-keeper.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form-sight.h"

G_BEGIN_DECLS

/* Keeps in sight what one was in when the visible part of the form gets smaller or its lines get
 * shorter: a pane or a notice comes, the window is made smaller, text is made larger. */
typedef struct
{
  GtkWidget *control; /* (nullable): weak: the control of the form that had the focus last */
  gboolean was_seen;
  gboolean is_keeping; /* the form has another size, and nobody has gone on since */
  double value;        /* how the last layout was: the position, in pixels */
  double page;         /* the height of the visible part */
  int width;
} KaijiFormKeeper;

void kaiji_form_keeper_clear (KaijiFormKeeper *self);
void kaiji_form_keeper_set_control (KaijiFormKeeper *self, GtkWidget *control);
void kaiji_form_keeper_let_go (KaijiFormKeeper *self);
void kaiji_form_keeper_look (KaijiFormKeeper *self,
                             const KaijiFormSight *sight,
                             gboolean is_moved,
                             gboolean is_coming);
gboolean kaiji_form_keeper_keep (const KaijiFormKeeper *self, const KaijiFormSight *sight);
void kaiji_form_keeper_remember (KaijiFormKeeper *self, const KaijiFormSight *sight);

G_END_DECLS
