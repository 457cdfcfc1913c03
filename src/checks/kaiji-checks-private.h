/* kaiji-checks-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface that the files of the checks share. The table of all checks is in
 * kaiji-checks-table.c.
 */

#pragma once

#include "kaiji-answer-date.h"
#include "kaiji-answer-text.h"
#include "kaiji-characters.h"
#include "kaiji-checks.h"
#include "kaiji-partial-date.h"
#include "kaiji-quantity.h"

G_BEGIN_DECLS

typedef struct _KaijiCheck KaijiCheck;
typedef struct _KaijiCheckRun KaijiCheckRun;

/* The things beside its own answer that a check depends on. */
typedef enum
{
  KAIJI_TIE_DAY = 1 << 0,       /* the disclosure date */
  KAIJI_TIE_RELATIONS = 1 << 1, /* the fields that the scheme's relations tie the field to */
  KAIJI_TIE_LIMIT = 1 << 2,     /* the fields that it shares its limit with */
} KaijiCheckTies;

/* A check for one kind of fault. It runs if the field's kind, the answer's form and all of the
 * answer's traits match; each is a set of bits, one for every enumerator. Some checks are only for
 * fields with a certain watch, which they compare with last time's answer. */
struct _KaijiCheck
{
  const char *id;
  KaijiSeverity severity;
  guint kinds;
  guint forms;
  KaijiTraits traits;
  void (*run) (KaijiCheckRun *run);
  KaijiWatch watch;
  KaijiCheckTies ties;
};

/* An answer has a text, a note, or both. */
#define KAIJI_CHECK_N_TEXTS 2

/**
 * KaijiCheckRun:
 * @answer: (nullable): the field's answer
 * @form: the answer's form, %KAIJI_ANSWER_EMPTY for no answer
 * @texts: (nullable): the answer's text and its note
 * @traits: the kinds of characters in the texts
 * @has_searched: whether the answer's text was searched for the number that it gives
 * @has_quantity: whether one was found
 * @quantity: that number; see kaiji_check_find_quantity()
 * @check: the check that is running
 * @check_id: its id, which is also the id of its fix if it offers only one
 * @findings: the list that kaiji_check_report() adds to
 *
 * The run of the checks on one field.
 */
struct _KaijiCheckRun
{
  KaijiSheet *sheet;
  KaijiScheme *scheme;
  const GDate *today;
  const KaijiField *field;
  KaijiAnswer *answer;
  KaijiAnswerForm form;
  const char *texts[KAIJI_CHECK_N_TEXTS];
  KaijiTraits traits;
  gboolean has_searched;
  gboolean has_quantity;
  KaijiQuantity quantity;
  const KaijiCheck *check;
  const char *check_id;
  GPtrArray *findings;
};

/* All checks, in the order in which those of a field run. */
const KaijiCheck *kaiji_check_list (guint *n_checks);

/* The check of that id, NULL for none. */
const KaijiCheck *kaiji_check_find (const char *id);

/* The checksum of all that a check of a field depends on: it changes if anything of that does. */
char *
kaiji_check_compute_basis (const KaijiCheck *check, KaijiSheet *sheet, const KaijiField *field);

/* Reports a finding of the running check. Returns the finding, so that fixes can be added. */
KaijiFinding *kaiji_check_report (KaijiCheckRun *run, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Rewrites a text; returns NULL if nothing changes. (transfer full) */
typedef char *(*KaijiRewrite) (const char *text);

/* Adds a fix that replaces the answer by the result of reading @text, which it takes. */
void kaiji_check_offer_text (KaijiCheckRun *run,
                             KaijiFinding *finding,
                             const char *id,
                             char *label,
                             char *text);

/* Adds a fix that replaces the answer's value by @value, which it takes. */
void kaiji_check_offer_value (KaijiCheckRun *run,
                              KaijiFinding *finding,
                              const char *id,
                              char *label,
                              KaijiAnswer *value);

/* Adds a fix that rewrites every text of the answer. */
void kaiji_check_offer_rewrite (KaijiCheckRun *run,
                                KaijiFinding *finding,
                                const char *id,
                                char *label,
                                KaijiRewrite rewrite);

/* The answer of another field of the sheet; NULL if its section is excluded. */
KaijiAnswer *kaiji_check_get_answer (KaijiCheckRun *run, const KaijiField *field);

/* The date of the sheet's statements: its disclosure date, or today if it has none. */
KaijiPartialDate kaiji_check_get_day (KaijiCheckRun *run);

/* Finds the number in the answer's text as kaiji_quantity_find() does for the field's unit. Half a
 * dozen checks ask for it; it is searched once. */
gboolean kaiji_check_find_quantity (KaijiCheckRun *run, KaijiQuantity *quantity);

/* Reads the number of an answer, typed or in words with the field's own unit. */
gboolean kaiji_check_read_number (KaijiAnswer *answer, const KaijiField *field, double *number);

/* Returns whether the parentheses around a number may stand for its sign. */
gboolean kaiji_check_is_loss_in_brackets (const KaijiQuantity *quantity, const KaijiField *field);

/* Returns whether letters stand for digits in a text, so that no number or date can be read. */
gboolean kaiji_check_has_look_alike_digits (const char *text, const KaijiField *field);

/* Returns whether the character at @p is one that people type for a hyphen; 一 only between
 * digits. */
gboolean kaiji_check_is_hyphen (const char *p);

gboolean kaiji_check_may_concern (const char *id, const KaijiField *field);

/* For the tests that nothing is forgotten of any check: the ids of all of them, and the sentence of
 * kaiji-checks-subjects.c for one. */
const char *const *kaiji_checks_get_ids (void);
const char *kaiji_checks_get_subject (const char *id);

void kaiji_check_wrong_type (KaijiCheckRun *run);
void kaiji_check_required_missing (KaijiCheckRun *run);
void kaiji_check_too_long (KaijiCheckRun *run);
void kaiji_check_too_long_together (KaijiCheckRun *run);
void kaiji_check_review_pending (KaijiCheckRun *run);
void kaiji_check_choice_unknown (KaijiCheckRun *run);
void kaiji_check_choice_as_text (KaijiCheckRun *run);
void kaiji_check_details_missing (KaijiCheckRun *run);
void kaiji_check_standard_unmet (KaijiCheckRun *run);
void kaiji_check_presence_open (KaijiCheckRun *run);
void kaiji_check_presence_as_text (KaijiCheckRun *run);
void kaiji_check_image_invalid (KaijiCheckRun *run);

void kaiji_check_date_impossible (KaijiCheckRun *run);
void kaiji_check_date_future (KaijiCheckRun *run);
void kaiji_check_date_soon (KaijiCheckRun *run);
void kaiji_check_calendars_contradict (KaijiCheckRun *run);
void kaiji_check_year_in_era (KaijiCheckRun *run);
void kaiji_check_era_ended (KaijiCheckRun *run);
void kaiji_check_date_imprecise (KaijiCheckRun *run);
void kaiji_check_date_as_text (KaijiCheckRun *run);
void kaiji_check_renewal_due (KaijiCheckRun *run);
void kaiji_check_renewal_overdue (KaijiCheckRun *run);

void kaiji_check_number_grouping (KaijiCheckRun *run);
void kaiji_check_number_impossible (KaijiCheckRun *run);
void kaiji_check_out_of_range (KaijiCheckRun *run);
void kaiji_check_unit_contradicts (KaijiCheckRun *run);
void kaiji_check_loss_unsigned (KaijiCheckRun *run);
void kaiji_check_number_as_text (KaijiCheckRun *run);
void kaiji_check_duration_as_text (KaijiCheckRun *run);

void kaiji_check_above_other (KaijiCheckRun *run);
void kaiji_check_years_since (KaijiCheckRun *run);
void kaiji_check_before_other (KaijiCheckRun *run);

void kaiji_check_changed_fivefold (KaijiCheckRun *run);
void kaiji_check_fixed_changed (KaijiCheckRun *run);
void kaiji_check_period_not_later (KaijiCheckRun *run);
void kaiji_check_period_old (KaijiCheckRun *run);
void kaiji_check_figure_old (KaijiCheckRun *run);
void kaiji_check_plan_passed (KaijiCheckRun *run);

void kaiji_check_corporate_number_form (KaijiCheckRun *run);
void kaiji_check_corporate_number_digit (KaijiCheckRun *run);
void kaiji_check_postal_code_missing (KaijiCheckRun *run);
void kaiji_check_postal_code_malformed (KaijiCheckRun *run);
void kaiji_check_postal_code_style (KaijiCheckRun *run);
void kaiji_check_url_invalid (KaijiCheckRun *run);
void kaiji_check_phone_number_style (KaijiCheckRun *run);

void kaiji_check_text_date (KaijiCheckRun *run);
void kaiji_check_text_time (KaijiCheckRun *run);
void kaiji_check_text_days (KaijiCheckRun *run);

void kaiji_check_look_alike_kanji (KaijiCheckRun *run);
void kaiji_check_look_alike_kana (KaijiCheckRun *run);
void kaiji_check_look_alike_digit (KaijiCheckRun *run);
void kaiji_check_look_alike_possible (KaijiCheckRun *run);
void kaiji_check_mixed_word (KaijiCheckRun *run);
void kaiji_check_half_width_katakana (KaijiCheckRun *run);
void kaiji_check_compatibility_kanji (KaijiCheckRun *run);
void kaiji_check_control_character (KaijiCheckRun *run);
void kaiji_check_surrounding_space (KaijiCheckRun *run);
void kaiji_check_decomposed_character (KaijiCheckRun *run);
void kaiji_check_invisible_character (KaijiCheckRun *run);
void kaiji_check_undefined_character (KaijiCheckRun *run);

G_END_DECLS
