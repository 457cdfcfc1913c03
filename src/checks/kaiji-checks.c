/* kaiji-checks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-checks-private.h"

#define KIND(name) (1u << KAIJI_FIELD_##name)
#define FORM(name) (1u << KAIJI_ANSWER_##name)

#define ANY_KIND ((1u << KAIJI_N_FIELD_KINDS) - 1)
#define DATES (KIND (DATE) | KIND (YEAR))
#define NUMBERS (KIND (COUNT) | KIND (MONEY) | KIND (PERCENT) | KIND (DURATION))
#define RANGES (NUMBERS | KIND (YEAR) | KIND (TEXT) | KIND (PARAGRAPH))
#define MAGNITUDES (NUMBERS | KIND (TEXT))
#define PERIODS (NUMBERS | KIND (TEXT) | KIND (PARAGRAPH) | KIND (PRESENCE_DETAIL))
#define WORDS (KIND (TEXT) | KIND (PARAGRAPH) | KIND (PRESENCE_DETAIL) | KIND (ADDRESS))
#define PRESENCES (KIND (PRESENCE) | KIND (PRESENCE_DETAIL))

#define ANY_FORM (~0u)
#define ANSWERED (ANY_FORM & ~FORM (EMPTY))

/* All checks; docs/checks.md describes them. The checks of a field run in this order, the gravest
 * first. */
static const KaijiCheck checks[] = {
  /* There is an answer, and of the right type. */
  { "wrong-type", KAIJI_SEVERITY_ERROR, ANY_KIND, ANSWERED, 0, kaiji_check_wrong_type },
  { "required-missing", KAIJI_SEVERITY_ERROR, ANY_KIND, FORM (EMPTY), 0,
    kaiji_check_required_missing },
  { "too-long", KAIJI_SEVERITY_ERROR, ANY_KIND, ANSWERED, 0, kaiji_check_too_long },
  { "too-long-together", KAIJI_SEVERITY_ERROR, ANY_KIND, ANSWERED, 0, kaiji_check_too_long_together,
    KAIJI_WATCH_NONE, KAIJI_TIE_LIMIT },
  { "choice-unknown", KAIJI_SEVERITY_ERROR, KIND (CHOICE), FORM (CHOICE), 0,
    kaiji_check_choice_unknown },
  { "image-invalid", KAIJI_SEVERITY_ERROR, KIND (IMAGE), FORM (IMAGE), 0,
    kaiji_check_image_invalid },

  /* Dates, numbers and other forms. */
  { "date-impossible", KAIJI_SEVERITY_ERROR, DATES, FORM (TEXT) | FORM (DATE) | FORM (YEAR), 0,
    kaiji_check_date_impossible },
  { "number-impossible", KAIJI_SEVERITY_ERROR, NUMBERS,
    FORM (NUMBER) | FORM (YEARS) | FORM (MONTHS) | FORM (TEXT), 0, kaiji_check_number_impossible },
  { "out-of-range", KAIJI_SEVERITY_ERROR, RANGES,
    FORM (NUMBER) | FORM (YEAR) | FORM (YEARS) | FORM (MONTHS) | FORM (TEXT), 0,
    kaiji_check_out_of_range },
  { "number-grouping", KAIJI_SEVERITY_ERROR, ANY_KIND, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_number_grouping },
  { "corporate-number-form", KAIJI_SEVERITY_ERROR, KIND (CORPORATE_NUMBER), FORM (TEXT), 0,
    kaiji_check_corporate_number_form },
  { "corporate-number-digit", KAIJI_SEVERITY_ERROR, KIND (CORPORATE_NUMBER), FORM (TEXT), 0,
    kaiji_check_corporate_number_digit },
  { "postal-code-malformed", KAIJI_SEVERITY_ERROR, KIND (ADDRESS), FORM (ADDRESS) | FORM (TEXT), 0,
    kaiji_check_postal_code_malformed },
  { "url-invalid", KAIJI_SEVERITY_ERROR, KIND (URL), FORM (TEXT), 0, kaiji_check_url_invalid },
  { "date-future", KAIJI_SEVERITY_WARNING, DATES, FORM (TEXT) | FORM (DATE) | FORM (YEAR), 0,
    kaiji_check_date_future },
  { "calendars-contradict", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_calendars_contradict },
  { "year-in-era", KAIJI_SEVERITY_WARNING, KIND (YEAR), FORM (TEXT), 0, kaiji_check_year_in_era },
  { "date-imprecise", KAIJI_SEVERITY_WARNING, KIND (DATE), FORM (TEXT) | FORM (DATE), 0,
    kaiji_check_date_imprecise },
  { "unit-contradicts", KAIJI_SEVERITY_WARNING, NUMBERS, FORM (TEXT), 0,
    kaiji_check_unit_contradicts },
  { "loss-unsigned", KAIJI_SEVERITY_WARNING, KIND (MONEY) | KIND (PERCENT), FORM (TEXT), 0,
    kaiji_check_loss_unsigned },
  { "postal-code-missing", KAIJI_SEVERITY_WARNING, KIND (ADDRESS), FORM (ADDRESS) | FORM (TEXT), 0,
    kaiji_check_postal_code_missing },
  { "postal-code-style", KAIJI_SEVERITY_WARNING, KIND (ADDRESS), FORM (ADDRESS) | FORM (TEXT), 0,
    kaiji_check_postal_code_style },

  { "phone-number-style", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_phone_number_style },

  /* Relations between fields, and requirements of the form. */
  { "above-other", KAIJI_SEVERITY_WARNING, NUMBERS, FORM (NUMBER) | FORM (TEXT), 0,
    kaiji_check_above_other, KAIJI_WATCH_NONE, KAIJI_TIE_RELATIONS },
  { "years-since", KAIJI_SEVERITY_WARNING, KIND (DURATION),
    FORM (YEARS) | FORM (MONTHS) | FORM (TEXT), 0, kaiji_check_years_since, KAIJI_WATCH_NONE,
    KAIJI_TIE_RELATIONS },
  { "before-other", KAIJI_SEVERITY_WARNING, DATES, FORM (DATE) | FORM (YEAR) | FORM (TEXT), 0,
    kaiji_check_before_other, KAIJI_WATCH_NONE, KAIJI_TIE_RELATIONS },
  { "presence-open", KAIJI_SEVERITY_WARNING, PRESENCES, FORM (TEXT), 0, kaiji_check_presence_open },
  { "details-missing", KAIJI_SEVERITY_WARNING, PRESENCES, FORM (PRESENCE) | FORM (TEXT), 0,
    kaiji_check_details_missing },
  { "standard-unmet", KAIJI_SEVERITY_WARNING, ANY_KIND, FORM (PRESENCE) | FORM (TEXT), 0,
    kaiji_check_standard_unmet },

  /* Changes since the previous sheet, and answers that were not updated. */
  { "renewal-overdue", KAIJI_SEVERITY_WARNING, DATES, FORM (TEXT) | FORM (DATE), 0,
    kaiji_check_renewal_overdue },
  { "changed-fivefold", KAIJI_SEVERITY_WARNING, MAGNITUDES, FORM (NUMBER) | FORM (TEXT), 0,
    kaiji_check_changed_fivefold, KAIJI_WATCH_MAGNITUDE },
  { "fixed-changed", KAIJI_SEVERITY_WARNING, DATES, FORM (TEXT) | FORM (DATE) | FORM (YEAR), 0,
    kaiji_check_fixed_changed, KAIJI_WATCH_FIXED },
  { "period-not-later", KAIJI_SEVERITY_WARNING, PERIODS, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_period_not_later, KAIJI_WATCH_PERIOD },
  { "period-old", KAIJI_SEVERITY_WARNING, PERIODS, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_period_old, KAIJI_WATCH_PERIOD, KAIJI_TIE_DAY },
  { "figure-old", KAIJI_SEVERITY_WARNING, KIND (COUNT) | KIND (MONEY) | KIND (PERCENT),
    FORM (NUMBER) | FORM (TEXT), KAIJI_TRAIT_DIGIT, kaiji_check_figure_old, KAIJI_WATCH_NONE,
    KAIJI_TIE_DAY },
  { "plan-passed", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_PLAN_SIGN,
    kaiji_check_plan_passed, KAIJI_WATCH_NONE, KAIJI_TIE_DAY },

  /* Faults in the text of any answer. */
  { "era-ended", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_ENDED_ERA,
    kaiji_check_era_ended, KAIJI_WATCH_NONE, KAIJI_TIE_DAY },
  { "text-date", KAIJI_SEVERITY_WARNING, ANY_KIND & ~DATES, ANSWERED, 0, kaiji_check_text_date },
  { "text-time", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_TIME_SIGN,
    kaiji_check_text_time },
  { "text-days", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, 0, kaiji_check_text_days },
  { "look-alike-kanji", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_RADICAL,
    kaiji_check_look_alike_kanji },
  { "look-alike-digit", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_DIGIT,
    kaiji_check_look_alike_digit },
  { "look-alike-kana", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_LOOK_ALIKE_KANA,
    kaiji_check_look_alike_kana },
  { "mixed-word", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_MIXED_WORD,
    kaiji_check_mixed_word },
  { "half-width-katakana", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED,
    KAIJI_TRAIT_HALF_WIDTH_KATAKANA, kaiji_check_half_width_katakana },
  { "control-character", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_CONTROL,
    kaiji_check_control_character },
  { "invisible-character", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_INVISIBLE,
    kaiji_check_invisible_character },
  { "undefined-character", KAIJI_SEVERITY_WARNING, ANY_KIND, ANSWERED, KAIJI_TRAIT_UNDEFINED,
    kaiji_check_undefined_character },

  { "review-pending", KAIJI_SEVERITY_REVIEW, ANY_KIND, ANY_FORM, 0, kaiji_check_review_pending },
  { "renewal-due", KAIJI_SEVERITY_NOTE, DATES, FORM (TEXT) | FORM (DATE), 0,
    kaiji_check_renewal_due },
  { "date-soon", KAIJI_SEVERITY_NOTE, DATES, FORM (TEXT) | FORM (DATE), 0, kaiji_check_date_soon },
  { "presence-as-text", KAIJI_SEVERITY_NOTE, PRESENCES, FORM (PRESENCE) | FORM (TEXT), 0,
    kaiji_check_presence_as_text },
  { "duration-as-text", KAIJI_SEVERITY_NOTE, KIND (DURATION), FORM (TEXT), 0,
    kaiji_check_duration_as_text },
  { "number-as-text", KAIJI_SEVERITY_NOTE, KIND (COUNT) | KIND (MONEY) | KIND (PERCENT),
    FORM (TEXT), KAIJI_TRAIT_DIGIT, kaiji_check_number_as_text },
  { "date-as-text", KAIJI_SEVERITY_NOTE, DATES, FORM (TEXT), 0, kaiji_check_date_as_text },
  { "choice-as-text", KAIJI_SEVERITY_NOTE, KIND (CHOICE), FORM (TEXT), 0,
    kaiji_check_choice_as_text },
  { "look-alike-possible", KAIJI_SEVERITY_NOTE, ANY_KIND, ANSWERED, KAIJI_TRAIT_LOOK_ALIKE_KANA,
    kaiji_check_look_alike_possible },
  { "surrounding-space", KAIJI_SEVERITY_NOTE, WORDS, ANSWERED, 0, kaiji_check_surrounding_space },
  { "decomposed-character", KAIJI_SEVERITY_NOTE, ANY_KIND, ANSWERED, KAIJI_TRAIT_COMBINING,
    kaiji_check_decomposed_character },
  { "compatibility-kanji", KAIJI_SEVERITY_NOTE, ANY_KIND, ANSWERED, KAIJI_TRAIT_COMPATIBILITY,
    kaiji_check_compatibility_kanji },

  /* Findings of the sheet rather than of a field. */
  { "unknown-field", KAIJI_SEVERITY_WARNING, 0, 0, 0, NULL },
};

#define N_CHECKS G_N_ELEMENTS (checks)

static const KaijiCheck *const unknown_field_check = &checks[N_CHECKS - 1];

const KaijiCheck *
kaiji_check_find (const char *id)
{
  for (guint i = 0; i < N_CHECKS; i++)
    {
      if (g_str_equal (checks[i].id, id))
        return &checks[i];
    }

  return NULL;
}

/* Prepares the field's answer for the checks. */
static void
set_field (KaijiCheckRun *run, const KaijiField *field)
{
  run->field = field;
  run->answer = kaiji_sheet_get_answer (run->sheet, field);
  run->form = KAIJI_ANSWER_EMPTY;
  run->texts[0] = run->texts[1] = NULL;
  run->traits = 0;
  run->has_searched = FALSE;

  if (kaiji_answer_is_empty (run->answer))
    return;

  run->form = kaiji_answer_get_form (run->answer);
  if (run->form == KAIJI_ANSWER_UNREADABLE)
    return;

  run->texts[0] = kaiji_answer_get_text (run->answer);
  run->texts[1] = kaiji_answer_get_note (run->answer);
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      if (run->texts[i] != NULL)
        run->traits |= kaiji_characters_find_traits (run->texts[i]);
    }
}

static inline gboolean
applies (const KaijiCheck *check, guint kind, guint form, const KaijiCheckRun *run)
{
  return (check->kinds & kind) != 0 && (check->forms & form) != 0
         && (check->traits & run->traits) == check->traits
         && (check->watch == KAIJI_WATCH_NONE || check->watch == run->field->watch);
}

/* Takes over what a check found before, in a list that has the checks' order. */
static void
keep_findings (KaijiCheckRun *run, const KaijiCheck *check, GPtrArray *before, guint *next)
{
  while (*next < before->len)
    {
      KaijiFinding *finding = g_ptr_array_index (before, *next);

      if (!g_str_equal (kaiji_finding_get_check_id (finding), check->id))
        return;
      if (check->ties == 0)
        g_ptr_array_add (run->findings, g_object_ref (finding));
      (*next)++;
    }
}

/* Checks a field. With @before, its findings until now, only by what other answers may change. */
static void
check_field (KaijiCheckRun *run, const KaijiField *field, GPtrArray *before)
{
  guint next = 0;
  guint kind = 1u << field->kind;
  guint form;

  set_field (run, field);
  form = 1u << run->form;

  for (guint i = 0; i < N_CHECKS; i++)
    {
      if (before != NULL)
        keep_findings (run, &checks[i], before, &next);
      if (!applies (&checks[i], kind, form, run) || (before != NULL && checks[i].ties == 0))
        continue;

      run->check = &checks[i];
      run->check_id = checks[i].id;
      checks[i].run (run);
    }
}

/* Returns whether a check by day applies to the field. */
static gboolean
depends_on_day (KaijiCheckRun *run, const KaijiField *field)
{
  set_field (run, field);

  for (guint i = 0; i < N_CHECKS; i++)
    {
      if ((checks[i].ties & KAIJI_TIE_DAY) != 0
          && applies (&checks[i], 1u << field->kind, 1u << run->form, run))
        return TRUE;
    }

  return FALSE;
}

static void
report_unknown_fields (KaijiCheckRun *run)
{
  const char *const *ids = kaiji_sheet_get_unknown_fields (run->sheet);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      /* Translators: %s is the id of a field */
      char *message = g_strdup_printf (_ ("This form has no field “%s”; its answer is kept in the "
                                          "file but not printed, so move it to another field."),
                                       ids[i]);

      g_ptr_array_add (run->findings,
                       kaiji_finding_new (unknown_field_check->id, unknown_field_check->severity,
                                          ids[i], NULL, message));
    }
}

static KaijiCheckRun
start_run (KaijiSheet *sheet, const GDate *today)
{
  return (KaijiCheckRun){
    .sheet = sheet,
    .scheme = kaiji_sheet_get_scheme (sheet),
    .today = today,
    .findings = g_ptr_array_new_with_free_func (g_object_unref),
  };
}

KaijiFinding *
kaiji_check_report (KaijiCheckRun *run, const char *format, ...)
{
  KaijiFinding *finding;
  char *message;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  finding = kaiji_finding_new (run->check->id, run->check->severity, run->field->id, run->field,
                               message);
  g_ptr_array_add (run->findings, finding);
  if (kaiji_answer_has_acknowledgements (run->answer)
      && kaiji_finding_can_be_acknowledged (finding))
    {
      g_autofree char *basis = kaiji_check_compute_basis (run->check, run->sheet, run->field);

      kaiji_finding_set_acknowledgement (finding,
                                         kaiji_answer_get_acknowledgement (run->answer,
                                                                           run->check_id, basis));
    }

  return finding;
}

KaijiAnswer *
kaiji_check_get_answer (KaijiCheckRun *run, const KaijiField *field)
{
  if (kaiji_sheet_is_section_excluded (run->sheet, kaiji_field_get_section (field)))
    return NULL;

  return kaiji_sheet_get_answer (run->sheet, field);
}

/* Returns whether a check is run of fields like this one, whatever their answers are. */
gboolean
kaiji_check_may_concern (const char *id, const KaijiField *field)
{
  for (guint i = 0; i < N_CHECKS; i++)
    {
      if (g_str_equal (checks[i].id, id))
        return (checks[i].kinds & (1u << field->kind)) != 0
               && (checks[i].watch == KAIJI_WATCH_NONE || checks[i].watch == field->watch);
    }

  return FALSE;
}

/**
 * kaiji_checks_run:
 * @sheet: a sheet
 * @today: the day that dates are compared with
 *
 * Checks a whole sheet. Sections that a partial disclosure leaves out are not checked.
 *
 * Returns: (transfer full) (element-type KaijiFinding): the findings, in the order of the scheme's
 *   fields, the gravest of each field first, and answers to unknown fields last. The findings must
 *   not outlive @sheet.
 */
GPtrArray *
kaiji_checks_run (KaijiSheet *sheet, const GDate *today)
{
  KaijiCheckRun run;
  const KaijiSection *sections;
  guint n_sections;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  run = start_run (sheet, today);
  sections = kaiji_scheme_get_sections (run.scheme, &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      if (kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        continue;

      for (guint j = 0; j < sections[i].n_fields; j++)
        check_field (&run, &sections[i].fields[j], NULL);
    }

  report_unknown_fields (&run);

  return run.findings;
}

/**
 * kaiji_checks_run_field:
 * @sheet: a sheet
 * @field: a field of its scheme
 * @today: the day that dates are compared with
 *
 * Returns: (transfer full) (element-type KaijiFinding): the findings of kaiji_checks_run() for
 *   @field
 */
GPtrArray *
kaiji_checks_run_field (KaijiSheet *sheet, const KaijiField *field, const GDate *today)
{
  KaijiCheckRun run;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  run = start_run (sheet, today);
  if (!kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    check_field (&run, field, NULL);

  return run.findings;
}

/**
 * kaiji_checks_run_dependent:
 * @sheet: a sheet
 * @field: a field of its scheme
 * @today: the day that dates are compared with
 * @before: (element-type KaijiFinding): the findings of @field before another field's answer, but
 *   not its own, changed
 *
 * Returns: (transfer full) (element-type KaijiFinding): what kaiji_checks_run_field() would find
 *   now; only the checks that look at other answers are run
 */
GPtrArray *
kaiji_checks_run_dependent (KaijiSheet *sheet,
                            const KaijiField *field,
                            const GDate *today,
                            GPtrArray *before)
{
  KaijiCheckRun run;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);
  g_return_val_if_fail (before != NULL, NULL);

  run = start_run (sheet, today);
  if (!kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    check_field (&run, field, before);

  return run.findings;
}

/* A field may depend on another in more than one way. */
static void
add_field (GPtrArray *fields, const KaijiField *field)
{
  if (!g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

/**
 * kaiji_checks_list_dependents:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer container) (element-type KaijiField): the fields whose findings may change
 *   with the answer of @field: @field itself, those that share its limit, those that relations of
 *   the scheme connect with it, and, for the disclosure date, those that are checked by day
 */
GPtrArray *
kaiji_checks_list_dependents (KaijiSheet *sheet, const KaijiField *field)
{
  GPtrArray *dependents;
  const KaijiField *fields;
  const KaijiRelation *relations;
  KaijiScheme *scheme;
  guint n_fields, n_relations;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  scheme = kaiji_sheet_get_scheme (sheet);
  dependents = g_ptr_array_new ();
  g_ptr_array_add (dependents, (gpointer) field);

  if (field->limit_group != NULL)
    {
      fields = kaiji_scheme_get_fields (scheme, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          if (g_strcmp0 (fields[i].limit_group, field->limit_group) == 0)
            add_field (dependents, &fields[i]);
        }
    }

  relations = kaiji_scheme_get_relations (scheme, &n_relations);
  for (guint i = 0; i < n_relations; i++)
    {
      if (relations[i].other == field || relations[i].until == field)
        add_field (dependents, relations[i].field);
    }

  if (field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    {
      KaijiCheckRun run = { .sheet = sheet, .scheme = scheme };

      fields = kaiji_scheme_get_fields (scheme, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          if (depends_on_day (&run, &fields[i]))
            add_field (dependents, &fields[i]);
        }
    }

  return dependents;
}

/**
 * kaiji_checks_get_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all checks
 */
const char *const *
kaiji_checks_get_ids (void)
{
  static const char *ids[N_CHECKS + 1];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < N_CHECKS; i++)
        ids[i] = checks[i].id;
      g_once_init_leave (&filled, 1);
    }

  return ids;
}
