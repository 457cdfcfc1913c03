/* test-answer-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-text.h"
#include "kaiji-scheme-library.h"

static KaijiScheme *scheme;

/* What a person writes, the form it takes and how it is printed. */
static const struct
{
  const char *field;
  const char *text;
  KaijiAnswerForm form;
  const char *printed;
} answers[] = {
  { "disclosure-date", "2023/11/18", KAIJI_ANSWER_DATE, "2023/11/18" },
  { "disclosure-date", "令和５年11月18日", KAIJI_ANSWER_DATE, "2023/11/18" },
  { "disclosure-date", "2023年11月", KAIJI_ANSWER_DATE, "2023年11月" },
  { "disclosure-date", "2013年", KAIJI_ANSWER_DATE, "2013年" },
  { "disclosure-date", "2023-02-30", KAIJI_ANSWER_DATE, "2023-02-30" },
  { "disclosure-date", "2011/8/24 (旧版から移行)", KAIJI_ANSWER_DATE, "2011/8/24 (旧版から移行)" },
  { "disclosure-date", "2011/8/24 頃", KAIJI_ANSWER_TEXT, "2011/8/24 頃" },
  { "disclosure-date", "未定", KAIJI_ANSWER_TEXT, "未定" },
  { "founding-year", "1974年", KAIJI_ANSWER_YEAR, "1974年" },
  { "founding-year", "１９７４", KAIJI_ANSWER_YEAR, "1974年" },
  { "founding-year", "昭和49年", KAIJI_ANSWER_TEXT, "昭和49年" },
  { "business-years", "49年", KAIJI_ANSWER_YEARS, "49年" },
  { "business-years", "49", KAIJI_ANSWER_YEARS, "49年" },
  { "business-years", "7ヶ月", KAIJI_ANSWER_MONTHS, "7ヶ月" },
  { "business-years", "7か月", KAIJI_ANSWER_MONTHS, "7ヶ月" },
  { "business-years", "3年7ヶ月", KAIJI_ANSWER_TEXT, "3年7ヶ月" },
  { "employee-count", "498名(2023年3月31日時点)", KAIJI_ANSWER_NUMBER, "498名(2023年3月31日時点)" },
  { "employee-count", "1,234", KAIJI_ANSWER_NUMBER, "1,234名" },
  { "employee-count", "約500名", KAIJI_ANSWER_TEXT, "約500名" },
  { "employee-count", "500人", KAIJI_ANSWER_TEXT, "500人" },
  { "sales", "7,718,000,000円(2023年3月期)", KAIJI_ANSWER_NUMBER, "7,718,000,000円(2023年3月期)" },
  { "sales", "￥７，７１８，０００，０００（2023年3月期）", KAIJI_ANSWER_NUMBER,
    "7,718,000,000円(2023年3月期)" },
  { "sales", "7718000000", KAIJI_ANSWER_NUMBER, "7,718,000,000円" },
  { "sales", "999", KAIJI_ANSWER_NUMBER, "999円" },
  { "sales", "△1,000", KAIJI_ANSWER_NUMBER, "△1,000円" },
  { "sales", "▲ 1000円(2023年3月期)", KAIJI_ANSWER_NUMBER, "▲1,000円(2023年3月期)" },
  { "sales", "―1000", KAIJI_ANSWER_NUMBER, "-1,000円" },
  { "sales", "-123456", KAIJI_ANSWER_NUMBER, "-123,456円" },
  { "sales", "¥100,000,00", KAIJI_ANSWER_TEXT, "¥100,000,00" },
  { "sales", "1,0000", KAIJI_ANSWER_TEXT, "1,0000" },
  { "sales", ",100", KAIJI_ANSWER_TEXT, ",100" },
  { "sales", "352,000,000千円", KAIJI_ANSWER_TEXT, "352,000,000千円" },
  { "sales", "12345678901234567890", KAIJI_ANSWER_TEXT, "12345678901234567890" },
  { "equity-ratio", "74.9%(2023年3月期)", KAIJI_ANSWER_NUMBER, "74.9%(2023年3月期)" },
  { "equity-ratio", "７４．９％", KAIJI_ANSWER_NUMBER, "74.9%" },
  { "equity-ratio", "99.90%", KAIJI_ANSWER_NUMBER, "99.90%" },
  { "equity-ratio", "-0.50", KAIJI_ANSWER_NUMBER, "-0.50%" },
  { "equity-ratio", "007.00(単体)", KAIJI_ANSWER_NUMBER, "7.00%(単体)" },
  { "equity-ratio", "開示しておりません。", KAIJI_ANSWER_TEXT, "開示しておりません。" },
  { "sla", "添付される", KAIJI_ANSWER_CHOICE, "添付される" },
  { "sla", "attached", KAIJI_ANSWER_CHOICE, "添付される" },
  { "sla", "添付される(別紙)", KAIJI_ANSWER_CHOICE, "添付される(別紙)" },
  { "sla", " 添付 される", KAIJI_ANSWER_CHOICE, "添付される" },
  { "financial-audit", "②", KAIJI_ANSWER_CHOICE, "②会計参与による監査" },
  { "financial-audit", "② 会計参与による監査", KAIJI_ANSWER_CHOICE, "②会計参与による監査" },
  { "financial-audit", "会計参与による監査", KAIJI_ANSWER_CHOICE, "②会計参与による監査" },
  { "financial-audit", "①、③", KAIJI_ANSWER_TEXT, "①、③" },
  { "financial-audit", "⑤", KAIJI_ANSWER_TEXT, "⑤" },
  { "financial-audit", "1", KAIJI_ANSWER_TEXT, "1" },
  { "sla", "添付されることもある", KAIJI_ANSWER_TEXT, "添付されることもある" },
  { "complaint-policy", "有り", KAIJI_ANSWER_PRESENCE, "有り" },
  { "complaint-policy", "無し", KAIJI_ANSWER_PRESENCE, "無し" },
  { "complaint-policy", "有り 利用規約", KAIJI_ANSWER_PRESENCE, "有り 利用規約" },
  { "complaint-policy", "有り(利用規約)", KAIJI_ANSWER_PRESENCE, "有り(利用規約)" },
  { "complaint-policy", "あり; 利用規約", KAIJI_ANSWER_PRESENCE, "あり; 利用規約" },
  { "complaint-policy", "有り\n利用規約\n約款", KAIJI_ANSWER_PRESENCE, "有り\n利用規約\n約款" },
  { "complaint-policy", "有り　利用規約 ", KAIJI_ANSWER_PRESENCE, "有り　利用規約 " },
  { "complaint-policy", "有り  利用規約", KAIJI_ANSWER_PRESENCE, "有り  利用規約" },
  { "complaint-policy", "○", KAIJI_ANSWER_PRESENCE, "○" },
  { "complaint-policy", "有", KAIJI_ANSWER_PRESENCE, "有" },
  { "complaint-policy", "無し・対象外", KAIJI_ANSWER_PRESENCE, "無し・対象外" },
  { "complaint-policy", "なし。", KAIJI_ANSWER_PRESENCE, "なし。" },
  { "complaint-policy", "有・無", KAIJI_ANSWER_TEXT, "有・無" },
  { "complaint-policy", "準備中", KAIJI_ANSWER_TEXT, "準備中" },
  { "complaint-policy", "有りません", KAIJI_ANSWER_PRESENCE, "有りません" },
  { "head-office", "東京都架空区一丁目 〒100-0000", KAIJI_ANSWER_ADDRESS,
    "東京都架空区一丁目 〒100-0000" },
  { "head-office", "〒１００－００００　東京都架空区１－２", KAIJI_ANSWER_ADDRESS,
    "東京都架空区１－２ 〒100-0000" },
  { "head-office", "1000000 東京都架空区", KAIJI_ANSWER_ADDRESS, "東京都架空区 〒100-0000" },
  { "head-office", "東京都架空区", KAIJI_ANSWER_TEXT, "東京都架空区" },
  { "business-name", "  前後の空白 ", KAIJI_ANSWER_TEXT, "  前後の空白 " },
};

/* A word for 有り or 無し is told from its details, where a list keeps its marks. */
static void
test_details (void)
{
  static const struct
  {
    const char *text;
    gboolean present;
    const char *details;
  } presences[] = {
    { "有り 利用規約", TRUE, "利用規約" },
    { "あり; 利用規約", TRUE, "利用規約" },
    { "有、利用規約", TRUE, "利用規約" },
    { "有り\n利用規約\n約款", TRUE, "利用規約\n約款" },
    { "有り\n・利用規約\n・約款", TRUE, "・利用規約\n・約款" },
    { "あり・利用規約\n・約款", TRUE, "・利用規約\n・約款" },
    { "有り(利用規約)", TRUE, "(利用規約)" },
    { "有り -5", TRUE, "-5" },
    { "有り .NET", TRUE, ".NET" },
    { "無し ・対象外", FALSE, "・対象外" },
    { "有り : 利用規約", TRUE, ": 利用規約" },
    { "有り- 利用規約", TRUE, "利用規約" },
    { "無し・対象外", FALSE, "対象外" },
    { "該当なし", FALSE, NULL },
    { "×", FALSE, NULL },
    { "有りません", FALSE, NULL },
  };
  const KaijiField *field = kaiji_scheme_find_field (scheme, "complaint-policy");

  for (guint i = 0; i < G_N_ELEMENTS (presences); i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, presences[i].text);

      g_assert_cmpint (kaiji_answer_get_form (answer), ==, KAIJI_ANSWER_PRESENCE);
      g_assert_cmpint (kaiji_answer_get_present (answer), ==, presences[i].present);
      g_assert_cmpstr (kaiji_answer_get_text (answer), ==, presences[i].details);
    }
}

/* Details come back as they are, whatever they begin with, as they do from every file that Kaiji
 * writes. */
static void
test_details_come_back (void)
{
  static const char *const details[] = { "-5",     ".NET",           ":x",         "、以下",
                                         "・一つ", "・一つ\n・二つ", "=1+1",       "@home",
                                         "」",     "(規約)",         "」続き\n次", "－" };
  const KaijiField *field = kaiji_scheme_find_field (scheme, "complaint-policy");

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    for (int present = FALSE; present <= TRUE; present++)
      {
        g_autoptr (KaijiAnswer) answer = kaiji_answer_new_presence (present, details[i]);
        g_autofree char *printed = kaiji_answer_format (answer, scheme, field);
        g_autoptr (KaijiAnswer) again = kaiji_answer_parse (scheme, field, printed);

        g_test_message ("%s", printed);
        g_assert_true (kaiji_answer_equal (again, answer));
      }
}

static void
test_parse_and_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, answers[i].field);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, answers[i].text);
      g_autofree char *printed = kaiji_answer_format (answer, scheme, field);
      g_autoptr (KaijiAnswer) again = kaiji_answer_parse (scheme, field, printed);
      g_autofree char *printed_again = kaiji_answer_format (again, scheme, field);

      g_test_message ("%s: %s", answers[i].field, answers[i].text);
      g_assert_cmpint (kaiji_answer_get_form (answer), ==, answers[i].form);
      g_assert_cmpstr (printed, ==, answers[i].printed);

      /* What was printed comes back unchanged. */
      g_assert_cmpstr (printed_again, ==, printed);
    }
}

static void
test_blank (void)
{
  const KaijiField *field = kaiji_scheme_find_field (scheme, "business-name");
  g_autofree char *printed = kaiji_answer_format (NULL, scheme, field);

  g_assert_null (kaiji_answer_parse (scheme, field, " 　\n"));
  g_assert_cmpstr (printed, ==, "");
}

static void
test_format_unusual (void)
{
  static const struct
  {
    const char *field;
    const char *json;
    const char *printed;
  } cases[] = {
    { "sla", "{\"choice\": \"gone\"}", "gone" },
    { "sales", "{\"text\": 5}", "" },
    { "sales", "{\"memo\": \"秘密\"}", "" },
    { "sales", "{\"text\": \"非公開\", \"memo\": \"秘密\", \"owner\": \"経理部\"}", "非公開" },
    { "sales", "{\"number\": 1234.5}", "1,234.5円" },
    { "sales", "{\"number\": 9007199254740993}", "9,007,199,254,740,993円" },
    { "sales", "{\"number\": 99999999999999999999}", "99,999,999,999,999,999,999円" },
    { "sales", "{\"number\": 1.5E3}", "1,500円" },
    { "sales", "{\"number\": -1500, \"written\": \"△1,500\"}", "△1,500円" },
    { "sales", "{\"number\": -1500, \"written\": \"△1,600\"}", "-1,500円" },
    { "sales", "{\"number\": 1500, \"written\": \"△1,500\"}", "1,500円" },
    { "sales", "{\"number\": -1500, \"written\": \"-1,500円です\"}", "-1,500円" },
    { "sales", "{\"number\": -15, \"written\": \"\"}", "-15円" },
    { "complaint-policy", "{\"presence\": \"yes\", \"text\": \"規約\", \"written\": \"あり; \"}",
      "あり; 規約" },
    { "complaint-policy", "{\"presence\": \"yes\", \"written\": \"○\"}", "○" },
    { "complaint-policy", "{\"presence\": \"no\", \"written\": \"あり\"}", "無し" },
    { "complaint-policy", "{\"presence\": \"yes\", \"text\": \"規約\", \"written\": \"あり 社則\"}",
      "有り 規約" },
    { "complaint-policy", "{\"presence\": \"yes\", \"text\": \"規約\", \"written\": \"有・無\"}",
      "有り 規約" },
    { "complaint-policy", "{\"presence\": \"yes\", \"text\": \"規約\", \"written\": \"\"}",
      "有り 規約" },
    { "disclosure-date", "{\"date\": \"2023-11-18\", \"written\": \"2023年11月18日\"}",
      "2023年11月18日" },
    { "disclosure-date", "{\"date\": \"2023-11-18\", \"written\": \"2023年11月19日\"}",
      "2023/11/18" },
    { "disclosure-date", "{\"date\": \"2023-11-18\", \"written\": \"2023年11月18日頃\"}",
      "2023/11/18" },
    { "disclosure-date", "{\"date\": \"2023-11-18\", \"written\": \"2023年11月\"}", "2023/11/18" },
    { "sales", "{\"number\": 1e400, \"note\": \"期\"}", "(期)" },
    { "equity-ratio", "{\"number\": 0.30000000000000004}", "0.30000000000000004%" },
    { "equity-ratio", "{\"number\": 99.90}", "99.90%" },
    { "complaint-policy", "{\"presence\": \"no\", \"text\": \"準備中\"}", "無し 準備中" },
    { "head-office", "{\"postal-code\": \"100-0000\", \"text\": \"\"}", "〒100-0000" },
    { "business-name", "{\"date\": \"2023-11-18\"}", "2023/11/18" },
    { "representative-photo", "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgo=\"}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, cases[i].field);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (cases[i].json, NULL);
      g_autofree char *printed = kaiji_answer_format (answer, scheme, field);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

/* Where the postal code stands, the scheme says. */
static void
test_postal_code_first (void)
{
  static const char *const texts[] = {
    "〒100-0000 東京都架空区1-2",
    "東京都架空区1-2 〒100-0000",
    "1000000　東京都架空区1-2",
  };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) guideline = kaiji_scheme_library_lookup_name (library, "mic-asp-saas",
                                                                        NULL);
  const KaijiField *field = kaiji_scheme_find_field (guideline, "head-office");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (guideline, field, texts[i]);
      g_autofree char *printed = kaiji_answer_format (answer, guideline, field);

      g_assert_cmpstr (printed, ==, "〒100-0000 東京都架空区1-2");
    }
}

/* A note beside a value is its note; beside what is no value, it goes with the words. */
static void
test_parse_with_note (void)
{
  static const struct
  {
    const char *field;
    const char *text;
    const char *note;
    KaijiAnswerForm form;
    const char *printed;
  } cases[] = {
    { "sales", "1000", "", KAIJI_ANSWER_NUMBER, "1,000円" },
    { "sales", "1000", " ", KAIJI_ANSWER_NUMBER, "1,000円" },
    { "sales", "1000", "3月期", KAIJI_ANSWER_NUMBER, "1,000円(3月期)" },
    { "equity-ratio", "99.90", "3月期", KAIJI_ANSWER_NUMBER, "99.90%(3月期)" },
    { "sales", "非公開", "3月期", KAIJI_ANSWER_TEXT, "非公開(3月期)" },
    { "sales", "1000円(単体)", "3月期", KAIJI_ANSWER_TEXT, "1000円(単体)(3月期)" },
    { "sales", "", "3月期", KAIJI_ANSWER_TEXT, "(3月期)" },
    { "disclosure-date", "2023-11-18", "予定", KAIJI_ANSWER_DATE, "2023/11/18(予定)" },
    { "sla", "添付される", "別紙", KAIJI_ANSWER_CHOICE, "添付される(別紙)" },
  };
  g_autoptr (KaijiAnswer) nothing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, cases[i].field);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse_with_note (scheme, field, cases[i].text,
                                                                     cases[i].note);
      g_autofree char *printed = kaiji_answer_format (answer, scheme, field);

      g_test_message ("%s, %s", cases[i].text, cases[i].note);
      g_assert_cmpint (kaiji_answer_get_form (answer), ==, cases[i].form);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }

  nothing = kaiji_answer_parse_with_note (scheme, kaiji_scheme_find_field (scheme, "sales"), "",
                                          "");
  g_assert_null (nothing);
}

/* Words are taken for a value where they say just that. */
static void
test_interpret (void)
{
  const KaijiField *field = kaiji_scheme_find_field (scheme, "sales");
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text ("1,000円(3月期)");
  g_autoptr (KaijiAnswer) words = kaiji_answer_new_text ("非公開");
  g_autoptr (KaijiAnswer) date = kaiji_answer_new_from_json ("{\"date\": \"2023-11-18\"}", NULL);
  g_autoptr (KaijiAnswer) interpreted = kaiji_answer_interpret (value, scheme, field);

  g_assert_cmpint (kaiji_answer_get_form (interpreted), ==, KAIJI_ANSWER_NUMBER);
  g_assert_cmpstr (kaiji_answer_get_note (interpreted), ==, "3月期");
  g_assert_null (kaiji_answer_interpret (words, scheme, field));
  g_assert_null (kaiji_answer_interpret (date, scheme, field));
  g_assert_null (kaiji_answer_interpret (NULL, scheme, field));
}

static void
test_count (void)
{
  const KaijiField *field = kaiji_scheme_find_field (scheme, "service-partnerships");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_presence (TRUE, "連携\nあり");

  /* The word, the space after it and the details; not the line break. */
  g_assert_cmpuint (kaiji_answer_count_characters (answer, scheme, field), ==, 2 + 1 + 4);
  g_assert_cmpuint (kaiji_answer_count_characters (NULL, scheme, field), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023", NULL);
  g_assert_nonnull (scheme);

  g_test_add_func ("/sheet/answer-text/parse-and-format", test_parse_and_format);
  g_test_add_func ("/sheet/answer-text/details", test_details);
  g_test_add_func ("/sheet/answer-text/details-come-back", test_details_come_back);
  g_test_add_func ("/sheet/answer-text/blank", test_blank);
  g_test_add_func ("/sheet/answer-text/format-unusual", test_format_unusual);
  g_test_add_func ("/sheet/answer-text/postal-code-first", test_postal_code_first);
  g_test_add_func ("/sheet/answer-text/parse-with-note", test_parse_with_note);
  g_test_add_func ("/sheet/answer-text/interpret", test_interpret);
  g_test_add_func ("/sheet/answer-text/count", test_count);

  status = g_test_run ();
  g_object_unref (scheme);
  return status;
}
