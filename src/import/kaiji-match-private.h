/* kaiji-match-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-match.h"

G_BEGIN_DECLS

/* A head that is longer, in bytes, is none. */
#define KAIJI_MAX_HEAD 60

/* A table with more columns is read as if the others had no heads. */
#define KAIJI_MAX_HEADS 64

/**
 * KaijiRowReading:
 * @cells: (array length=n_cells): the cells of the row
 * @likeness: (array length=n_cells): the likeness of each cell; %NULL for a cell that can only be
 *   an answer
 * @number: the item's number, -1 if the row has none
 * @level: the cell with the level; %KAIJI_NOWHERE if there is none
 * @level_rest: (nullable): the text after the level in that cell
 * @answer: the cell that must be the answer because of its column
 *
 * A row, whose cells are classified as far as possible without knowing the field.
 */
typedef struct
{
  KaijiTableCell **cells;
  KaijiLikeness **likeness;
  guint n_cells;
  int number;
  KaijiLevel level_value;
  guint level;
  const char *level_rest;
  guint answer;
} KaijiRowReading;

/**
 * KaijiHeads:
 * @columns: the column of each content, %KAIJI_NOWHERE if no head names it
 * @row: the row of the heads; %KAIJI_NOWHERE if there are none
 * @headed: (array length=n_headed): the columns that have a head, whatever it says
 *
 * The contents of a table's columns, by their heads.
 */
typedef struct
{
  guint columns[KAIJI_N_COLUMN_CONTENTS];
  guint row;
  guint headed[KAIJI_MAX_HEADS];
  guint n_headed;
} KaijiHeads;

KaijiRowReading *kaiji_row_reading_new (const KaijiTableRow *row,
                                        const KaijiHeads *heads,
                                        KaijiScheme *scheme,
                                        KaijiWording *wording);
void kaiji_row_reading_free (KaijiRowReading *reading);
int kaiji_row_reading_read_number (const char *text);

const char *
kaiji_level_skip (const char *text, KaijiScheme *scheme, KaijiWording *wording, KaijiLevel *level);
const char *kaiji_level_skip_glued (const char *text, KaijiScheme *scheme, KaijiLevel *level);
gboolean kaiji_level_is_level (const char *text,
                               KaijiScheme *scheme,
                               KaijiWording *wording,
                               KaijiLevel *level);
const char *kaiji_level_skip_enclosed (const char *text,
                                       KaijiScheme *scheme,
                                       KaijiWording *wording,
                                       KaijiLevel *level);
char *kaiji_level_dup_without (const char *text, KaijiScheme *scheme, KaijiWording *wording);
KaijiTable *kaiji_level_bare_table (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

gboolean
kaiji_heads_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads);
guint kaiji_heads_get_contents (const char *text, KaijiScheme *scheme, KaijiWording *wording);
void kaiji_heads_find_columns (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
int kaiji_head_text_get_year (const char *text, gboolean *is_alone);
gboolean kaiji_head_text_is_detail (const char *text, KaijiScheme *scheme, KaijiWording *wording);
gboolean kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording);
gboolean
kaiji_row_reading_is_section (KaijiScheme *scheme, KaijiWording *wording, const char *text);
gboolean kaiji_row_reading_is_translated_section (KaijiScheme *scheme,
                                                  KaijiWording *wording,
                                                  const char *text);
const char *kaiji_row_reading_skip_chapter (const char *text);
gboolean kaiji_row_reading_is_furniture (const KaijiTableRow *row,
                                         KaijiScheme *scheme,
                                         KaijiWording *wording);

gboolean *kaiji_quoted_lines_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

gboolean
kaiji_printed_head_is (const KaijiFolded *text, KaijiScheme *scheme, KaijiWording *wording);
char *kaiji_printed_head_dup_number (const KaijiTableRow *row,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);

KaijiTable *kaiji_head_block_take (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

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

/**
 * KaijiMatching:
 * @readings: (array length=n_rows): %NULL for rows without an answer
 * @rests: (array length=n_rows): of rows that only continue an answer from the previous page
 * @matches: (element-type KaijiMatch): of all rows
 *
 * A table while its rows are matched with the fields of a form.
 */
typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiHeads heads;
  const KaijiField *fields;
  guint n_fields;
  guint n_rows;
  KaijiRowReading **readings;
  KaijiRowReading **rests;
  GPtrArray *matches;
} KaijiMatching;

static inline KaijiMatch *
kaiji_matching_get_match (KaijiMatching *self, guint row)
{
  return g_ptr_array_index (self->matches, row);
}

gboolean kaiji_answer_fit_is_possible (const KaijiField *field, const char *text);
gboolean kaiji_answer_fit_is_typed (KaijiScheme *scheme, const KaijiField *field, const char *text);
gboolean
kaiji_answer_fit_is_telling (KaijiScheme *scheme, const KaijiField *field, const char *text);

KaijiScheme *
kaiji_recognise_scheme (KaijiTable *table, KaijiSchemeLibrary *library, GError **error);

GPtrArray *kaiji_number_rows_match (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

void kaiji_match_align (KaijiMatching *self);
void kaiji_match_take_lost (KaijiMatching *self);
void kaiji_match_take_items (KaijiMatching *self);
void kaiji_match_drop_doubtful (KaijiMatching *self);
gboolean kaiji_match_is_heading (KaijiMatching *self, const char *text, gboolean is_first);
void kaiji_match_find_headings (KaijiMatching *self);
void kaiji_match_take_continuations (KaijiMatching *self);
void kaiji_match_take_blank (KaijiMatching *self);
void kaiji_match_list_rests (KaijiMatching *self);

/**
 * KaijiHeadWords:
 *
 * The words by which a form's heads are known.
 */
typedef struct _KaijiHeadWords KaijiHeadWords;

KaijiHeadWords *kaiji_head_words_new (KaijiScheme *scheme, KaijiWording *wording);
void kaiji_head_words_free (KaijiHeadWords *self);
guint kaiji_head_words_get_contents (KaijiHeadWords *self, const char *text);
gboolean kaiji_head_words_is_value (KaijiHeadWords *self, const char *head, const char *text);
gboolean kaiji_head_words_are_whole (guint contents);
KaijiColumnContent kaiji_head_words_choose (guint contents, guint taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiHeadWords, kaiji_head_words_free)

KaijiTable *
kaiji_head_repeats_remove (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
void kaiji_closing_mark (KaijiTable *table, KaijiWording *wording);
KaijiTable *kaiji_head_rows_join (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
KaijiTable *
kaiji_arrangement_straighten (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
void kaiji_answer_labels_remove (KaijiTable *table, GPtrArray *matches, KaijiWording *wording);
KaijiTable *kaiji_answer_ticks_join (KaijiTable *table, KaijiScheme *scheme, KaijiHeadWords *words);
void kaiji_answer_ticks_read (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme);
KaijiTable *kaiji_records_join (KaijiTable *table,
                                KaijiScheme *scheme,
                                KaijiWording *wording,
                                KaijiHeadWords *words);
gunichar kaiji_shared_answers_find_mark (KaijiTable *table, guint column);
gboolean kaiji_shared_answers_remove_mark (KaijiTableRow *row, guint column, gunichar mark);
gboolean kaiji_shared_answers_split (KaijiTable *table,
                                     const KaijiTableRow *row,
                                     const KaijiTableRow *above,
                                     const KaijiTableRow *below,
                                     guint column,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);
KaijiTable *
kaiji_row_splitting_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
KaijiTable *kaiji_page_marks_find (KaijiTable *table, KaijiWording *wording);
/**
 * KaijiComposedLabel:
 * @title_end: where the title of the item ends
 * @prompt: where what is asked begins
 * @prompt_end: where that ends
 * @likeness: how much it is like a prompt of the item, from 0 to 1
 *
 * The parts of a heading that is put together.
 */
typedef struct
{
  const char *title_end;
  const char *prompt;
  const char *prompt_end;
  float likeness;
} KaijiComposedLabel;

const char *kaiji_composed_label_skip (const char *text,
                                       KaijiScheme *scheme,
                                       KaijiWording *wording,
                                       KaijiComposedLabel *label);
KaijiTable *kaiji_glued_levels_part (KaijiTable *table,
                                     gboolean is_running,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);
KaijiTable *kaiji_label_lines_join (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
gboolean kaiji_label_lines_are_broken (KaijiTable *table, KaijiWording *wording);
gboolean
kaiji_label_lines_are_mixed (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
KaijiTable *
kaiji_running_text_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiRowReading, kaiji_row_reading_free)

void kaiji_answer_marks_remove (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme);
void kaiji_match_doubt (GPtrArray *matches, KaijiScheme *scheme, gboolean is_jumbled);
void kaiji_match_split_answers (GPtrArray *matches, KaijiScheme *scheme);

G_END_DECLS
