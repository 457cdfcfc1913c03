/* test-layouts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same few answers in the layouts that people give them: they are found in each, and what is
 * not an answer to anything is in none of them.
 */

#include "config.h"

#include <string.h>

#include "kaiji-import.h"
#include "kaiji-table-file.h"

typedef struct
{
  const char *name;
  const char *text;
  gboolean is_ticked; /* what is there and what is not is ticked */
} Layout;

static const char *const fields[] = { "service-name", "service-start", "service-customization",
                                      "uptime-actual" };
static const char *const answers[] = { "つづり経費クラウド", "2019年4月1日",
                                       "項目名を変えられます。", "99.98%" };

/* What the others are made of. */
#define NAME "申請したASP・SaaSのサービス名称"
#define START "申請したASP・SaaSのサービス開始年月日(西暦)"
#define RENEWALS                                                                                        \
  "サービス開始から申請時までの間の大きなリニューアル等実施の有無と、" \
  "行われた場合はリニューアル年月日(西暦)"
#define CUSTOM "アプリケーションのカスタマイズの範囲(契約内容に依存する場合はその旨記述)"
#define UPTIME                                                                                                                                 \
  "サービス稼働率のこれまでの実績値、またはやむなき理由により実績値が記載できない場合はその理由" \
  "と目標値"

static const Layout layouts[] = {
  { "headings-and-lists", "# 情報開示\n\n## サービス基本特性\n\n### 27. サービス名称\n\n"
                          "- **" NAME "**: つづり経費クラウド\n\n### 28. サービス開始時期\n\n"
                          "- **" START "**: 2019年4月1日\n\n### 31. サービスのカスタマイズ範囲\n\n"
                          "- **" CUSTOM "**: 項目名を変えられます。\n\n"
                          "- **" UPTIME "**: 99.98%\n" },
  { "wide-colons", "■サービス基本特性\n" NAME "：つづり経費クラウド\n" START
                   "：2019年4月1日\n" CUSTOM "：項目名を変えられます。\n" UPTIME "：99.98%\n" },
  { "questions",
    "Q1. " NAME "\nA. つづり経費クラウド\n\nQ2. " START "\nA. 2019年4月1日\n\nQ3. " CUSTOM
    "\nA. 項目名を変えられます。\n\nQ4. " UPTIME "\nA. 99.98%\n" },
  { "run-together", "27サービス内容サービス名称" NAME "必須 つづり経費クラウド\n"
                    "28サービス開始時期" START "必須 2019年4月1日\n"
                    "31サービスのカスタマイズ範囲" CUSTOM "必須 項目名を変えられます。\n"
                    "39サービス品質サービス稼働設定値" UPTIME "必須○ 99.98%\n" },
  { "wide-spaces",
    "27　　サービス名称　　" NAME "　　必須　　つづり経費クラウド\n"
    "28　　サービス開始時期　　" START "　　必須　　2019年4月1日\n"
    "31　　サービスのカスタマイズ範囲　　" CUSTOM "　　必須　　項目名を変えられます。\n"
    "39　　サービス稼働設定値　　" UPTIME "　　必須○　　99.98%\n" },
  { "levels-in-other-words",
    "27\tサービス名称\t" NAME "\t必須項目\tつづり経費クラウド\n28\tサービス開始時期\t" START
    "\t必須項目\t2019年4月1日\n31\tサービスのカスタマイズ範囲\t" CUSTOM
    "\t任意\t項目名を変えられます。\n39\tサービス稼働設定値\t" UPTIME "\t必須項目○\t99.98%\n" },
  { "inner-tables",
    "<html><body><table><tr><td><table><tr><th>No.</th><th>項目</th><th>内容</th></tr>"
    "<tr><td>27</td><td>サービス名称</td><td><table><tr><td>" NAME
    "</td><td>つづり経費クラウド</td>"
    "</tr></table></td></tr><tr><td>28</td><td>サービス開始時期</td><td><table><tr><td>" START
    "</td><td>2019年4月1日</td></tr></table></td></tr><tr><td>31</td><td>サービスのカスタマイズ範囲"
    "</td><td><table><tr><td>" CUSTOM "</td><td>項目名を変えられます。</td></tr></table></td></tr>"
    "<tr><td>39</td><td>サービス稼働設定値</td><td><table><tr><td>" UPTIME
    "</td><td>99.98%</td></tr>"
    "</table></td></tr></table></td></tr></table></body></html>" },
  { "divisions",
    "<html><body><nav><a href='/'>ホーム</a></nav><div class=grid><div class=row><div>27</div>"
    "<div>サービス名称</div><div>" NAME "</div><div>必須</div><div>つづり経費クラウド</div></div>"
    "<div class=row><div>28</div><div>サービス開始時期</div><div>" START "</div><div>必須</div>"
    "<div>2019年4月1日</div></div><div class=row><div>31</div><div>サービスのカスタマイズ範囲</div>"
    "<div>" CUSTOM "</div><div>必須</div><div>項目名を変えられます。</div></div><div class=row>"
    "<div>39</div><div>サービス稼働設定値</div><div>" UPTIME
    "</div><div>必須○</div><div>99.98%</div>"
    "</div></div><footer>© 株式会社つづり</footer></body></html>" },
  { "asked-in-one-cell",
    "<table><tr><th>27. サービス名称 / " NAME "</th><td>つづり経費クラウド</td></tr>"
    "<tr><th>28. サービス開始時期 / " START "</th><td>2019年4月1日</td></tr>"
    "<tr><th>31. サービスのカスタマイズ範囲 / " CUSTOM "</th><td>項目名を変えられます。</td></tr>"
    "<tr><th>39. サービス稼働設定値 / " UPTIME "</th><td>99.98%</td></tr></table>" },
  { "table-for-each-item",
    "<table><tr><th colspan=2>27 サービス名称</th></tr><tr><th>" NAME
    "</th><td>つづり経費クラウド</td></tr></table><table><tr><th colspan=2>28 サービス開始時期"
    "</th></tr><tr><th>" START "</th><td>2019年4月1日</td></tr></table><table><tr><th colspan=2>"
    "31 サービスのカスタマイズ範囲</th></tr><tr><th>" CUSTOM
    "</th><td>項目名を変えられます。</td></tr></table><table><tr><th colspan=2>39 "
    "サービス稼働設定値"
    "</th></tr><tr><th>" UPTIME "</th><td>99.98%</td></tr></table>" },
  { "roles",
    "<html><body><div role=table><div role=row><span role=cell>27</span><span role=cell>" NAME
    "</span><span role=cell>つづり経費クラウド</span></div><div role=row><span role=cell>28</span>"
    "<span role=cell>" START "</span><span role=cell>2019年4月1日</span></div><div role=row>"
    "<span role=cell>31</span><span role=cell>" CUSTOM
    "</span><span role=cell>項目名を変えられます。</span></div><div role=row><span role=cell>39"
    "</span><span role=cell>" UPTIME
    "</span><span role=cell>99.98%</span></div></div></body></html>" },
  { "rest-in-a-row-of-its-own",
    "番号,項目,記述内容,必須/選択,申請内容\n27,サービス名称," NAME ",必須,つづり経費クラウド\n"
    "28,サービス開始時期," START ",必須,2019年4月1日\n"
    "29,サービスの基本タイプ,"
    "\"アプリケーションサービス、ネットワーク基盤サービス、ASP基盤サービス、"
    "その他サービスの4つの中から該当タイプを選択\",必須,アプリケーションサービス\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",必須,項目名を変えられます。\n"
    ",,,,別の項目の回答かもしれない行です。\n39,サービス稼働設定値," UPTIME ",必須○,99.98%\n" },
  { "levels-in-brackets-before",
    "27. サービス名称\n[必須] " NAME "\nつづり経費クラウド\n28. サービス開始時期\n【必須】" START
    "\n2019年4月1日\n31. サービスのカスタマイズ範囲\n（選択） " CUSTOM
    "\n項目名を変えられます。\n39. サービス稼働設定値\n<必須○> " UPTIME "\n99.98%\n" },
  { "levels-in-brackets-after",
    "27. サービス名称 (必須)\n" NAME "\nつづり経費クラウド\n28. サービス開始時期\n" START
    "【必須】\n2019年4月1日\n31. サービスのカスタマイズ範囲\n" CUSTOM
    "（選択）：項目名を変えられます。\n39. サービス稼働設定値\n" UPTIME " [必須○]\n99.98%\n" },
  { "levels-in-brackets-in-cells",
    "番号\t項目\t記述内容\t申請内容\n27\tサービス名称\t" NAME
    "【必須】\tつづり経費クラウド\n28\tサービス開始時期\t（必須）" START
    "\t2019年4月1日\n31\tサービスのカスタマイズ範囲\t" CUSTOM
    "[選択]\t項目名を変えられます。\n39\tサービス稼働設定値\t" UPTIME "【必須○】\t99.98%\n" },
  { "unanswered-questions-with-levels",
    "1. 開示情報の日付\n  [必須] 開示情報の年月日(西暦)\n      \n7. 役員 / 役員数\n  [選択] "
    "役員数\n"
    "      \n  [選択] 役員氏名及び役職名\n      \n27. サービス名称\n  [必須] " NAME
    "\n      つづり経費クラウド\n  [必須] " START "\n      2019年4月1日\n  [必須] " CUSTOM
    "\n      項目名を変えられます。\n  [必須] " UPTIME "\n      99.98%\n" },
  { "page-numbers-in-running-text",
    "27\nサービス名称\n" NAME "\n必須\nつづり経費クラウド\n- 1 -\n28\nサービス開始時期\n" START
    "\n必須\n2019年4月1日\nPage 2 of 4\n31\nサービスのカスタマイズ範囲\n" CUSTOM
    "\n必須\n- 3 -\n項目名を変えられます。\n3\n39\nサービス稼働設定値\n" UPTIME
    "\n必須○\n99.98%\n© 2024 Tsuzuri Inc. All rights reserved.\n" },
  { "page-numbers-between-rows",
    "27\tサービス名称\t" NAME "\t必須\tつづり経費クラウド\n1/4\n2\t事業者名\t"
    "事業者の正式名称(商号)\t必須\t株式会社つづり\n6\t代表者\t代表者氏名\t必須\t柿崎淳一\n"
    "28\tサービス開始時期\t" START "\t必須\t2019年4月1日\n2/4\n"
    "31\tサービスのカスタマイズ範囲\t" CUSTOM "\t必須\t項目名を変えられます。\n3ページ\n"
    "39\tサービス稼働設定値\t" UPTIME "\t必須○\t99.98%\nP.4\n" },
  { "page-with-controls-and-hidden-parts",
    "<html><body><table><tr><th>" NAME "</th><td><span hidden>旧名称</span><del>古い名前</del>"
    "<ruby>つづり<rp>(</rp><rt>つづり</rt><rp>)</rp></ruby>経費クラウド "
    "<button>コピー</button></td></tr>"
    "<tr style='display : none'><th>" START "</th><td>1900年1月1日</td></tr><tr><th>" START
    "</th><td><input type=hidden value=1><input value=2019年4月1日></td></tr><tr><th>" CUSTOM
    "</th><td><select><option>ありません。<option "
    "selected>項目名を変えられます。</select></td></tr>"
    "<tr><th>" UPTIME "</th><td><label><b><input type=radio></b>未定</label><input type=radio id=a>"
    "<label for=a>不明</label><input type=radio checked>99.98%<input type=checkbox>その他</td></tr>"
    "<tr><th>直撃雷対策の有無</th><td><img alt=有り></td></tr>"
    "<tr><th>代表者写真</th><td><img alt=代表者写真></td></tr></table></body></html>" },
  { "descriptions-in-groups",
    "<html><body><main><div><h1>情報開示</h1><dl><div><dt>27 サービス名称 " NAME
    "</dt><dd>つづり経費クラウド</dd></div><div><dt>28 サービス開始時期</dt><dd>" START
    "：2019年4月1日<br>" RENEWALS
    "：無し</dd></div><div><dt>31 サービスのカスタマイズ範囲</dt><dd><b>" CUSTOM
    "</b><br>項目名を変えられます。</dd></div><div><dt>" UPTIME
    "</dt><dd>99.98%</dd></div></dl></div></main></body></html>" },
  { "several-descriptions-of-an-item",
    "<html><body><dl><dt>27 サービス名称</dt><dd><b>" NAME "</b><br>つづり経費クラウド</dd>"
    "<dt>28 サービス開始時期</dt><dd><b>" START "</b><br>2019年4月1日</dd><dd><b>" RENEWALS
    "</b><br>無し</dd><dt>31 サービスのカスタマイズ範囲</dt><dd><b>" CUSTOM
    "</b><br>項目名を変えられます。</dd><dt>39 サービス稼働設定値</dt><dd><b>" UPTIME
    "</b><br>99.98%</dd></dl></body></html>" },
  { "several-answers-in-a-cell",
    "項目,内容\n27 サービス名称,つづり経費クラウド\n28 サービス開始時期,\"2019年4月1日\n" RENEWALS
    "：無し\"\n31 サービスのカスタマイズ範囲,項目名を変えられます。\n39 "
    "サービス稼働設定値,\"" UPTIME "：99.98%\"\n2 事業者名,株式会社つづり\n" },
  { "quoted-answers", "# 情報開示\n\n### 27. サービス名称 (必須)\n\n**" NAME
                      "**\n\n> つづり経費クラウド\n\n**" START "**\n\n> 2019年4月1日\n\n**" CUSTOM
                      "**\n\n> 項目名を変えられます。\n\n**" UPTIME "**\n\n回答：99.98%\n" },
  { "nested-lists",
    "27. サービス名称\n   - " NAME "\n     - つづり経費クラウド\n28. サービス開始時期\n    * " START
    "\n        - 2019年4月1日\n31. サービスのカスタマイズ範囲\n   - " CUSTOM
    "\n     - 項目名を変えられます。\n39. サービス稼働設定値\n   - " UPTIME "\n     → 99.98%\n"
    "2. 事業者名\n   - 大口取引先の名称\n     - A社\n     - B社\n" },
  { "nested-list-with-an-empty-point",
    "2. 事業者名\n   - 直撃雷対策の有無\n     - \n27. サービス名称\n   - " NAME
    "\n     - つづり経費クラウド\n28. サービス開始時期\n   - " START
    "\n     - 2019年4月1日\n31. サービスのカスタマイズ範囲\n   - " CUSTOM
    "\n     - 項目名を変えられます。\n39. サービス稼働設定値\n   - " UPTIME "\n     - 99.98%\n" },
  { "cells-with-nothing-but-a-button",
    "<table><tr><td>直撃雷対策の有無<td><button>コピー</button><tr><td>" NAME
    "<td>つづり経費クラウド<button>コピー</button><tr><td>" START "<td>2019年4月1日<tr><td>" CUSTOM
    "<td>項目名を変えられます。<tr><td>" UPTIME "<td>99.98%</table>" },
  { "pages-with-titles-and-narrow-columns",
    "情報開示 (1/3)\n27\nサービス名称\n" NAME "\n必須\nつづり経費クラウド\n- アプ\nリケーシ\n"
    "ョン、プ\nラットフ\nォーム、\nサーバ・\nストレー\nジ等\n28\nサービス開始時期\n"
    "申請したASP・SaaSの\nサービス開始年月日(西暦\n)\n必須\n2019年4月1日\n情報開示 (2/3)\n31\n"
    "サービスのカスタマイズ範囲\n"
    "アプリケーションのカスタマイズの範囲(契約内容に依存する場合はその旨記述\n)\n必須\n"
    "項目名を変えられます。\n情報開示 (3/3)\n39\nサービス稼働設定値\n" UPTIME "\n必須○\n99.98%\n" },
  { "unknown-line-between",
    "27 サービス名称 " NAME " 必須 つづり経費クラウド\n28 サービス開始時期 " START
    " 必須 2019年4月1日\n"
    "31 サービスのカスタマイズ範囲 " CUSTOM " 必須 項目名を変えられます。\n"
    "当社独自の項目 障がい者への配慮 選択 音声で読み上げます。\n"
    "39 サービス稼働設定値 " UPTIME " 必須○ 99.98%\n" },
  { "side-by-side", "No,質問,回答,No,質問,回答\n27," NAME ",つづり経費クラウド,31," CUSTOM
                    ",項目名を変えられます。\n28," START ",2019年4月1日,39," UPTIME ",99.98%\n" },
  { "side-by-side-without-heads",
    NAME "\tつづり経費クラウド\t\t直撃雷対策の有無\t有り\n" START "\t2019年4月1日\t\t" CUSTOM
         "\t項目名を変えられます。\n" RENEWALS "\t無し\t\t" UPTIME "\t99.98%\n" },
  { "turned", "番号,27,28,31,39\n項目,サービス名称,サービス開始時期,サービスのカスタマイズ範囲,"
              "サービス稼働設定値\n記述内容," NAME "," START "," CUSTOM "," UPTIME
              "\n必須/選択,必須,必須,必須,必須○\n申請内容,つづり経費クラウド,2019年4月1日,"
              "項目名を変えられます。,99.98%\n" },
  { "one-row-of-answers", "タイムスタンプ," NAME "," START "," CUSTOM "," UPTIME
                          "\n2024/05/01 10:00:00,つづり経費クラウド,2019年4月1日,"
                          "項目名を変えられます。,99.98%\n" },
  { "records",
    "■サービス基本特性\n\n項番\t27\n項目名\tサービス名称\n記述内容\t" NAME "\n必須/"
    "選択\t必須\n申請内容\tつづり経費クラウド\n\n項番\t28\n項目名\tサービス開始時期\n記述内容"
    "\t" START "\n必須/"
    "選択\t必須\n申請内容\t2019年4月1日\n\n項番\t31\n項目名\tサービスのカスタマイズ範囲\n記述内容"
    "\t" CUSTOM "\n必須/選択\t必須\n申請内容\t項目名を変えられます。\n\n項番\t39\n"
    "項目名\tサービス稼働設定値\n記述内容\t" UPTIME "\n必須/選択\t必須○\n申請内容\t99.98%\n" },
  { "records-with-colons",
    "- no: 27\n  項目: サービス名称\n  内容: " NAME
    "\n  回答: つづり経費クラウド\n- no: 28\n  項目: サービス開始時期\n  内容: " START
    "\n  回答: 2019年4月1日\n- no: 31\n  項目: サービスのカスタマイズ範囲\n  内容: " CUSTOM
    "\n  回答: 項目名を変えられます。\n- no: 39\n  項目: サービス稼働設定値\n  内容: " UPTIME
    "\n  回答: 99.98%\n" },
  { "record-tables",
    "<html><body><h2>サービス</h2><table><tr><th>項番<td>27<th>項目<td>サービス名称<th>区分<td>必須"
    "<tr><th>記述内容<td colspan=5>" NAME "<tr><th>回答<td colspan=5>つづり経費クラウド</table>"
    "<table><tr><th>項番<td>28<th>項目<td>サービス開始時期<th>区分<td>必須<tr><th>記述内容"
    "<td colspan=5>" START "<tr><th>回答<td colspan=5>2019年4月1日</table><table><tr><th>項番<td>31"
    "<th>項目<td>サービスのカスタマイズ範囲<th>区分<td>必須<tr><th>記述内容<td colspan=5>" CUSTOM
    "<tr><th>回答<td colspan=5>項目名を変えられます。</table><table><tr><th>項番<td>39<th>項目"
    "<td>サービス稼働設定値<th>区分<td>必須○<tr><th>記述内容<td colspan=5>" UPTIME
    "<tr><th>回答<td colspan=5>99.98%</table><p>© 2024 Tsuzuri Inc.</body></html>" },
  { "columns-to-tick",
    "No,項目,内容,必須/選択,有,無,具体的な内容\n"
    "27,サービス名称," NAME ",必須,,,つづり経費クラウド\n"
    "28,サービス開始時期," START ",必須,,,2019年4月1日\n"
    "28,サービス開始時期," RENEWALS ",選択,－,○,\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",必須,,,項目名を変えられます。\n"
    "39,サービス稼働設定値," UPTIME ",必須○,,,99.98%\n"
    "65,直撃雷対策,直撃雷対策の有無,必須,○,,\n",
    TRUE },
  { "columns-to-tick-below-one-head",
    "No,項目,記述内容,回答,,\n,,,有り,無し,内容\n"
    "27,サービス名称," NAME ",,,つづり経費クラウド\n"
    "28,サービス開始時期," START ",,,2019年4月1日\n"
    "28,サービス開始時期," RENEWALS ",□,■,\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",,,項目名を変えられます。\n"
    "39,サービス稼働設定値," UPTIME ",,,99.98%\n"
    "65,直撃雷対策,直撃雷対策の有無,■,□,\n",
    TRUE },
  { "marks-beside-texts",
    "No,項目,記述内容,対応状況,備考\n"
    "27,サービス名称," NAME ",―,つづり経費クラウド\n"
    "28,サービス開始時期," START ",―,2019年4月1日\n"
    "28,サービス開始時期," RENEWALS ",×,\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",―,項目名を変えられます。\n"
    "39,サービス稼働設定値," UPTIME ",―,99.98%\n"
    "65,直撃雷対策,直撃雷対策の有無,○,\n"
    "66,誘導雷対策,誘導雷対策の有無,○,最大対応電圧20000V\n",
    TRUE },
  { "wrapped-labels",
    "27 サービス名称\n" NAME "\n必須\nつづり経費クラウド\n"
    "28 サービス開始時期\n" START "\n必須\n2019年4月1日\n"
    "サービス開始から申請時までの間の大きなリニューアル等実施の有無と、\n"
    "行われた場合はリニューアル年月日(西暦)\n"
    "31 サービスのカスタマイズ範囲\n"
    "アプリケーションのカスタマイズの範囲(契約内容に依存する場合は\n"
    "その旨記述) <200字以内で記述>\n項目名を変えられます。\n"
    "39 サービス稼働設定値\nサービス稼働率のこれまでの実績値、またはやむなき理由により"
    "実績\n値が記載できない場合はその理由と目標値\n99.98%\n" },
  { "labels-apart",
    NAME "\n\nつづり経費クラウド\n\n" START "\n\n2019年4月1日\n\n" CUSTOM
         "\n\n項目名を変えられます。\n\n" UPTIME "\n\n99.98%\n\n76\n\n非常用電源\n\n"
         "非常用電源(自家発電機)の有無と、非常用電源がある場合は連続稼働\n時間の数値\n\n"
         "必須\n\n" },
  { "marks-beside-all",
    "No,項目,記述内容,対応状況,備考\n"
    "27,サービス名称," NAME ",○,つづり経費クラウド\n"
    "28,サービス開始時期," START ",○,2019年4月1日\n"
    "28,サービス開始時期," RENEWALS ",×,\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",○,項目名を変えられます。\n"
    "39,サービス稼働設定値," UPTIME ",○,99.98%\n"
    "65,直撃雷対策,直撃雷対策の有無,○,\n",
    TRUE },
  { "boxes-in-cells",
    "No,項目,記述内容,回答\n27,サービス名称," NAME ",つづり経費クラウド\n"
    "28,サービス開始時期," START ",2019年4月1日\n"
    "28,サービス開始時期," RENEWALS ",☐はい　☑いいえ\n"
    "31,サービスのカスタマイズ範囲," CUSTOM ",項目名を変えられます。\n"
    "39,サービス稼働設定値," UPTIME ",99.98%\n"
    "65,直撃雷対策,直撃雷対策の有無,■有り　□無し\n",
    TRUE },
};

static void
test_layout (gconstpointer user_data)
{
  const Layout *layout = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (layout->text, strlen (layout->text));
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  g_autoptr (KaijiImport) import = NULL;
  gboolean has_lightning = FALSE;
  guint n_found = 0;

  g_assert_no_error (error);
  import = kaiji_import_new (table, NULL, library, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kaiji_scheme_get_id (kaiji_import_get_scheme (import)), ==, "aspic-asp-saas");

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      /* An answer may be a list itself. */
      if (entry->field != NULL && g_str_equal (entry->field->id, "major-customers"))
        g_assert_cmpstr (entry->text, ==, "- A社\n- B社");
      if (entry->field != NULL && strstr (entry->field->id, "officer-") != NULL)
        g_assert_cmpstr (entry->field->id, ==, "officer-count");
      /* The end of a label is no answer. */
      g_assert_true (entry->field == NULL
                     || !g_str_equal (entry->field->id, "emergency-generator"));
      /* What is ticked is the answer. */
      if (entry->field != NULL && g_str_equal (entry->field->id, "service-renewals"))
        g_assert_cmpstr (entry->text, ==, "無し");
      if (entry->field != NULL && g_str_equal (entry->field->id, "direct-lightning"))
        {
          g_assert_cmpstr (entry->text, ==, "有り");
          has_lightning = TRUE;
        }
      /* A mark or a button is no answer. */
      g_assert_cmpstr (entry->text, !=, "-");
      g_assert_null (strstr (entry->text, "コピー"));
      /* What is asked is never an answer. */
      g_assert_true (entry->field == NULL || strstr (entry->text, "写真") == NULL);
      g_assert_true (entry->field == NULL || strstr (entry->text, "役員") == NULL);
      for (guint j = 0; entry->field != NULL && j < G_N_ELEMENTS (fields); j++)
        {
          if (!g_str_equal (entry->field->id, fields[j]))
            continue;
          g_assert_cmpstr (entry->text, ==, answers[j]);
          n_found++;
        }
    }

  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (fields));
  g_assert_true (has_lightning || !layout->is_ticked);
}

static KaijiTable *
parse_lines (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KaijiTable *table = kaiji_table_file_parse (bytes, &error);

  g_assert_no_error (error);
  return table;
}

/* Text that a program took from pages may have the lines of cells beside one another in turn. */
static void
test_text_of_pages (void)
{
  static const char *const jumbled[] = {
    "  1  事業者名       事業者の正式名称    株式会社\n                              見本\n"
    "  2  設立年         設立した年          平成18年\n                              4月\n"
    "  3  本店           本店の住所          東京都\n                              港区\n",
    "１　　事業者名　　　事業者の正式名称　　株式会社\n　　　　　　　　　　　　　　見本\n"
    "２　　設立年　　　　設立した年　　　　　平成18年\n　　　　　　　　　　　　　　4月\n"
    "３　　本店　　　　　本店の住所　　　　　東京都\n　　　　　　　　　　　　　　港区\n",
    "事業者名\n正式名称\n設立年\n株式会社見本\n平成18年\n\f本店\n",
  };
  static const char *const plain[] = {
    "事業者名\n　　正式名称\n　　株式会社　見本\n設立年\n　　設立した年\n　　平成18年\n",
    "事業者名：株式会社見本\n設立年：平成18年\n",
    "1\t事業者名\t株式会社見本\n2\t設立年\t平成18年\n\f3\t本店\t東京都\n",
    "| 1 | 事業者名   | 株式会社見本 |\n| 2 | 設立年     | 平成18年     |\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (jumbled); i++)
    {
      g_autoptr (KaijiTable) table = parse_lines (jumbled[i]);

      g_assert_true (kaiji_table_get_is_jumbled (table));
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (KaijiTable) table = parse_lines (plain[i]);

      g_assert_false (kaiji_table_get_is_jumbled (table));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/layouts/", layouts[i].name, NULL);

      g_test_add_data_func (path, &layouts[i], test_layout);
    }
  g_test_add_func ("/exchange/layouts/text-of-pages", test_text_of_pages);

  return g_test_run ();
}
