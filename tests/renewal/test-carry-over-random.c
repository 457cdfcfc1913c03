/* test-carry-over-random.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets with anything in them go from form to form and back: every answer is the same afterwards,
 * or was converted and waits for review, or is kept among the unplaced.
 */

#include "config.h"

#include <string.h>

#include "../json-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-sheet-file.h"
#include "sheet-fixture.h"

static JsonNode *
to_json (KaijiSheet *sheet)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (sheet);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_fixture_parse (text);
}

/* Answers in the form of a field's kind, in JSON. Every number in them occurs once. */
static char *
invent_value (GRand *random, const KaijiField *field, guint number)
{
  switch (field->kind)
    {
    case KAIJI_FIELD_DATE:
      if (g_rand_boolean (random))
        return g_strdup_printf ("\"text\": \"%u年%d月1日（注%u。）\"", 1900 + number % 120,
                                g_rand_int_range (random, 1, 13), number);
      return g_strdup_printf ("\"date\": \"%u-%02d-%02d\", \"note\": \"注%u。\"",
                              1900 + number % 120, g_rand_int_range (random, 1, 13),
                              g_rand_int_range (random, 1, 29), number);
    case KAIJI_FIELD_YEAR:
      return g_strdup_printf ("\"year\": %u", 1900 + number % 120);
    case KAIJI_FIELD_DURATION:
      return g_strdup_printf ("\"%s\": %u", g_rand_boolean (random) ? "years" : "months", number);
    case KAIJI_FIELD_COUNT:
    case KAIJI_FIELD_MONEY:
    case KAIJI_FIELD_PERCENT:
      return g_strdup_printf ("\"number\": %u, \"note\": \"注%u。\"", number, number);
    case KAIJI_FIELD_CHOICE:
      return g_strdup_printf (
        "\"choice\": \"%s\"",
        field->choices[g_rand_int_range (random, 0, (int) field->n_choices)].id);
    case KAIJI_FIELD_PRESENCE:
    case KAIJI_FIELD_PRESENCE_DETAIL:
      return g_strdup_printf ("\"presence\": \"%s\", \"text\": \"詳細%u。\"",
                              g_rand_boolean (random) ? "yes" : "no", number);
    case KAIJI_FIELD_ADDRESS:
      return g_strdup_printf ("\"postal-code\": \"%03u-0001\", \"text\": \"所在地%u。\"",
                              number % 1000, number);
    case KAIJI_FIELD_IMAGE:
      return g_strdup_printf ("\"type\": \"image/png\", \"data\": \"%08u\"", number);
    default:
      return g_strdup_printf ("\"text\": \"文%u。\\n二行目\"", number);
    }
}

static KaijiAnswer *
invent_answer (GRand *random, const KaijiField *field, guint number)
{
  g_autofree char *value = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  KaijiAnswer *answer;

  if (g_rand_boolean (random))
    value = invent_value (random, field, number);
  else
    value = g_strdup_printf ("\"text\": \"答%u。\"", number);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      json = g_strdup_printf ("{%s, \"memo\": \"控え%u。\", \"later\": [%u]}", value, number,
                              number);
      break;
    case 1:
      json = g_strdup_printf ("{%s, \"owner\": \"部署%u。\", \"evidence\": \"証憑%u。\"}", value,
                              number, number);
      break;
    case 2: /* not answered yet, but noted */
      json = g_strdup_printf ("{\"memo\": \"控え%u。\"}", number);
      break;
    default:
      json = g_strdup_printf ("{%s}", value);
      break;
    }

  answer = kaiji_answer_new_from_json (json, &error);
  g_assert_no_error (error);
  return answer;
}

static KaijiSheet *
invent_sheet (GRand *random, const char *name)
{
  g_autoptr (KaijiScheme) scheme = sheet_load_scheme (name);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = NULL;

      /* An old date would only be refused. */
      if (g_rand_int_range (random, 0, 4) == 0
          || &fields[i] == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
        continue;
      answer = invent_answer (random, &fields[i], i * 7 + 11);
      kaiji_sheet_set_answer (sheet, &fields[i], answer);
    }

  return sheet;
}

/* Whether two answers are the same, but for waiting for review. */
static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  g_autoptr (JsonNode) a_rest = NULL;
  g_autoptr (JsonNode) b_rest = NULL;

  if (a == NULL || b == NULL)
    return FALSE;

  a_rest = json_fixture_copy (a);
  b_rest = json_fixture_copy (b);
  json_object_remove_member (json_node_get_object (a_rest), "review");
  json_object_remove_member (json_node_get_object (b_rest), "review");
  return json_node_equal (a_rest, b_rest);
}

static gboolean
is_unplaced (JsonNode *root, const char *scheme, const char *id, JsonNode *answer)
{
  JsonNode *entry;

  for (guint i = 0; (entry = json_fixture_element (json_fixture_get (root, "unplaced"), i)) != NULL;
       i++)
    if (g_str_equal (json_fixture_string (json_fixture_get (entry, "scheme")), scheme)
        && g_str_equal (json_fixture_string (json_fixture_get (entry, "field")), id)
        && is_same (json_fixture_get (entry, "answer"), answer))
      return TRUE;

  return FALSE;
}

/* The field that an answer is converted to: by the new scheme's table, or the twin of another kind.
 */
static const KaijiField *
find_target (KaijiSheet *old, KaijiSheet *new, const char *id)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (new);
  guint n_conversions;
  const KaijiConversion *conversions = kaiji_scheme_get_conversions (scheme, &n_conversions);
  const char *old_id = kaiji_scheme_get_id (kaiji_sheet_get_scheme (old));

  for (guint i = 0; i < n_conversions; i++)
    if (g_str_equal (conversions[i].scheme, old_id) && g_strv_contains (conversions[i].from, id))
      return conversions[i].to;

  return kaiji_scheme_find_field (scheme, id);
}

/* Whether every internal member of an answer is in another one too. */
static gboolean
has_members (KaijiAnswer *answer, KaijiAnswer *of)
{
  for (guint i = 0; i < KAIJI_N_ANSWER_MEMBERS; i++)
    {
      const char *wanted = kaiji_answer_get_member (of, (KaijiAnswerMember) i);
      const char *own = kaiji_answer_get_member (answer, (KaijiAnswerMember) i);

      if (wanted != NULL && (own == NULL || strstr (own, wanted) == NULL))
        return FALSE;
    }

  return TRUE;
}

/* What is converted says the same in the words of the new form, and waits for review. */
static gboolean
is_converted (KaijiSheet *old, KaijiSheet *new, const KaijiField *old_field)
{
  const KaijiField *field = find_target (old, new, old_field->id);
  KaijiAnswer *answer = field != NULL ? kaiji_sheet_get_answer (new, field) : NULL;
  KaijiAnswer *old_answer = kaiji_sheet_get_answer (old, old_field);
  const char *note = kaiji_answer_get_note (old_answer);
  g_autofree char *old_text = kaiji_sheet_dup_text (old, old_field);
  g_autofree char *text = NULL;

  if (!kaiji_answer_get_review (answer) || !has_members (answer, old_answer))
    return FALSE;

  /* A year may become the whole date that it once came from. */
  text = kaiji_sheet_dup_text (new, field);
  if (kaiji_answer_get_form (old_answer) == KAIJI_ANSWER_YEAR)
    return strncmp (text, old_text, strlen ("1974年")) == 0
           && (note == NULL || strstr (text, note) != NULL);
  return strstr (text, old_text) != NULL;
}

/* Whether a field's answer is made anew, with the old one kept for comparison. */
static gboolean
is_remembered (KaijiSheet *new, JsonNode *new_root, const char *id, KaijiAnswer *old_answer)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (new), id);
  JsonNode *answers = json_fixture_get (json_fixture_get (new_root, "previous"), "answers");
  g_autoptr (KaijiAnswer) value = kaiji_answer_dup_value (old_answer);
  g_autofree char *text = kaiji_answer_to_json (value);
  g_autoptr (JsonNode) json = json_fixture_parse (text);

  return field != NULL
         && (field->carry_over == KAIJI_CARRY_OVER_CLEAR
             || field->carry_over == KAIJI_CARRY_OVER_RECOMPUTE)
         && (kaiji_answer_is_empty (old_answer)
             || json_node_equal (json_fixture_get (answers, id), json))
         && has_members (kaiji_sheet_get_answer (new, field), old_answer);
}

/* The whole date that a year once came from stands where the year is converted to. */
static gboolean
is_date_of_year (KaijiSheet *new, const char *id, KaijiAnswer *unplaced)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (new), id);
  KaijiAnswer *answer = field != NULL ? kaiji_sheet_get_answer (new, field) : NULL;

  return answer != NULL && kaiji_answer_get_date (unplaced) != NULL
         && g_strcmp0 (kaiji_answer_get_date (answer), kaiji_answer_get_date (unplaced)) == 0
         && has_members (answer, unplaced);
}

/* How many answers came how. */
typedef struct
{
  guint n_same;
  guint n_converted;
  guint n_unplaced;
  guint n_remembered;
} Tally;

static void
assert_nothing_lost (KaijiSheet *old, KaijiSheet *new, Tally *tally)
{
  KaijiScheme *old_scheme = kaiji_sheet_get_scheme (old);
  g_autoptr (JsonNode) old_root = to_json (old);
  g_autoptr (JsonNode) new_root = to_json (new);
  JsonNode *new_answers = json_fixture_get (new_root, "answers");
  JsonNode *old_answers = json_fixture_get (old_root, "answers");
  g_autoptr (GList) ids = json_fixture_list_names (old_answers);
  JsonNode *entry;

  for (GList *link = ids; link != NULL; link = link->next)
    {
      const char *id = link->data;
      JsonNode *json = json_fixture_get (old_answers, id);
      const KaijiField *field = kaiji_scheme_find_field (old_scheme, id);
      KaijiAnswer *old_answer = kaiji_sheet_get_answer (old, field);

      if (is_same (json_fixture_get (new_answers, id), json))
        tally->n_same++;
      else if (is_unplaced (new_root, kaiji_scheme_get_id (old_scheme), id, json))
        tally->n_unplaced++;
      else if (is_remembered (new, new_root, id, old_answer))
        tally->n_remembered++;
      else if (is_converted (old, new, field))
        tally->n_converted++;
      else
        g_error ("the answer to “%s” is lost", id);
    }

  /* What had no place has one now, or is still kept. */
  for (guint i = 0;
       (entry = json_fixture_element (json_fixture_get (old_root, "unplaced"), i)) != NULL; i++)
    {
      JsonNode *kept = json_fixture_get (entry, "answer");
      const char *id = json_fixture_string (json_fixture_get (entry, "field"));

      if (!is_unplaced (new_root, json_fixture_string (json_fixture_get (entry, "scheme")), id,
                        kept)
          && !is_same (json_fixture_get (new_answers, id), kept))
        {
          g_autofree char *text = json_to_string (kept, FALSE);
          g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (text, NULL);

          if (!is_remembered (new, new_root, id, answer) && !is_date_of_year (new, id, answer))
            g_error ("what was unplaced of “%s” is lost", id);
        }
    }
}

static void
assert_counted (KaijiSheet *sheet, const KaijiCarryOverReport *report)
{
  guint n_fields, n_answered, n_required;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  guint n_to_review = 0;

  for (guint i = 0; i < n_fields; i++)
    n_to_review += kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, &fields[i])) ? 1 : 0;
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);

  g_assert_cmpuint (report->n_to_review, ==, n_to_review);
  g_assert_cmpuint (report->n_unplaced, ==, kaiji_sheet_get_n_unplaced (sheet));
  g_assert_cmpuint (report->n_to_answer, ==, n_required - n_answered);
}

/* Carries a sheet over and gives it back as it is read from the file that it is written to. */
static KaijiSheet *
hop (KaijiSheet *old, const char *name, const char *date, Tally *tally)
{
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GBytes) before = kaiji_sheet_file_serialize (old);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  KaijiCarryOverReport report;
  KaijiSheet *read;

  sheet = sheet_carry_over (old, name, date, &report);
  after = kaiji_sheet_file_serialize (old);
  g_assert_true (g_bytes_equal (before, after));

  written = kaiji_sheet_file_serialize (sheet);
  read = kaiji_sheet_file_parse (written, sheet_get_library (), &error);
  g_assert_no_error (error);
  assert_counted (read, &report);
  assert_nothing_lost (old, read, tally);

  return read;
}

/* The old edition, the new one, the guideline, and back. */
static void
test_there_and_back (void)
{
  static const struct
  {
    const char *name;
    const char *date;
  } ways[] = {
    { "aspic-asp-saas@2023", "2023-11-18" },
    { "mic-asp-saas", "2025-11-18" },
    { "aspic-asp-saas@2023", "2027-11-18" },
    { "aspic-asp-saas@2017", "2029-11-18" },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (49);
  Tally tally = { 0 };

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (KaijiSheet) sheet = invent_sheet (random, "aspic-asp-saas@2017");

      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          KaijiSheet *next = hop (sheet, ways[i].name, ways[i].date, &tally);

          g_object_unref (sheet);
          sheet = next;
        }
    }

  /* All of these ways were gone. */
  g_assert_cmpuint (tally.n_same, >, 0);
  g_assert_cmpuint (tally.n_converted, >, 0);
  g_assert_cmpuint (tally.n_unplaced, >, 0);
  g_assert_cmpuint (tally.n_remembered, >, 0);
}

static void
test_any_way (void)
{
  static const char *const names[] = { "aspic-asp-saas@2017", "aspic-asp-saas@2023",
                                       "mic-asp-saas" };
  g_autoptr (GRand) random = g_rand_new_with_seed (93);
  Tally tally = { 0 };

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (KaijiSheet) sheet = invent_sheet (random, names[g_rand_int_range (random, 0, 3)]);

      for (guint i = 0; i < 5; i++)
        {
          g_autofree char *date = g_strdup_printf ("%u-04-01", 2020 + 2 * i);
          KaijiSheet *next = hop (sheet, names[g_rand_int_range (random, 0, 3)], date, &tally);

          g_object_unref (sheet);
          sheet = next;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renewal/carry-over-random/there-and-back", test_there_and_back);
  g_test_add_func ("/renewal/carry-over-random/any-way", test_any_way);

  return g_test_run ();
}
