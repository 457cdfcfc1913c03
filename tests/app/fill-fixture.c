/* fill-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fill-fixture.h"

#include <glib/gstdio.h>

#include "app-files.h"

/* Answers to every kind of field, including answers in words. */
#define EVERY_KIND                                                                                           \
  "\"disclosure-date\": {\"date\": \"2023-11-18\"},"                                                         \
  "\"company\": {\"text\": \"Sample <b>&amp;</b> Co.\"},"                                                    \
  "\"corporate-number\": {\"text\": \"7000012050002\"},"                                                     \
  "\"founding-year\": {\"year\": 1974},"                                                                     \
  "\"company-years\": {\"years\": 49},"                                                                      \
  "\"head-office\": {\"postal-code\": \"100-0001\", \"text\": \"東京都千代田区\\nみほん町1-2\"}," \
  "\"homepage\": {\"text\": \"https://www.sorahashi.example/\"},"                                            \
  "\"employees\": {\"number\": 498, \"note\": \"2023年3月末\"},"                                          \
  "\"sales\": {\"number\": 7718000000, \"note\": \"2023年3月期\"},"                                       \
  "\"profit\": {\"text\": \"集計中\"},"                                                                   \
  "\"ratio\": {\"number\": 74.9},"                                                                           \
  "\"audit\": {\"choice\": \"none\", \"note\": \"予定あり\"},"                                           \
  "\"service\": {\"text\": \"つづり\"},"                                                                  \
  "\"service-start\": {\"date\": \"2023-04-01\", \"note\": \"試行を含む\"},"                            \
  "\"service-years\": {\"months\": 7},"                                                                      \
  "\"summary\": {\"text\": \"一行目\\n二行目\"},"                                                      \
  "\"features\": {\"text\": \"特徴\"},"                                                                    \
  "\"partners\": {\"presence\": \"yes\", \"text\": \"連携先\"},"                                          \
  "\"policy\": {\"presence\": \"no\"},"                                                                      \
  "\"approval\": {\"presence\": \"no\"},"                                                                    \
  "\"contact\": {\"presence\": \"yes\", \"text\": \"総務部\"},"                                           \
  "\"contact-hours\": {\"text\": \"24時間\"},"                                                             \
  "\"availability\": {\"number\": 99.8, \"note\": \"2023年度\"}"

/* The year before the first of the era 令和. */
#define ERA_OFFSET 2018

/* Full-width forms are in the order of ASCII in Unicode, from “！” on. */
#define FULL_WIDTH_OFFSET 0xff01

/* Loads the sample without its internal members. */
KaijiSheet *
fill_load_sample (void)
{
  KaijiSheet *sheet = app_load_sheet (g_getenv ("KAIJI_SAMPLE"));
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) value = kaiji_answer_dup_value (
        kaiji_sheet_get_answer (sheet, &fields[i]));

      kaiji_sheet_set_answer (sheet, &fields[i], value);
    }

  return sheet;
}

char *
fill_dup_scheme_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kaiji", "schemes", "checks.json", NULL);
}

/* Gives the application the form that has every kind of field. */
void
fill_install_scheme (void)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", "checks.json",
                                                   NULL);
  g_autofree char *path = fill_dup_scheme_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (source, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

KaijiSheet *
fill_load_every_kind (const char *folder)
{
  g_autoptr (KaijiSheet) sample = fill_load_sample ();
  g_autoptr (KaijiAnswer) photo = NULL;
  g_autofree char *path = app_write_sheet (
    folder, "expected.kaiji.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"checks\", \"edition\": \"1\","
    " \"answers\": {" EVERY_KIND "}}");
  KaijiSheet *sheet = app_load_sheet (path);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sample),
                                                     "representative-photo");

  photo = kaiji_answer_dup_value (kaiji_sheet_get_answer (sample, field));
  kaiji_sheet_set_answer (sheet, kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "photo"),
                          photo);
  return sheet;
}

/* The ways to write a day, each of them in turn. */
char *
fill_format_day (const KaijiPartialDate *date, guint way)
{
  switch (way % 4)
    {
    case 0:
      return g_strdup_printf ("令和%u年%u月%u日", date->year - ERA_OFFSET, date->month, date->day);
    case 1:
      return g_strdup_printf ("%u/%u/%u", date->year, date->month, date->day);
    case 2:
      return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
    default:
      return g_strdup_printf ("%u年%u月%u日", date->year, date->month, date->day);
    }
}

/* The digits that an input method produces unless it is switched off. */
char *
fill_widen (const char *number)
{
  GString *wide = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    g_string_append_unichar (wide, (gunichar) (*p - '!') + FULL_WIDTH_OFFSET);
  return g_string_free (wide, FALSE);
}
