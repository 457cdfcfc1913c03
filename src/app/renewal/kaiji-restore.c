/* kaiji-restore.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes answers of an earlier version, or of another sheet, into the sheet, as edits that can be
 * undone and are saved like any others.
 */

#include "config.h"

#include "kaiji-page-setup.h"
#include "kaiji-restore.h"

/* Returns: (transfer none) (nullable): the version's answer to a field of the sheet's scheme */
static KaijiAnswer *
get_answer (KaijiSheet *version, const KaijiField *field)
{
  const KaijiField *old_field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (version),
                                                         field->id);

  return old_field != NULL ? kaiji_sheet_get_answer (version, old_field) : NULL;
}

static gboolean
is_same (KaijiAnswer *a, KaijiAnswer *b)
{
  return a == b || (a != NULL && b != NULL && kaiji_answer_equal (a, b));
}

/* These five return whether they changed anything. */
static gboolean
take_value (KaijiSheet *sheet, KaijiSheet *other, const KaijiField *field)
{
  KaijiAnswer *present = kaiji_sheet_get_answer (sheet, field);
  KaijiAnswer *answer = get_answer (other, field);
  g_autoptr (KaijiAnswer) value = answer != NULL ? kaiji_answer_dup_value (answer) : NULL;
  g_autoptr (KaijiAnswer) taken = kaiji_answer_replace_value (present, value);

  if (is_same (taken, present))
    return FALSE;

  kaiji_sheet_set_answer (sheet, field, taken);
  return TRUE;
}

static gboolean
take_answer (KaijiSheet *sheet, KaijiSheet *version, const KaijiField *field)
{
  KaijiAnswer *answer = get_answer (version, field);

  if (is_same (answer, kaiji_sheet_get_answer (sheet, field)))
    return FALSE;

  kaiji_sheet_set_answer (sheet, field, answer);
  return TRUE;
}

static gboolean
restore_sections (KaijiSheet *sheet, KaijiSheet *version)
{
  const KaijiSection *sections, *old_sections;
  guint n_sections, n_old_sections;
  gboolean changed = FALSE;

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  old_sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (version), &n_old_sections);
  for (guint i = 0; i < MIN (n_sections, n_old_sections); i++)
    {
      gboolean excluded = kaiji_sheet_is_section_excluded (version, &old_sections[i]);

      if (excluded == kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        continue;
      kaiji_sheet_set_section_excluded (sheet, &sections[i], excluded);
      changed = TRUE;
    }

  return changed;
}

static gboolean
restore_page_setup (KaijiSheet *sheet, KaijiSheet *version)
{
  g_autoptr (KaijiPageSetup) page_setup = kaiji_sheet_dup_page_setup (version);
  g_autoptr (KaijiPageSetup) present = kaiji_sheet_dup_page_setup (sheet);

  if (kaiji_page_setup_equal (page_setup, present))
    return FALSE;

  kaiji_sheet_set_page_setup (sheet, page_setup);
  return TRUE;
}

static gboolean
restore_number (KaijiSheet *sheet, KaijiSheet *version)
{
  const char *number = kaiji_sheet_get_certification_number (version);

  if (g_strcmp0 (number, kaiji_sheet_get_certification_number (sheet)) == 0)
    return FALSE;

  kaiji_sheet_set_certification_number (sheet, number);
  return TRUE;
}

/**
 * kaiji_restore_suits:
 * @version: the sheet as it was, or another sheet
 * @field: a field of the present sheet's scheme
 *
 * Returns: whether the version's answer, or that there was none, is one that @field can have
 */
gboolean
kaiji_restore_suits (KaijiSheet *version, const KaijiField *field)
{
  KaijiAnswer *answer;

  g_return_val_if_fail (KAIJI_IS_SHEET (version), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  answer = get_answer (version, field);
  return answer == NULL || kaiji_answer_suits_kind (answer, field->kind);
}

/**
 * kaiji_restore_can_take:
 * @document: a sheet
 * @version: the sheet as it was, or another sheet
 * @field: a field of the sheet's scheme
 *
 * Returns: whether the version's answer suits, and the sheet may be changed
 */
gboolean
kaiji_restore_can_take (KaijiDocument *document, KaijiSheet *version, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);

  return kaiji_document_get_editable (document) && kaiji_restore_suits (version, field);
}

static gboolean
take_in_one_step (KaijiDocument *document,
                  KaijiSheet *other,
                  const KaijiField *field,
                  gboolean (*take) (KaijiSheet *sheet, KaijiSheet *other, const KaijiField *field))
{
  KaijiHistory *history;
  gboolean changed;

  g_return_val_if_fail (kaiji_restore_can_take (document, other, field), FALSE);

  history = kaiji_document_get_history (document);
  kaiji_history_end_typing (history);
  changed = take (kaiji_document_get_sheet (document), other, field);
  kaiji_history_end_typing (history);

  return changed;
}

/**
 * kaiji_restore_take:
 * @document: a sheet
 * @version: the sheet as it was
 * @field: a field of the sheet's scheme
 *
 * Takes the version's answer to one field, with the notes beside it: one step to undo.
 *
 * Returns: whether there is such a step: the answers differed
 */
gboolean
kaiji_restore_take (KaijiDocument *document, KaijiSheet *version, const KaijiField *field)
{
  return take_in_one_step (document, version, field, take_answer);
}

/**
 * kaiji_restore_take_value:
 * @document: a sheet
 * @other: another sheet
 * @field: a field of the sheet's scheme
 *
 * Takes the other sheet's answer to one field; the notes beside it stay the sheet's own: one step
 * to undo.
 *
 * Returns: whether there is such a step: the answers differed
 */
gboolean
kaiji_restore_take_value (KaijiDocument *document, KaijiSheet *other, const KaijiField *field)
{
  return take_in_one_step (document, other, field, take_value);
}

/**
 * kaiji_restore_can_restore:
 * @document: a sheet
 * @version: the sheet as it was
 *
 * Returns: whether the sheet can be made what it was: the version is of the same form and edition
 */
gboolean
kaiji_restore_can_restore (KaijiDocument *document, KaijiSheet *version)
{
  KaijiScheme *scheme, *old_scheme;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (KAIJI_IS_SHEET (version), FALSE);

  scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));
  old_scheme = kaiji_sheet_get_scheme (version);
  return kaiji_document_get_editable (document)
         && g_str_equal (kaiji_scheme_get_id (scheme), kaiji_scheme_get_id (old_scheme))
         && g_str_equal (kaiji_scheme_get_edition (scheme), kaiji_scheme_get_edition (old_scheme));
}

/**
 * kaiji_restore_all:
 * @document: a sheet
 * @version: the sheet as it was
 *
 * Makes the sheet what it was, in one step to undo: answers with their notes, the sections that are
 * left out, the page setup and the certification number. What cannot be edited stays as it is.
 *
 * Returns: whether there is such a step: anything differed
 */
gboolean
kaiji_restore_all (KaijiDocument *document, KaijiSheet *version)
{
  KaijiHistory *history;
  KaijiSheet *sheet;
  const KaijiField *fields;
  guint n_fields;
  gboolean changed = FALSE;

  g_return_val_if_fail (kaiji_restore_can_restore (document, version), FALSE);

  history = kaiji_document_get_history (document);
  sheet = kaiji_document_get_sheet (document);
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  kaiji_history_begin_group (history);
  for (guint i = 0; i < n_fields; i++)
    changed |= take_answer (sheet, version, &fields[i]);
  changed |= restore_sections (sheet, version);
  changed |= restore_page_setup (sheet, version);
  changed |= restore_number (sheet, version);
  kaiji_history_end_group (history);

  return changed;
}
