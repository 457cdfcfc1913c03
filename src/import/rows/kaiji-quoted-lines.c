/* kaiji-quoted-lines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of an answer that quote a title of the form: `告知方法：メール`, `3.利用者数 5,000名`. They
 * look like rows of their own, and only the habit of the document tells that they are none: its
 * other titles have no colon, no mark before them, or no dot behind their number, and there are
 * levels in the text, but none beside this title.
 */

#include "config.h"

#include <string.h>

#include "kaiji-level.h"
#include "kaiji-line-marks.h"
#include "kaiji-quoted-lines.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* So many titles and levels show a habit. */
#define MIN_TITLES 6
#define MIN_LEVELS 3

/* One line in so many may be against it. */
#define OTHER_SHARE 6

/* A longer line, in bytes, quotes no title. */
#define MAX_LINE 600

typedef enum
{
  DRESS_MARK,
  DRESS_DOT,
  DRESS_COLON,
  DRESS_SPACE, /* the answer in the same line */
  DRESS_ALONE, /* neither number nor prompt nor level */
  N_DRESSES,
} Dress;

typedef struct
{
  gboolean is_title;
  gboolean is_level;
  gboolean has_rest;
  gboolean dresses[N_DRESSES];
} Line;

static gboolean
has_colon (const char *text)
{
  text = kaiji_text_skip_white_space (text);
  return *text == ':' || g_str_has_prefix (text, "：");
}

static const char *
skip_number (const char *text, gboolean *is_dotted)
{
  const char *end = kaiji_line_skip_number (text);

  *is_dotted = end != NULL && !g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (end)));
  if (end == NULL)
    for (end = text; g_ascii_isdigit (*end) && end - text < 3; end++)
      ;

  return kaiji_text_skip_white_space (end);
}

/* Skips marks and an opening bracket. */
static const char *
skip_marks (const char *text)
{
  static const char *const brackets[] = {
    "【", "［", "[", "〔", "＜", "<", "《", "「", "『", NULL
  };

  text = kaiji_line_skip_marks (text);
  kaiji_text_skip_any (&text, brackets);
  return text;
}

static void
read_line (Line *self, const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  const char *start = skip_marks (text);
  const char *title = skip_number (start, &self->dresses[DRESS_DOT]);
  KaijiLevel level;
  guint labels;
  guint others;
  const char *after;
  const char *end;

  self->is_level = kaiji_level_skip (kaiji_text_skip_white_space (text), scheme, wording, &level)
                   != NULL;
  end = strlen (text) <= MAX_LINE && *title != '\0'
          ? kaiji_wording_skip_label (wording, title, &labels)
          : NULL;
  if (end == NULL && *title != '\0' && title != start)
    end = kaiji_wording_skip_label (wording, title = start, &labels);
  if (end == NULL)
    return;

  self->is_title = TRUE;
  if (kaiji_row_reading_is_translated_section (scheme, wording, text))
    return;
  if (!has_colon (end) && kaiji_wording_skip_label (wording, skip_marks (end), &others) != NULL)
    return;

  self->dresses[DRESS_MARK] = start != text;
  self->dresses[DRESS_COLON] = has_colon (end);
  after = end;
  end = kaiji_line_skip_colon (end);
  self->has_rest = *end != '\0' && kaiji_level_skip (end, scheme, wording, &level) == NULL;
  self->dresses[DRESS_SPACE] = self->has_rest && g_unichar_isspace (g_utf8_get_char (after));
  self->dresses[DRESS_ALONE] = *end == '\0' && title == start
                               && (labels & (1 << KAIJI_LABEL_PROMPT)) == 0;
}

/* Whether the line below goes on with the form: a prompt, a level or the next title. */
static gboolean
is_asked_below (const Line *line)
{
  return line[1].is_title || line[1].is_level;
}

/**
 * kaiji_quoted_lines_find:
 * @table: a text without columns, or a table with lines between its rows
 *
 * Returns: (transfer full): of each row, whether it is a line of the answer above it that only
 *   quotes a title of the form, if there is an answer above
 */
gboolean *
kaiji_quoted_lines_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  g_autofree Line *lines = g_new0 (Line, n_rows + 1);
  gboolean *quoted = g_new0 (gboolean, n_rows + 1);
  guint counts[N_DRESSES] = { 0 };
  guint n_titles = 0;
  guint n_levels = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      const KaijiTableRow *source = kaiji_table_get_row (table, row);
      Line *line = &lines[row];

      for (guint i = 0; i < source->cells->len; i++)
        {
          const char *text = kaiji_table_row_get_cell (source, i)->text;
          KaijiLevel level;

          if (source->cells->len == 1)
            read_line (line, text, scheme, wording);
          else
            n_levels += kaiji_level_is_level (text, scheme, wording, &level);
        }

      n_titles += line->is_title || source->cells->len > 1;
      n_levels += line->is_level;
    }
  for (guint row = 0; row < n_rows; row++)
    for (guint dress = 0; dress < N_DRESSES; dress++)
      {
        if (dress == DRESS_ALONE && is_asked_below (&lines[row]))
          lines[row].dresses[dress] = FALSE;
        counts[dress] += lines[row].is_title && lines[row].dresses[dress];
      }
  if (n_titles < MIN_TITLES || n_levels < MIN_LEVELS)
    return quoted;

  for (guint row = 0; row < n_rows; row++)
    {
      const Line *line = &lines[row];

      if (!line->is_title || lines[row + 1].is_level || (!line->has_rest && is_asked_below (line)))
        continue;
      for (guint dress = 0; dress < N_DRESSES; dress++)
        quoted[row] |= line->dresses[dress] && counts[dress] * OTHER_SHARE <= n_titles;
    }

  return quoted;
}
