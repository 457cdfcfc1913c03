/* kaiji-page-turn.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/**
 * KaijiPageTurn:
 * @KAIJI_PAGE_TURN_NONE: text runs from left to right
 * @KAIJI_PAGE_TURN_DOWN: text runs down, its first line is the rightmost one
 * @KAIJI_PAGE_TURN_UP: text runs up, its first line is the leftmost one
 * @KAIJI_PAGE_TURN_OVER: the page is upside down
 *
 * How a page lies before who reads it.
 */
typedef enum
{
  KAIJI_PAGE_TURN_NONE,
  KAIJI_PAGE_TURN_DOWN,
  KAIJI_PAGE_TURN_UP,
  KAIJI_PAGE_TURN_OVER,
} KaijiPageTurn;

KaijiPageTurn
kaiji_page_turn_find (const PopplerRectangle *letters, guint n_letters, const char *text);
void kaiji_page_turn_get_matrix (KaijiPageTurn turn,
                                 double *width,
                                 double *height,
                                 cairo_matrix_t *matrix);
void kaiji_page_turn_apply (KaijiPageTurn turn,
                            double width,
                            double height,
                            PopplerRectangle *letters,
                            guint n_letters,
                            const char *text);

G_END_DECLS
