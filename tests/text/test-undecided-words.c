/* test-undecided-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers that say that nothing is decided yet.
 */

#include "config.h"

#include "kaiji-undecided-words.h"

static void
test_undecided (void)
{
  static const char *const texts[] = {
    "検討中",
    "未定",
    "TBD",
    "2027年4月より導入予定",
    "検討中（2027年度）",
    "未定。決まり次第記載",
    "確認中\n担当: 営業部",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!kaiji_undecided_words_are (texts[i]))
      g_error ("%s", texts[i]);
}

static void
test_decided (void)
{
  static const char *const texts[] = {
    "",
    "有り",
    "検討中の規程を含む",
    "（検討中）",
    "全国の拠点に設置した監視装置の更新を来年度に予定",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (kaiji_undecided_words_are (texts[i]))
      g_error ("%s", texts[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/undecided-words/undecided", test_undecided);
  g_test_add_func ("/text/undecided-words/decided", test_decided);

  return g_test_run ();
}
