/* kaiji-comparison.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer-text.h"
#include "kaiji-comparison.h"
#include "kaiji-difference-private.h"

struct _KaijiChange
{
  GObject parent_instance;

  KaijiScheme *scheme; /* the scheme of the field */
  const KaijiField *field;
  gboolean in_new;
  KaijiChangeKind kind;
  char *old_text;
  char *new_text;
};

G_DEFINE_FINAL_TYPE (KaijiChange, kaiji_change, G_TYPE_OBJECT)

static void
kaiji_change_finalize (GObject *object)
{
  KaijiChange *self = KAIJI_CHANGE (object);

  g_clear_object (&self->scheme);
  g_free (self->old_text);
  g_free (self->new_text);

  G_OBJECT_CLASS (kaiji_change_parent_class)->finalize (object);
}

static void
kaiji_change_class_init (KaijiChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_change_finalize;
}

static void
kaiji_change_init (KaijiChange *self)
{
}

/* Formats an answer for the comparison: both sheets' answers in the words of one scheme, so that
 * another date format does not count as a change, nor another way to write a date or number. A
 * picture has no text of its own. */
static char *
dup_text (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field)
{
  g_autoptr (KaijiAnswer) value = NULL;

  if (kaiji_answer_is_picture (answer))
    return g_strdup (_ ("(picture)"));

  if (answer != NULL && kaiji_answer_get_written (answer) != NULL)
    value = kaiji_answer_set_written (answer, NULL);

  return kaiji_answer_format (value != NULL ? value : answer, scheme, field);
}

static gboolean
is_same_value (KaijiAnswer *a, KaijiAnswer *b)
{
  g_autoptr (KaijiAnswer) a_value = kaiji_answer_dup_value (a);
  g_autoptr (KaijiAnswer) b_value = kaiji_answer_dup_value (b);

  return kaiji_answer_equal (a_value, b_value);
}

static KaijiChange *
new_change (KaijiScheme *scheme,
            const KaijiField *field,
            KaijiAnswer *old_answer,
            KaijiAnswer *new_answer,
            gboolean in_new)
{
  KaijiChange *self = g_object_new (KAIJI_TYPE_CHANGE, NULL);

  self->scheme = g_object_ref (scheme);
  self->field = field;
  self->in_new = in_new;
  self->old_text = dup_text (old_answer, scheme, field);
  self->new_text = dup_text (new_answer, scheme, field);

  if (*self->old_text == '\0' && *self->new_text != '\0')
    self->kind = KAIJI_CHANGE_ADDED;
  else if (*self->old_text != '\0' && *self->new_text == '\0')
    self->kind = KAIJI_CHANGE_REMOVED;
  else if (!kaiji_difference_is_same_print (self->old_text, self->new_text))
    self->kind = KAIJI_CHANGE_CHANGED;
  else if (kaiji_answer_is_picture (old_answer) && kaiji_answer_is_picture (new_answer)
           && !is_same_value (old_answer, new_answer))
    self->kind = KAIJI_CHANGE_CHANGED;
  else
    self->kind = KAIJI_CHANGE_UNCHANGED;

  return self;
}

static KaijiChange *
compare_field (KaijiSheet *old_sheet, KaijiSheet *new_sheet, const KaijiField *field)
{
  const KaijiField *old_field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (old_sheet),
                                                         field->id);
  KaijiAnswer *old_answer = old_field != NULL ? kaiji_sheet_get_answer (old_sheet, old_field)
                                              : NULL;

  return new_change (kaiji_sheet_get_scheme (new_sheet), field, old_answer,
                     kaiji_sheet_get_answer (new_sheet, field), TRUE);
}

static void
append (GListStore *changes, KaijiChange *change)
{
  g_list_store_append (changes, change);
  g_object_unref (change);
}

/**
 * kaiji_comparison_new:
 * @old_sheet: the previous sheet
 * @new_sheet: the present sheet, of the same scheme or of another one
 *
 * Compares the answers of two sheets field by field, as they are printed; a field that only one
 * scheme has counts as added or removed if it is answered. Excluded sections count like the others.
 *
 * Returns: (transfer full): a list of #KaijiChange: all fields of the new scheme in its order, then
 *   those of the old scheme that it does not have
 */
GListModel *
kaiji_comparison_new (KaijiSheet *old_sheet, KaijiSheet *new_sheet)
{
  KaijiScheme *old_scheme, *new_scheme;
  const KaijiField *fields;
  GListStore *changes;
  guint n_fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (new_sheet), NULL);

  old_scheme = kaiji_sheet_get_scheme (old_sheet);
  new_scheme = kaiji_sheet_get_scheme (new_sheet);
  changes = g_list_store_new (KAIJI_TYPE_CHANGE);

  fields = kaiji_scheme_get_fields (new_scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    append (changes, compare_field (old_sheet, new_sheet, &fields[i]));

  fields = kaiji_scheme_get_fields (old_scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (kaiji_scheme_find_field (new_scheme, fields[i].id) == NULL)
        append (changes, new_change (old_scheme, &fields[i],
                                     kaiji_sheet_get_answer (old_sheet, &fields[i]), NULL, FALSE));
    }

  return G_LIST_MODEL (changes);
}

/**
 * kaiji_comparison_update:
 * @changes: the result of kaiji_comparison_new() for these sheets
 * @old_sheet: the previous sheet
 * @new_sheet: the present sheet
 * @field: a field of @new_sheet's scheme
 *
 * Compares the answers to one field again; the other changes stay.
 */
void
kaiji_comparison_update (GListModel *changes,
                         KaijiSheet *old_sheet,
                         KaijiSheet *new_sheet,
                         const KaijiField *field)
{
  g_autoptr (KaijiChange) change = NULL;

  g_return_if_fail (G_IS_LIST_STORE (changes));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (KAIJI_IS_SHEET (new_sheet));
  g_return_if_fail (field != NULL);

  change = compare_field (old_sheet, new_sheet, field);
  g_list_store_splice (G_LIST_STORE (changes), field->index, 1, (gpointer *) &change, 1);
}

/**
 * kaiji_change_get_kind:
 *
 * Returns: the kind of change
 */
KaijiChangeKind
kaiji_change_get_kind (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), KAIJI_CHANGE_UNCHANGED);

  return self->kind;
}

/**
 * kaiji_change_get_field:
 *
 * Returns: (transfer none): the field, of the new scheme if it has the field, otherwise of the old
 *   one
 */
const KaijiField *
kaiji_change_get_field (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->field;
}

/**
 * kaiji_change_get_in_new:
 *
 * Returns: whether the new sheet's scheme has the field
 */
gboolean
kaiji_change_get_in_new (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), FALSE);

  return self->in_new;
}

/**
 * kaiji_change_get_old_text:
 *
 * Returns: (transfer none): the printed previous answer, "" for none
 */
const char *
kaiji_change_get_old_text (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->old_text;
}

/**
 * kaiji_change_get_new_text:
 *
 * Returns: (transfer none): the printed present answer, "" for none
 */
const char *
kaiji_change_get_new_text (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->new_text;
}

/**
 * kaiji_change_get_difference:
 *
 * Returns: what the answers of a change differ in
 */
KaijiDifference
kaiji_change_get_difference (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), KAIJI_DIFFERENCE_WORDS);

  if (self->kind != KAIJI_CHANGE_CHANGED)
    return KAIJI_DIFFERENCE_WORDS;

  return kaiji_difference_find (self->old_text, self->new_text);
}

/**
 * kaiji_change_describe_difference:
 *
 * Returns: (transfer none) (nullable): in which way answers that look the same differ, translated;
 *   %NULL if the difference can be seen
 */
const char *
kaiji_change_describe_difference (KaijiChange *self)
{
  switch (kaiji_change_get_difference (self))
    {
    case KAIJI_DIFFERENCE_SPACES:
      return _ ("only the spaces differ");
    case KAIJI_DIFFERENCE_COMPOSITION:
      return _ ("looks the same: voicing marks are characters of their own in one of them");
    case KAIJI_DIFFERENCE_INVISIBLE:
      return _ ("looks the same: one of them has characters that cannot be seen");
    case KAIJI_DIFFERENCE_LOOK_ALIKES:
      return _ (
        "looks the same: one of them has characters that only look like those of the other");
    case KAIJI_DIFFERENCE_WORDS:
    default:
      return NULL;
    }
}

/**
 * kaiji_change_kind_to_string:
 * @kind: a kind of change
 *
 * Returns: its name for programs: `unchanged`, `changed`, `added` or `removed`
 */
const char *
kaiji_change_kind_to_string (KaijiChangeKind kind)
{
  static const char *const names[] = {
    [KAIJI_CHANGE_UNCHANGED] = "unchanged",
    [KAIJI_CHANGE_CHANGED] = "changed",
    [KAIJI_CHANGE_ADDED] = "added",
    [KAIJI_CHANGE_REMOVED] = "removed",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
