/* kaiji-holder.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiHolder:
 * @user: who has the file open
 * @host: on which computer
 * @machine: what tells that computer from others of the same name
 * @instance: what tells the program from others, also from those with the same process number
 * @process: its process number there
 * @time: since when, in local time
 *
 * Who has a file open.
 */
typedef struct
{
  char *user;
  char *host;
  char *machine;
  char *instance;
  int process;
  GDateTime *time;
} KaijiHolder;

KaijiHolder *kaiji_holder_new_self (void);
KaijiHolder *kaiji_holder_parse (const char *text, gsize length);
char *kaiji_holder_write (const KaijiHolder *self);
void kaiji_holder_free (KaijiHolder *self);

gboolean kaiji_holder_is_self (const KaijiHolder *self);
gboolean kaiji_holder_is_here (const KaijiHolder *self);
char *kaiji_holder_describe (const KaijiHolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiHolder, kaiji_holder_free)

G_END_DECLS
