/* test-comparison.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-carry-over.h"
#include "kaiji-comparison.h"
#include "kaiji-scheme-library.h"

static KaijiSchemeLibrary *library;

static KaijiSheet *
new_sheet (const char *name)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, name, NULL);

  g_assert_nonnull (scheme);
  return kaiji_sheet_new (scheme);
}

static void
answer (KaijiSheet *sheet, const char *id, const char *text)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiField *field = kaiji_scheme_find_field (scheme, id);
  g_autoptr (KaijiAnswer) parsed = kaiji_answer_parse (scheme, field, text);

  kaiji_sheet_set_answer (sheet, field, parsed);
}

static KaijiChange *
find (GListModel *changes, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);

      if (g_str_equal (kaiji_change_get_field (change)->id, id))
        return g_steal_pointer (&change);
    }

  g_assert_not_reached ();
}

static void
assert_change (GListModel *changes,
               const char *id,
               KaijiChangeKind kind,
               const char *old_text,
               const char *new_text)
{
  g_autoptr (KaijiChange) change = find (changes, id);

  g_assert_cmpint (kaiji_change_get_kind (change), ==, kind);
  g_assert_cmpstr (kaiji_change_get_old_text (change), ==, old_text);
  g_assert_cmpstr (kaiji_change_get_new_text (change), ==, new_text);
}

static void
test_kinds (void)
{
  g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas@2017");
  g_autoptr (KaijiSheet) newer = new_sheet ("aspic-asp-saas@2023");
  g_autoptr (GListModel) changes = NULL;

  answer (old_sheet, "business-name", "株式会社見本");
  answer (newer, "business-name", "株式会社見本");
  answer (old_sheet, "business-years", "43年");
  answer (newer, "business-years", "49年");
  answer (old_sheet, "awards", "見本賞");
  answer (newer, "affiliations", "見本協会");

  changes = kaiji_comparison_new (old_sheet, newer);
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 133);
  assert_change (changes, "business-name", KAIJI_CHANGE_UNCHANGED, "株式会社見本", "株式会社見本");
  assert_change (changes, "business-years", KAIJI_CHANGE_CHANGED, "43年", "49年");
  assert_change (changes, "awards", KAIJI_CHANGE_REMOVED, "見本賞", "");
  assert_change (changes, "affiliations", KAIJI_CHANGE_ADDED, "", "見本協会");
  assert_change (changes, "sales", KAIJI_CHANGE_UNCHANGED, "", "");

  answer (newer, "sales", "5円");
  kaiji_comparison_update (changes, old_sheet, newer,
                           kaiji_scheme_find_field (kaiji_sheet_get_scheme (newer), "sales"));
  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 133);
  assert_change (changes, "sales", KAIJI_CHANGE_ADDED, "", "5円");
  assert_change (changes, "awards", KAIJI_CHANGE_REMOVED, "見本賞", "");
}

/* The same, told in another form or with other notes for ourselves, is no change. */
static void
test_same_print (void)
{
  g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) newer = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiAnswer) text = kaiji_answer_new_text ("49年");
  g_autoptr (KaijiAnswer) memo = NULL;
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (old_sheet),
                                                     "business-years");
  g_autoptr (GListModel) changes = NULL;

  answer (old_sheet, "business-years", "49年");
  memo = kaiji_answer_set_member (text, KAIJI_ANSWER_MEMO, "要確認");
  kaiji_sheet_set_answer (newer, field, memo);

  changes = kaiji_comparison_new (old_sheet, newer);
  assert_change (changes, "business-years", KAIJI_CHANGE_UNCHANGED, "49年", "49年");
}

/* What looks the same is told apart, and what is printed the same is the same. */
static void
test_differences (void)
{
  static const struct
  {
    const char *old_text;
    const char *new_text;
    KaijiChangeKind kind;
    KaijiDifference difference;
  } cases[] = {
    { "一行\n二行", "一行\r\n二行", KAIJI_CHANGE_UNCHANGED, KAIJI_DIFFERENCE_WORDS },
    { "一行\n二行", "一行\r二行\n", KAIJI_CHANGE_UNCHANGED, KAIJI_DIFFERENCE_WORDS },
    { "一行\n二行", "一行 \n二行　\n\n", KAIJI_CHANGE_UNCHANGED, KAIJI_DIFFERENCE_WORDS },
    { "一行 二行", "一行　二行", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_SPACES },
    { "一行二行", "一行\n二行", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_SPACES },
    { "A B", "A\u00a0B", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_SPACES },
    { "がぎ", "か\u3099き\u3099", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_COMPOSITION },
    { "パ 一", "ハ\u309a　一", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_COMPOSITION },
    { "利用", "利\u200b用", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_INVISIBLE },
    { "利用", "\ufeff利用", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_INVISIBLE },
    { "利用", "利⽤", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_LOOK_ALIKES },
    { "利用", "使用", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_WORDS },
    { "サーバ", "サ一バ", KAIJI_CHANGE_CHANGED, KAIJI_DIFFERENCE_WORDS },
    { "", "新", KAIJI_CHANGE_ADDED, KAIJI_DIFFERENCE_WORDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas");
      g_autoptr (KaijiSheet) newer = new_sheet ("aspic-asp-saas");
      g_autoptr (GListModel) changes = NULL;
      g_autoptr (KaijiChange) change = NULL;

      g_test_message ("%s -> %s", cases[i].old_text, cases[i].new_text);
      answer (old_sheet, "business-overview", cases[i].old_text);
      answer (newer, "business-overview", cases[i].new_text);
      changes = kaiji_comparison_new (old_sheet, newer);
      change = find (changes, "business-overview");

      g_assert_cmpint (kaiji_change_get_kind (change), ==, cases[i].kind);
      g_assert_cmpint (kaiji_change_get_difference (change), ==, cases[i].difference);
      g_assert_true ((kaiji_change_describe_difference (change) != NULL)
                     == (cases[i].difference != KAIJI_DIFFERENCE_WORDS));
    }
}

/* A date or a number that was only written in another way is the same. */
static void
test_same_value (void)
{
  g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) newer = new_sheet ("aspic-asp-saas");
  g_autoptr (GListModel) changes = NULL;

  answer (old_sheet, "disclosure-date", "2023年11月18日");
  answer (newer, "disclosure-date", "2023/11/18");
  answer (old_sheet, "ordinary-profit", "△5,000円");
  answer (newer, "ordinary-profit", "-5,000円");

  changes = kaiji_comparison_new (old_sheet, newer);
  assert_change (changes, "disclosure-date", KAIJI_CHANGE_UNCHANGED, "2023/11/18", "2023/11/18");
  assert_change (changes, "ordinary-profit", KAIJI_CHANGE_UNCHANGED, "-5,000円", "-5,000円");
}

static void
test_other_scheme (void)
{
  g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) newer = new_sheet ("mic-asp-saas");
  g_autoptr (KaijiChange) removed = NULL;
  g_autoptr (GListModel) changes = NULL;

  answer (old_sheet, "disclosure-date", "2023/11/18");
  answer (newer, "disclosure-date", "2023年11月18日");
  answer (old_sheet, "office-count", "国内: 3");

  changes = kaiji_comparison_new (old_sheet, newer);
  assert_change (changes, "disclosure-date", KAIJI_CHANGE_UNCHANGED, "2023年11月18日",
                 "2023年11月18日");
  assert_change (changes, "office-count", KAIJI_CHANGE_REMOVED, "国内: 3", "");
  removed = find (changes, "office-count");
  g_assert_false (kaiji_change_get_in_new (removed));
}

static void
test_pictures (void)
{
  static const char *const pictures[] = {
    "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgo=\"}",
    "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgoA\"}",
  };
  KaijiSheet *sheets[2] = { NULL };
  g_autoptr (GListModel) changed = NULL;
  g_autoptr (GListModel) unchanged = NULL;
  g_autoptr (KaijiChange) change = NULL;
  g_autoptr (KaijiChange) same = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KaijiAnswer) picture = kaiji_answer_new_from_json (pictures[i], NULL);

      sheets[i] = new_sheet ("aspic-asp-saas");
      kaiji_sheet_set_answer (sheets[i],
                              kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheets[i]),
                                                       "representative-photo"),
                              picture);
    }

  changed = kaiji_comparison_new (sheets[0], sheets[1]);
  change = find (changed, "representative-photo");
  g_assert_cmpint (kaiji_change_get_kind (change), ==, KAIJI_CHANGE_CHANGED);

  unchanged = kaiji_comparison_new (sheets[0], sheets[0]);
  same = find (unchanged, "representative-photo");
  g_assert_cmpint (kaiji_change_get_kind (same), ==, KAIJI_CHANGE_UNCHANGED);

  g_clear_object (&sheets[0]);
  g_clear_object (&sheets[1]);
}

/* A sheet that was carried over is compared with what it was carried over from, without that. */
static void
test_previous (void)
{
  static const char *const picture = "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgo=\"}";
  static const char *const other = "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgoA\"}";
  g_autoptr (KaijiSheet) old_sheet = new_sheet ("aspic-asp-saas@2017");
  KaijiScheme *scheme = kaiji_sheet_get_scheme (old_sheet);
  const KaijiField *photo = kaiji_scheme_find_field (scheme, "representative-photo");
  g_autoptr (KaijiAnswer) old_photo = kaiji_answer_new_from_json (picture, NULL);
  g_autoptr (KaijiAnswer) new_photo = kaiji_answer_new_from_json (other, NULL);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiSheet) previous = NULL;
  g_autoptr (KaijiSheet) again = NULL;
  g_autoptr (GListModel) unchanged = NULL;
  g_autoptr (GListModel) changed = NULL;

  g_assert_null (kaiji_sheet_dup_previous (old_sheet));
  answer (old_sheet, "business-name", "株式会社見本");
  answer (old_sheet, "founding-year", "1974年");
  answer (old_sheet, "business-years", "43年");
  answer (old_sheet, "awards", "見本賞");
  kaiji_sheet_set_answer (old_sheet, photo, old_photo);

  sheet = kaiji_carry_over (old_sheet, scheme, "2019-09-03", NULL, NULL);
  g_assert_cmpint (kaiji_sheet_compare_picture (sheet, photo), ==, KAIJI_PICTURE_SAME);
  previous = kaiji_sheet_dup_previous (sheet);
  unchanged = kaiji_comparison_new (previous, sheet);
  assert_change (unchanged, "business-name", KAIJI_CHANGE_UNCHANGED, "株式会社見本",
                 "株式会社見本");
  assert_change (unchanged, "business-years", KAIJI_CHANGE_CHANGED, "43年", "45年");
  assert_change (unchanged, "representative-photo", KAIJI_CHANGE_UNCHANGED, "(picture)",
                 "(picture)");

  answer (sheet, "awards", "");
  answer (sheet, "affiliations", "見本協会");
  kaiji_sheet_set_answer (sheet, photo, new_photo);
  g_assert_cmpint (kaiji_sheet_compare_picture (sheet, photo), ==, KAIJI_PICTURE_CHANGED);
  again = kaiji_sheet_dup_previous (sheet);
  changed = kaiji_comparison_new (again, sheet);
  assert_change (changed, "awards", KAIJI_CHANGE_REMOVED, "見本賞", "");
  assert_change (changed, "affiliations", KAIJI_CHANGE_ADDED, "", "見本協会");
  assert_change (changed, "representative-photo", KAIJI_CHANGE_CHANGED, "(picture)", "(picture)");
  assert_change (changed, "sales", KAIJI_CHANGE_UNCHANGED, "", "");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = kaiji_scheme_library_new ();

  g_test_add_func ("/renewal/comparison/kinds", test_kinds);
  g_test_add_func ("/renewal/comparison/same-print", test_same_print);
  g_test_add_func ("/renewal/comparison/differences", test_differences);
  g_test_add_func ("/renewal/comparison/same-value", test_same_value);
  g_test_add_func ("/renewal/comparison/other-scheme", test_other_scheme);
  g_test_add_func ("/renewal/comparison/pictures", test_pictures);
  g_test_add_func ("/renewal/comparison/previous", test_previous);

  status = g_test_run ();
  g_object_unref (library);
  return status;
}
