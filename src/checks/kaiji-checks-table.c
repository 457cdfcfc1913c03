/* kaiji-checks-table.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

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

const KaijiCheck *
kaiji_check_list (guint *n_checks)
{
  *n_checks = N_CHECKS;
  return checks;
}

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
