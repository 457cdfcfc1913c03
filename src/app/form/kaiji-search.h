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
 * @KAIJI_HIT_NOTES: memo, evidence or owner
 */
typedef enum
{
  KAIJI_HIT_PROMPT,
  KAIJI_HIT_ANSWER,
  KAIJI_HIT_NOTES,
} KaijiHitPlace;

/**
 * KaijiHit:
 * @nth: the index of the occurrence in that place, from 0
 *
 * An occurrence of a text in a sheet.
 */
typedef struct
{
  const KaijiField *field;
  KaijiHitPlace place;
  guint nth;
} KaijiHit;

GArray *kaiji_search_sheet (KaijiSheet *sheet, const char *wanted);
guint kaiji_search_count (const char *text, const char *wanted);
gboolean
kaiji_search_find_nth (const char *text, const char *wanted, guint nth, int *start, int *end);

G_END_DECLS
