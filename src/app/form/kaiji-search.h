/* kaiji-search.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiHitPlace:
 * @KAIJI_HIT_NUMBER: the published number of an item
 * @KAIJI_HIT_SECTION: the title of a section
 * @KAIJI_HIT_GROUP: the title of a group
 * @KAIJI_HIT_ITEM: the title of an item
 */
typedef enum
{
  KAIJI_HIT_NUMBER,
  KAIJI_HIT_SECTION,
  KAIJI_HIT_GROUP,
  KAIJI_HIT_ITEM,
  KAIJI_HIT_PROMPT,
  KAIJI_HIT_ANSWER,
  KAIJI_HIT_MEMO,
  KAIJI_HIT_EVIDENCE,
  KAIJI_HIT_OWNER,
} KaijiHitPlace;

#define KAIJI_N_HIT_PLACES (KAIJI_HIT_OWNER + 1)

/**
 * KaijiHit:
 * @field: the field, or the first below what was found
 * @nth: which occurrence in that place, from 0
 * @start: where it is in the text of that place, in characters
 * @end: the first character after it; 0 for a number
 *
 * An occurrence of a text in a sheet.
 */
typedef struct
{
  const KaijiField *field;
  KaijiHitPlace place;
  guint nth;
  int start;
  int end;
} KaijiHit;

GArray *kaiji_search_sheet (KaijiSheet *sheet, const char *wanted);
char *kaiji_search_dup_text (KaijiSheet *sheet, const KaijiField *field, KaijiHitPlace place);
guint kaiji_search_count (const char *text, const char *wanted);
gboolean
kaiji_search_find_nth (const char *text, const char *wanted, guint nth, int *start, int *end);

G_END_DECLS
