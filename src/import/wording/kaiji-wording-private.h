/* kaiji-wording-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

typedef struct
{
  KaijiFolded from;
  KaijiFolded to;
} KaijiSynonym;

/* A text of the form, prepared for comparison. */
typedef struct
{
  KaijiFolded folded;
  char *tail; /* the signs after the last letter */
  guint n_pairs;
  guint labels; /* a set of 1 << KaijiLabel */
} KaijiPhrase;

struct _KaijiWording
{
  KaijiScheme *scheme;
  GArray *synonyms;
  GArray *phrases;
  GHashTable *known;           /* text of the form -> KaijiFolded */
  GHashTable *heads;           /* one of @known -> the columns' contents, one bit each; or NULL */
  GHashTable *phrases_by_text; /* UTF-8 of a phrase -> its index + 1 */
  GHashTable *pairs;           /* two characters -> GArray of the phrases they are in */
  GArray **labels[KAIJI_N_LABELS]; /* by field: its phrases */
};

const char *
kaiji_wording_skip_phrase (const KaijiFolded *folded, const char *text, const KaijiPhrase *phrase);

char *kaiji_wording_dup_beginning (const char *text, gsize length);

G_END_DECLS
