/* kaiji-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-left-out.h"
#include "kaiji-line-rules.h"
#include "kaiji-row.h"
#include "kaiji-text.h"

/* In millimetres: less than the usual Japanese portrait of 30 by 40, so that a page has room for a
 * person's career beside it. */
#define MAX_PICTURE_HEIGHT 25

/* Begins a remark, which does not make a list of the text that it is added to. */
#define REMARK "※"

/* The state of a pass over the sheet. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiAudience audience;
  const KaijiGrid *grid;
  const KaijiWords *words;
  KaijiTypesetter *typesetter;
  GHashTable *known_pictures; /* (nullable) */
  GHashTable *pictures;
} KaijiRowMaker;

static gboolean
is_masked (const KaijiRowMaker *maker, const KaijiField *field)
{
  return maker->audience == KAIJI_AUDIENCE_PUBLIC
         && kaiji_left_out_masks (kaiji_sheet_get_scheme (maker->sheet), field);
}

/* Finds the answer's picture, which is decoded once for as long as the answer is the same. */
static KaijiPicture *
find_picture (const KaijiRowMaker *maker, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (maker->sheet, field);
  g_autoptr (GBytes) bytes = NULL;
  KaijiPicture *picture = NULL;

  if (!kaiji_answer_is_picture (answer))
    return NULL;

  if (maker->known_pictures != NULL)
    picture = g_hash_table_lookup (maker->known_pictures, answer);
  if (picture != NULL)
    {
      kaiji_picture_ref (picture);
    }
  else
    {
      bytes = kaiji_answer_dup_image (answer);
      picture = kaiji_picture_new (bytes, kaiji_typesetter_get_cancellable (maker->typesetter));
    }

  g_hash_table_insert (maker->pictures, kaiji_answer_ref (answer), picture);

  return picture;
}

/* Returns whether any line of a text begins with a list mark. */
static gboolean
has_list (const char *text)
{
  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      gsize length = end != NULL ? (gsize) (end - line) : strlen (line);

      if (!g_str_has_prefix (line, REMARK) && kaiji_line_rules_measure_mark (line, length) > 0)
        return TRUE;
      line = end != NULL ? end + 1 : NULL;
    }

  return FALSE;
}

/* A list begins below the word 有り, rather than beside it. */
static void
part_list (const KaijiRowMaker *maker, const KaijiField *field, char *text)
{
  const char *word = maker->words->presence[1];
  char *rest = text + strlen (word);

  if (field->kind != KAIJI_FIELD_PRESENCE_DETAIL || !g_str_has_prefix (text, word) || *rest != ' ')
    return;
  if (has_list (rest + 1))
    *rest = '\n';
}

static char *
dup_answer_text (const KaijiRowMaker *maker, const KaijiField *field)
{
  g_autofree char *text = kaiji_sheet_dup_text (maker->sheet, field);

  /* A line break at the end does not begin another line. */
  g_strchomp (text);
  part_list (maker, field, text);

  return g_steal_pointer (&text);
}

/* The public version of an optional answer shows only whether there is one. A sheet that was made
 * from a public version has the mask itself as its answer. */
static char *
dup_mask (const KaijiRowMaker *maker, const KaijiField *field)
{
  const KaijiPageLayout *layout = maker->grid->layout;
  g_autofree char *text = NULL;

  if (kaiji_answer_is_picture (kaiji_sheet_get_answer (maker->sheet, field)))
    return g_strdup (layout->masked_answered);

  text = dup_answer_text (maker, field);
  if (kaiji_text_is_blank (text) || g_strcmp0 (text, layout->masked_unanswered) == 0)
    return g_strdup (layout->masked_unanswered);

  return g_strdup (layout->masked_answered);
}

static char *
dup_text (const KaijiRowMaker *maker, const KaijiField *field, KaijiColumnContent content)
{
  switch (content)
    {
    case KAIJI_COLUMN_NUMBER:
      return g_strdup_printf ("%u", field->item->number);
    case KAIJI_COLUMN_GROUP:
      return g_strdup (field->item->group->printed_title);
    case KAIJI_COLUMN_ITEM:
      return g_strdup (field->item->printed_title);
    case KAIJI_COLUMN_PROMPT:
      return g_strdup (field->printed_prompt);
    case KAIJI_COLUMN_LEVEL:
      return g_strdup (maker->words->levels[field->level]);
    case KAIJI_COLUMN_ANSWER:
      if (is_masked (maker, field))
        return dup_mask (maker, field);
      return dup_answer_text (maker, field);
    default:
      g_assert_not_reached ();
    }
}

/* The end of the prompt states the limit. */
static void
keep_prompt_ending (KaijiTextStyle *style, const KaijiField *field)
{
  const char *ending;

  if (!g_str_has_prefix (field->full_prompt, field->prompt))
    return;

  ending = field->full_prompt + strlen (field->prompt);
  while (g_ascii_isspace (*ending))
    ending++;

  kaiji_text_style_keep_ending (style, ending);
}

static void
set_section_title (const KaijiRowMaker *maker, KaijiRow *row)
{
  const KaijiPageLayout *layout = maker->grid->layout;
  const char *title = kaiji_field_get_section (row->field)->title;
  g_autofree char *text = NULL;
  KaijiTextStyle style;

  if (*title == '\0')
    return;

  text = kaiji_text_replace (layout->section_row, "section", title);
  kaiji_grid_init_style (maker->grid, 0, layout->n_columns, &style);
  row->section_title = kaiji_typesetter_set (maker->typesetter, text, &style);
}

static void
add_row (const KaijiRowMaker *maker, GArray *rows, const KaijiField *field)
{
  const KaijiPageLayout *layout = maker->grid->layout;
  KaijiRow row = { .field = field, .own_level = field->own_level || layout->own_levels };

  if (!is_masked (maker, field))
    row.picture = find_picture (maker, field);
  row.texts = g_new0 (KaijiTextBlock *, layout->n_columns);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_autofree char *text = dup_text (maker, field, layout->columns[i].content);
      KaijiTextStyle style;

      kaiji_grid_init_style (maker->grid, i, 1, &style);
      if (layout->columns[i].content == KAIJI_COLUMN_PROMPT)
        keep_prompt_ending (&style, field);
      row.texts[i] = kaiji_typesetter_set (maker->typesetter, text != NULL ? text : "", &style);

      if (layout->columns[i].content == KAIJI_COLUMN_ANSWER && row.picture != NULL)
        {
          double width;

          kaiji_picture_fit (row.picture, style.width, kaiji_grid_to_points (MAX_PICTURE_HEIGHT),
                             &width, &row.picture_height);
        }
    }

  g_array_append_val (rows, row);
}

/**
 * kaiji_rows_new:
 * @sheet: a sheet
 * @audience: the audience
 * @grid: the table's columns
 * @typesetter: sets the texts, and owns them
 * @known_pictures: (nullable): the pictures of an earlier pass, by answer
 * @pictures: collects the pictures of this pass
 *
 * Makes a row for every field in the scheme's order, except those of excluded sections, until the
 * typesetter is cancelled.
 *
 * Returns: (transfer full): an array of #KaijiRow
 */
GArray *
kaiji_rows_new (KaijiSheet *sheet,
                KaijiAudience audience,
                const KaijiGrid *grid,
                KaijiTypesetter *typesetter,
                GHashTable *known_pictures,
                GHashTable *pictures)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  KaijiRowMaker maker = {
    .sheet = sheet,
    .audience = audience,
    .grid = grid,
    .words = kaiji_scheme_get_words (scheme),
    .typesetter = typesetter,
    .known_pictures = known_pictures,
    .pictures = pictures,
  };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (KaijiRow));
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);

  g_array_set_clear_func (rows, kaiji_row_clear);

  for (guint i = 0; i < n_sections && !kaiji_typesetter_is_cancelled (typesetter); i++)
    {
      guint first = rows->len;

      if (kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        continue;

      for (guint j = 0; j < sections[i].n_fields && !kaiji_typesetter_is_cancelled (typesetter);
           j++)
        add_row (&maker, rows, &sections[i].fields[j]);

      if (rows->len > first)
        set_section_title (&maker, &g_array_index (rows, KaijiRow, first));
    }

  return rows;
}

/**
 * kaiji_row_shares_cell:
 * @above: the row above it
 * @content: a column's content
 *
 * Returns: whether both rows share a cell of a column: the rows of an item share its number and
 *   title, neighbours with the same level share it unless the scheme prints it beside each row, and
 *   the rows of a group share its title
 */
gboolean
kaiji_row_shares_cell (const KaijiRow *self, const KaijiRow *above, KaijiColumnContent content)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (above != NULL, FALSE);

  switch (content)
    {
    case KAIJI_COLUMN_NUMBER:
    case KAIJI_COLUMN_ITEM:
      return self->field->item == above->field->item;
    case KAIJI_COLUMN_GROUP:
      return self->field->item->group == above->field->item->group;
    case KAIJI_COLUMN_LEVEL:
      return !self->own_level && self->field->item == above->field->item
             && self->field->level == above->field->level;
    case KAIJI_COLUMN_PROMPT:
    case KAIJI_COLUMN_ANSWER:
    case KAIJI_COLUMN_BEFORE:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * kaiji_row_clear:
 * @row: (type KaijiRow): a row
 *
 * Frees what the row owns, for an array of rows.
 */
void
kaiji_row_clear (gpointer row)
{
  KaijiRow *self = row;

  g_free (self->texts);
}
