/* kaiji-import.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer-labels.h"
#include "kaiji-answer-marks.h"
#include "kaiji-answer-masks.h"
#include "kaiji-answer-text.h"
#include "kaiji-answer-ticks.h"
#include "kaiji-arrangement.h"
#include "kaiji-field-column.h"
#include "kaiji-head-block.h"
#include "kaiji-head-repeats.h"
#include "kaiji-head-rows.h"
#include "kaiji-heads.h"
#include "kaiji-import-private.h"
#include "kaiji-match.h"
#include "kaiji-number-rows.h"
#include "kaiji-recognise.h"
#include "kaiji-row-splitting.h"
#include "kaiji-running-text.h"
#include "kaiji-text.h"
#include "kaiji-today.h"

struct _KaijiImport
{
  GObject parent_instance;

  KaijiScheme *scheme;
  char *certification_number;
  char *answered_by; /* (nullable): who filled in a request */
  gboolean is_reply; /* it is a request that was filled in */
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (KaijiImport, kaiji_import, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  KaijiImportEntry *entry = data;

  g_clear_pointer (&entry->answer, kaiji_answer_unref);
  g_free (entry->text);
  g_free (entry->sent);
  g_free (entry->before);
  g_free (entry->source);
  g_free (entry->place);
  g_free (entry);
}

static void
kaiji_import_finalize (GObject *object)
{
  KaijiImport *self = KAIJI_IMPORT (object);

  g_clear_object (&self->scheme);
  g_clear_pointer (&self->certification_number, g_free);
  g_clear_pointer (&self->answered_by, g_free);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (kaiji_import_parent_class)->finalize (object);
}

static void
kaiji_import_class_init (KaijiImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_import_finalize;
}

static void
kaiji_import_init (KaijiImport *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

/**
 * kaiji_import_add_entry:
 * @row: the row that it comes from
 * @field: (nullable): the field that it answers
 * @text: what it says
 *
 * Returns: (transfer none): the entry, whose certainty is 0
 */
KaijiImportEntry *
kaiji_import_add_entry (KaijiImport *self,
                        const KaijiTableRow *row,
                        KaijiImportKind kind,
                        const KaijiField *field,
                        const char *text)
{
  KaijiImportEntry *entry = g_new0 (KaijiImportEntry, 1);

  entry->kind = kind;
  entry->field = field;
  entry->text = g_strdup (text);
  entry->source = kaiji_table_row_dup_text (row);
  entry->line = row->line;
  entry->place = kaiji_table_row_dup_place (row);
  if (kind == KAIJI_IMPORT_ANSWER)
    entry->answer = kaiji_answer_parse (self->scheme, field, text);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
add_cell (KaijiImport *self, const KaijiTableRow *row, const KaijiTableCell *cell)
{
  KaijiImportEntry *entry = kaiji_import_add_entry (self, row, KAIJI_IMPORT_UNPLACED, NULL,
                                                    cell->text);

  g_free (entry->place);
  entry->place = kaiji_table_row_dup_cell_place (row, cell);
}

/* Lists what a row says beside its answer. */
static void
list_rest (KaijiImport *self, const KaijiTableRow *row, const KaijiMatch *match)
{
  for (guint i = 0; match->rest != NULL && i < match->rest->len; i++)
    add_cell (self, row, g_ptr_array_index (match->rest, i));
}

/* Lists the cells of which nobody knows what they say. */
static void
list_unread (KaijiImport *self, KaijiTable *table)
{
  GPtrArray *unread = kaiji_table_get_unread (table);

  for (guint i = 0; i < unread->len; i++)
    {
      const KaijiTableRow *row = g_ptr_array_index (unread, i);

      add_cell (self, row, g_ptr_array_index (row->cells, 0));
    }
}

/* Whoever was asked has emptied the place of an answer: what becomes of it is not for them to say.
 */
static void
list_deleted (KaijiImport *self, const KaijiTableRow *row)
{
  /* Translators: what an answer was that somebody has deleted */
  g_autofree char *text = g_strdup_printf (_ ("the answer was deleted: %s"), row->sent);

  kaiji_import_add_entry (self, row, KAIJI_IMPORT_UNPLACED, NULL, text);
}

static void
read_matches (KaijiImport *self,
              KaijiTable *table,
              KaijiSchemeLibrary *library,
              GPtrArray *matches,
              GHashTable *answered)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const KaijiMatch *match = g_ptr_array_index (matches, i);
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      KaijiImportEntry *entry;

      list_rest (self, row, match);
      if (match->field == NULL)
        {
          g_autofree char *text = NULL;

          if (match->is_form || row->cells->len == 0)
            continue;
          text = kaiji_table_row_dup_text (row);
          kaiji_import_add_entry (self, row, KAIJI_IMPORT_UNPLACED, NULL, text);
          continue;
        }

      if (kaiji_text_is_blank (match->answer))
        {
          if (!kaiji_text_is_blank (row->sent))
            list_deleted (self, row);
          continue;
        }

      g_hash_table_add (answered, (gpointer) match->field);
      entry = kaiji_import_add_entry (self, row,
                                      kaiji_answer_masks_are (library, match->answer)
                                        ? KAIJI_IMPORT_MASKED
                                        : KAIJI_IMPORT_ANSWER,
                                      match->field, match->answer);
      entry->certainty = match->certainty;
      entry->reasons = match->reasons;
      kaiji_import_compare_sent (self, row, entry);
    }
}

/* Puts the questions of a table below one another, each in a row with its answer. */
static KaijiTable *
arrange (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiTable) bare = kaiji_head_repeats_remove (table, scheme, wording);
  g_autoptr (KaijiTable) headed = kaiji_head_rows_join (bare, scheme, wording);
  g_autoptr (KaijiTable) straight = kaiji_arrangement_straighten (headed, scheme, wording);
  g_autoptr (KaijiTable) lines = kaiji_running_text_split (straight, scheme, wording);

  return kaiji_row_splitting_split (lines, scheme, wording);
}

/* Takes the rows out of a request that are no part of the form: the one that asks, and the one in
 * which somebody says who answered. */
static void
read_request (KaijiImport *self, KaijiTable *table)
{
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);
      const KaijiTableCell *cell;
      gboolean is_signature = g_strcmp0 (row->field_id, KAIJI_OWNER_MARK) == 0;

      if (!is_signature && g_strcmp0 (row->field_id, KAIJI_REQUEST_MARK) != 0)
        continue;
      self->is_reply = TRUE;
      if (is_signature && row->cells->len > 1)
        {
          cell = g_ptr_array_index (row->cells, row->cells->len - 1);
          g_free (self->answered_by);
          self->answered_by = g_strstrip (g_strdup (cell->text));
        }
      g_ptr_array_set_size (row->cells, 0);
      g_clear_pointer (&row->field_id, g_free);
    }
}

/**
 * kaiji_import_new:
 * @table: the table of a file
 * @scheme: (nullable): the form; %NULL to recognise it
 * @library: the known forms
 *
 * Finds the answers of a table.
 *
 * Returns: (transfer full): the answers; %NULL with @error if no form is recognised
 */
KaijiImport *
kaiji_import_new (KaijiTable *table,
                  KaijiScheme *scheme,
                  KaijiSchemeLibrary *library,
                  GError **error)
{
  g_autoptr (KaijiImport) self = NULL;
  g_autoptr (KaijiWording) wording = NULL;
  g_autoptr (KaijiTable) head = NULL;
  g_autoptr (KaijiTable) rows = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GHashTable) answered = NULL;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_IMPORT, NULL);
  self->scheme = scheme != NULL ? g_object_ref (scheme)
                                : kaiji_recognise_scheme (table, library, error);
  if (self->scheme == NULL)
    return NULL;

  read_request (self, table);
  wording = kaiji_wording_new (self->scheme, library);
  head = kaiji_head_block_take (table, self->scheme, wording);
  /* Numbers alone are those of a form that is said, and of no form that is recognised. */
  if (scheme != NULL)
    matches = kaiji_number_rows_match (table, self->scheme, wording);
  if (matches != NULL)
    rows = kaiji_table_ref (table);
  else
    {
      kaiji_heads_find_columns (table, self->scheme, wording);
      rows = arrange (table, self->scheme, wording);
      kaiji_table_set_is_even (rows, kaiji_table_get_is_even (table));
      matches = kaiji_match_table (rows, self->scheme, wording);
    }
  kaiji_match_split_answers (matches, self->scheme);
  kaiji_answer_labels_remove (rows, matches, wording);
  kaiji_answer_marks_remove (rows, matches, self->scheme);
  kaiji_answer_ticks_read (rows, matches, self->scheme);
  kaiji_match_doubt (matches, self->scheme, kaiji_table_get_is_jumbled (table));

  answered = g_hash_table_new (NULL, NULL);
  read_matches (self, rows, library, matches, answered);
  list_unread (self, table);
  kaiji_import_read_head (self, rows, head, wording, answered);
  return g_steal_pointer (&self);
}

/**
 * kaiji_import_get_scheme:
 *
 * Returns: (transfer none): the form that was recognised, or said
 */
KaijiScheme *
kaiji_import_get_scheme (KaijiImport *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);

  return self->scheme;
}

/* Sets what the source says of its certification. */
void
kaiji_import_set_certification_number (KaijiImport *self, const char *number)
{
  g_free (self->certification_number);
  self->certification_number = g_strdup (number);
}

/**
 * kaiji_import_get_certification_number:
 *
 * Returns: (transfer none) (nullable): the certification number that was found
 */
const char *
kaiji_import_get_certification_number (KaijiImport *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);

  return self->certification_number;
}

/**
 * kaiji_import_get_n_entries:
 *
 * Returns: how many entries there are
 */
guint
kaiji_import_get_n_entries (KaijiImport *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT (self), 0);

  return self->entries->len;
}

/**
 * kaiji_import_get_entry:
 * @position: the number of an entry, from 0
 *
 * Returns: (transfer none): the entry
 */
const KaijiImportEntry *
kaiji_import_get_entry (KaijiImport *self, guint position)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/* The same, to note what became of it. */
KaijiImportEntry *
kaiji_import_get_own_entry (KaijiImport *self, guint position)
{
  return g_ptr_array_index (self->entries, position);
}

/**
 * kaiji_import_count:
 * @kind: a kind of entries
 *
 * Returns: how many entries are of that kind
 */
guint
kaiji_import_count (KaijiImport *self, KaijiImportKind kind)
{
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const KaijiImportEntry *) g_ptr_array_index (self->entries, i))->kind == kind;

  return n;
}

/**
 * kaiji_import_new_certain:
 * @scheme: the form that is answered
 * @certification_number: (nullable): the sheet's
 *
 * Returns: (transfer full): an import without answers yet, for a source that says of each of its
 *   answers which field it belongs to
 */
KaijiImport *
kaiji_import_new_certain (KaijiScheme *scheme, const char *certification_number)
{
  KaijiImport *self = g_object_new (KAIJI_TYPE_IMPORT, NULL);

  self->scheme = g_object_ref (scheme);
  self->certification_number = g_strdup (certification_number);
  return self;
}

/**
 * kaiji_import_add_certain:
 * @field_id: the field's id; of one that the form does not have, the answer finds no place
 * @answer: the answer
 * @text: (nullable): the source's own words, or %NULL for those in which it is printed
 * @line: where it is in the source, from 1; 0 if the source has no lines that a person sees
 */
void
kaiji_import_add_certain (KaijiImport *self,
                          const char *field_id,
                          KaijiAnswer *answer,
                          const char *text,
                          guint line)
{
  const KaijiField *field = kaiji_scheme_find_field (self->scheme, field_id);
  KaijiImportEntry *entry = g_new0 (KaijiImportEntry, 1);

  entry->kind = field != NULL ? KAIJI_IMPORT_ANSWER : KAIJI_IMPORT_UNPLACED;
  entry->field = field;
  entry->answer = field != NULL ? kaiji_answer_dup_value (answer) : NULL;
  if (text == NULL && field != NULL)
    entry->text = kaiji_answer_format (answer, self->scheme, field);
  else
    entry->text = g_strdup (text != NULL ? text : field_id);
  entry->source = g_strconcat (field_id, " ", entry->text, NULL);
  g_strdelimit (entry->source, "\r\n\t", ' ');
  entry->line = line;
  /* Translators: a place in a text file */
  entry->place = line > 0 ? g_strdup_printf (_ ("line %u"), line) : g_strdup (field_id);
  entry->certainty = 1;
  entry->reasons = KAIJI_MATCH_ID;
  g_ptr_array_add (self->entries, entry);
}

/**
 * kaiji_import_get_answered_by:
 *
 * Returns: (transfer none) (nullable): who filled in the request that was read, in their own words
 */
const char *
kaiji_import_get_answered_by (KaijiImport *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);

  return self->answered_by;
}

/* Returns whether the file is a request that somebody filled in. */
gboolean
kaiji_import_is_reply (KaijiImport *self)
{
  return self->is_reply;
}
