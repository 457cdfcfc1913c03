/* kaiji-typed-log.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiTypedLog:
 *
 * The changes since the safety copy was written, each added at once: a program that is killed, or
 * loses its display, loses none of them. The file is not synced, so a power cut may lose some; the
 * copy beside it is. The program that types locks it, which shows others whether that program still
 * runs. Any thread may open it; the other functions are for the main thread.
 */
typedef struct _KaijiTypedLog KaijiTypedLog;

KaijiTypedLog *kaiji_typed_log_new (const char *path);
void kaiji_typed_log_free (KaijiTypedLog *self);

gboolean kaiji_typed_log_open (KaijiTypedLog *self, GError **error);
void kaiji_typed_log_add_answer (KaijiTypedLog *self, const KaijiField *field, KaijiAnswer *answer);
void kaiji_typed_log_add_number (KaijiTypedLog *self, const char *number);
goffset kaiji_typed_log_get_size (KaijiTypedLog *self);
void kaiji_typed_log_forget (KaijiTypedLog *self, goffset size);
void kaiji_typed_log_apply (KaijiTypedLog *self, KaijiSheet *sheet);
void kaiji_typed_log_remove (KaijiTypedLog *self);

void kaiji_typed_log_clean (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTypedLog, kaiji_typed_log_free)

G_END_DECLS
