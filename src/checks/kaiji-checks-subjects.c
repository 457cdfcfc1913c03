/* kaiji-checks-subjects.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subjects of a field's checks, which can be shown before there is any finding.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kaiji-checks-private.h"

#define MAX_IDS 13

/* One sentence for what one or more checks look at. What it is filled in with where it has a %s
 * comes from @get_name; a subject with a @get_name that returns NULL is none of the field. */
typedef struct
{
  const char *sentence;
  const char *ids[MAX_IDS];
  gboolean (*concerns) (KaijiScheme *scheme, const KaijiField *field);
  const char *(*get_name) (KaijiScheme *scheme, const KaijiField *field);
} Subject;

static gboolean
has_range (KaijiScheme *scheme, const KaijiField *field)
{
  return isfinite (field->minimum) || isfinite (field->maximum);
}

static gboolean
is_required (KaijiScheme *scheme, const KaijiField *field)
{
  return field->level != KAIJI_LEVEL_OPTIONAL;
}

static gboolean
is_limited (KaijiScheme *scheme, const KaijiField *field)
{
  return field->limit > 0;
}

/* Returns whether an answer is written freely, so that its text can be wrong in every way. */
static gboolean
is_text (KaijiScheme *scheme, const KaijiField *field)
{
  return field->kind == KAIJI_FIELD_TEXT || field->kind == KAIJI_FIELD_PARAGRAPH
         || field->kind == KAIJI_FIELD_PRESENCE_DETAIL || field->kind == KAIJI_FIELD_ADDRESS;
}

static gboolean
has_form (KaijiScheme *scheme, const KaijiField *field)
{
  return field->kind != KAIJI_FIELD_TEXT && field->kind != KAIJI_FIELD_PARAGRAPH;
}

static gboolean
is_number (KaijiScheme *scheme, const KaijiField *field)
{
  return kaiji_field_kind_is_number (field->kind);
}

static gboolean
is_disclosure_date (KaijiScheme *scheme, const KaijiField *field)
{
  return field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
}

static gboolean
is_past (KaijiScheme *scheme, const KaijiField *field)
{
  return !is_disclosure_date (scheme, field);
}

static gboolean
has_term (KaijiScheme *scheme, const KaijiField *field)
{
  return is_disclosure_date (scheme, field) && kaiji_scheme_get_validity (scheme)->months > 0;
}

static const char *
get_unit (KaijiScheme *scheme, const KaijiField *field)
{
  return field->unit;
}

static const char *
get_yes (KaijiScheme *scheme, const KaijiField *field)
{
  return field->details_asked ? kaiji_scheme_get_words (scheme)->presence[TRUE] : NULL;
}

static const char *
get_no (KaijiScheme *scheme, const KaijiField *field)
{
  return field->level == KAIJI_LEVEL_REQUIRED_STANDARD
           ? kaiji_scheme_get_words (scheme)->presence[FALSE]
           : NULL;
}

/* Returns the name of the field that a relation compares with: the item, or the prompt if it is of
 * the same item. */
static const char *
get_other (KaijiScheme *scheme, const KaijiField *field, KaijiRelationKind kind)
{
  guint n_relations;
  const KaijiRelation *relations = kaiji_scheme_get_relations (scheme, &n_relations);

  for (guint i = 0; i < n_relations; i++)
    {
      const KaijiField *other = relations[i].other;

      if (relations[i].kind == kind && relations[i].field == field)
        return other->item == field->item ? other->prompt : other->item->title;
    }

  return NULL;
}

static const char *
get_whole (KaijiScheme *scheme, const KaijiField *field)
{
  return get_other (scheme, field, KAIJI_RELATION_NOT_ABOVE);
}

static const char *
get_beginning (KaijiScheme *scheme, const KaijiField *field)
{
  return get_other (scheme, field, KAIJI_RELATION_YEARS_SINCE);
}

static const char *
get_earlier (KaijiScheme *scheme, const KaijiField *field)
{
  return get_other (scheme, field, KAIJI_RELATION_NOT_BEFORE);
}

/* In the order in which they are told. Every check belongs to one, except the one that is of no
 * field. */
static const Subject subjects[] = {
  { N_ ("A required answer is there"), { "required-missing" }, is_required, NULL },
  { N_ ("It has no more characters than the limit"),
    { "too-long", "too-long-together" },
    is_limited,
    NULL },
  { N_ ("It has the form that the field asks for"),
    { "wrong-type", "choice-unknown", "presence-open", "presence-as-text", "duration-as-text",
      "number-as-text", "date-as-text", "choice-as-text" },
    has_form,
    NULL },
  /* Translators: %s is the scheme's word for yes (有り) */
  { N_ ("With “%s” stand the details"), { "details-missing" }, NULL, get_yes },
  /* Translators: %s is the scheme's word for no (無し) */
  { N_ ("It is not “%s”, for a certain standard is expected"), { "standard-unmet" }, NULL, get_no },
  { N_ ("The picture is a PNG or JPEG file and not too large"), { "image-invalid" }, NULL, NULL },
  { N_ ("The date is one of the calendar"), { "date-impossible" }, NULL, NULL },
  { N_ ("The date has year, month and day"), { "date-imprecise" }, NULL, NULL },
  { N_ ("The year is of the common era"), { "year-in-era" }, NULL, NULL },
  { N_ ("The date is not in the future"), { "date-future", "date-soon" }, is_past, NULL },
  { N_ ("The term has not run out"), { "renewal-overdue", "renewal-due" }, has_term, NULL },
  { N_ ("The number can be right"), { "number-impossible" }, NULL, NULL },
  { N_ ("The number is in the range of what can be"), { "out-of-range" }, has_range, NULL },
  /* Translators: %s is a unit (円, 名, %) */
  { N_ ("The number is in the unit “%s”"), { "unit-contradicts" }, NULL, get_unit },
  { N_ ("Its digits are grouped by three"), { "number-grouping" }, is_number, NULL },
  { N_ ("A loss has a minus sign"), { "loss-unsigned" }, NULL, NULL },
  { N_ ("The corporate number has 13 digits, and its check digit fits"),
    { "corporate-number-form", "corporate-number-digit" },
    NULL,
    NULL },
  { N_ ("The postal code is there, as in 123-4567"),
    { "postal-code-missing", "postal-code-malformed", "postal-code-style" },
    NULL,
    NULL },
  { N_ ("The web address is a single, whole one"), { "url-invalid" }, NULL, NULL },
  /* Translators: %s is the title of an item, or the prompt of a field */
  { N_ ("It is not above “%s”"), { "above-other" }, NULL, get_whole },
  { N_ ("It is the time since “%s”"), { "years-since" }, NULL, get_beginning },
  { N_ ("It is not before “%s”"), { "before-other" }, NULL, get_earlier },
  { N_ ("The number is not many times or a fraction of last time's"),
    { "changed-fivefold" },
    NULL,
    NULL },
  { N_ ("It is the same as last time"), { "fixed-changed" }, NULL, NULL },
  { N_ ("Its period is later than last time's, and not long past"),
    { "period-not-later", "period-old" },
    NULL,
    NULL },
  { N_ ("The period that it is a figure of is not long past"), { "figure-old" }, NULL, NULL },
  { N_ ("Nothing is planned for a time that has passed"), { "plan-passed" }, is_text, NULL },
  { N_ ("Dates, times and phone numbers in the text are right"),
    { "calendars-contradict", "era-ended", "text-date", "text-time", "text-days",
      "phone-number-style" },
    is_text,
    NULL },
  { N_ ("There are no characters that only look like the right ones, or are lost in print"),
    { "look-alike-kanji", "look-alike-digit", "look-alike-kana", "look-alike-possible",
      "mixed-word", "half-width-katakana", "control-character", "invisible-character",
      "undefined-character", "surrounding-space", "decomposed-character", "compatibility-kanji" },
    is_text,
    NULL },
  { N_ ("An answer that was carried over is confirmed"), { "review-pending" }, NULL, NULL },
};

/* Returns whether one of the subject's checks is run of such fields. */
static gboolean
is_checked (const Subject *subject, const KaijiField *field)
{
  for (guint i = 0; i < MAX_IDS && subject->ids[i] != NULL; i++)
    {
      if (kaiji_check_may_concern (subject->ids[i], field))
        return TRUE;
    }

  return FALSE;
}

static char *
fill_in (const char *sentence, const char *name)
{
  GString *filled = g_string_new (sentence);

  if (name != NULL)
    g_string_replace (filled, "%s", name, 1);
  return g_string_free (filled, FALSE);
}

/**
 * kaiji_checks_list_subjects:
 * @scheme: a scheme
 * @field: a field of it
 *
 * Tells what the checks look at in a field: one short translated sentence each that is true of an
 * answer of which nothing is found.
 *
 * Returns: (transfer full) (element-type utf8): the sentences, what matters most first
 */
GPtrArray *
kaiji_checks_list_subjects (KaijiScheme *scheme, const KaijiField *field)
{
  GPtrArray *sentences;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  sentences = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const Subject *subject = &subjects[i];
      const char *name = NULL;

      if (!is_checked (subject, field)
          || (subject->concerns != NULL && !subject->concerns (scheme, field)))
        continue;
      if (subject->get_name != NULL && (name = subject->get_name (scheme, field)) == NULL)
        continue;

      g_ptr_array_add (sentences, fill_in (_ (subject->sentence), name));
    }

  return sentences;
}

/**
 * kaiji_checks_get_subject:
 * @id: a check's id
 *
 * Returns: (nullable): the sentence that tells what it looks at, untranslated and with %s where a
 *   field's own word stands; %NULL for a check of no field, and for one that was forgotten
 */
const char *
kaiji_checks_get_subject (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      for (guint j = 0; j < MAX_IDS && subjects[i].ids[j] != NULL; j++)
        {
          if (g_str_equal (subjects[i].ids[j], id))
            return subjects[i].sentence;
        }
    }

  return NULL;
}
