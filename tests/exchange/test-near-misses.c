/* test-near-misses.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions that have all words of a field and ask for something else are left to a person.
 */

#include "config.h"

#include "exchange-fixture.h"
#include "kaiji-questionnaire.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiSheet *sheet;
  KaijiAnswerIndex *index;
} Test;

static void
set_up (Test *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();

  self->library = kaiji_scheme_library_new ();
  self->sheet = exchange_fixture_load_sample (self->library);
  g_ptr_array_add (sheets, self->sheet);
  self->index = kaiji_answer_index_new (sheets, self->library);
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  g_clear_pointer (&self->index, kaiji_answer_index_free);
  g_clear_object (&self->sheet);
  g_clear_object (&self->library);
}

/* Returns whether a question would be answered without a person, and with which field. */
static const char *
find_certain (Test *self, const char *question)
{
  g_autoptr (GArray) candidates = kaiji_answer_index_find (self->index, question, NULL);
  const KaijiCandidate *first;

  if (candidates->len == 0)
    return NULL;
  first = &g_array_index (candidates, KaijiCandidate, 0);
  return first->certainty >= KAIJI_QUESTIONNAIRE_CERTAIN ? first->field->id : NULL;
}

static void
check_open (Test *self, const char *question)
{
  const char *field = find_certain (self, question);

  if (field != NULL)
    g_error ("%s: %s", question, field);
}

/* What the questions below are variations of is certain, so that they show what the variation
 * does. */
static const struct
{
  const char *question;
  const char *field;
} certain[] = {
  { "ISMS認証を取得しているか", "certifications" },
  { "監視カメラを設置しているか", "surveillance-cameras" },
  { "入退室記録を保存しているか", "access-records" },
  { "ファイアウォールを設置しているか", "firewall" },
  { "解約時の違約金があるか", "cancellation-penalty" },
  { "苦情対応の手順書は整備されていますか", "complaint-policy" },
  { "損害賠償の範囲を定めていますか", "liability" },
  { "決算公告を行っているか", "financial-notice" },
  { "主要取引銀行", "main-banks" },
  { "株主構成をご記入ください", "shareholders" },
  { "資本金はいくらですか。", "capital" },
};

static void
test_certain (Test *self, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (certain); i++)
    g_assert_cmpstr (find_certain (self, certain[i].question), ==, certain[i].field);
}

/* Another thing is said of what the field is about. */
static void
test_predicates (Test *self, gconstpointer user_data)
{
  static const char *const questions[] = {
    "解約時の違約金は免除されますか",
    "解約時の違約金を利用者が負担するか",
    "監視カメラを無効にできるか",
    "監視カメラが故障したことがあるか",
    "監視カメラを止められるか",
    "ファイアウォールを無効にできるか",
    "ファイアウォールに失敗した回数",
    "ISMS認証に関する特許の有無",
    "入退室記録を拒否できるか",
    "障害発生時の通知を停止できるか",
    "苦情対応の手順書を顧客に開示していますか",
    "苦情対応の手順書を提示できますか",
    "決算公告をやめた理由",
    "損害賠償の範囲を見直したことがあるか",
    "株主構成の推移",
    "資本金の前年比",
    /* Words within words are none: ダウン is 停止, ダウンロード is not. */
    "ウイルスチェックを停止することはありますか",
    "マルウェア対策を停止することはありますか",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    check_open (self, questions[i]);
}

/* It is another's, or at another place or time. */
static void
test_owners (Test *self, gconstpointer user_data)
{
  static const char *const owners[] = {
    "再委託先が", "親会社の",     "海外子会社の", "工場の",     "販売先の",
    "当社の",     "旧サービスの", "保守業者の",   "隣接ビルの", "前年度の",
    "研究所に",   "社外の",       "オフィスの",   "採用時の",
  };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    for (guint j = 0; j < G_N_ELEMENTS (certain); j++)
      {
        g_autofree char *question = g_strconcat (owners[i], certain[j].question, NULL);

        check_open (self, question);
      }
}

/* The name of a thing asks whether there is one, with and without words that say so. */
static void
test_names (Test *self, gconstpointer user_data)
{
  static const struct
  {
    const char *name;
    const char *field;
  } things[] = {
    { "ウイルスチェック", "virus-check" }, { "ウイルス対策", "virus-check" },
    { "マルウェア対策", "virus-check" },   { "UPS", "ups" },
    { "無停電電源装置", "ups" },           { "監視カメラ", "surveillance-cameras" },
    { "入退室の記録", "access-records" },  { "緊急メンテナンス", "emergency-maintenance" },
    { "火災報知器", "fire-detection" },    { "誘導雷対策", "induced-lightning" },
    { "アクセスログ", "logging" },         { "パスワードポリシー", "password-management" },
  };
  static const char *const asking[] = { "の有無",
                                        "はありますか",
                                        "があるか",
                                        "の実施の有無",
                                        "を実施していますか",
                                        "を行っているか",
                                        "の有無をお答えください。",
                                        "は整備されていますか" };

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    for (guint j = 0; j < G_N_ELEMENTS (asking); j++)
      {
        g_autofree char *question = g_strconcat (things[i].name, asking[j], NULL);

        if (g_strcmp0 (find_certain (self, question), things[i].field) != 0)
          g_error ("%s: %s", question, find_certain (self, question));
      }

  /* Several fields are called so, or the name is part of another's. */
  check_open (self, "サポート対応の有無");
  check_open (self, "連絡先の有無");
  check_open (self, "基本方針の有無");
  check_open (self, "会議体の有無");
  check_open (self, "ウイルスチェックがない");
  check_open (self, "UPSは不要か");
  check_open (self, "ウイルスチェックの記録の有無");
}

/* The heading above says whose thing it is. */
static void
test_headings (Test *self, gconstpointer user_data)
{
  static const char *const others[] = { "再委託先", "オフィスのセキュリティ", "開発環境の管理",
                                        "親会社について" };
  g_autoptr (GArray) own = kaiji_answer_index_find (self->index, "監視カメラの有無",
                                                    "入退室の管理");

  g_assert_cmpfloat (g_array_index (own, KaijiCandidate, 0).certainty, >=,
                     KAIJI_QUESTIONNAIRE_CERTAIN);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GArray) found = kaiji_answer_index_find (self->index, "監視カメラの有無",
                                                          others[i]);

      g_assert_cmpfloat (g_array_index (found, KaijiCandidate, 0).certainty, <,
                         KAIJI_QUESTIONNAIRE_CERTAIN);
    }
}

/* A date is asked for that is more exact than the answer. */
static void
test_exactness (Test *self, gconstpointer user_data)
{
  g_assert_cmpstr (find_certain (self, "設立年"), ==, "founding-year");
  check_open (self, "設立年月");
  check_open (self, "設立年月日");
  check_open (self, "会社の設立年月（西暦）をご記入ください");
  g_assert_cmpstr (find_certain (self, "サービス提供開始日"), ==, "service-start");
}

/* One of several things is asked for, and the answer names another. It may be a text, as imported
 * ones are. */
static void
test_named (Test *self, gconstpointer user_data)
{
  static const char *const answers[] = { "有り ISMS(JIS Q 27001)", "有り、ISMS(JIS Q 27001)",
                                         "有り\nISMS(JIS Q 27001)", "ISMS(JIS Q 27001)" };
  static const char *const questions[] = { "プライバシーマークを取得しているか",
                                           "プライバシーマークの取得の有無",
                                           "ITSMSの認証を取得していますか" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (answers[i]);
      g_autoptr (GPtrArray) sheets = g_ptr_array_new ();

      kaiji_sheet_set_answer (self->sheet,
                              kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet),
                                                       "certifications"),
                              answer);
      g_ptr_array_add (sheets, self->sheet);
      kaiji_answer_index_free (self->index);
      self->index = kaiji_answer_index_new (sheets, self->library);
      for (guint j = 0; j < G_N_ELEMENTS (questions); j++)
        check_open (self, questions[j]);
      g_assert_cmpstr (find_certain (self, "ISMS認証を取得しているか"), ==, "certifications");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/near-misses/certain", Test, NULL, set_up, test_certain, tear_down);
  g_test_add ("/exchange/near-misses/predicates", Test, NULL, set_up, test_predicates, tear_down);
  g_test_add ("/exchange/near-misses/owners", Test, NULL, set_up, test_owners, tear_down);
  g_test_add ("/exchange/near-misses/names", Test, NULL, set_up, test_names, tear_down);
  g_test_add ("/exchange/near-misses/headings", Test, NULL, set_up, test_headings, tear_down);
  g_test_add ("/exchange/near-misses/exactness", Test, NULL, set_up, test_exactness, tear_down);
  g_test_add ("/exchange/near-misses/named", Test, NULL, set_up, test_named, tear_down);

  return g_test_run ();
}
