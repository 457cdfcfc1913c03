/* kaiji-json-scanner-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiJsonScanner:
 * @start: the beginning of the document
 * @p: the next byte
 * @end: the end of the document
 * @scratch: the value of a string with escapes
 * @text: the beginning of the latest string
 * @error: (nullable): the first fault
 *
 * Reads the tokens of a JSON document. After a fault nothing more must be read.
 */
typedef struct
{
  GBytes *bytes;
  const char *start;
  const char *p;
  const char *end;
  GString *scratch;
  const char *text;
  GError *error;
} KaijiJsonScanner;

void kaiji_json_scanner_init (KaijiJsonScanner *self, GBytes *bytes);
void kaiji_json_scanner_clear (KaijiJsonScanner *self);

void kaiji_json_scanner_fault (KaijiJsonScanner *self, const char *place, const char *message);
void kaiji_json_scanner_fault_here (KaijiJsonScanner *self, const char *expected);

const char *kaiji_json_scanner_read_string (KaijiJsonScanner *self, gsize *length);
const char *kaiji_json_scanner_read_number (KaijiJsonScanner *self, gsize *length);
gboolean kaiji_json_scanner_skip_word (KaijiJsonScanner *self, const char *word);

static inline void
kaiji_json_scanner_skip_spaces (KaijiJsonScanner *self)
{
  const char *p = self->p;

  while (p < self->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  self->p = p;
}

/* Returns whether @character comes next. */
static inline gboolean
kaiji_json_scanner_is_at (const KaijiJsonScanner *self, char character)
{
  return self->p < self->end && *self->p == character;
}

/* kaiji-json-hint.c */
char *kaiji_json_dup_hint (const char *p, const char *end);
const char *kaiji_json_find_false_quote (const char *start, const char *end);
const char *kaiji_json_describe_encoding (GBytes *bytes);
gboolean kaiji_json_is_utf16 (const char *data, gsize length);

G_END_DECLS
