/* kaiji-scheme-faults.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The size of the largest scheme file that is read: a form of a thousand items takes a fifth of it.
 */
#define KAIJI_SCHEME_MAX_SIZE (8 * 1024 * 1024)

/**
 * KaijiSchemeFault:
 * @line, @column: where in the file it is, from 1, in characters; 0 if it is nowhere
 * @edition: `editions[N]: ` if it is in an edition other than the first, or empty
 * @place: the path of members that leads there, such as `sections[0].title`, or empty
 * @message: what is wrong
 *
 * Why a scheme file cannot be used.
 */
typedef struct
{
  guint line;
  guint column;
  char *edition;
  char *place;
  char *message;
} KaijiSchemeFault;

char *kaiji_scheme_fault_describe (const KaijiSchemeFault *self);
void kaiji_scheme_fault_free (KaijiSchemeFault *self);

GPtrArray *kaiji_scheme_parse (GBytes *bytes, GPtrArray **faults);
char *kaiji_scheme_dup_start (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiSchemeFault, kaiji_scheme_fault_free)

G_END_DECLS
