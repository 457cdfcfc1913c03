/* test-asked-kind.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-asked-kind.h"
#include "kaiji-scheme-library.h"

/* Questions with the words of a field that ask for its opposite or for another kind of thing. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *question;
    const char *field;
    gboolean fits;
  } questions[] = {
    { "サービスを始めた日", "service-description", FALSE },
    { "サービスを始めた日はいつですか?", "service-description", FALSE },
    { "サービスを始めた日", "service-start", TRUE },
    { "サービスの概要", "service-description", TRUE },
    { "ウイルス対策をしていますか", "virus-check", TRUE },
    { "ウイルス対策をしていないサーバはありますか", "virus-check", FALSE },
    { "ウイルス対策を行っていませんか", "virus-check", FALSE },
    { "解約時のデータ返却", "data-return", TRUE },
    { "解約時のデータ返却にかかる費用をご記入ください。", "data-return", FALSE },
    { "初期にかかる費用（税抜）", "initial-fee", TRUE },
    { "月額はいくらですか", "monthly-fee", TRUE },
    { "正社員は何名ですか", "employee-count", TRUE },
    { "サポートの担当者名", "support-hours", FALSE },
    { "サポート窓口の電話番号", "support-contact", TRUE },
    { "サポート窓口の電話番号", "support-hours", FALSE },
    { "データ返却先のURL", "data-return", FALSE },
    { "本社の住所を教えてください", "head-office", TRUE },
    { "代理店の住所", "agency-count", FALSE },
  };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas",
                                                                     NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, questions[i].field);

      g_assert_nonnull (field);
      if (kaiji_asked_kind_fits (scheme, field, questions[i].question) != questions[i].fits)
        g_error ("%s: %s", questions[i].question, questions[i].field);
    }
}

/* A date that is less exact than what is asked for is no answer. */
static void
test_exactness (void)
{
  static const struct
  {
    const char *question;
    const char *answer;
    gboolean is_exact;
  } questions[] = {
    { "設立年", "2004年", TRUE },
    { "設立はいつですか", "2004年", TRUE },
    { "設立年月", "2004年", FALSE },
    { "設立は何年何月ですか", "2004年", FALSE },
    { "設立年月をご記入ください。", "2004年4月", TRUE },
    { "設立年月日（西暦）", "2004年4月", FALSE },
    { "設立日", "2004/4", FALSE },
    { "設立年月日", "2004/4/1", TRUE },
    { "サービスを停止した年月日", "ありません", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (kaiji_asked_kind_is_exact (questions[i].question, questions[i].answer)
        != questions[i].is_exact)
      g_error ("%s: %s", questions[i].question, questions[i].answer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/asked-kind/kinds", test_kinds);
  g_test_add_func ("/exchange/asked-kind/exactness", test_exactness);

  return g_test_run ();
}
