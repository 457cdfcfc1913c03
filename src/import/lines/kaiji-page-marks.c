/* kaiji-page-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that stand on each page rather than in an answer: page numbers, titles with them, and
 * copyrights. A number may be an answer, so it counts only if more of them rise through the text.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kaiji-line-marks.h"
#include "kaiji-page-marks.h"
#include "kaiji-text.h"

/* A line of a page is not longer, in bytes. */
#define MAX_NUMBER_LINE 40
#define MAX_COPYRIGHT_LINE 200

/* There are so many lines between two page numbers, or more. */
#define MIN_PAGE_LINES 5

/* Pages without a number of their own may be between two page numbers. */
#define MAX_PAGES_WITHOUT 2

/* A mark is compared with so many before and after it. */
#define MAX_NEIGHBOURS 32

typedef enum
{
  MARK_NUMBER,    /* 3 */
  MARK_FRACTION,  /* 3/8 */
  MARK_PAGE,      /* - 3 -, P.3, 3ページ, Page 3 of 8: nothing but a page number */
  MARK_TITLE,     /* … (3/8) */
  MARK_COPYRIGHT, /* © 2024 … */
} MarkForm;

typedef struct
{
  MarkForm form;
  guint row;
  gulong number;
  gulong total; /* 0 for none */
  char *text;
} Mark;

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->text);
}

/* Reads `3`, `3/8` or `3 of 8`. */
static gboolean
read_numbers (const char **text, Mark *mark)
{
  static const char *const slashes[] = { "/", "of", "OF", "Of", NULL };
  const char *p = *text;
  const char *second;
  char *end;

  if (!g_ascii_isdigit (*p) || *p == '0')
    return FALSE;
  mark->number = strtoul (p, &end, 10);
  p = kaiji_text_skip_white_space (end);
  second = p;
  *text = p;
  if (kaiji_text_skip_any (&second, slashes))
    {
      second = kaiji_text_skip_white_space (second);
      if (!g_ascii_isdigit (*second))
        return FALSE;
      mark->total = strtoul (second, &end, 10);
      *text = kaiji_text_skip_white_space (end);
    }

  return mark->number < 1000 && (mark->total == 0 || mark->number <= mark->total);
}

static gboolean
read_number (const char *line, Mark *mark)
{
  static const char *const before[] = { "Page", "page", "PAGE", "P.", "p.", "ページ", "頁", NULL };
  static const char *const after[] = { "ページ目", "ページ", "頁目", "頁", "page", "Page", NULL };
  static const char *const dashes[] = { "-", "‐", "–", "—", "―", "−", "ー", "~", NULL };
  g_autofree char *narrow = kaiji_text_narrow (line);
  const char *p = kaiji_text_skip_white_space (narrow);
  gboolean has_dash = kaiji_text_skip_any (&p, dashes);
  gboolean is_page;

  p = kaiji_text_skip_white_space (p);
  is_page = kaiji_text_skip_any (&p, before);
  if (!is_page && kaiji_text_skip (&p, "第"))
    p = kaiji_text_skip_white_space (p);
  p = kaiji_text_skip_white_space (p);
  if (!read_numbers (&p, mark))
    return FALSE;
  is_page |= kaiji_text_skip_any (&p, after);
  p = kaiji_text_skip_white_space (p);
  if (has_dash)
    {
      if (!kaiji_text_skip_any (&p, dashes))
        return FALSE;
      is_page = TRUE;
    }

  mark->form = is_page ? MARK_PAGE : mark->total > 0 ? MARK_FRACTION : MARK_NUMBER;
  return kaiji_text_is_blank (p);
}

/* Reads a title with the page's number in brackets behind it. */
static gboolean
read_title (const char *line, Mark *mark)
{
  g_autofree char *narrow = kaiji_text_narrow (line);
  char *bracket = strrchr (narrow, '(');
  const char *p = bracket != NULL ? kaiji_text_skip_white_space (bracket + 1) : "";

  if (bracket == NULL || !read_numbers (&p, mark) || mark->total == 0 || !kaiji_text_skip (&p, ")")
      || !kaiji_text_is_blank (p))
    return FALSE;
  *bracket = '\0';
  if (kaiji_text_is_blank (narrow))
    return FALSE;

  mark->form = MARK_TITLE;
  mark->text = g_steal_pointer (&narrow);
  return TRUE;
}

static gboolean
is_copyright (const char *line)
{
  static const char *const signs[] = { "©", "ⓒ", "Copyright", "COPYRIGHT", "copyright", NULL };
  static const char *const letters[] = { "(C)", "(c)", "（C）", "（c）", NULL };
  const char *p = line;

  if (kaiji_text_skip_any (&p, signs))
    return TRUE;
  if (!kaiji_text_skip_any (&p, letters))
    return FALSE;
  p = kaiji_text_skip_white_space (p);
  return g_ascii_isdigit (*p) || strstr (p, "eserved") != NULL;
}

/* Whether a number alone is that of an item whose title follows. */
static gboolean
is_item_number (KaijiTable *table, guint row, KaijiWording *wording)
{
  g_autofree char *next = NULL;
  guint labels;

  if (row + 1 >= kaiji_table_get_n_rows (table))
    return FALSE;
  next = kaiji_table_row_dup_text (kaiji_table_get_row (table, row + 1));
  return kaiji_wording_skip_label (wording, kaiji_line_skip_marks (next), &labels) != NULL;
}

static GArray *
list_marks (KaijiTable *table, KaijiWording *wording)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  g_array_set_clear_func (marks, mark_clear);
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const KaijiTableCell *cell = row->cells->len == 1 ? g_ptr_array_index (row->cells, 0) : NULL;
      Mark mark = { MARK_COPYRIGHT, i, 0, 0, NULL };
      gsize length = cell != NULL ? strlen (cell->text) : 0;

      if (cell == NULL || !row->is_line || row->is_unplaced || length > MAX_COPYRIGHT_LINE)
        continue;
      if (!is_copyright (cell->text) && !read_title (cell->text, &mark)
          && (length > MAX_NUMBER_LINE || !read_number (cell->text, &mark)
              || (mark.form == MARK_NUMBER && is_item_number (table, i, wording))))
        continue;
      if (mark.text == NULL)
        mark.text = g_strdup (cell->text);
      g_array_append_val (marks, mark);
    }

  return marks;
}

/* Whether @next may be the number of a page after that of @mark. */
static gboolean
rises (const Mark *mark, const Mark *next)
{
  return next->row >= mark->row + MIN_PAGE_LINES && next->number > mark->number
         && next->number <= mark->number + MAX_PAGES_WITHOUT;
}

/* Whether another mark shows that this one is on every page. */
static gboolean
recurs_as (const Mark *mark, const Mark *other)
{
  const Mark *first = mark->row < other->row ? mark : other;
  const Mark *second = first == mark ? other : mark;

  if (mark->form == MARK_COPYRIGHT || other->form == MARK_COPYRIGHT)
    return mark->form == other->form && g_str_equal (mark->text, other->text);
  if (mark->form == MARK_TITLE || other->form == MARK_TITLE)
    return mark->form == other->form && g_str_equal (mark->text, other->text)
           && mark->total == other->total && rises (first, second);
  if (mark->form == MARK_PAGE && other->form == MARK_PAGE)
    return second->number > first->number;
  if (mark->form == MARK_FRACTION && other->form == MARK_FRACTION)
    return mark->total == other->total && rises (first, second);
  if (mark->form == MARK_NUMBER && other->form == MARK_FRACTION)
    return FALSE;

  return mark->form == other->form ? rises (first, second)
                                   : other->form == MARK_PAGE && second->number >= first->number
                                       && second->number <= first->number + MAX_PAGES_WITHOUT;
}

static KaijiPageMark
rate (const GArray *marks, guint place)
{
  const Mark *mark = &g_array_index (marks, Mark, place);
  guint first = place > MAX_NEIGHBOURS ? place - MAX_NEIGHBOURS : 0;
  guint n_others = 0;

  for (guint i = first; i < marks->len && i <= place + MAX_NEIGHBOURS; i++)
    n_others += i != place && recurs_as (mark, &g_array_index (marks, Mark, i));

  switch (mark->form)
    {
    case MARK_PAGE:
    case MARK_COPYRIGHT:
      return n_others > 0 ? KAIJI_PAGE_MARK_ALWAYS : KAIJI_PAGE_MARK_AFTER_ANSWER;
    case MARK_TITLE:
      return n_others > 0 ? KAIJI_PAGE_MARK_ALWAYS : KAIJI_PAGE_MARK_NONE;
    case MARK_FRACTION:
    case MARK_NUMBER:
      return n_others > 0 ? KAIJI_PAGE_MARK_AFTER_ANSWER : KAIJI_PAGE_MARK_NONE;
    default:
      g_return_val_if_reached (KAIJI_PAGE_MARK_NONE);
    }
}

/**
 * kaiji_page_marks_find:
 * @table: a table
 * @wording: the wording of the form
 *
 * Returns: (transfer full): the table, in which the lines that stand on each page are marked
 */
KaijiTable *
kaiji_page_marks_find (KaijiTable *table, KaijiWording *wording)
{
  g_autoptr (GArray) marks = NULL;
  KaijiTable *marked;

  g_return_val_if_fail (table != NULL, NULL);

  marks = list_marks (table, wording);
  if (marks->len == 0)
    return kaiji_table_ref (table);

  marked = kaiji_table_new (kaiji_table_get_has_columns (table));
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    kaiji_table_copy_row (marked, kaiji_table_get_row (table, i));
  for (guint i = 0; i < marks->len; i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (marked, g_array_index (marks, Mark, i).row);

      row->page_mark = rate (marks, i);
    }

  return marked;
}
