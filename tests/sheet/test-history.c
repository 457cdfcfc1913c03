/* test-history.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history.h"
#include "kaiji-page-setup.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet-file.h"

static KaijiScheme *scheme;
static gint64 now;

static gint64
get_time (void)
{
  return now;
}

static const KaijiField *
find (const char *id)
{
  return kaiji_scheme_find_field (scheme, id);
}

static void
type (KaijiSheet *sheet, const char *id, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, find (id), answer);
}

static void
assert_text (KaijiSheet *sheet, const char *id, const char *expected)
{
  g_autofree char *text = kaiji_sheet_dup_text (sheet, find (id));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_typing (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  /* A word, letter by letter, is one step; the space begins another; so do a pause, the other
   * direction, and a paste. */
  type (sheet, "business-name", "a");
  type (sheet, "business-name", "ab");
  type (sheet, "business-name", "abc");
  type (sheet, "business-name", "abc ");
  type (sheet, "business-name", "abc d");
  type (sheet, "business-name", "abc de");
  now += 2 * G_USEC_PER_SEC;
  type (sheet, "business-name", "abc def");
  type (sheet, "business-name", "abc de");
  type (sheet, "business-name", "abc d");
  type (sheet, "business-name", "貼り付けabc d");

  g_assert_true (kaiji_history_undo (history) == find ("business-name"));
  assert_text (sheet, "business-name", "abc d");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "abc def");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "abc de");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "abc ");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "abc");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "");
  g_assert_false (kaiji_history_get_can_undo (history));
  g_assert_null (kaiji_history_undo (history));

  for (guint i = 0; i < 6; i++)
    g_assert_true (kaiji_history_redo (history) == find ("business-name"));
  assert_text (sheet, "business-name", "貼り付けabc d");
  g_assert_false (kaiji_history_get_can_redo (history));
}

static void
set (KaijiSheet *sheet, const char *id, const char *json)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (json, NULL);

  g_assert_nonnull (answer);
  kaiji_sheet_set_answer (sheet, find (id), answer);
}

/* The first letter over a selection, and those after it, are one step. */
static void
test_typing_over (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  type (sheet, "business-name", "株式会社見本");
  type (sheet, "business-name", "株式会社標");
  type (sheet, "business-name", "株式会社標本");
  type (sheet, "business-name", "株式会社日本");

  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "株式会社標本");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "株式会社見本");
}

/* A number or date is no text while it is typed, and sometimes it is; both are one step, with the
 * note another after a pause. A choice is always a step. */
static void
test_typing_values (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  set (sheet, "sales", "{\"number\": 1}");
  set (sheet, "sales", "{\"number\": 12}");
  set (sheet, "sales", "{\"text\": \"12x\"}");
  set (sheet, "sales", "{\"number\": 12}");
  set (sheet, "sales", "{\"number\": 123}");
  now += 2 * G_USEC_PER_SEC;
  set (sheet, "sales", "{\"number\": 123, \"note\": \"2\"}");
  set (sheet, "sales", "{\"number\": 123, \"note\": \"20\"}");
  set (sheet, "sales", "{\"number\": 123, \"note\": \"20\", \"review\": true}");
  set (sheet, "disclosure-date", "{\"text\": \"2\"}");
  set (sheet, "disclosure-date", "{\"text\": \"20\"}");
  set (sheet, "disclosure-date", "{\"date\": \"2023\"}");
  set (sheet, "disclosure-date", "{\"text\": \"2023/\"}");
  set (sheet, "disclosure-date", "{\"date\": \"2023-11\"}");
  set (sheet, "financial-notice", "{\"presence\": \"yes\"}");
  set (sheet, "financial-notice", "{\"presence\": \"no\"}");

  kaiji_history_undo (history);
  assert_text (sheet, "financial-notice", "有り");
  kaiji_history_undo (history);
  assert_text (sheet, "financial-notice", "");
  kaiji_history_undo (history);
  assert_text (sheet, "disclosure-date", "");
  kaiji_history_undo (history);
  g_assert_false (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, find ("sales"))));
  assert_text (sheet, "sales", "123円(20)");
  kaiji_history_undo (history);
  assert_text (sheet, "sales", "123円");
  kaiji_history_undo (history);
  assert_text (sheet, "sales", "");
  g_assert_false (kaiji_history_get_can_undo (history));
}

static void
test_fields_do_not_merge (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  type (sheet, "business-name", "a");
  type (sheet, "representative-name", "b");
  type (sheet, "business-name", "ac");

  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "a");
  g_assert_true (kaiji_history_undo (history) == find ("representative-name"));
  assert_text (sheet, "representative-name", "");
  assert_text (sheet, "business-name", "a");
}

static void
test_end_typing (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  type (sheet, "business-name", "a");
  kaiji_history_end_typing (history);
  type (sheet, "business-name", "ab");
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "a");
}

static void
test_typing_after_undo (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  type (sheet, "business-name", "一");
  type (sheet, "business-name", "一 ");
  type (sheet, "business-name", "一 二");
  kaiji_history_undo (history);
  g_assert_true (kaiji_history_get_can_redo (history));

  /* Undone steps are dropped by a new edit, which is a step of its own. */
  type (sheet, "business-name", "一 三");
  g_assert_false (kaiji_history_get_can_redo (history));
  kaiji_history_undo (history);
  assert_text (sheet, "business-name", "一 ");
}

static void
note (KaijiSheet *sheet, const char *id, const char *memo)
{
  KaijiAnswer *old = kaiji_sheet_get_answer (sheet, find (id));
  g_autoptr (KaijiAnswer) answer = kaiji_answer_set_member (old, KAIJI_ANSWER_MEMO, memo);

  kaiji_sheet_set_answer (sheet, find (id), answer);
}

/* Notes are typed like answers, whatever the answer is; confirming an answer is not typing. */
static void
test_typing_notes (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);
  g_autoptr (KaijiAnswer) number = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 5, NULL);
  g_autoptr (KaijiAnswer) waiting = kaiji_answer_set_review (number, TRUE);
  KaijiAnswer *answer;

  kaiji_sheet_set_answer (sheet, find ("sales"), waiting);
  note (sheet, "sales", "m");
  note (sheet, "sales", "me");
  note (sheet, "sales", "mem");
  kaiji_history_undo (history);
  answer = kaiji_sheet_get_answer (sheet, find ("sales"));
  g_assert_true (kaiji_answer_equal (answer, waiting));

  kaiji_sheet_set_answer (sheet, find ("sales"), number);
  note (sheet, "sales", "m");
  kaiji_history_undo (history);
  kaiji_history_undo (history);
  answer = kaiji_sheet_get_answer (sheet, find ("sales"));
  g_assert_true (kaiji_answer_equal (answer, waiting));
}

static void
test_every_kind_of_change (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);
  g_autoptr (KaijiAnswer) memo = kaiji_answer_set_member (NULL, KAIJI_ANSWER_MEMO, "確認中");
  const KaijiSection *sections;
  guint n_sections;

  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  kaiji_sheet_set_answer (sheet, find ("sales"), memo);
  kaiji_sheet_set_certification_number (sheet, "0");
  kaiji_sheet_set_certification_number (sheet, "00");
  kaiji_sheet_set_section_excluded (sheet, &sections[1], TRUE);

  g_assert_null (kaiji_history_undo (history));
  g_assert_false (kaiji_sheet_is_section_excluded (sheet, &sections[1]));
  g_assert_null (kaiji_history_undo (history));
  g_assert_null (kaiji_sheet_get_certification_number (sheet));
  kaiji_history_undo (history);
  g_assert_null (kaiji_sheet_get_answer (sheet, find ("sales")));
  g_assert_false (kaiji_history_get_can_undo (history));

  kaiji_history_redo (history);
  kaiji_history_redo (history);
  kaiji_history_redo (history);
  g_assert_true (kaiji_answer_equal (kaiji_sheet_get_answer (sheet, find ("sales")), memo));
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "00");
  g_assert_true (kaiji_sheet_is_section_excluded (sheet, &sections[1]));
}

/* A page setup is one step, whatever it changes, and comes back whole. */
static void
test_page_setup (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);
  g_autoptr (KaijiPageSetup) plain = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) undone = NULL;
  g_autoptr (KaijiPageSetup) redone = NULL;

  setup->paper = g_strdup ("iso_a3");
  setup->font_size = 9;
  kaiji_page_setup_set_break_before (setup, 2, TRUE);
  kaiji_sheet_set_page_setup (sheet, setup);

  g_assert_null (kaiji_history_undo (history));
  undone = kaiji_sheet_dup_page_setup (sheet);
  g_assert_true (kaiji_page_setup_equal (undone, plain));
  g_assert_false (kaiji_history_get_can_undo (history));

  kaiji_history_redo (history);
  redone = kaiji_sheet_dup_page_setup (sheet);
  g_assert_true (kaiji_page_setup_equal (redone, setup));
}

/* Whatever is done, undoing all of it gives the first sheet back, and redoing all of it the last.
 */
static void
test_all_the_way (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20231118);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) last = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  const KaijiField *fields;
  guint n_fields;

  type (sheet, "business-name", "はじめ");
  first = kaiji_sheet_file_serialize (sheet);
  history = kaiji_history_new_with_clock (sheet, get_time);

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint i = 0; i < 2000; i++)
    {
      const KaijiField *field = &fields[g_rand_int_range (random, 0, 5)];
      g_autofree char *old = kaiji_sheet_dup_text (sheet, field);
      g_autoptr (GString) text = g_string_new (old);
      g_autoptr (KaijiAnswer) answer = NULL;

      if (g_rand_int_range (random, 0, 3) == 0)
        g_string_truncate (text, 0);
      else
        g_string_append (text, g_rand_boolean (random) ? "字" : " ");
      now += g_rand_int_range (random, 0, 2 * (int) G_USEC_PER_SEC);

      if (text->len > 0)
        answer = kaiji_answer_new_text (text->str);
      kaiji_sheet_set_answer (sheet, field, answer);
    }
  last = kaiji_sheet_file_serialize (sheet);

  while (kaiji_history_get_can_undo (history))
    kaiji_history_undo (history);
  undone = kaiji_sheet_file_serialize (sheet);
  g_assert_true (g_bytes_equal (undone, first));

  while (kaiji_history_get_can_redo (history))
    kaiji_history_redo (history);
  redone = kaiji_sheet_file_serialize (sheet);
  g_assert_true (g_bytes_equal (redone, last));
}

/* Steps hold only what differs from the answer beside them; each comes back whole, whatever it is.
 */
static void
test_differences (void)
{
  static const char *const texts[] = {
    "{\"text\": \"\"}",
    "{\"text\": \"東京都\"}",
    "{\"text\": \"東京都港区\"}",
    "{\"text\": \"京都港区\", \"memo\": \"確認中\"}",
    "{\"text\": \"京都港区\", \"memo\": \"確認\"}",
    "{\"text\": \"京都港区\", \"memo\": \"確認\", \"review\": true}",
    "{\"text\": \"\\u03b1\\u0391\\u00b1\", \"later\": [1, {\"a\": null}], \"memo\": \"確認\"}",
    "{\"text\": \"\\u03b2\\u0391\\u00b1\", \"later\": [1, {\"a\": null}], \"memo\": \"確認\"}",
    "{\"text\": \"\\u03b2\\u0391\\u00b1\", \"later\": [2, {\"a\": null}], \"memo\": \"確認\"}",
    "{\"number\": 99.90}",
    "{\"number\": 99.9}",
    "{\"number\": 1e999}",
    "{\"date\": \"2023-11-18\"}",
    "{\"date\": \"2023-11\", \"written\": \"2023年11月\"}",
    "{\"presence\": \"yes\"}",
    "{\"presence\": \"no\"}",
    "{\"type\": \"image/png\", \"data\": \"AAAA\"}",
    "{\"type\": \"image/png\", \"data\": \"AAAB\"}",
    "{\"owner\": \"総務部\"}",
    "{\"text\": 5}",
  };
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_answer_unref);
  const KaijiField *field = find ("business-name");

  /* Each beside each other. */
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < 2 * G_N_ELEMENTS (texts); j++)
      {
        const char *text = texts[j % 2 == 0 ? i : j / 2];
        g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (text, NULL);

        g_assert_nonnull (answer);
        if (kaiji_answer_equal (kaiji_sheet_get_answer (sheet, field), answer))
          continue;
        now += 2 * G_USEC_PER_SEC;
        kaiji_sheet_set_answer (sheet, field, answer);
        g_ptr_array_add (states, g_steal_pointer (&answer));
      }

  for (guint n = states->len; n > 0; n--)
    {
      g_assert_true (
        kaiji_answer_equal (kaiji_sheet_get_answer (sheet, field), states->pdata[n - 1]));
      g_assert_true (kaiji_history_undo (history) == field);
    }
  g_assert_null (kaiji_sheet_get_answer (sheet, field));
  g_assert_false (kaiji_history_get_can_undo (history));
  for (guint n = 0; n < states->len; n++)
    {
      g_assert_true (kaiji_history_redo (history) == field);
      g_assert_true (kaiji_answer_equal (kaiji_sheet_get_answer (sheet, field), states->pdata[n]));
    }
  g_assert_false (kaiji_history_get_can_redo (history));
}

static void
type_mebibyte (KaijiSheet *sheet, const char *id, char letter)
{
  g_autofree char *text = g_strnfill (1 << 20, letter);

  type (sheet, id, text);
}

/* What is kept for undo has a limit, beyond which the oldest steps go, one that is a group as a
 * whole; the last stays, however large it is. */
static void
test_limit (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);
  guint n_undone = 0;

  kaiji_history_begin_group (history);
  type (sheet, "service-name", "a");
  type_mebibyte (sheet, "business-name", 'a');
  type_mebibyte (sheet, "business-name", 'b');
  kaiji_history_end_group (history);
  for (guint i = 0; i < 62; i++)
    type_mebibyte (sheet, "business-name", i % 2 == 0 ? 'a' : 'b');
  while (kaiji_history_get_can_undo (history))
    {
      kaiji_history_undo (history);
      n_undone++;
    }
  g_assert_cmpuint (n_undone, ==, 63);
  assert_text (sheet, "service-name", "");
  while (kaiji_history_get_can_redo (history))
    kaiji_history_redo (history);

  /* The group goes with its first step. */
  type_mebibyte (sheet, "business-name", 'c');
  for (n_undone = 0; kaiji_history_get_can_undo (history); n_undone++)
    kaiji_history_undo (history);
  g_assert_cmpuint (n_undone, ==, 63);
  assert_text (sheet, "service-name", "a");
  while (kaiji_history_get_can_redo (history))
    kaiji_history_redo (history);

  kaiji_history_begin_group (history);
  for (guint i = 0; i < 80; i++)
    type_mebibyte (sheet, "business-name", i % 2 == 0 ? 'd' : 'e');
  kaiji_history_end_group (history);
  kaiji_history_undo (history);
  g_assert_false (kaiji_history_get_can_undo (history));
  g_assert_cmpint (*kaiji_answer_get_text (kaiji_sheet_get_answer (sheet, find ("business-name"))),
                   ==, 'c');
}

/* Many answers at once are one step, whatever was typed just before and after. */
static void
test_group (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiHistory) history = kaiji_history_new_with_clock (sheet, get_time);

  type (sheet, "business-name", "a");
  kaiji_history_begin_group (history);
  type (sheet, "business-name", "ab");
  type (sheet, "service-name", "c");
  kaiji_sheet_set_certification_number (sheet, "0000-0000");
  kaiji_history_end_group (history);
  type (sheet, "business-name", "abd");
  kaiji_history_begin_group (history);
  kaiji_history_end_group (history);

  g_assert_true (kaiji_history_undo (history) == find ("business-name"));
  assert_text (sheet, "business-name", "ab");
  g_assert_true (kaiji_history_undo (history) == find ("business-name"));
  assert_text (sheet, "business-name", "a");
  assert_text (sheet, "service-name", "");
  g_assert_null (kaiji_sheet_get_certification_number (sheet));
  kaiji_history_undo (history);
  g_assert_false (kaiji_history_get_can_undo (history));

  kaiji_history_redo (history);
  assert_text (sheet, "business-name", "a");
  g_assert_true (kaiji_history_redo (history) == find ("business-name"));
  assert_text (sheet, "business-name", "ab");
  assert_text (sheet, "service-name", "c");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0000-0000");
  kaiji_history_redo (history);
  assert_text (sheet, "business-name", "abd");
  g_assert_false (kaiji_history_get_can_redo (history));
}

int
main (int argc, char **argv)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023", NULL);
  g_assert_nonnull (scheme);

  g_test_add_func ("/sheet/history/typing", test_typing);
  g_test_add_func ("/sheet/history/typing-over", test_typing_over);
  g_test_add_func ("/sheet/history/typing-values", test_typing_values);
  g_test_add_func ("/sheet/history/fields-do-not-merge", test_fields_do_not_merge);
  g_test_add_func ("/sheet/history/end-typing", test_end_typing);
  g_test_add_func ("/sheet/history/typing-after-undo", test_typing_after_undo);
  g_test_add_func ("/sheet/history/typing-notes", test_typing_notes);
  g_test_add_func ("/sheet/history/every-kind-of-change", test_every_kind_of_change);
  g_test_add_func ("/sheet/history/page-setup", test_page_setup);
  g_test_add_func ("/sheet/history/group", test_group);
  g_test_add_func ("/sheet/history/differences", test_differences);
  g_test_add_func ("/sheet/history/limit", test_limit);
  g_test_add_func ("/sheet/history/all-the-way", test_all_the_way);

  status = g_test_run ();
  g_object_unref (scheme);
  return status;
}
