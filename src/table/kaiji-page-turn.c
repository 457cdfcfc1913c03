/* kaiji-page-turn.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that lie on their side: a wide table on a high page, or vertical writing. They are turned
 * before they are read, so that lines run from left to right.
 */

#include "config.h"

#include <math.h>

#include "kaiji-page-turn.h"

#define N_TURNS (KAIJI_PAGE_TURN_OVER + 1)

/* Neighbours in a line are nearer than so many letters. */
#define MAX_STEP 2.5

/* So many more steps than any other direction has the one that counts. */
#define MIN_MORE 2

/* Returns the direction from one letter to the next one; -1 if they are no neighbours in a line. */
static int
get_direction (const PopplerRectangle *before, const PopplerRectangle *letter)
{
  double size = MAX (before->x2 - before->x1, before->y2 - before->y1);
  double right = (letter->x1 + letter->x2 - before->x1 - before->x2) / 2;
  double down = (letter->y1 + letter->y2 - before->y1 - before->y2) / 2;
  double along = MAX (fabs (right), fabs (down));
  double across = MIN (fabs (right), fabs (down));

  if (size <= 0 || along > MAX_STEP * size || across * 4 > along)
    return -1;
  if (fabs (right) > fabs (down))
    return right > 0 ? KAIJI_PAGE_TURN_NONE : KAIJI_PAGE_TURN_OVER;
  return down > 0 ? KAIJI_PAGE_TURN_DOWN : KAIJI_PAGE_TURN_UP;
}

/**
 * kaiji_page_turn_find:
 * @letters: (array length=n_letters): the places of a page's letters, in points from the top left
 * @text: the letters
 *
 * Returns: how most of the page's text runs
 */
KaijiPageTurn
kaiji_page_turn_find (const PopplerRectangle *letters, guint n_letters, const char *text)
{
  guint n_steps[N_TURNS] = { 0 };
  const PopplerRectangle *before = NULL;
  KaijiPageTurn turn = KAIJI_PAGE_TURN_NONE;
  const char *p = text;

  for (guint i = 0; i < n_letters && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gboolean is_letter = g_unichar_isgraph (g_utf8_get_char (p));
      int direction = is_letter && before != NULL ? get_direction (before, &letters[i]) : -1;

      if (direction >= 0)
        n_steps[direction]++;
      before = is_letter ? &letters[i] : NULL;
    }

  for (guint i = 0; i < N_TURNS; i++)
    if (n_steps[i] > n_steps[turn])
      turn = i;
  for (guint i = 0; i < N_TURNS; i++)
    if (i != turn && n_steps[i] * MIN_MORE > n_steps[turn])
      return KAIJI_PAGE_TURN_NONE;

  return turn;
}

/**
 * kaiji_page_turn_get_matrix:
 * @turn: how the page lies
 * @width: (inout): its width, and that of the turned page, in points
 * @height: (inout): its height, and that of the turned page, in points
 * @matrix: (out): from places on the page to those on the turned page
 */
void
kaiji_page_turn_get_matrix (KaijiPageTurn turn,
                            double *width,
                            double *height,
                            cairo_matrix_t *matrix)
{
  double old_width = *width;
  double old_height = *height;

  if (turn == KAIJI_PAGE_TURN_DOWN || turn == KAIJI_PAGE_TURN_UP)
    {
      *width = old_height;
      *height = old_width;
    }

  switch (turn)
    {
    case KAIJI_PAGE_TURN_DOWN:
      cairo_matrix_init (matrix, 0, -1, 1, 0, 0, old_width);
      break;
    case KAIJI_PAGE_TURN_UP:
      cairo_matrix_init (matrix, 0, 1, -1, 0, old_height, 0);
      break;
    case KAIJI_PAGE_TURN_OVER:
      cairo_matrix_init (matrix, -1, 0, 0, -1, old_width, old_height);
      break;
    case KAIJI_PAGE_TURN_NONE:
    default:
      cairo_matrix_init_identity (matrix);
      break;
    }
}

/* Poppler puts a space between the letters around it as if all lines ran from left to right. */
static void
put_space (PopplerRectangle *space, const PopplerRectangle *before, const PopplerRectangle *letter)
{
  *space = *before;
  space->x1 = before->x2;
  space->x2 = MAX (before->x2, letter->x1);
}

/**
 * kaiji_page_turn_apply:
 * @turn: how the page lies
 * @width: its width, in points
 * @height: its height, in points
 * @letters: (array length=n_letters) (inout): the places of its letters
 * @text: the letters
 *
 * Moves the letters to where they are on the turned page.
 */
void
kaiji_page_turn_apply (KaijiPageTurn turn,
                       double width,
                       double height,
                       PopplerRectangle *letters,
                       guint n_letters,
                       const char *text)
{
  cairo_matrix_t matrix;
  const char *p = text;

  if (turn == KAIJI_PAGE_TURN_NONE)
    return;

  kaiji_page_turn_get_matrix (turn, &width, &height, &matrix);
  for (guint i = 0; i < n_letters; i++)
    {
      PopplerRectangle old = letters[i];

      cairo_matrix_transform_point (&matrix, &old.x1, &old.y1);
      cairo_matrix_transform_point (&matrix, &old.x2, &old.y2);
      letters[i].x1 = MIN (old.x1, old.x2);
      letters[i].x2 = MAX (old.x1, old.x2);
      letters[i].y1 = MIN (old.y1, old.y2);
      letters[i].y2 = MAX (old.y1, old.y2);
    }

  for (guint i = 0; i + 1 < n_letters && *p != '\0'; i++, p = g_utf8_next_char (p))
    if (*p == ' ' && i > 0)
      put_space (&letters[i], &letters[i - 1], &letters[i + 1]);
}
