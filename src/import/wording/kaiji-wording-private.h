/* kaiji-wording-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/* A text of the form is within so many bytes, with all the spaces that others put into it. */
#define KAIJI_WORDING_MAX_LABEL 3000

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

/* Two characters that follow each other, as a key. The end counts as a character, so that short
 * texts have pairs, too. */
static inline gpointer
kaiji_wording_get_pair (const KaijiFolded *folded, guint place)
{
  gunichar next = place + 1 < folded->length ? folded->characters[place + 1] : 0;

  return GSIZE_TO_POINTER (((gsize) folded->characters[place] << 21 | next) + 1);
}

const char *
kaiji_wording_skip_phrase (const KaijiFolded *folded, const char *text, const KaijiPhrase *phrase);

char *kaiji_wording_dup_beginning (const char *text, gsize length);

G_END_DECLS
