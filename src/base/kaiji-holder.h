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
 * @user: the user
 * @host: the name of the computer
 * @machine: identifies the computer among others of the same name
 * @instance: identifies the program, even among those with the same process id
 * @process: its process id
 * @time: the beginning, in local time
 *
 * The holder of a file: the program that has it open.
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
