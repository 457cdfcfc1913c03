/* test-checks-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "checks-fixture.h"

/* Texts that a check of any text finds fault with, and what its message then names. */
static const struct
{
  const char *text;
  const char *check;
  const char *message;
} faulty[] = {
  { "2023年13月まで", "text-date", "“2023年13月”" },
  { "2023年2月29日", "text-date", "“2023年2月29日”" },
  { "毎年４月３１日", "text-date", "“４月３１日”" },
  { "0月1日", "text-date", "“0月1日”" },
  { "更新: 2023/2/30、次回未定", "text-date", "“2023/2/30”" },
  { "2023-06-31", "text-date", "“2023-06-31”" },
  { "２０２３／２／３０", "text-date", "“２０２３／２／３０”" },
  { "2023 年 2 月 30 日", "text-date", "“2023 年 2 月 30 日”" },
  { "平成27年2月29日に設立", "text-date", "“平成27年2月29日”" },
  { "令和５年１３月", "text-date", "“令和５年１３月”" },
  { "昭和 64 年 1 月 32 日", "text-date", "“1 月 32 日”" },
  { "2023-06-31です", "text-date", "“2023-06-31”" },
  { "平成32年に移行", "era-ended", "“平成32年”" },
  { "㍻32年に移行", "era-ended", "“㍻32年”" },
  { "昭和70年まで", "era-ended", "“昭和70年”" },
  { "大正20年から", "era-ended", "“大正20年”" },
  { "明治50年から", "era-ended", "“明治50年”" },
  { "受付9時75分から", "text-time", "“9時75分”" },
  { "17 時 75 分", "text-time", "“17 時 75 分”" },
  { "30時00分", "text-time", "“30時00分”" },
  { "TEL: 9:00~17:70", "text-time", "“17:70”" },
  { "9:60～17:00", "text-time", "“9:60”" },
  { "９：００～３０：００", "text-time", "“３０：００”" },
  { "17:61まで", "text-time", "“17:61”" },
  { "24時間356日", "text-days", "not 356" },
  { "24時間・385日対応", "text-days", "not 385" },
  { "２４時間　３５６日", "text-days", "not 356" },
  { "24 時間 356 日", "text-days", "not 356" },
  { "356 日 24 時間", "text-days", "not 356" },
  { "年中無休（356日）", "text-days", "not 356" },
  { "25 時間 365 日", "text-days", "not 25" },
  { "年中356日", "text-days", "not 356" },
  { "356日/24時間", "text-days", "not 356" },
  { "25時間365日", "text-days", "not 25" },
  { "⼀⾒⾜りる", "look-alike-kanji", "⼀ → 一, ⾒ → 見, ⾜ → 足." },
  { "⺟と⻄と⿓", "look-alike-kanji", "⺟ → 母, ⻄ → 西, ⿓ → 龍." },
  { "⼀⼆⼗⼤⼩⼭⽇⽉", "look-alike-kanji", "⼀ → 一, ⼆ → 二, ⼗ → 十, ⼤ → 大, ⼩ → 小, …." },
  { "ユ―ザの声", "look-alike-kana", "ユ―ザ → ユーザ" },
  { "サ－ビス", "look-alike-kana", "サ－ビス → サービス" },
  { "コンピュ－タ", "look-alike-kana", "コンピュ－タ → コンピュータ" },
  { "インタ—ネット", "look-alike-kana", "インタ—ネット → インターネット" },
  { "ネットワ一ク", "look-alike-kana", "ネットワ一ク → ネットワーク" },
  { "モ二タリング", "look-alike-kana", "モ二タリング → モニタリング" },
  { "プ口グラム", "look-alike-kana", "プ口グラム → プログラム" },
  { "口ードバランサ", "look-alike-kana", "口ードバランサ → ロードバランサ" },
  { "力ード", "look-alike-kana", "力ード → カード" },
  { "工ンジン", "look-alike-kana", "工ンジン → エンジン" },
  { "マスタ夕イム", "look-alike-kana", "マスタ夕イム → マスタタイム" },
  { "ネッ卜ワーク", "look-alike-kana", "ネッ卜ワーク → ネットワーク" },
  { "八ードウェア", "look-alike-kana", "八ードウェア → ハードウェア" },
  { "三ーティング", "look-alike-kana", "三ーティング → ミーティング" },
  { "千ャット", "look-alike-kana", "千ャット → チャット" },
  { "才ーナー", "look-alike-kana", "才ーナー → オーナー" },
  { "サービスレべル", "look-alike-kana", "サービスレべル → サービスレベル" },
  { "デ一タべース", "look-alike-kana", "デ一タ → データ, タべース → タベース" },
  { "ぺージ", "look-alike-kana", "ぺージ → ページ" },
  { "統ーした規程", "look-alike-kana", "統ー → 統一" },
  { "同ーの", "look-alike-kana", "同ー → 同一" },
  { "ﾊﾞｯｸｱｯﾌﾟとﾛｸﾞ", "half-width-katakana", "ﾊﾞｯｸｱｯﾌﾟ → バックアップ, ﾛｸﾞ → ログ." },
  { "株主はア\x6d\x61no", "mixed-word", "“アmano”" },
  { "a\x1b[0m", "control-character", "(U+001B)" },
  { "改行\r\nあり", "control-character", "(U+000D)" },
  { "soft\xc2\xadhyphen", "invisible-character", "(U+00AD)" },
  { "\xe2\x81\xa6text\xe2\x81\xa9", "invisible-character", "(U+2066, U+2069)" },
  { "\xf3\xb0\x80\x80", "undefined-character", "(U+F0000)" },
  { "\xef\xa9\xb0", "compatibility-kanji", "→ 並" },
  { "\xf0\xaf\xa0\x80", "compatibility-kanji", "→ 丽" },
};

/* Right texts that look like those. */
static const char *const right[] = {
  "Internet Explorer 8/9/10/11",
  "Windows Server 2016/19/22",
  "版2023.2.30",
  "1ヶ月13日、12か月31日",
  "2020年2月29日と4月30日、12月31日",
  "1月29日～2月29日",
  "2024/2/29",
  "https://www.example.jp/2023/2/31/index.html",
  "型番A2023-02-30、2023-02-30-1",
  "TEL: 03-1234-5678 FAX: 050-1234-5678",
  "9:00~17:00、22:00～26:30",
  "負担は30:70、縦横16:90",
  "1:99:99、::1、10.0.0.1:8080",
  "4月 60日間の試用、9時 70分間の実施、開始10時70分間",
  "平成28年2月29日、令和元年5月1日、昭和64年1月7日、平成29/30年度",
  "クラウドへログイン、比べサーバ、述べページ、すべて",
  "24時00分から29時59分まで、90分、1時間90分",
  "24時間365日、２４時間３６６日、年中無休",
  "保存は350日、年間350日営業、24時間以内に300日分",
  "8時間365日、72時間365日分",
  "東口ー西口、窓口フォーム、人口",
  "ブランド力アップ、マーケティング力の向上",
  "三ッ矢、八ッ場、四ッ谷",
  "キャンセル一ヶ月前、サービス一カ月分、プラン二コース目",
  "アジア一のサービス、メンバー一人、サーバ一台、データ一式",
  "システム工学、デジタル一体型、アルミ工場",
  "スモール－ミディアム、東京―大阪、A－B",
  "データセンター―本社",
  "コーヒー、統一、同一、第一、唯一",
  "サポートweb、クラウドsaas、3ヶmonth、ビズPlatform",
  "全角ＡＢＣ１２３、①㈱℡、①",
  "(山\xef\xa8\x91、\xef\xa8\x99社、\xef\xa4\xa9)",
  "葛\xf3\xa0\x84\x80城、\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9、が",
  "タブ\tと\n改行",
  "料金は1,000円、10,000,000円～、¥50,000、1,2,3",
  "第14条1項、2022,2023,2024",
};

static GPtrArray *
check_text (const char *text)
{
  g_autoptr (KaijiScheme) scheme = checks_load_scheme ();
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  const KaijiField *remarks = kaiji_scheme_find_field (scheme, "remarks");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, remarks, answer);
  return kaiji_checks_run_field (sheet, remarks, checks_get_today ());
}

static void
test_faulty (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = check_text (faulty[i].text);
  g_autofree char *found = checks_describe (findings);

  if (findings->len != 1)
    g_error ("“%s” is to give one finding, but gives: %s", faulty[i].text, found);
  g_assert_cmpstr (kaiji_finding_get_check_id (findings->pdata[0]), ==, faulty[i].check);
  if (strstr (found, faulty[i].message) == NULL)
    g_error ("“%s” is not in: %s", faulty[i].message, found);
}

static void
test_right (gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check_text (data);
  g_autofree char *found = checks_describe (findings);

  g_assert_cmpstr (found, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faulty); i++)
    {
      g_autofree char *name = g_strdup_printf ("/checks/checks-text/faulty/%s/%u", faulty[i].check,
                                               i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_faulty);
    }

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *name = g_strdup_printf ("/checks/checks-text/right/%u", i);

      g_test_add_data_func (name, right[i], test_right);
    }

  return g_test_run ();
}
