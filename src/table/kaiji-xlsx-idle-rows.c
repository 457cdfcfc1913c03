/* kaiji-xlsx-idle-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who formats whole columns leaves a million rows without a text in the file, each of them
 * with a height and cells with a style. As a tree they would take gigabytes. Long runs of them are
 * left out of the part before it becomes a tree, and a mark stands in their place until the part is
 * written: they come back as they were, byte for byte.
 */

#include "config.h"

#include <string.h>

#include "kaiji-xlsx-idle-rows.h"

/* So many rows at either end of a run stay: an answer's cell may begin a few rows above, or stand
 * below, its question. */
#define KEPT 64

/* What stands for a run. */
#define MARK "<?kaiji-idle-rows %u?>"
#define MARK_START "<?kaiji-idle-rows "

/* Where a run begins and ends in the part, in bytes, and which rows it has. */
typedef struct
{
  gsize start;
  gsize end;
  guint first_row;
  guint last_row;
} Run;

struct _KaijiXlsxIdleRows
{
  GArray *runs;
};

/* What is read of a part, and the rows of the run that may be going on. */
typedef struct
{
  const char *start;
  const char *end;
  GArray *rows; /* of Run, one row each */
  GArray *runs;
} Reader;

/* Returns the end of a tag; NULL if it has none. A quoted value may have the sign that ends it. */
static const char *
skip_tag (const char *tag, const char *end)
{
  char quote = '\0';

  for (const char *p = tag; p < end; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return p + 1;
    }

  return NULL;
}

/* Whether a tag is of an element, whatever the prefix of its namespace; @name has the slash of an
 * end tag before it. */
static gboolean
is_tag (const char *tag, const char *end, const char *name)
{
  const char *p = tag + 1;
  gsize length = 0;
  gsize prefix = 0;

  if (*name == '/')
    {
      if (*p != '/')
        return FALSE;
      p++;
      name++;
    }
  while (p + length < end && strchr (" \t\r\n/>", p[length]) == NULL)
    {
      if (p[length] == ':')
        prefix = length + 1;
      length++;
    }

  return length - prefix == strlen (name) && strncmp (p + prefix, name, length - prefix) == 0;
}

static gboolean
is_empty_tag (const char *after)
{
  return after[-2] == '/';
}

/* The number of a row, which is in its tag; 0 if it is not. */
static guint
read_number (const char *tag, const char *after)
{
  for (const char *p = tag; p + 4 < after; p++)
    if (g_ascii_isspace (*p) && p[1] == 'r' && p[2] == '=' && (p[3] == '"' || p[3] == '\''))
      return (guint) g_ascii_strtoull (p + 4, NULL, 10);

  return 0;
}

/* Finds the next tag, and whether anything but spaces stands before it. */
static const char *
find_tag (const char *p, const char *end, gboolean *has_text)
{
  while (p < end && *p != '<')
    *has_text |= !g_ascii_isspace (*p++);

  return p < end ? p : NULL;
}

/* Ends a run, of which a part is left out if it is long. */
static void
end_run (Reader *self)
{
  if (self->rows->len > 3 * KEPT)
    {
      const Run *first = &g_array_index (self->rows, Run, KEPT);
      const Run *last = &g_array_index (self->rows, Run, self->rows->len - KEPT - 1);
      const Run run = { first->start, last->end, first->first_row, last->last_row };

      g_array_append_val (self->runs, run);
    }
  g_array_set_size (self->rows, 0);
}

/* Reads from a row's tag to its end. Returns where that is; NULL if the part is not understood. */
static const char *
read_row (Reader *self, const char *tag)
{
  const char *after = skip_tag (tag, self->end);
  guint number = after != NULL ? read_number (tag, after) : 0;
  gboolean has_content = FALSE;
  Run row;

  if (number == 0)
    return NULL;

  for (gboolean is_open = !is_empty_tag (after); is_open;)
    {
      const char *inner = find_tag (after, self->end, &has_content);

      after = inner != NULL ? skip_tag (inner, self->end) : NULL;
      if (after == NULL || inner[1] == '!' || inner[1] == '?')
        return NULL;
      is_open = !is_tag (inner, self->end, "/row");
      has_content |= is_open && !is_tag (inner, self->end, "c") && !is_tag (inner, self->end, "/c");
    }

  if (has_content)
    {
      end_run (self);
      return after;
    }

  row = (Run){ (gsize) (tag - self->start), (gsize) (after - self->start), number, number };
  g_array_append_val (self->rows, row);
  return after;
}

/* Reads the rows. Returns whether the part is understood: one with comments among its rows, or with
 * rows that are not numbered, is left as it is. */
static gboolean
read_rows (Reader *self)
{
  const char *p = self->start;
  gboolean is_in_data = FALSE;
  gboolean has_text = FALSE;

  while ((p = find_tag (p, self->end, &has_text)) != NULL)
    {
      if (!is_in_data)
        {
          is_in_data = is_tag (p, self->end, "sheetData");
          p = skip_tag (p, self->end);
          if (p == NULL || (is_in_data && is_empty_tag (p)))
            return FALSE;
          has_text = FALSE;
          continue;
        }
      if (is_tag (p, self->end, "/sheetData"))
        {
          end_run (self);
          return !has_text;
        }
      p = is_tag (p, self->end, "row") ? read_row (self, p) : NULL;
      if (p == NULL)
        return FALSE;
    }

  return FALSE;
}

/**
 * kaiji_xlsx_idle_rows_new:
 * @part: the part of a sheet
 *
 * Returns: (transfer full): the long runs of rows in it that hold nothing
 */
KaijiXlsxIdleRows *
kaiji_xlsx_idle_rows_new (GBytes *part)
{
  KaijiXlsxIdleRows *self = g_new0 (KaijiXlsxIdleRows, 1);
  gsize size;
  const char *data = g_bytes_get_data (part, &size);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Run));
  Reader reader = { data, data + size, rows, NULL };

  self->runs = reader.runs = g_array_new (FALSE, FALSE, sizeof (Run));
  if (size == 0 || g_strstr_len (data, (gssize) size, MARK_START) != NULL || !read_rows (&reader))
    g_array_set_size (self->runs, 0);
  return self;
}

void
kaiji_xlsx_idle_rows_free (KaijiXlsxIdleRows *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * kaiji_xlsx_idle_rows_are_none:
 *
 * Returns: whether there are no such runs
 */
gboolean
kaiji_xlsx_idle_rows_are_none (KaijiXlsxIdleRows *self)
{
  return self->runs->len == 0;
}

/**
 * kaiji_xlsx_idle_rows_contain:
 * @row: from 1
 *
 * Returns: whether the row is left out
 */
gboolean
kaiji_xlsx_idle_rows_contain (KaijiXlsxIdleRows *self, guint row)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (g_array_index (self->runs, Run, i).first_row <= row
        && row <= g_array_index (self->runs, Run, i).last_row)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_xlsx_idle_rows_leave_out:
 * @part: the part of which this was made
 *
 * Returns: (transfer full): the part with a mark in the place of each run
 */
GBytes *
kaiji_xlsx_idle_rows_leave_out (KaijiXlsxIdleRows *self, GBytes *part)
{
  g_autoptr (GString) rest = NULL;
  gsize size;
  const char *data = g_bytes_get_data (part, &size);
  gsize place = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->runs->len == 0)
    return g_bytes_ref (part);

  rest = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      g_string_append_len (rest, data + place, (gssize) (run->start - place));
      g_string_append_printf (rest, MARK, i);
      place = run->end;
    }
  g_string_append_len (rest, data + place, (gssize) (size - place));
  return g_string_free_to_bytes (g_steal_pointer (&rest));
}

/**
 * kaiji_xlsx_idle_rows_put_back:
 * @part: the part of which this was made
 * @written: what has become of it without the runs
 *
 * Returns: (transfer full) (nullable): @written with the runs where their marks are; %NULL if a
 *   mark is missing
 */
GBytes *
kaiji_xlsx_idle_rows_put_back (KaijiXlsxIdleRows *self, GBytes *part, GBytes *written)
{
  g_autoptr (GString) whole = NULL;
  gsize part_size, size;
  const char *source = g_bytes_get_data (part, &part_size);
  const char *data = g_bytes_get_data (written, &size);
  gsize place = 0;

  whole = g_string_sized_new (size + part_size);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      g_autofree char *mark = g_strdup_printf (MARK, i);
      const char *found = g_strstr_len (data + place, (gssize) (size - place), mark);

      if (found == NULL || run->end > part_size)
        return NULL;
      g_string_append_len (whole, data + place, found - (data + place));
      g_string_append_len (whole, source + run->start, (gssize) (run->end - run->start));
      place = (gsize) (found - data) + strlen (mark);
    }
  g_string_append_len (whole, data + place, (gssize) (size - place));
  return g_string_free_to_bytes (g_steal_pointer (&whole));
}
