/* test-partial-date.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-era.h"
#include "kaiji-partial-date.h"

static const struct
{
  const char *text;
  const char *date; /* NULL where it is none */
  const char *rest;
} human[] = {
  { "2023/11/18", "2023-11-18", "" },
  { "2023/1/8", "2023-01-08", "" },
  { "2023-11-18", "2023-11-18", "" },
  { "2023.11.18", "2023-11-18", "" },
  { "20231118", "2023-11-18", "" },
  { "2023年11月18日", "2023-11-18", "" },
  { "2023年 1月 8日", "2023-01-08", "" },
  { "２０２３年１１月１８日", "2023-11-18", "" },
  { "2023 年 11 月 18 日", "2023-11-18", "" },
  { "2023 年度 11", "2023", "度 11" },
  { "2023年 11件", "2023", " 11件" },
  { "２０２３／１１／１８", "2023-11-18", "" },
  { " 2023/11/18", "2023-11-18", "" },
  { "令和5年11月18日", "2023-11-18", "" },
  { "令和元年5月1日", "2019-05-01", "" },
  { "平成29年9月3日", "2017-09-03", "" },
  { "昭和49年3月", "1974-03", "" },
  { "大正15年1月1日", "1926-01-01", "" },
  { "明治元年10月23日", "1868-10-23", "" },
  { "R5.11.18", "2023-11-18", "" },
  { "h29/9/3", "2017-09-03", "" },
  { "2023年", "2023", "" },
  { "2023", "2023", "" },
  { "2023年11月", "2023-11", "" },
  { "西暦2023年11月", "2023-11", "" },
  { "2023/11", "2023-11", "" },
  { "2023/11/18 (予定)", "2023-11-18", " (予定)" },
  { "２０２３年４月１日～", "2023-04-01", "～" },
  { "2023年度", "2023", "度" },
  { "2023/13/45", "2023-13-45", "" },
  { "23/11/18", NULL, NULL },
  { "11/18", NULL, NULL },
  { "令和", NULL, NULL },
  { "西暦", NULL, NULL },
  { "令和0年1月1日", NULL, NULL },
  { "202311", NULL, NULL },
  { "2023111811", NULL, NULL },
  { "未定", NULL, NULL },
  { "", NULL, NULL },
};

static void
test_human (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (human); i++)
    {
      g_autofree char *string = NULL;
      KaijiPartialDate date;
      const char *rest = NULL;

      g_test_message ("%s", human[i].text);
      if (kaiji_partial_date_parse_human (human[i].text, &date, &rest))
        string = kaiji_partial_date_to_string (&date);

      g_assert_cmpstr (string, ==, human[i].date);
      g_assert_cmpstr (rest, ==, human[i].rest);
    }
}

static void
test_skip_era_back (void)
{
  static const char text[] = "旧平成27年";
  const char *place = strstr (text, "27");

  g_assert_cmpuint (kaiji_era_skip_back (text, &place), ==, 1989);
  g_assert_cmpstr (place, ==, "平成27年");
  g_assert_cmpuint (kaiji_era_skip_back (text, &place), ==, 0);
  g_assert_cmpstr (place, ==, "平成27年");
}

static void
test_file_form (void)
{
  static const char *const good[] = { "2023", "2023-11", "2023-11-18", "2023-99-99" };
  static const char *const bad[] = { "",           "202",          "2023-",
                                     "2023-1",     "2023-00",      "2023-11-1",
                                     "2023-11-00", "2023/11/18",   "2023-11-18x",
                                     " 2023",      "2023-11-18-1", "20231118" };
  KaijiPartialDate date;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *string = NULL;

      g_assert_true (kaiji_partial_date_parse (good[i], &date));
      string = kaiji_partial_date_to_string (&date);
      g_assert_cmpstr (string, ==, good[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (kaiji_partial_date_parse (bad[i], &date));
    }
}

static void
test_valid (void)
{
  g_assert_true (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2024, 2, 29 }));
  g_assert_false (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 2, 29 }));
  g_assert_false (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 13, 1 }));
  g_assert_false (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 13, 0 }));
  g_assert_true (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 12, 0 }));
  g_assert_true (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 0, 0 }));
  g_assert_false (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 2023, 0, 1 }));
  g_assert_false (kaiji_partial_date_is_valid (&(KaijiPartialDate){ 0, 0, 0 }));
}

/* The days that a date can mean. */
static void
test_days (void)
{
  static const struct
  {
    KaijiPartialDate date;
    const char *first;
    const char *last;
  } dates[] = {
    { { 2024, 2, 10 }, "2024-02-10", "2024-02-10" },
    { { 2024, 2, 0 }, "2024-02-01", "2024-02-29" },
    { { 2023, 2, 0 }, "2023-02-01", "2023-02-28" },
    { { 2023, 0, 0 }, "2023-01-01", "2023-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      KaijiPartialDate first = kaiji_partial_date_get_first_day (&dates[i].date);
      KaijiPartialDate last = kaiji_partial_date_get_last_day (&dates[i].date);
      g_autofree char *first_string = kaiji_partial_date_to_string (&first);
      g_autofree char *last_string = kaiji_partial_date_to_string (&last);

      g_assert_cmpstr (first_string, ==, dates[i].first);
      g_assert_cmpstr (last_string, ==, dates[i].last);
    }
}

static void
test_compare (void)
{
  static const KaijiPartialDate days[] = {
    { 2023, 11, 18 }, { 2023, 11, 19 }, { 2023, 12, 1 }, { 2024, 1, 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        {
          int order = kaiji_partial_date_compare (&days[i], &days[j]);

          g_assert_cmpint (order < 0, ==, i < j);
          g_assert_cmpint (order > 0, ==, i > j);
        }
    }
}

static void
test_format (void)
{
  static const struct
  {
    KaijiPartialDate date;
    const char *slashes;
    const char *kanji;
  } dates[] = {
    { { 2017, 9, 3 }, "2017/9/3", "2017年9月3日" },
    { { 2023, 11, 18 }, "2023/11/18", "2023年11月18日" },
    { { 2023, 4, 0 }, "2023/4", "2023年4月" },
    { { 2013, 0, 0 }, "2013年", "2013年" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *slashes = kaiji_partial_date_format (&dates[i].date, "%Y/%-m/%-d", "%Y/%-m",
                                                            "{}年");
      g_autofree char *kanji = kaiji_partial_date_format (&dates[i].date, "%Y年%-m月%-d日",
                                                          "%Y年%-m月", "{}年");

      g_assert_cmpstr (slashes, ==, dates[i].slashes);
      g_assert_cmpstr (kanji, ==, dates[i].kanji);
    }
}

/* Without a translation as in the file, which nobody reads the wrong way round. */
static void
test_describe (void)
{
  static const struct
  {
    KaijiPartialDate date;
    const char *expected;
  } dates[] = {
    { { 2017, 9, 3 }, "2017-09-03" },
    { { 2023, 4, 0 }, "2023-04" },
    { { 2013, 0, 0 }, "2013" },
    { { 2023, 2, 30 }, "2023-02-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *described = kaiji_partial_date_describe (&dates[i].date);

      g_assert_cmpstr (described, ==, dates[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/partial-date/human", test_human);
  g_test_add_func ("/text/partial-date/skip-era-back", test_skip_era_back);
  g_test_add_func ("/text/partial-date/file-form", test_file_form);
  g_test_add_func ("/text/partial-date/valid", test_valid);
  g_test_add_func ("/text/partial-date/days", test_days);
  g_test_add_func ("/text/partial-date/compare", test_compare);
  g_test_add_func ("/text/partial-date/format", test_format);
  g_test_add_func ("/text/partial-date/describe", test_describe);

  return g_test_run ();
}
