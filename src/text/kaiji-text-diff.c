/* kaiji-text-diff.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-diff.h"

/* Texts with more differences than this are shown as one replaced by the other: nobody could read
 * the differences, and finding them takes long. */
#define MAX_DIFFERENCES 400

/* Runs of equal characters between two differences that are shorter than this count as changed:
 * single letters that match by chance only make the result hard to read. */
#define MIN_EQUAL 2

typedef struct
{
  const gunichar *a;
  const gunichar *b;
  int n_a;
  int n_b;
  gboolean *deleted;  /* by position in a */
  gboolean *inserted; /* by position in b */
} Diff;

/* E. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986): the greedy
 * algorithm, with the frontier of each step kept to walk back along. */
static gboolean
find_differences (Diff *self)
{
  int max = MIN (self->n_a + self->n_b, MAX_DIFFERENCES);
  g_autofree int *frontier = g_new0 (int, 2 * (gsize) max + 3);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  int *v = frontier + max + 1;
  int x, y, d;

  for (d = 0; d <= max; d++)
    {
      gboolean done = FALSE;

      for (int k = -d; k <= d && !done; k += 2)
        {
          x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
          y = x - k;
          while (x < self->n_a && y < self->n_b && self->a[x] == self->b[y])
            {
              x++;
              y++;
            }
          v[k] = x;
          done = x >= self->n_a && y >= self->n_b;
        }

      if (done)
        break;
      /* This step has reached diagonals -d to d. */
      g_ptr_array_add (steps, g_memdup2 (v - d - 1, (2 * (gsize) d + 3) * sizeof (int)));
    }

  if (d > max)
    return FALSE;

  x = self->n_a;
  y = self->n_b;
  for (; d > 0; d--)
    {
      const int *reached = (const int *) g_ptr_array_index (steps, (guint) d - 1) + d;
      int k = x - y;
      gboolean down = k == -d || (k != d && reached[k - 1] < reached[k + 1]);
      int before_k = down ? k + 1 : k - 1;
      int before_x = reached[before_k];
      int before_y = before_x - before_k;

      if (down)
        self->inserted[before_y] = TRUE;
      else
        self->deleted[before_x] = TRUE;
      x = before_x;
      y = before_y;
    }

  return TRUE;
}

/* Merges short runs of equal characters into the differences around them. */
static void
join_differences (Diff *self)
{
  int x = 0, y = 0, last_end = -1;

  while (x < self->n_a || y < self->n_b)
    {
      int start_x = x, start_y = y;

      while ((x < self->n_a && self->deleted[x]) || (y < self->n_b && self->inserted[y]))
        {
          if (x < self->n_a && self->deleted[x])
            x++;
          else
            y++;
        }

      if (x > start_x || y > start_y)
        {
          if (last_end >= 0 && start_x - last_end < MIN_EQUAL)
            {
              for (int i = 1; i <= start_x - last_end; i++)
                {
                  self->deleted[start_x - i] = TRUE;
                  self->inserted[start_y - i] = TRUE;
                }
            }
          last_end = x;
        }

      if (x < self->n_a && y < self->n_b && !self->deleted[x] && !self->inserted[y])
        {
          x++;
          y++;
        }
    }
}

/* Adds a character to the last part if it is of the same kind, otherwise to a new part. */
static void
append (GArray *parts, KaijiDiffKind kind, gsize start, gsize length)
{
  KaijiDiffPart part = { kind, start, length };

  if (parts->len > 0)
    {
      KaijiDiffPart *last = &g_array_index (parts, KaijiDiffPart, parts->len - 1);

      if (last->kind == kind)
        {
          last->length += length;
          return;
        }
    }

  g_array_append_val (parts, part);
}

static GArray *
collect_parts (Diff *self, const char *old_text, const char *new_text)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (KaijiDiffPart));
  const char *old_char = old_text;
  const char *new_char = new_text;
  int x = 0, y = 0;

  while (x < self->n_a || y < self->n_b)
    {
      gsize old_length = (gsize) (g_utf8_next_char (old_char) - old_char);
      gsize new_length = (gsize) (g_utf8_next_char (new_char) - new_char);

      if (x < self->n_a && self->deleted[x])
        {
          append (parts, KAIJI_DIFF_DELETE, (gsize) (old_char - old_text), old_length);
          old_char += old_length;
          x++;
        }
      else if (y < self->n_b && self->inserted[y])
        {
          append (parts, KAIJI_DIFF_INSERT, (gsize) (new_char - new_text), new_length);
          new_char += new_length;
          y++;
        }
      else
        {
          append (parts, KAIJI_DIFF_EQUAL, (gsize) (new_char - new_text), new_length);
          old_char += old_length;
          new_char += new_length;
          x++;
          y++;
        }
    }

  return parts;
}

/**
 * kaiji_text_diff:
 * @old_text: UTF-8
 * @new_text: UTF-8
 *
 * Compares two texts character by character. A deleted part precedes the part inserted in its
 * place; equal and inserted parts together are @new_text, equal and deleted ones
 * @old_text.
 *
 * Returns: (transfer full) (element-type KaijiDiffPart): the parts, in order
 */
GArray *
kaiji_text_diff (const char *old_text, const char *new_text)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  g_autofree gboolean *deleted = NULL;
  g_autofree gboolean *inserted = NULL;
  glong n_a, n_b, n_start, n_end;
  Diff diff;

  g_return_val_if_fail (old_text != NULL, NULL);
  g_return_val_if_fail (new_text != NULL, NULL);

  a = g_utf8_to_ucs4_fast (old_text, -1, &n_a);
  b = g_utf8_to_ucs4_fast (new_text, -1, &n_b);
  deleted = g_new0 (gboolean, n_a + 1);
  inserted = g_new0 (gboolean, n_b + 1);

  /* The common prefix and suffix need no search. */
  for (n_start = 0; n_start < MIN (n_a, n_b) && a[n_start] == b[n_start]; n_start++)
    continue;
  for (n_end = 0; n_end < MIN (n_a, n_b) - n_start && a[n_a - 1 - n_end] == b[n_b - 1 - n_end];
       n_end++)
    continue;

  diff = (Diff){ a + n_start,
                 b + n_start,
                 (int) (n_a - n_start - n_end),
                 (int) (n_b - n_start - n_end),
                 deleted + n_start,
                 inserted + n_start };
  if (!find_differences (&diff))
    {
      for (int i = 0; i < diff.n_a; i++)
        diff.deleted[i] = TRUE;
      for (int i = 0; i < diff.n_b; i++)
        diff.inserted[i] = TRUE;
    }

  diff = (Diff){ a, b, (int) n_a, (int) n_b, deleted, inserted };
  join_differences (&diff);
  return collect_parts (&diff, old_text, new_text);
}
