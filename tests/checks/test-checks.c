/* test-checks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "checks-fixture.h"
#include "kaiji-checks-private.h"

/* Of every check an answer that it finds fault with, and one in its place that is right. Both
 * are JSON, NULL for no answer; the rest of the sheet is @others. The faulty answer gives this
 * finding alone, the right one gives none. */
static const struct
{
  const char *check;
  const char *field;
  const char *others; /* (nullable): members of the object of answers */
  const char *faulty;
  const char *right;
  const char *message;  /* (nullable): a part of the finding's message */
  const char *previous; /* (nullable): the previous answer, if it is known */
} examples[] = {
  { "unknown-field", "colour", NULL, "{\"text\": \"赤\"}", NULL, "“colour”" },
  { "wrong-type", "sales", NULL, "{\"date\": \"2024-01-01\"}", "{\"number\": 1}", NULL },
  { "wrong-type", "company", NULL, "{\"number\": 1}", "{\"text\": \"見本\"}", NULL },
  { "wrong-type", "company", NULL, "{\"text\": 1}", "{\"text\": \"1\"}", NULL },
  { "wrong-type", "policy", NULL, "{\"presence\": true}", "{\"presence\": \"no\"}", NULL },
  { "wrong-type", "remarks", NULL, "[]", "{\"text\": \"記\"}", NULL },
  { "wrong-type", "photo", NULL, "{\"number\": 1}", "{\"text\": \"-\"}", NULL },
  { "required-missing", "company", NULL, NULL, "{\"text\": \"見本\"}", NULL },
  { "required-missing", "company", NULL, "{\"text\": \"　\"}", "{\"text\": \"見本\"}", NULL },
  { "required-missing", "company", NULL, "{\"memo\": \"聞く\"}",
    "{\"text\": \"見本\", \"memo\": \"聞く\"}", NULL },
  { "required-missing", "contact", NULL, NULL, "{\"presence\": \"yes\"}", NULL },
  { "too-long", "summary", NULL, "{\"text\": \"あいうえおかきくけこさしすせそたちつてとな\"}",
    "{\"text\": \"あいうえおかきくけこさしすせそたちつてと\"}", "21 characters; shorten by 1." },
  { "too-long", "summary", NULL, "{\"text\": \"ABCDEFGHIJKLMNOPQRSTUVWXYZ\"}",
    "{\"text\": "
    "\"がぎぐげごさし\\nすせそたちつてと葛\\udb40\\udd00\\u200d"
    "あい\"}",
    "26 characters; shorten by 6." },
  { "too-long-together", "features",
    "\"partners\": {\"presence\": \"yes\", \"text\": \"かきくけこかきくけこ\"}",
    "{\"text\": \"あいうえおあいうえおあいうえおあいうえお\"}",
    "{\"text\": \"あいうえおあいうえおあいうえおあい\"}", "Together 33 characters; shorten by 3." },
  { "too-long-together", "partners", "\"features\": {\"text\": \"あいうえおあいうえおあいうえお\"}",
    "{\"text\": \"有り かきくけこかきくけこかきくけこ\"}", "{\"text\": \"有り かきくけこ\"}",
    "Together 33 characters; shorten by 3." },
  { "choice-unknown", "audit", NULL, "{\"choice\": \"adviser\"}", "{\"choice\": \"auditor\"}",
    "“adviser”" },
  { "image-invalid", "photo", NULL, "{\"type\": \"image/gif\", \"data\": \"R0lGODlhAQABAAAAACw=\"}",
    "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgoAAAANSUhEUg==\"}", "neither PNG nor JPEG" },
  { "image-invalid", "photo", NULL, "{\"type\": \"image/png\", \"data\": \"/9j/4AAQSkZJRg==\"}",
    "{\"type\": \"image/jpeg\", \"data\": \"/9j/4AAQSkZJRg==\"}",
    "said to be image/png, but is image/jpeg" },
  { "image-invalid", "photo", NULL, "{\"type\": \"image/png\", \"data\": \"!\"}", NULL,
    "neither PNG nor JPEG" },

  { "date-impossible", "disclosure-date", NULL, "{\"date\": \"2023-02-30\"}",
    "{\"date\": \"2023-02-28\"}", "2023-02-30" },
  { "date-impossible", "disclosure-date", NULL, "{\"date\": \"2023-02-29\"}",
    "{\"date\": \"2024-02-29\"}", "2023-02-29" },
  { "date-impossible", "disclosure-date", NULL, "{\"date\": \"tomorrow\"}",
    "{\"date\": \"2024-06-01\"}", "tomorrow" },
  { "date-impossible", "disclosure-date", NULL, "{\"text\": \"2023年13月1日\"}",
    "{\"text\": \"2023年12月1日\"}", "2023-13-01" },
  { "date-impossible", "founding-year", NULL, "{\"year\": 0}", "{\"year\": 1974}", NULL },
  { "date-impossible", "founding-year", NULL, "{\"year\": 1974.5}", "{\"year\": 578}", "1974.5" },
  { "date-future", "disclosure-date", NULL, "{\"date\": \"2026-06-17\"}",
    "{\"date\": \"2025-06-15\"}", "2026-06-17" },
  { "date-future", "service-start", NULL, "{\"date\": \"2025-06-16\"}",
    "{\"date\": \"2025-06-15\"}", "2025-06-16" },
  { "date-soon", "disclosure-date", NULL, "{\"date\": \"2026-06-16\"}",
    "{\"date\": \"2025-06-15\"}", "2026-06-16 has not come yet" },
  { "date-soon", "disclosure-date", NULL, "{\"text\": \"2025年6月16日\"}",
    "{\"text\": \"2025年6月15日\"}", "2025-06-16" },
  { "calendars-contradict", "service-start", NULL, "{\"text\": \"令和6年(2023年)6月1日\"}",
    "{\"text\": \"令和6年(2024年)6月1日\"}", "“令和6年(2023年)6月1日”" },
  { "calendars-contradict", "service-start", NULL, "{\"text\": \"２０２４（令和５）年６月１日\"}",
    "{\"text\": \"２０２４（令和６）年６月１日\"}", NULL },
  { "calendars-contradict", "founding-year", NULL, "{\"year\": 2004, \"note\": \"平成17年\"}",
    "{\"year\": 2004, \"note\": \"平成16年\"}", "“2004年(平成17年)”" },
  { "calendars-contradict", "service-start", NULL,
    "{\"date\": \"2024-06-01\", \"note\": \"令和5年6月1日\"}",
    "{\"date\": \"2024-06-01\", \"note\": \"令和6年6月1日\"}", "(令和5年6月1日)" },
  { "calendars-contradict", "remarks", NULL, "{\"text\": \"平成30年4月1日（2019年4月1日）に開始\"}",
    "{\"text\": \"平成30年4月1日（2018年4月1日）に開始\"}", NULL },
  { "year-in-era", "founding-year", NULL, "{\"text\": \"昭和49年\"}", "{\"text\": \"1974年\"}",
    "“昭和49年” is 1974" },
  { "year-in-era", "founding-year", NULL, "{\"text\": \"S49\"}", "{\"text\": \"西暦1974年4月\"}",
    "“S49” is 1974" },
  { "date-future", "founding-year", NULL, "{\"year\": 2026}", "{\"year\": 2025}", "2026" },
  { "date-future", "founding-year", NULL, "{\"text\": \"2026年\"}", "{\"text\": \"2025年\"}",
    "2026" },
  { "date-imprecise", "disclosure-date", NULL, "{\"date\": \"2023\"}", "{\"date\": \"2023-11-18\"}",
    "add month and day" },
  { "date-imprecise", "disclosure-date", NULL, "{\"date\": \"2023-11\"}",
    "{\"date\": \"2023-11-18\"}", "add the day" },
  { "date-imprecise", "service-start", NULL, "{\"text\": \"2013年\"}",
    "{\"text\": \"2013年4月1日(試行は前年)\"}", "add month and day" },
  { "date-as-text", "service-start", NULL, "{\"text\": \"未定\"}", "{\"text\": \"令和5年4月1日\"}",
    NULL },
  { "date-as-text", "founding-year", NULL, "{\"text\": \"不詳\"}", "{\"text\": \"1974年\"}", NULL },

  { "number-impossible", "employees", NULL, "{\"number\": -3}", "{\"number\": 3}", NULL },
  { "number-impossible", "employees", NULL, "{\"number\": 4.5}", "{\"number\": 0}", "whole" },
  { "number-impossible", "employees", NULL, "{\"text\": \"4.5名\"}", "{\"text\": \"10-20名\"}",
    "whole" },
  { "number-impossible", "company-years", NULL, "{\"years\": -1}", "{\"years\": 1}", NULL },
  { "number-grouping", "sales", NULL, "{\"text\": \"¥100,000,00\"}", "{\"text\": \"¥100,000,000\"}",
    "“¥100,000,00”" },
  { "number-grouping", "sales", NULL, "{\"text\": \"1.842.350.000円\"}",
    "{\"text\": \"1,842,350,000円\"}", "“1.842.350.000”" },
  { "number-grouping", "employees", NULL, "{\"text\": \"1,23名\"}", "{\"text\": \"1,234名\"}",
    "“1,23”" },
  { "number-grouping", "employees", NULL, "{\"text\": \"１２３４，５６７\"}",
    "{\"text\": \"１，２３４，５６７\"}", NULL },
  { "number-grouping", "remarks", NULL, "{\"text\": \"初期費用は10,00円です。\"}",
    "{\"text\": \"初期費用は10,000円、版は2022,2023,2024です。\"}", "“10,00”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"352,000,000千円(2025年3月期)\"}",
    "{\"text\": \"352,000,000円(2025年3月期)\"}", "“千円”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"2025年3月期 7億1800万円\"}",
    "{\"text\": \"2025年3月期 718,000,000円\"}", "“7億1800万円”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"718 百万円\"}", "{\"text\": \"¥718,000,000\"}",
    "“百万円”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"$5,000\"}", "{\"text\": \"5,000\"}",
    "“$5,000”" },
  { "unit-contradicts", "ratio", NULL, "{\"text\": \"12.5倍\"}", "{\"text\": \"12.5％\"}", "“倍”" },
  { "unit-contradicts", "ratio", NULL, "{\"text\": \"総額5円\"}",
    "{\"text\": \"有利子負債0円のため算出不可\"}", "“円”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"連結の売上高7千円です\"}",
    "{\"text\": \"連結の売上高7円です\"}", "“千円”" },
  { "unit-contradicts", "employees", NULL, "{\"text\": \"3社\"}", "{\"text\": \"3社の合計で40人\"}",
    "“社”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"434,000(千円)\"}",
    "{\"text\": \"434,000(円)\"}", "“(千円)”" },
  { "unit-contradicts", "sales", NULL, "{\"text\": \"4億3400万円\"}",
    "{\"text\": \"434,000,000円\"}", "“4億3400万円”" },
  { "number-grouping", "sales", NULL, "{\"text\": \"434.000円\"}", "{\"text\": \"434,000円\"}",
    "“434.000” has a point" },
  { "loss-unsigned", "profit", "\"sales\": {\"number\": 100}",
    "{\"text\": \"経常損失 12,345,678円\"}", "{\"text\": \"▲12,345,678円\"}", "-12,345,678円" },
  { "presence-open", "policy", NULL, "{\"text\": \"有・無\"}", "{\"text\": \"有無は非公開\"}",
    "“有・無” leaves open" },
  { "presence-as-text", "policy", NULL, "{\"text\": \"あり：社内規程\"}",
    "{\"text\": \"有り：社内規程\"}", "“あり” is read as the form's “有り”" },
  { "number-as-text", "employees", NULL, "{\"text\": \"1970年から\"}", "{\"text\": \"33名\"}",
    NULL },
  { "duration-as-text", "company-years", NULL, "{\"text\": \"創業52年\"}", "{\"text\": \"52年\"}",
    "52年" },
  { "phone-number-style", "remarks", NULL, "{\"text\": \"電話 03ー1234ー5678\"}",
    "{\"text\": \"電話 03-1234-5678\"}", NULL },
  { "surrounding-space", "company", NULL, "{\"text\": \"株式会社見本\\n\"}",
    "{\"text\": \"株式会社見本\"}", NULL },
  { "decomposed-character", "remarks", NULL, "{\"text\": \"か\\u3099き\"}", "{\"text\": \"がき\"}",
    NULL },
  { "look-alike-possible", "remarks", NULL, "{\"text\": \"ユーザ一の声\"}",
    "{\"text\": \"ユーザーの声\"}", "ユーザ一 → ユーザー" },

  { "out-of-range", "sales", NULL, "{\"number\": -5}", "{\"number\": 0}",
    "“-5円” cannot be; it must be at least 0円" },
  { "out-of-range", "sales", NULL, "{\"number\": -5, \"written\": \"▲5\"}", "{\"number\": 5}",
    "“▲5円” cannot be" },
  { "out-of-range", "sales", NULL, "{\"text\": \"-12,000円です\"}", "{\"text\": \"12,000円です\"}",
    "“-12,000円”" },
  { "out-of-range", "availability", NULL, "{\"number\": 250}", "{\"number\": 100.00}",
    "“250%” cannot be; it must be from 0% to 100%" },
  { "out-of-range", "availability", NULL, "{\"number\": -0.1}", "{\"number\": 0}", "“-0.1%”" },
  { "out-of-range", "availability", NULL, "{\"text\": \"およそ150%です\"}",
    "{\"text\": \"およそ99.5%です\"}", "“150%”" },
  { "out-of-range", "uptime", NULL, "{\"text\": \"2024年度: 99.9%、2025年度: 999.5%\"}",
    "{\"text\": \"2024年度: 99.9%、150台、200名\"}", "“999.5%” cannot be" },

  { "above-other", "profit", "\"sales\": {\"number\": 100}", "{\"number\": 101}",
    "{\"number\": 100}", "“売上高”" },
  { "above-other", "profit", "\"sales\": {\"text\": \"¥1,000,000\"}", "{\"text\": \"1,000,001円\"}",
    "{\"text\": \"▲2,000,000円\"}", NULL },

  { "years-since", "company-years",
    "\"founding-year\": {\"year\": 1974}, \"disclosure-date\": {\"date\": \"2023-11-18\"}",
    "{\"years\": 50}", "{\"years\": 49}", "From 1974 to 2023-11-18 are 48 to 49 years" },
  { "years-since", "company-years",
    "\"founding-year\": {\"text\": \"1974年\"}, \"disclosure-date\": {\"text\": \"2023/11/18\"}",
    "{\"text\": \"47年\"}", "{\"text\": \"48年\"}", NULL },
  { "years-since", "company-years",
    "\"founding-year\": {\"text\": \"西暦1974年\"}, \"disclosure-date\": {\"date\": "
    "\"2023-11-18\"}",
    "{\"text\": \"47年間\"}", "{\"text\": \"49年間\"}", NULL },
  { "years-since", "company-years",
    "\"founding-year\": {\"year\": 2023}, \"disclosure-date\": {\"date\": \"2023-11-18\"}",
    "{\"months\": 11}", "{\"text\": \"7か月\"}", "0 to 10 months" },
  { "years-since", "service-years",
    "\"service-start\": {\"date\": \"2015-06-15\"}, \"disclosure-date\": {\"date\": "
    "\"2025-06-15\"}",
    "{\"years\": 9}", "{\"years\": 10}", "From 2015-06-15 to 2025-06-15 are 10 years" },
  { "years-since", "service-years",
    "\"service-start\": {\"date\": \"2024-06-16\"}, \"disclosure-date\": {\"date\": "
    "\"2025-06-15\"}",
    "{\"years\": 1}", "{\"months\": 11}", "are 0 years" },
  { "before-other", "service-start", "\"founding-year\": {\"year\": 2000}",
    "{\"date\": \"1999-12-31\"}", "{\"date\": \"2000-01-01\"}", "“設立年” (2000)" },
  { "details-missing", "policy", NULL, "{\"presence\": \"yes\"}",
    "{\"presence\": \"yes\", \"text\": \"規程\"}", "“有り”" },
  { "details-missing", "policy", NULL, "{\"text\": \"有り。\"}", "{\"text\": \"有り 規程\"}",
    NULL },
  { "details-missing", "policy", NULL, "{\"presence\": \"yes\", \"text\": \" \"}",
    "{\"presence\": \"no\"}", NULL },
  { "standard-unmet", "contact", NULL, "{\"presence\": \"no\"}", "{\"presence\": \"yes\"}",
    "“必須○”" },
  { "standard-unmet", "contact", NULL, "{\"text\": \"無し(準備中)\"}",
    "{\"text\": \"無しではない\"}", "“無し”" },
  { "standard-unmet", "contact-hours", NULL, "{\"text\": \"無し\"}", "{\"text\": \"平日\"}", NULL },

  { "corporate-number-form", "corporate-number", NULL, "{\"text\": \"700001205000\"}",
    "{\"text\": \"7000012050002\"}", NULL },
  { "corporate-number-form", "corporate-number", NULL, "{\"text\": \"T7000012050002\"}",
    "{\"text\": \" ７０００012050002 \"}", NULL },
  { "corporate-number-form", "corporate-number", NULL, "{\"text\": \"１２３\"}",
    "{\"text\": \"なし（個人事業主）\"}", NULL },
  { "corporate-number-digit", "corporate-number", NULL, "{\"text\": \"6000012050002\"}",
    "{\"text\": \"7000012050002\"}", NULL },
  { "corporate-number-digit", "corporate-number", NULL, "{\"text\": \"7000012050020\"}",
    "{\"text\": \"7000012050002\"}", NULL },
  { "postal-code-missing", "head-office", NULL, "{\"text\": \"東京都港区見本1-2-3\"}",
    "{\"text\": \"東京都港区見本1-2-3 〒105-0001\"}", NULL },
  { "postal-code-missing", "head-office", NULL,
    "{\"postal-code\": \"\", \"text\": \"東京都港区見本1-2-3\"}",
    "{\"postal-code\": \"105-0001\", \"text\": \"東京都港区見本1-2-3\"}", NULL },
  { "postal-code-malformed", "head-office", NULL,
    "{\"postal-code\": \"105-001\", \"text\": \"東京都\"}",
    "{\"postal-code\": \"105-0001\", \"text\": \"東京都\"}", NULL },
  { "postal-code-malformed", "head-office", NULL,
    "{\"postal-code\": \"105-0001 他\", \"text\": \"東京都\"}",
    "{\"postal-code\": \" 105-0001\", \"text\": \"東京都\"}", NULL },
  { "postal-code-malformed", "head-office", NULL, "{\"text\": \"〒1-05 東京都\"}",
    "{\"text\": \"105-0001 東京都港区1-2-3 電話03-1234-5678\"}", NULL },
  { "postal-code-style", "head-office", NULL, "{\"text\": \"1050001 東京都港区見本1-2-3\"}",
    "{\"text\": \"105-0001 東京都港区見本1-2-3\"}", "Write the postal code as 105-0001." },
  { "postal-code-style", "head-office", NULL, "{\"text\": \"〒１０５－０００１ 東京都\"}",
    "{\"text\": \"〒 105-0001 東京都\"}", "105-0001" },
  { "postal-code-style", "head-office", NULL,
    "{\"postal-code\": \"〒105-0001\", \"text\": \"東京都\"}",
    "{\"postal-code\": \"105-0001\", \"text\": \"東京都\"}", NULL },
  { "url-invalid", "homepage", NULL, "{\"text\": \"www.example.jp\"}",
    "{\"text\": \"https://www.example.jp/\"}", NULL },
  { "url-invalid", "homepage", NULL, "{\"text\": \"ftp://example.jp/\"}",
    "{\"text\": \"HTTP://例え.jp/会社?a=1#b\"}", NULL },
  { "url-invalid", "homepage", NULL, "{\"text\": \"https:///会社\"}",
    "{\"text\": \"https://example.jp:8443\"}", NULL },
  { "url-invalid", "homepage", NULL, "{\"text\": \"https://example.jp/ (採用)\"}",
    "{\"text\": \" https://example.jp/ \"}", NULL },

  { "url-invalid", "homepage", NULL, "{\"text\": \"https://example.jp/。\"}",
    "{\"text\": \"準備中\"}", NULL },
  { "url-invalid", "homepage", NULL, "{\"text\": \"ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ\"}",
    "{\"text\": \"https://example.jp/会社_(概要)\"}", NULL },
  { "text-date", "remarks", NULL, "{\"text\": \"2月30日\"}", "{\"text\": \"2月29日\"}",
    "“2月30日”" },
  { "era-ended", "remarks", NULL, "{\"text\": \"平成32年4月に移行\"}",
    "{\"text\": \"平成31年4月に移行\"}", "“平成32年4月” would be 2020, but the era ended in 2019" },
  { "text-time", "remarks", NULL, "{\"text\": \"10時70分\"}", "{\"text\": \"10時30分\"}",
    "“10時70分”" },
  { "text-days", "remarks", NULL, "{\"text\": \"24時間/356日\"}", "{\"text\": \"24時間/365日\"}",
    "365 days, not 356" },
  { "look-alike-kanji", "remarks", NULL, "{\"text\": \"利⽤と記⼊、利⽤\"}",
    "{\"text\": \"利用と記入\"}", "replace ⽤ → 用, ⼊ → 入." },
  { "look-alike-kanji", "sales", NULL, "{\"number\": 1, \"note\": \"⻑期\"}",
    "{\"number\": 1, \"note\": \"長期\"}", "⻑ → 長" },
  { "look-alike-digit", "remarks", NULL, "{\"text\": \"2O24年から1O名\"}",
    "{\"text\": \"O365、RAID1と10名\"}", "2O24 → 2024" },
  { "look-alike-kana", "remarks", NULL, "{\"text\": \"サ一バを使う\"}",
    "{\"text\": \"サーバを使う\"}", "サ一バ → サーバ" },
  { "mixed-word", "remarks", NULL, "{\"text\": \"アmano社\"}", "{\"text\": \"アマノ社\"}",
    "“アmano”" },
  { "half-width-katakana", "remarks", NULL, "{\"text\": \"ｻｰﾊﾞと｢Web｣\"}",
    "{\"text\": \"サーバと「Web」\"}", "ｻｰﾊﾞ → サーバ, ｢ → 「, ｣ → 」" },
  { "control-character", "remarks", NULL, "{\"text\": \"a\\u0007b\\u0085\"}",
    "{\"text\": \"a\\tb\\nc\"}", "(U+0007, U+0085)" },
  { "invisible-character", "remarks", NULL, "{\"text\": \"a\\u200bb\\u202e\\ufeff\"}",
    "{\"text\": \"a\\u200db\\ufe00\"}", "(U+200B, U+202E, U+FEFF)" },
  { "undefined-character", "remarks", NULL, "{\"text\": \"\\ue000\\ufffd\"}",
    "{\"text\": \"\\u3400\"}", "(U+E000, U+FFFD)" },
  { "compatibility-kanji", "remarks", NULL, "{\"text\": \"\\uf9f7場\"}",
    "{\"text\": \"山\\ufa11、\\ufa19\"}", "\xef\xa7\xb7 → 立" },

  { "choice-as-text", "audit", NULL, "{\"text\": \"検討中\"}", "{\"text\": \"会計監査人(常勤)\"}",
    NULL },
  { "review-pending", "remarks", NULL, "{\"text\": \"記\", \"review\": true}",
    "{\"text\": \"記\", \"review\": false}", NULL },

  { "renewal-due", "disclosure-date", NULL, "{\"date\": \"2022-10-15\"}",
    "{\"date\": \"2022-10-16\"}", "Valid until 2025-10-15: 122 days are left" },
  { "renewal-due", "disclosure-date", NULL, "{\"text\": \"2022年6月15日\"}",
    "{\"text\": \"2023年6月15日\"}", "Valid until 2025-06-15: 0 days are left" },
  { "renewal-overdue", "disclosure-date", NULL, "{\"date\": \"2022-06-14\"}",
    "{\"date\": \"2025-06-14\"}", "ran out on 2025-06-14" },
  { "changed-fivefold", "sales", NULL, "{\"number\": 7718000000, \"note\": \"2025年3月期\"}",
    "{\"number\": 718000000}", "434,000,000円 last time, 7,718,000,000円 now",
    "{\"text\": \"434,000,000円(平成29年3月期)\"}" },
  { "changed-fivefold", "sales", NULL, "{\"text\": \"¥200,000\"}", "{\"number\": 200001}",
    "1,000,005円 last time, ¥200,000 now", "{\"number\": 1000005}" },
  { "changed-fivefold", "users", NULL, "{\"text\": \"667社、約48,000名\"}", "{\"text\": \"665社\"}",
    "133社 last time, 667社 now", "{\"text\": \"133社(契約企業社数)\"}" },
  { "fixed-changed", "founding-year", NULL, "{\"year\": 1975}", "{\"text\": \"1974年4月\"}",
    "1974 last time, 1975 now", "{\"year\": 1974}" },
  { "fixed-changed", "service-start", NULL, "{\"date\": \"2011-08-25\"}",
    "{\"text\": \"2011/8/24 (前身は2008年)\"}", "2011-08-24 last time, 2011-08-25 now",
    "{\"date\": \"2011-08-24\"}" },
  { "period-not-later", "uptime", NULL, "{\"text\": \"2024年7月～2025年2月: 100%\"}",
    "{\"text\": \"2024年7月～2025年3月: 100%\"}",
    "ends on 2025-02-28, and last time's ended on 2025-02-28",
    "{\"text\": \"2024/1/1～2025/2/28: 100%\"}" },
  { "period-not-later", "availability", NULL, "{\"number\": 99, \"note\": \"2024年度\"}",
    "{\"number\": 99, \"note\": \"2024年4月～2025年4月\"}", "ends on 2025-03-31",
    "{\"text\": \"99%(2024年4月から2025年3月まで)\"}" },
  { "period-old", "uptime", "\"disclosure-date\": {\"date\": \"2023-11-01\"}",
    "{\"text\": \"2021年11月1日～2022年10月31日\"}", "{\"text\": \"2021年11月1日～2022年11月1日\"}",
    "ended on 2022-10-31, more than a year before 2023-11-01" },
  { "period-old", "uptime", NULL, "{\"text\": \"2023/6/1-2024/6/14 99.9%\"}",
    "{\"text\": \"2023/6/1-2024/6/15 99.9%\"}", "more than a year before 2025-06-15" },
  { "figure-old", "sales", "\"disclosure-date\": {\"date\": \"2025-07-01\"}",
    "{\"number\": 5, \"note\": \"2024年3月期\"}", "{\"number\": 5, \"note\": \"2025年3月期\"}",
    "ended on 2024-03-31, more than a year before 2025-07-01" },
  { "figure-old", "employees", NULL, "{\"number\": 5, \"note\": \"(2024年3月1日現在)\"}",
    "{\"number\": 5, \"note\": \"(2024年4月1日現在)\"}", "ended on 2024-03-01" },
  { "figure-old", "sales", NULL, "{\"number\": 5, \"note\": \"連結、2022年度\"}",
    "{\"number\": 5, \"note\": \"2022年度に合併\"}", "ended on 2023-03-31" },
  { "plan-passed", "remarks", "\"disclosure-date\": {\"date\": \"2025-05-18\"}",
    "{\"text\": \"次回脆弱性診断は2025年4月に実施予定\"}",
    "{\"text\": \"次回脆弱性診断は2025年5月に実施予定\"}",
    "“2025年4月”, which was over by 2025-05-18" },
  { "plan-passed", "employees", NULL, "{\"number\": 10, \"note\": \"2025年6月14日に増員予定\"}",
    "{\"number\": 10, \"note\": \"2025年6月15日に増員予定\"}", "was over by 2025-06-15" },
};

static KaijiSheet *
make_sheet (guint i, const char *answer)
{
  g_autoptr (GString) answers = g_string_new ("{");
  g_autofree char *previous = NULL;

  if (examples[i].others != NULL)
    g_string_append (answers, examples[i].others);
  if (answer != NULL)
    g_string_append_printf (answers, "%s\"%s\": %s", examples[i].others != NULL ? ", " : "",
                            examples[i].field, answer);
  g_string_append_c (answers, '}');

  if (examples[i].previous != NULL)
    previous = g_strdup_printf ("{\"%s\": %s}", examples[i].field, examples[i].previous);

  return checks_new_next_sheet (answers->str, previous);
}

/* The findings of the example's field, whether or not the scheme has it. */
static GPtrArray *
run_checks (KaijiSheet *sheet, const char *field_id)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, checks_get_today ());
  GPtrArray *of_field = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (kaiji_finding_get_field_id (finding), field_id))
        g_ptr_array_add (of_field, g_object_ref (finding));
    }

  return of_field;
}

static void
test_example (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (KaijiSheet) faulty = make_sheet (i, examples[i].faulty);
  g_autoptr (KaijiSheet) right = make_sheet (i, examples[i].right);
  g_autoptr (GPtrArray) findings = run_checks (faulty, examples[i].field);
  g_autoptr (GPtrArray) none = run_checks (right, examples[i].field);
  g_autofree char *found = checks_describe (findings);
  g_autofree char *nothing = checks_describe (none);

  if (findings->len != 1)
    g_error ("%s is to give one finding, but gives: %s", examples[i].faulty, found);
  g_assert_cmpstr (kaiji_finding_get_check_id (findings->pdata[0]), ==, examples[i].check);
  if (examples[i].message != NULL && strstr (found, examples[i].message) == NULL)
    g_error ("“%s” is not in: %s", examples[i].message, found);

  g_assert_cmpstr (nothing, ==, "");
}

static void
test_all_have_examples (void)
{
  const char *const *ids = kaiji_checks_get_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (examples); j++)
        found |= g_str_equal (examples[j].check, ids[i]);
      if (!found)
        g_error ("%s has no example", ids[i]);
    }

  for (guint j = 0; j < G_N_ELEMENTS (examples); j++)
    g_assert_true (g_strv_contains (ids, examples[j].check));
}

/* Who is about to answer can be told of every check what it looks at. */
static void
test_all_have_subjects (void)
{
  const char *const *ids = kaiji_checks_get_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (kaiji_checks_get_subject (ids[i]) == NULL && !g_str_equal (ids[i], "unknown-field"))
        g_error ("%s has no subject in kaiji-checks-subjects.c", ids[i]);
    }
}

/* No finding of an example has a date in it that is not written as in Japanese sentences. */
static void
test_japanese_dates (void)
{
  g_autofree char *directory = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autofree char *domain = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (GRegex) foreign = g_regex_new ("[0-9]{4}-[0-9]{2}", 0, 0, NULL);
  gboolean future = FALSE;

  if (setlocale (LC_ALL, "ja_JP.UTF-8") == NULL)
    {
      g_test_skip ("this system has no locale ja_JP.UTF-8");
      return;
    }

  bindtextdomain (GETTEXT_PACKAGE, directory);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (KaijiSheet) sheet = make_sheet (i, examples[i].faulty);
      g_autoptr (GPtrArray) findings = run_checks (sheet, examples[i].field);
      g_autofree char *found = checks_describe (findings);

      if (g_regex_match (foreign, found, 0, NULL))
        g_error ("%s", found);
      future |= strstr (found, "2025年6月16日は未来") != NULL;
    }

  setlocale (LC_ALL, locale);
  bindtextdomain (GETTEXT_PACKAGE, domain);
  g_assert_true (future);
}

static const char *
find_severity (const char *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      if (g_str_equal (examples[i].check, check))
        {
          g_autoptr (KaijiSheet) sheet = make_sheet (i, examples[i].faulty);
          g_autoptr (GPtrArray) findings = run_checks (sheet, examples[i].field);

          return kaiji_finding_severity_to_string (kaiji_finding_get_severity (findings->pdata[0]));
        }
    }

  return NULL;
}

/* “kaiji-cli check --fix” knows every fix that is offered. */
static void
test_all_fixes_listed (void)
{
  guint n_fixes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (KaijiSheet) sheet = make_sheet (i, examples[i].faulty);
      g_autoptr (GPtrArray) findings = run_checks (sheet, examples[i].field);

      for (guint j = 0; j < findings->len; j++)
        {
          const KaijiFix *fix;

          for (guint k = 0; (fix = kaiji_finding_get_fix (findings->pdata[j], k)) != NULL; k++)
            {
              if (!g_strv_contains (kaiji_checks_get_fix_ids (), fix->id))
                g_error ("the fix %s is not in the list of kaiji-checks-fixes.c", fix->id);
              n_fixes++;
            }
        }
    }

  g_assert_cmpuint (n_fixes, >, 0);
}

/* The table in docs/checks.md names all checks, with their severities, and no others. */
static void
test_documentation (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "checks.md", NULL);
  g_autoptr (GHashTable) documented = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) row = g_regex_new ("^\\| `([a-z-]+)` \\| ([a-z]+) \\| \\S", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *ids = kaiji_checks_get_ids ();
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *severity = NULL;
      char *id;

      if (!g_regex_match (row, lines[i], 0, &match))
        continue;

      id = g_match_info_fetch (match, 1);
      severity = g_match_info_fetch (match, 2);
      if (!g_strv_contains (ids, id))
        g_error ("there is no check %s", id);
      if (g_strcmp0 (severity, find_severity (id)) != 0)
        g_error ("%s is not %s", id, severity);
      g_assert_true (g_hash_table_add (documented, id));
    }

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!g_hash_table_contains (documented, ids[i]))
        g_error ("%s is not described", ids[i]);
    }
}

static void
test_large_image (void)
{
  g_autoptr (KaijiScheme) scheme = checks_load_scheme ();
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  const KaijiField *photo = kaiji_scheme_find_field (scheme, "photo");

  for (guint excess = 0; excess <= 1; excess++)
    {
      gsize size = KAIJI_ANSWER_MAX_IMAGE_SIZE + excess;
      g_autofree guchar *data = g_malloc0 (size);
      g_autofree char *base64 = NULL;
      g_autofree char *json = NULL;
      g_autoptr (KaijiAnswer) answer = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      /* One chunk of a picture's own data, which is all that is kept, fills the file. */
      memcpy (data, "\x89PNG\r\n\x1a\n", 8);
      *(guint32 *) (gpointer) (data + 8) = GUINT32_TO_BE ((guint32) size - 8 - 12);
      memcpy (data + 12, "IDAT", 4);
      base64 = g_base64_encode (data, size);
      json = g_strdup_printf ("{\"type\": \"image/png\", \"data\": \"%s\"}", base64);
      answer = kaiji_answer_new_from_json (json, &error);
      g_assert_no_error (error);
      kaiji_sheet_set_answer (sheet, photo, answer);

      findings = kaiji_checks_run_field (sheet, photo, checks_get_today ());
      g_assert_cmpuint (findings->len, ==, excess);
    }
}

static void
test_contradicting_unit_is_not_compared (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{\"sales\": {\"text\": \"7,718,000,000円\"}, "
                                                   "\"profit\": {\"text\": \"352,000,000千円\"}}");
  g_autoptr (GPtrArray) findings = run_checks (sheet, "profit");

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (kaiji_finding_get_check_id (findings->pdata[0]), ==, "unit-contradicts");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *name = g_strdup_printf ("/checks/checks/example/%s/%u", examples[i].check,
                                               i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_example);
    }

  g_test_add_func ("/checks/checks/all-have-examples", test_all_have_examples);
  g_test_add_func ("/checks/checks/subjects", test_all_have_subjects);
  g_test_add_func ("/checks/checks/fixes-listed", test_all_fixes_listed);
  g_test_add_func ("/checks/checks/documentation", test_documentation);
  g_test_add_func ("/checks/checks/japanese-dates", test_japanese_dates);
  g_test_add_func ("/checks/checks/large-image", test_large_image);
  g_test_add_func ("/checks/checks/contradicting-unit-is-not-compared",
                   test_contradicting_unit_is_not_compared);

  return g_test_run ();
}
