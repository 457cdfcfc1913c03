/* test-presence-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wordings for 有り and 無し that words of the question precede.
 */

#include "config.h"

#include "kaiji-presence-words.h"

typedef struct
{
  const char *about;
  const char *text;
  const char *read; /* 有り or 無し and what is left, with what precedes it; NULL if neither */
} Wording;

#define CONTACT                                                                                    \
  "連絡先\n問合せ先(通常の苦情等の問合せ窓口も含む)の有無と、問合せ先がある場合は名称・受付時間"
#define MONITORING "障害監視(ソフトウェア、機器)\n障害監視の有無"
#define CERTIFICATES                                                                               \
  "認証取得・監査実施\nプライバシーマーク、ISMS(JIS Q "                         \
  "27001など)の取得、18号監査の監査報告書作成の有無"
#define LISTING "上場の有無\n株式上場の有無と、上場の場合は市場名"
#define POLICY "規程等の整備\n苦情処理に関する基本方針・規程・マニュアル等の有無と、書類名"
#define CAMERAS "入退館管理等\n監視カメラの有無と、カメラがある場合は監視範囲"
#define GENERATOR "非常用電源\n非常用電源(自家発電機)の有無"
#define PENALTY "解約時ペナルティ\n解約時違約金(ユーザー側)の有無と、違約金がある場合はその額"

static const Wording wordings[] = {
  { CONTACT, "窓口なし", "無し|" },
  { CONTACT, "問合せ窓口あり：営業部", "有り|：営業部" },
  { CONTACT, "苦情窓口　無", "無し|" },
  { CONTACT, "問合せ先は設けていません。", "無し|。" },
  { CONTACT, "窓口は営業部", NULL },
  { CONTACT, "窓口を準備中", NULL },
  { CONTACT, "別の窓", NULL },
  { MONITORING, "監視あり", "有り|" },
  { MONITORING, "障害監視：有", "有り|" },
  { MONITORING, "障害監視の有無：○", "有り|" },
  { MONITORING, "障害監視は未実施", "無し|" },
  { MONITORING, "障害監視を実施", "有り|" },
  { MONITORING, "監視していません", "無し|" },
  { MONITORING, "監視対象は全サーバ", NULL },
  { MONITORING, "機器の監視装置を設置しています", NULL },
  { MONITORING, "問題なし", NULL },
  { MONITORING, "あり", "有り|" },
  { CERTIFICATES, "プライバシーマークあり", "プライバシーマーク有り|" },
  { CERTIFICATES, "ＩＳＭＳ取得済み", "ＩＳＭＳ有り|" },
  { CERTIFICATES, "監査あり", "有り|" },
  { CERTIFICATES, "認証なし", "無し|" },
  { CERTIFICATES, "認証取得を予定", NULL },
  { LISTING, "非上場", "無し|" },
  { LISTING, "株式は未上場", "無し|" },
  { LISTING, "上場済", "有り|" },
  { LISTING, "上場準備中", NULL },
  { POLICY, "マニュアルなし", "無し|" },
  { POLICY, "マニュアルなし、規程あり", NULL },
  { CAMERAS, "監視カメラ 有り 24時間", "有り| 24時間" },
  { CAMERAS, "カメラは設置していない", "無し|" },
  { GENERATOR, "非常用電源あり(72時間)", "有り|(72時間)" },
  { PENALTY, "違約金は発生しません", "無し|" },
  { PENALTY, "違約金は要相談", NULL },
  { NULL, "窓口なし", NULL },
};

static void
test_about (gconstpointer data)
{
  const Wording *wording = data;
  g_autofree char *read = NULL;
  const char *topic_end, *rest;
  gboolean present;

  if (kaiji_presence_words_read (wording->text, wording->about, &present, &topic_end, &rest))
    read = g_strdup_printf ("%.*s%s|%s", (int) (topic_end - wording->text), wording->text,
                            present ? "有り" : "無し", rest);

  g_assert_cmpstr (read, ==, wording->read);
}

static void
test_both (void)
{
  static const char *const open[] = { "有・無",   "□有 □無",  "（有・無）",   "はい・いいえ",
                                      "可・否",   "要・不要", "対応・非対応", "有無",
                                      "有 ・ 無", "済／未済", "[有・無]",     "有または無" };
  static const char *const answered[] = { "有",           "有・無線LAN",  "■有 □無",
                                          "対応・検討中", "有無は非公開", "可否は契約による" };
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_test_message ("%s", open[i]);
      g_assert_true (kaiji_presence_words_names_both (open[i], &rest));
    }
  for (guint i = 0; i < G_N_ELEMENTS (answered); i++)
    {
      g_test_message ("%s", answered[i]);
      g_assert_false (kaiji_presence_words_names_both (answered[i], NULL));
    }

  g_assert_true (kaiji_presence_words_names_both ("有・無 規程名", &rest));
  g_assert_cmpstr (rest, ==, " 規程名");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/presence-words/about/%u", i);

      g_test_add_data_func (path, &wordings[i], test_about);
    }
  g_test_add_func ("/text/presence-words/both", test_both);

  return g_test_run ();
}
