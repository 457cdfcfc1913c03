/* test-import-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where answers begin and end, and what is none.
 */

#include "config.h"

#include "exchange-fixture.h"

/* Masks of the public version, in lines that are indented, of other widths and several in a cell.
 */
static void
test_masks (void)
{
  exchange_fixture_assert_answers ("6.　代表者\n"
                                   "　　代表者氏名　[必須]\n　　　　佐久間 一郎\n"
                                   "　　代表者写真　[選択]\n　　　　記述無し(*)\n"
                                   "　　代表者年齢　[選択]\n　　　　記述有り(*)\n"
                                   "10.　経常利益\n"
                                   "　　事業者全体の経常利益額(単独ベース)(単位:円)　[選択]\n"
                                   "　　　　記述有り（＊）\n",
                                   "representative-name: 佐久間 一郎\n");
  exchange_fixture_assert_answers ("No,項目,回答\n"
                                   "8,役員数,\"記述有り(*)\n記述有り(*)\"\n"
                                   "11,資本金,　記述無し(*)　\n"
                                   "17,決算公告,記述有り(*) 記述無し(*)\n"
                                   "27,サービス名称,記述有り\n",
                                   "service-name: 記述有り\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import-answers/masks", test_masks);

  return g_test_run ();
}
