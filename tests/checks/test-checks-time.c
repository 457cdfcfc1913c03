/* test-checks-time.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is planned, measured and compared with last time, in the many ways that it is written. The
 * day is 2025-06-15.
 */

#include "config.h"

#include <string.h>

#include "checks-fixture.h"

/* Plans whose time has passed, and that time as the message has it. */
static const struct
{
  const char *text;
  const char *time;
} passed[] = {
  { "次回脆弱性診断は2024年3月に実施予定。", "2024年3月" },
  { "診断は年1回 指摘事項は対応済み 次回は2024年3月に実施予定です", "2024年3月" },
  { "２０２５年５月に公開予定", "２０２５年５月" },
  { "2025/6/14に更新を予定しております。", "2025/6/14" },
  { "2025-06-14に更新を予定", "2025-06-14" },
  { "2024.3.1に更新予定", "2024.3.1" },
  { "令和6年3月に取得予定", "令和6年3月" },
  { "令和元年5月に取得予定", "令和元年5月" },
  { "2024 年 3 月に取得予定", "2024 年 3 月" },
  { "2024年度中に取得する予定です。", "2024年度" },
  { "2024年に移転予定", "2024年" },
  { "2024年秋に公開予定", "2024年" },
  { "2025年5月末までに対応する予定", "2025年5月" },
  { "2025年4月から提供を開始する予定です。", "2025年4月" },
  { "2025年5月リリース予定", "2025年5月" },
  { "2025年5月のリリースを予定", "2025年5月" },
  { "2025年5月公開予定の新版", "2025年5月" },
  { "2025年5月(予定)", "2025年5月" },
  { "2025年5月 (予定)", "2025年5月" },
  { "2025年5月予定", "2025年5月" },
  { "2025年5月実施（予定）", "2025年5月" },
  { "2025年5月を予定しています。", "2025年5月" },
  { "2025年5月に完了する見込みです。", "2025年5月" },
  { "2025年5月の完了を見込んでいます", "2025年5月" },
  { "2025年5月に更改を計画しています", "2025年5月" },
  { "2025年5月に更改を計画中", "2025年5月" },
  { "2025年5月に更改する計画です", "2025年5月" },
  { "2025年5月を目途に対応します。", "2025年5月" },
  { "2025年5月末をもって終了予定", "2025年5月" },
  { "2025年5月を目標としています。", "2025年5月" },
  { "2024年3月にISO27001を新たに取得予定", "2024年3月" },
  { "2024年10月～2025年3月に実施予定", "2024年10月～2025年3月" },
  { "2025年4月～5月に実施予定", "2025年4月～5月" },
  { "2025年4月1日から6月14日まで実施予定", "2025年4月1日から6月14日まで" },
  { "実施予定日: 2025年6月1日", "2025年6月1日" },
  { "次回実施予定：2025年5月", "2025年5月" },
  { "完了予定時期(2025年5月)", "2025年5月" },
  { "次回の予定は2025年5月です。", "2025年5月" },
  { "前回: 2024年3月に実施\n次回: 2025年3月に実施予定", "2025年3月" },
  { "2026年3月に診断予定、2025年3月に訓練予定", "2025年3月" },
};

/* Plans whose time has not, and dates beside plans that are not of them. */
static const char *const pending[] = {
  "次回脆弱性診断は2026年3月に実施予定。",
  "2025年6月に実施予定",
  "2025年6月15日に実施予定",
  "2025年に実施予定",
  "2025年度に実施予定",
  "令和8年3月に取得予定",
  "2025年4月～6月に実施予定",
  "2025年4月～2026年3月に実施予定",
  "2024年11月～翌年6月に実施予定",
  "2024年10月以降に実施予定",
  "2024年4月～ 実施予定",
  "実施予定日: 2024年3月1日以降",
  "2024年3月に実施し、次回は来年実施予定",
  "2024年3月に実施し次回は翌年実施予定",
  "2024年3月に実施した診断の指摘に対応予定",
  "2024年3月の診断の指摘に対応予定",
  "2024年3月の診断結果を反映予定",
  "2024年3月の診断後に対応予定",
  "2024年4月施行の改正法に対応予定",
  "2024年10月版の指針に対応予定",
  "2024年版に対応予定",
  "2024年3月に策定した事業継続計画",
  "2024年3月策定の計画に基づき実施",
  "2024年3月の計画停止の実績",
  "2024年3月に計画を策定しました。",
  "2024年3月に更改を計画していました",
  "2024年3月に実施予定でしたが、延期しました。",
  "2024年3月に完了予定だったものは済んでいます",
  "2024年3月に予定どおり実施",
  "予定通り2024年3月に実施",
  "2024年3月に予定の点検を行いました",
  "2024年3月に停止の予定はありません",
  "2024年3月に停止を予定していません",
  "2024年3月時点で未対応のものは今期対応予定",
  "2024年3月31日現在の予定",
  "予定(2024年3月現在)",
  "実施予定日: 2024年3月1日(実施済み)",
  "実施予定 2024年3月1日 実施済み",
  "2024年3月に予定表を配布",
  "2024年3月実施(予定どおり)、2024年3月の実績(次回は予定なし)",
  "2024年3月の見込み客は100社",
  "2024年3月の指摘は12月に対応予定",
  "2024年3月の指摘は6ヶ月以内に対応予定",
  "契約は2020年4月1日～2025年3月31日(自動更新予定)",
  "2024年3月を目標に、認証を取得しました。",
  "診断実施 2024年3月 改善実施予定 2026年5月",
  "文書A2024-3に対応予定、1.2024.3に対応予定、規程2024-3-1-2に対応予定",
  "Windows Server 2019/2022に対応予定",
  "https://www.example.jp/2024/3/1/index.html に掲載予定",
  "20240301に対応予定、12024年に対応予定",
  "2024年13月に実施",
  "100名(予定)、3月に増員予定",
  "次回予定\n2024年3月の結果",
};

/* When the latest period ended that a text names; NULL where it names none. */
static const struct
{
  const char *text;
  const char *end;
} periods[] = {
  { "期間:2016年8月1日～2017年7月31日 実績値:100%", "2017-07-31" },
  { "期間: 2016/8/1 ~ 2017/7/31", "2017-07-31" },
  { "2016/8/1-2017/7/31", "2017-07-31" },
  { "2016-08-01～2017-07-31", "2017-07-31" },
  { "2016.8.1～2017.7.31", "2017-07-31" },
  { "2016/8～2017/7", "2017-07-31" },
  { "２０１６年８月１日〜２０１７年７月３１日", "2017-07-31" },
  { "平成28年8月1日から平成29年7月31日まで", "2017-07-31" },
  { "自2016年8月1日 至2017年7月31日", "2017-07-31" },
  { "2016年8月1日(月)～2017年7月31日(月)", "2017-07-31" },
  { "2016年8月1日 0:00～2017年7月31日 24:00", "2017-07-31" },
  { "2016年8月～2017年7月", "2017-07-31" },
  { "2016年8月度～2017年7月度", "2017-07-31" },
  { "2017年4月～7月", "2017-07-31" },
  { "2016年8月～7月", "2017-07-31" },
  { "2016年8月1日～翌年7月31日", "2017-07-31" },
  { "2017年1月1日～同年7月31日", "2017-07-31" },
  { "2017年7月1日～31日", "2017-07-31" },
  { "2017/4/1～7/31", "2017-07-31" },
  { "2015年～2016年", "2016-12-31" },
  { "2014年度～2016年度", "2017-03-31" },
  { "2016年度99.9%", "2017-03-31" },
  { "2016年度実績で21回", "2017-03-31" },
  { "2017年7月実績は100%です", "2017-07-31" },
  { "99.9%(2017年7月31日現在)", "2017-07-31" },
  { "2017年7月末時点", "2017-07-31" },
  { "2016年の稼働率は99.9%", "2016-12-31" },
  { "2015年度: 99.9%、2016年度: 100%", "2017-03-31" },
  { "2016年度: 100%、2015年度: 99.9%", "2017-03-31" },
  { "2016年8月～2017年7月: 1件(2016年9月3日 9:42～10:25)", "2017-07-31" },

  /* Incidents, times that go on, and dates of something else. */
  { "2016年9月3日 9:42～10:25に停止", NULL },
  { "2016年9月3日22:00～9月4日3:00に停止", NULL },
  { "2016年9月3日～2016年9月5日に停止", NULL },
  { "2016年9月に1回停止", NULL },
  { "2016年度に1回停止", NULL },
  { "2016年9月3日に停止しました", NULL },
  { "2016年9月～現在", NULL },
  { "2016年9月から現在まで100%", NULL },
  { "2016年9月～", NULL },
  { "2015年4月～2016年3月は1件、2016年4月以降はなし", NULL },
  { "2016年9月のサービス開始以来、停止はありません", NULL },
  { "管理しておりません", NULL },
  { "99.98%", NULL },
};

/* Last time's number and this time's, of a field without unit. */
static const struct
{
  const char *before;
  const char *now;
  gboolean changed;
} figures[] = {
  { "133社", "666社", TRUE },
  { "133社", "665社", FALSE },
  { "665社", "133社", FALSE },
  { "666社", "133社", TRUE },
  { "約3万名", "2000名", TRUE },
  { "3,800", "20,000", TRUE },
  { "120テナント", "1,200テナント", TRUE },
  { "120テナント", "1,200ユーザー", FALSE },
  { "133社", "48,000名", FALSE },
  { "133社", "3800", FALSE },
  { "0社", "133社", FALSE },
  { "133社", "0社", FALSE },
  { "非開示", "133社", FALSE },
  { "133社", "非開示", FALSE },
  { "1,33社", "133,000社", FALSE },
};

static char *
quote (const char *text)
{
  GString *json = g_string_new (text);

  g_string_replace (json, "\n", "\\n", 0);
  g_string_prepend (json, "{\"text\": \"");
  g_string_append (json, "\"}");

  return g_string_free (json, FALSE);
}

/* What is found of a field's answer; a sheet without disclosure date tells of the day itself. */
static GPtrArray *
check (const char *field_id, const char *text, const char *previous_text)
{
  g_autofree char *answer = quote (text);
  g_autofree char *answers = g_strdup_printf ("{\"%s\": %s}", field_id, answer);
  g_autofree char *previous_answer = previous_text != NULL ? quote (previous_text) : NULL;
  g_autofree char *previous = previous_text != NULL
                                ? g_strdup_printf ("{\"%s\": %s}", field_id, previous_answer)
                                : NULL;
  g_autoptr (KaijiSheet) sheet = checks_new_next_sheet (answers, previous);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field_id);

  return kaiji_checks_run_field (sheet, field, checks_get_today ());
}

static void
assert_one (GPtrArray *findings, const char *text, const char *check_id, const char *message)
{
  g_autofree char *found = checks_describe (findings);

  if (findings->len != 1)
    g_error ("“%s” is to give one finding, but gives: %s", text, found);
  g_assert_cmpstr (kaiji_finding_get_check_id (findings->pdata[0]), ==, check_id);
  if (strstr (found, message) == NULL)
    g_error ("“%s” is not in: %s", message, found);
}

static void
assert_none (GPtrArray *findings, const char *text)
{
  g_autofree char *found = checks_describe (findings);

  if (findings->len != 0)
    g_error ("“%s” is right, but gives: %s", text, found);
}

static void
test_plan_passed (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = check ("remarks", passed[i].text, NULL);
  g_autofree char *message = g_strdup_printf ("“%s”, which was over by 2025-06-15", passed[i].time);

  assert_one (findings, passed[i].text, "plan-passed", message);
}

static void
test_plan_pending (gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check ("remarks", data, NULL);
  g_autofree char *found = checks_describe (findings);

  /* One of them has an impossible month. */
  if (strstr (found, "plan-passed") != NULL)
    g_error ("“%s” gives: %s", (const char *) data, found);
}

static void
test_period (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = check ("uptime", periods[i].text, NULL);
  g_autofree char *message = g_strdup_printf ("ended on %s", periods[i].end);

  if (periods[i].end != NULL)
    assert_one (findings, periods[i].text, "period-old", message);
  else
    assert_none (findings, periods[i].text);
}

static void
test_figure (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = check ("users", figures[i].now, figures[i].before);
  g_autofree char *found = checks_describe (findings);

  g_test_message ("%s, %s: %s", figures[i].before, figures[i].now, found);
  g_assert_cmpint (strstr (found, "changed-fivefold") != NULL, ==, figures[i].changed);
}

/* Where last time's sheet is not known, and where a field is not watched, nothing is compared. */
static void
test_not_compared (void)
{
  g_autoptr (KaijiSheet) first = checks_new_sheet (
    "{\"sales\": {\"number\": 1}, \"founding-year\": {\"year\": 1974}}");
  g_autoptr (KaijiSheet) next
    = checks_new_next_sheet ("{\"profit\": {\"number\": 1}, \"sales\": {\"number\": 100}}",
                             "{\"profit\": {\"number\": 1000}, \"sales\": {\"number\": \"1\"}}");
  g_autoptr (GPtrArray) of_first = kaiji_checks_run (first, checks_get_today ());
  g_autoptr (GPtrArray) of_next = kaiji_checks_run (next, checks_get_today ());
  g_autofree char *found_first = checks_describe (of_first);
  g_autofree char *found_next = checks_describe (of_next);

  g_assert_null (strstr (found_first, "changed"));
  g_assert_null (strstr (found_next, "changed"));
}

/* A date that is not whole stands for its first day; an impossible one for none. */
static void
test_day (void)
{
  static const struct
  {
    const char *date;
    const char *day;
  } days[] = {
    { "2025-02-18", "2025-02-18" },
    { "2025-02", "2025-02-01" },
    { "2025", "2025-01-01" },
    { "2025-02-30", "2025-06-15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *answers = g_strdup_printf (
        "{\"disclosure-date\": {\"date\": \"%s\"}, \"remarks\": {\"text\": \"2024年12月に予定\"}}",
        days[i].date);
      g_autoptr (KaijiSheet) sheet = checks_new_sheet (answers);
      g_autoptr (GPtrArray) findings = kaiji_checks_run_field (
        sheet, kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "remarks"),
        checks_get_today ());
      g_autofree char *message = g_strdup_printf ("was over by %s", days[i].day);

      assert_one (findings, days[i].date, "plan-passed", message);
    }
}

/* A text of nothing but dates and plans, of which none is a plan for its date. */
static void
test_many_plans (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "実施予定2024年3月に実施予定済み");

  findings = check ("remarks", text->str, NULL);
  assert_none (findings, "many");
}

static void
add_numbered (const char *path, guint n, GTestDataFunc function)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u", path, i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), function);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_numbered ("/checks/checks-time/plan-passed", G_N_ELEMENTS (passed), test_plan_passed);
  add_numbered ("/checks/checks-time/period", G_N_ELEMENTS (periods), test_period);
  add_numbered ("/checks/checks-time/figure", G_N_ELEMENTS (figures), test_figure);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autofree char *name = g_strdup_printf ("/checks/checks-time/plan-pending/%u", i);

      g_test_add_data_func (name, pending[i], test_plan_pending);
    }
  g_test_add_func ("/checks/checks-time/not-compared", test_not_compared);
  g_test_add_func ("/checks/checks-time/day", test_day);
  g_test_add_func ("/checks/checks-time/many-plans", test_many_plans);

  return g_test_run ();
}
