/* test-fill-rules.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer's form says itself what may be written where: cells are locked, have lists, which may
 * stand elsewhere, or limits.
 */

#include "config.h"

#include "form-fixture.h"

#define NOTICE "決算公告の実施の有無"
#define CAPITAL "資本金はいくらですか。"

/* As authors of forms do: the sheet is protected, the cells for answers are not. */
static void
protect (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *open = workbook_add_format (workbook);

  format_set_unlocked (open);
  worksheet_write_blank (sheet, 1, 2, open);
  worksheet_protect (sheet, NULL, NULL);
}

static void
protect_but_column (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *open = workbook_add_format (workbook);

  format_set_unlocked (open);
  worksheet_set_column (sheet, 2, 2, 20, open);
  worksheet_protect (sheet, "secret", NULL);
}

static void
protect_all (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  worksheet_protect (sheet, NULL, NULL);
}

static void
unlock_nothing (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *locked = workbook_add_format (workbook);

  worksheet_write_blank (sheet, 1, 2, locked);
}

/* Nothing is written into a cell that the author has locked. */
static void
test_locked (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL },
    { "2", CAPITAL },
  } };
  static const Form one = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL, "98,000,000円" },
    { "2", CAPITAL },
  } };
  static const Form both = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL, "98,000,000円" },
    { "2", CAPITAL, "98,000,000円" },
  } };
  static const Form single = { { { "質問", "はい", "いいえ" }, { NOTICE } } };
  g_autofree char *written = NULL;

  form_check (self, &form, protect, &one);
  form_check (self, &form, protect_but_column, &both);
  form_check (self, &form, unlock_nothing, &both);
  form_check (self, &form, protect_all, &form);
  g_assert_cmpint (form_fill_one (self, &single, protect_all, &written), ==, KAIJI_QUESTION_LOCKED);
  g_assert_null (written);
}

static void
demand_check_marks (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  const char *list[] = { "✓", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) list };

  worksheet_data_validation_range (sheet, 1, 1, 4, 2, &rule);
}

static void
demand_letters (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  const char *list[] = { "A", "B", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) list };

  worksheet_data_validation_range (sheet, 1, 1, 4, 2, &rule);
}

static void
test_listed_mark (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "はい", "いいえ" }, { NOTICE } } };
  static const Form ticked = { { { "質問", "はい", "いいえ" }, { NOTICE, "✓" } } };

  form_check (self, &form, demand_check_marks, &ticked);
  form_check (self, &form, demand_letters, &form);
}

/* The words of a list often stand on a hidden sheet, and have a name. */
static void
add_hidden_list (lxw_workbook *workbook, lxw_worksheet *sheet, const char *formula)
{
  lxw_worksheet *lists = workbook_add_worksheet (workbook, "選択肢 '26");
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                               .value_formula = (gpointer) formula };

  worksheet_write_string (lists, 0, 0, "対応済", NULL);
  worksheet_write_string (lists, 1, 0, "未対応", NULL);
  worksheet_hide (lists);
  workbook_define_name (workbook, "対応状況", "='選択肢 ''26'!$A$1:$A$2");
  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
add_range (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "='選択肢 ''26'!$A$1:$A$2");
}

static void
add_name (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "=対応状況");
}

static void
add_unknown_name (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "=なし");
}

static void
test_hidden_list (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "回答" }, { NOTICE } } };
  static const Form filled = { { { "質問", "回答" }, { NOTICE, "対応済" } } };

  form_check (self, &form, add_range, &filled);
  form_check (self, &form, add_name, &filled);
  form_check (self, &form, add_unknown_name, &form);
}

static void
limit_to_five (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LENGTH,
                               .criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO,
                               .value_number = 5 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
limit_to_twenty (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LENGTH,
                               .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                               .minimum_number = 0,
                               .maximum_number = 20 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
demand_number (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_INTEGER,
                               .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN,
                               .value_number = 0 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

/* An answer that the form would not let a person type is not written, and it is said why. */
static void
test_limits (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "回答" }, { CAPITAL } } };
  g_autofree char *short_text = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpint (form_fill_one (self, &form, limit_to_five, &short_text), ==,
                   KAIJI_QUESTION_REFUSED);
  g_assert_null (short_text);
  g_assert_cmpint (form_fill_one (self, &form, limit_to_twenty, &text), ==, KAIJI_QUESTION_FILLED);
  g_assert_cmpstr (text, ==, "98,000,000円");
  g_assert_cmpint (form_fill_one (self, &form, demand_number, &number), ==, KAIJI_QUESTION_REFUSED);
  g_assert_null (number);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/fill-rules/locked", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_locked, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-rules/listed-mark", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_listed_mark, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-rules/hidden-list", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_hidden_list, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-rules/limits", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_limits, exchange_answers_tear_down);

  return g_test_run ();
}
