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

/* Texts are split into tokens, which are equal or different as a whole. Japanese has no spaces
 * between words, but a word mostly ends where the script changes. */
typedef enum
{
  TOKEN_SIGN, /* one character that is none of the others; a line break */
  TOKEN_SPACE,
  TOKEN_NUMBER, /* with the signs that group its digits and part its decimals */
  TOKEN_WORD,
  TOKEN_HIRAGANA,
  TOKEN_KATAKANA,
  TOKEN_HAN,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *start;
  gsize length; /* in bytes */
  guint n_characters;
} Token;

typedef struct
{
  const Token *a;
  const Token *b;
  int n_a;
  int n_b;
  gboolean *deleted;  /* by position in a */
  gboolean *inserted; /* by position in b */
} Diff;

static TokenKind
get_kind (gunichar character)
{
  if (g_unichar_isdigit (character))
    return TOKEN_NUMBER;
  if (character == '\n')
    return TOKEN_SIGN;
  if (g_unichar_isspace (character))
    return TOKEN_SPACE;

  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
      return TOKEN_HAN;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return TOKEN_HIRAGANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return TOKEN_KATAKANA;
    default:
      return g_unichar_isalpha (character) ? TOKEN_WORD : TOKEN_SIGN;
    }
}

/* Returns whether the character at @at belongs to the token before it. */
static gboolean
continues (const Token *token, const char *at)
{
  gunichar character = g_utf8_get_char (at);

  if (g_unichar_ismark (character))
    return TRUE;

  switch (character)
    {
    case ',':
    case '.':
    case 0xff0c: /* full-width comma */
    case 0xff0e: /* full-width full stop */
      return token->kind == TOKEN_NUMBER
             && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (at)));
    case 0x30fc: /* prolonged sound mark, and its half-width form */
    case 0xff70:
    case 0xff9e: /* half-width sound marks */
    case 0xff9f:
      return token->kind == TOKEN_KATAKANA || token->kind == TOKEN_HIRAGANA;
    default:
      return token->kind != TOKEN_SIGN && get_kind (character) == token->kind;
    }
}

static GArray *
list_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *at = text;

  while (*at != '\0')
    {
      Token token = { get_kind (g_utf8_get_char (at)), at, 0, 0 };

      do
        {
          at = g_utf8_next_char (at);
          token.n_characters++;
        }
      while (*at != '\0' && continues (&token, at));

      token.length = (gsize) (at - token.start);
      g_array_append_val (tokens, token);
    }

  return tokens;
}

static inline gboolean
is_same (const Token *a, const Token *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

/* Returns whether a token between two differences carries no meaning of its own: it matches by
 * chance, and showing it as equal would split what is read as one. */
static gboolean
is_filler (const Token *token)
{
  return token->kind == TOKEN_SPACE || token->kind == TOKEN_SIGN
         || (token->kind == TOKEN_HIRAGANA && token->n_characters == 1);
}

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
          while (x < self->n_a && y < self->n_b && is_same (&self->a[x], &self->b[y]))
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

/* Merges a single filler into the differences around it. */
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
          if (last_end >= 0 && start_x - last_end == 1 && is_filler (&self->a[last_end]))
            {
              self->deleted[start_x - 1] = TRUE;
              self->inserted[start_y - 1] = TRUE;
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

/* Adds a token to the last part if it is of the same kind, otherwise to a new part. */
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
  int x = 0, y = 0;

  while (x < self->n_a || y < self->n_b)
    {
      const Token *old_token = self->a + x;
      const Token *new_token = self->b + y;

      if (x < self->n_a && self->deleted[x])
        {
          append (parts, KAIJI_DIFF_DELETE, (gsize) (old_token->start - old_text),
                  old_token->length);
          x++;
        }
      else if (y < self->n_b && self->inserted[y])
        {
          append (parts, KAIJI_DIFF_INSERT, (gsize) (new_token->start - new_text),
                  new_token->length);
          y++;
        }
      else
        {
          append (parts, KAIJI_DIFF_EQUAL, (gsize) (new_token->start - new_text),
                  new_token->length);
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
 * Compares two texts word by word. A number counts as one word with the signs that group its
 * digits; Japanese, which has no spaces, is split where the script changes. A deleted part precedes
 * the part inserted in its place; equal and inserted parts together are @new_text, equal and
 * deleted ones @old_text.
 *
 * Returns: (transfer full) (element-type KaijiDiffPart): the parts, in order
 */
GArray *
kaiji_text_diff (const char *old_text, const char *new_text)
{
  g_autoptr (GArray) old_tokens = NULL;
  g_autoptr (GArray) new_tokens = NULL;
  g_autofree gboolean *deleted = NULL;
  g_autofree gboolean *inserted = NULL;
  const Token *a, *b;
  int n_a, n_b, n_start, n_end;
  Diff diff;

  g_return_val_if_fail (old_text != NULL, NULL);
  g_return_val_if_fail (new_text != NULL, NULL);

  old_tokens = list_tokens (old_text);
  new_tokens = list_tokens (new_text);
  a = (const Token *) (gpointer) old_tokens->data;
  b = (const Token *) (gpointer) new_tokens->data;
  n_a = (int) old_tokens->len;
  n_b = (int) new_tokens->len;
  deleted = g_new0 (gboolean, old_tokens->len + 1);
  inserted = g_new0 (gboolean, new_tokens->len + 1);

  /* The common prefix and suffix need no search. */
  for (n_start = 0; n_start < MIN (n_a, n_b) && is_same (&a[n_start], &b[n_start]); n_start++)
    continue;
  for (n_end = 0;
       n_end < MIN (n_a, n_b) - n_start && is_same (&a[n_a - 1 - n_end], &b[n_b - 1 - n_end]);
       n_end++)
    continue;

  diff = (Diff){
    .a = a + n_start,
    .b = b + n_start,
    .n_a = n_a - n_start - n_end,
    .n_b = n_b - n_start - n_end,
    .deleted = deleted + n_start,
    .inserted = inserted + n_start,
  };
  if (!find_differences (&diff))
    {
      for (int i = 0; i < diff.n_a; i++)
        diff.deleted[i] = TRUE;
      for (int i = 0; i < diff.n_b; i++)
        diff.inserted[i] = TRUE;
    }

  diff = (Diff){ a, b, n_a, n_b, deleted, inserted };
  join_differences (&diff);
  return collect_parts (&diff, old_text, new_text);
}
