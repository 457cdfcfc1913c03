/* kaiji-row-rating.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-row-reading.h"

G_BEGIN_DECLS

/* The rating of a row that cannot answer a field. */
#define KAIJI_RATING_IMPOSSIBLE (-1e9f)

/**
 * KaijiRowRating:
 * @rating: how well the row fits the field
 * @prompt: the likeness of the prompt, from 0 to 1
 * @item: the likeness of the item's title, from 0 to 1
 * @prompt_cell: the cell with the prompt; %KAIJI_NOWHERE if there is none
 * @item_cell: the cell with the title; %KAIJI_NOWHERE if there is none
 *
 * The comparison of a row with a field.
 */
typedef struct
{
  float rating;
  float prompt;
  float item;
  guint prompt_cell;
  guint item_cell;
} KaijiRowRating;

KaijiRowRating kaiji_row_rating_compute (const KaijiRowReading *row,
                                         const KaijiField *field,
                                         KaijiWording *wording);
char *kaiji_row_rating_find_answer (const KaijiRowRating *self,
                                    const KaijiRowReading *row,
                                    const KaijiField *field,
                                    KaijiWording *wording,
                                    const KaijiHeads *heads);
double kaiji_row_rating_get_certainty (const KaijiRowRating *self,
                                       const KaijiRowReading *row,
                                       const KaijiField *field);

G_END_DECLS
