/* test-import-texts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts as they are copied from pages, letters and programs for writing.
 */

#include "config.h"

#include "exchange-fixture.h"

#define HEADS "No.\t項目\t記述内容\t必須/選択\t内容\n"
#define OVERVIEW "5\t主な事業の概要\t事業者の主な事業の概要\t必須\t"
#define SALES "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t1億円\n"
#define CAPITAL "11\t資本金\t事業者の資本金(単独ベース)(単位:円)\t必須\t2億円\n"

/* A cell of several paragraphs has empty lines inside. Its rest is taken, or listed beside an
 * answer that is not sure. */
static void
test_paragraphs (void)
{
  exchange_fixture_assert_answers (HEADS OVERVIEW "1. 企画\n\n2. 開発\n\n3. 販売\n" SALES CAPITAL,
                                   "business-overview: 1. 企画\n\n2. 開発\n\n3. 販売\n"
                                   "sales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n開発\n\n販売\n" SALES CAPITAL,
                                   "business-overview: 企画\n開発\n\n販売\n"
                                   "sales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (
    HEADS OVERVIEW "企画\n\n開発\n\n販売\n\n" SALES CAPITAL,
    "business-overview? 企画\n\n開発\n\n販売\nsales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n\n弊社の財務\n\n" SALES CAPITAL,
                                   "business-overview? 企画\nsales: 1億円\ncapital: 2億円\n");
  /* What follows the whole table is not the rest of its last answer. */
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n" SALES CAPITAL "\nお問い合わせ\n",
                                   "business-overview: 企画\nsales: 1億円\ncapital: 2億円\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-texts/paragraphs", test_paragraphs);
  return g_test_run ();
}
