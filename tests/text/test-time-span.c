/* test-time-span.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-time-span.h"

#define DATE KAIJI_TIME_SPAN_DATE
#define FISCAL_YEAR KAIJI_TIME_SPAN_FISCAL_YEAR
#define RANGE KAIJI_TIME_SPAN_RANGE
#define OPEN KAIJI_TIME_SPAN_OPEN

/* The first time that a text names; NULL where it names none. */
static const struct
{
  const char *text;
  KaijiTimeSpanKind kind;
  const char *first_day;
  const char *last_day;
  const char *written;
} spans[] = {
  { "次は2024年2月に", DATE, "2024-02-01", "2024-02-29", "2024年2月" },
  { "2024年", DATE, "2024-01-01", "2024-12-31", "2024年" },
  { "(2024/3/1)", DATE, "2024-03-01", "2024-03-01", "2024/3/1" },
  { "2024/3", DATE, "2024-03-01", "2024-03-31", "2024/3" },
  { "2024-03", DATE, "2024-03-01", "2024-03-31", "2024-03" },
  { "第3期、2024年3月1日", DATE, "2024-03-01", "2024-03-01", "2024年3月1日" },
  { "昭和64年1月7日", DATE, "1989-01-07", "1989-01-07", "昭和64年1月7日" },
  { "令和元年5月", DATE, "2019-05-01", "2019-05-31", "令和元年5月" },
  { "平成30年度", FISCAL_YEAR, "2018-04-01", "2019-03-31", "平成30年度" },
  { "2024年度に", FISCAL_YEAR, "2024-04-01", "2025-03-31", "2024年度" },
  { "2023年度~2024年度", RANGE, "2023-04-01", "2025-03-31", "2023年度~2024年度" },
  { "2024年4月から翌3月までの", RANGE, "2024-04-01", "2025-03-31", "2024年4月から翌3月まで" },
  { "2024/4/1~4/30。", RANGE, "2024-04-01", "2024-04-30", "2024/4/1~4/30" },
  { "2024年12月30日~1月3日", RANGE, "2024-12-30", "2025-01-03", "2024年12月30日~1月3日" },
  { "2024年4月~", OPEN, "2024-04-01", "2024-04-30", "2024年4月" },
  { "2024年4月から毎月", OPEN, "2024-04-01", "2024-04-30", "2024年4月" },
  { "2024年4月1日~2月31日", OPEN, "2024-04-01", "2024-04-01", "2024年4月1日" },
  { "2024年4月1日 9:00~10:00", DATE, "2024-04-01", "2024-04-01", "2024年4月1日" },

  { "", DATE, NULL, NULL, NULL },
  { "2024", DATE, NULL, NULL, NULL },
  { "2024.3", DATE, NULL, NULL, NULL },
  { "2024-3", DATE, NULL, NULL, NULL },
  { "2024/13/1", DATE, NULL, NULL, NULL },
  { "2024年2月30日", DATE, NULL, NULL, NULL },
  { "A2024年", DATE, NULL, NULL, NULL },
  { "12024年", DATE, NULL, NULL, NULL },
  { "1024年", DATE, NULL, NULL, NULL },
  { "2024年版", DATE, NULL, NULL, NULL },
  { "2024年間", DATE, NULL, NULL, NULL },
  { "令和", DATE, NULL, NULL, NULL },
  { "令和5", DATE, NULL, NULL, NULL },
  { "/2024/3/1/", DATE, NULL, NULL, NULL },
  { "3月1日", DATE, NULL, NULL, NULL },
};

static void
test_first (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *written = NULL;
  KaijiTimeSpan span;

  g_test_message ("%s", spans[i].text);
  if (!kaiji_time_span_next (spans[i].text, spans[i].text, &span))
    {
      g_assert_null (spans[i].written);
      return;
    }

  first_day = kaiji_partial_date_to_string (&span.first_day);
  last_day = kaiji_partial_date_to_string (&span.last_day);
  written = g_strndup (span.start, (gsize) (span.end - span.start));
  g_assert_cmpstr (written, ==, spans[i].written);
  g_assert_cmpint (span.kind, ==, spans[i].kind);
  g_assert_cmpstr (first_day, ==, spans[i].first_day);
  g_assert_cmpstr (last_day, ==, spans[i].last_day);
}

static void
test_all (void)
{
  const char *text = "2023年3月は1件、2023-04に2件、令和5年度は4件でした。";
  static const char *const expected[] = { "2023-03-31", "2023-04-30", "2024-03-31" };
  KaijiTimeSpan span;
  guint n = 0;

  for (const char *p = text; kaiji_time_span_next (text, p, &span); p = span.end)
    {
      g_autofree char *last_day = kaiji_partial_date_to_string (&span.last_day);

      g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (last_day, ==, expected[n++]);
    }

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

/* A text of nothing but numbers, with a year at its end. */
static void
test_many_numbers (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  KaijiTimeSpan span;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "2024");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, " 2024");
  g_string_append (text, "年");

  g_assert_true (kaiji_time_span_next (text->str, text->str, &span));
  g_assert_true (span.end == text->str + text->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *name = g_strdup_printf ("/text/time-span/first/%u", i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_first);
    }
  g_test_add_func ("/text/time-span/all", test_all);
  g_test_add_func ("/text/time-span/many-numbers", test_many_numbers);

  return g_test_run ();
}
