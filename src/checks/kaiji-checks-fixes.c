/* kaiji-checks-fixes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fixes that checks offer for their findings.
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-checks-private.h"

/* How often a fix may make another one of its kind possible in the same field. */
#define MAX_PASSES 8

/* Fixes for characters of a text have the id of their check. */
static const char *const ids[] = {
  "convert-unit",
  "replace-unit",
  "join-digits",
  "sign-loss",
  "take-presence",
  "choose-yes",
  "choose-no",
  "take-duration",
  "convert-era",
  "take-first-date",
  "take-second-date",
  "postal-code",
  "phone-number",
  "web-address",
  "corporate-number",
  "shrink-picture",
  "drop-brackets",
  "look-alike-kanji",
  "look-alike-digit",
  "look-alike-kana",
  "look-alike-possible",
  "half-width-katakana",
  "compatibility-kanji",
  "control-character",
  "invisible-character",
  "surrounding-space",
  "decomposed-character",
  NULL,
};

/* Applies one fix to each field that has one of that kind. */
static guint
apply_once (KaijiSheet *sheet, const char *id, const GDate *today)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, today);
  const KaijiField *last = NULL;
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);
      const KaijiField *field = kaiji_finding_get_field (finding);
      const KaijiFix *fix = kaiji_finding_find_fix (finding, id);

      if (fix == NULL || field == last || kaiji_finding_is_acknowledged (finding))
        continue;

      kaiji_sheet_set_answer (sheet, field, fix->answer);
      last = field;
      n++;
    }

  return n;
}

/**
 * kaiji_checks_apply_fixes:
 * @sheet: a sheet
 * @id: one of kaiji_checks_get_fix_ids()
 * @today: the day that dates are compared with
 *
 * Applies the first fix of that kind of every finding.
 *
 * Returns: the number of fixes that were applied
 */
guint
kaiji_checks_apply_fixes (KaijiSheet *sheet, const char *id, const GDate *today)
{
  guint total = 0;
  guint n = 1;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), 0);
  g_return_val_if_fail (id != NULL, 0);
  g_return_val_if_fail (today != NULL && g_date_valid (today), 0);

  for (guint i = 0; n > 0 && i < MAX_PASSES; i++)
    {
      n = apply_once (sheet, id, today);
      total += n;
    }

  return total;
}

/**
 * kaiji_checks_get_fix_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all fixes
 */
const char *const *
kaiji_checks_get_fix_ids (void)
{
  return ids;
}

void
kaiji_check_offer_value (KaijiCheckRun *run,
                         KaijiFinding *finding,
                         const char *id,
                         char *label,
                         KaijiAnswer *value)
{
  KaijiAnswer *answer = kaiji_answer_replace_value (run->answer, value);

  g_clear_pointer (&value, kaiji_answer_unref);
  kaiji_finding_take_fix (finding, kaiji_fix_new (id, label, answer));
}

void
kaiji_check_offer_text (KaijiCheckRun *run,
                        KaijiFinding *finding,
                        const char *id,
                        char *label,
                        char *text)
{
  kaiji_check_offer_value (run, finding, id, label,
                           kaiji_answer_parse (run->scheme, run->field, text));
  g_free (text);
}

/* Makes the running answer's value with another text and note. (transfer full) (nullable) */
static KaijiAnswer *
replace_texts (KaijiCheckRun *run, const char *text, const char *note)
{
  KaijiAnswer *answer = run->answer;
  g_autoptr (KaijiAnswer) presence = NULL;

  switch (run->form)
    {
    case KAIJI_ANSWER_TEXT:
      return note == NULL ? kaiji_answer_new_text (text) : NULL;
    case KAIJI_ANSWER_PRESENCE:
      presence = kaiji_answer_new_presence (kaiji_answer_get_present (answer), text);
      return kaiji_answer_set_written (presence, kaiji_answer_get_written (answer));
    case KAIJI_ANSWER_ADDRESS:
      return kaiji_answer_new_address (kaiji_answer_get_postal_code (answer), text);
    case KAIJI_ANSWER_DATE:
    case KAIJI_ANSWER_CHOICE:
    case KAIJI_ANSWER_YEAR:
    case KAIJI_ANSWER_YEARS:
    case KAIJI_ANSWER_MONTHS:
    case KAIJI_ANSWER_NUMBER:
      {
        g_autoptr (KaijiAnswer) value = kaiji_answer_dup_value (answer);

        return kaiji_answer_set_note (value, note);
      }
    case KAIJI_ANSWER_EMPTY:
    case KAIJI_ANSWER_IMAGE:
    case KAIJI_ANSWER_UNREADABLE:
    default:
      return NULL;
    }
}

void
kaiji_check_offer_rewrite (KaijiCheckRun *run,
                           KaijiFinding *finding,
                           const char *id,
                           char *label,
                           KaijiRewrite rewrite)
{
  g_autofree char *text = run->texts[0] != NULL ? rewrite (run->texts[0]) : NULL;
  g_autofree char *note = run->texts[1] != NULL ? rewrite (run->texts[1]) : NULL;
  KaijiAnswer *value = NULL;

  if (text != NULL || note != NULL)
    value = replace_texts (run, text != NULL ? text : run->texts[0],
                           note != NULL ? note : run->texts[1]);

  if (value == NULL)
    g_free (label);
  else
    kaiji_check_offer_value (run, finding, id, label, value);
}
