/* test-answer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer.h"
#include "kaiji-error.h"

static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0,    0,
                              0,    0,   'I', 'E', 'N',  'D',  0xae, 0x42, 0x60, 0x82 };

static const struct
{
  const char *json;
  KaijiAnswerForm form;
  gboolean empty;
} forms[] = {
  { "{}", KAIJI_ANSWER_EMPTY, TRUE },
  { "{\"memo\": \"確認\"}", KAIJI_ANSWER_EMPTY, TRUE },
  { "{\"text\": \"\"}", KAIJI_ANSWER_TEXT, TRUE },
  { "{\"text\": \"　\\n\"}", KAIJI_ANSWER_TEXT, TRUE },
  { "{\"text\": \"株式会社サンプル\"}", KAIJI_ANSWER_TEXT, FALSE },
  { "{\"date\": \"2023-11-18\"}", KAIJI_ANSWER_DATE, FALSE },
  { "{\"date\": \"\"}", KAIJI_ANSWER_DATE, TRUE },
  { "{\"year\": 1974}", KAIJI_ANSWER_YEAR, FALSE },
  { "{\"years\": 49}", KAIJI_ANSWER_YEARS, FALSE },
  { "{\"months\": 7}", KAIJI_ANSWER_MONTHS, FALSE },
  { "{\"number\": 74.9, \"note\": \"2023年3月期\"}", KAIJI_ANSWER_NUMBER, FALSE },
  { "{\"number\": 0}", KAIJI_ANSWER_NUMBER, FALSE },
  { "{\"choice\": \"attached\"}", KAIJI_ANSWER_CHOICE, FALSE },
  { "{\"presence\": \"no\"}", KAIJI_ANSWER_PRESENCE, FALSE },
  { "{\"presence\": \"yes\", \"text\": \"利用規約\"}", KAIJI_ANSWER_PRESENCE, FALSE },
  { "{\"postal-code\": \"140-0002\", \"text\": \"東京都\"}", KAIJI_ANSWER_ADDRESS, FALSE },
  { "{\"postal-code\": \"\", \"text\": \"\"}", KAIJI_ANSWER_ADDRESS, TRUE },
  { "{\"type\": \"image/png\", \"data\": \"iVBORw0KGgo=\"}", KAIJI_ANSWER_IMAGE, FALSE },
  { "{\"text\": 5}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"number\": \"5\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"presence\": \"maybe\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"presence\": true}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"date\": \"2023-11-18\", \"number\": 5}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"date\": \"2023-11-18\", \"text\": \"x\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"data\": \"iVBORw0KGgo=\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"type\": \"image/png\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"date\": \"2023-11-18\", \"type\": \"image/png\"}", KAIJI_ANSWER_UNREADABLE, FALSE },
  { "{\"number\": null}", KAIJI_ANSWER_UNREADABLE, FALSE },
};

static KaijiAnswer *
from_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  KaijiAnswer *answer = kaiji_answer_new_from_json (json, &error);

  g_assert_no_error (error);
  return answer;
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KaijiAnswer) answer = from_json (forms[i].json);

      g_test_message ("%s", forms[i].json);
      g_assert_cmpint (kaiji_answer_get_form (answer), ==, forms[i].form);
      g_assert_cmpint (kaiji_answer_is_empty (answer), ==, forms[i].empty);
    }

  g_assert_true (kaiji_answer_is_empty (NULL));
}

static void
test_not_an_object (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kaiji_answer_new_from_json ("[1]", &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX);
}

static void
test_suits_kind (void)
{
  g_autoptr (KaijiAnswer) text = kaiji_answer_new_text ("管理しておりません");
  g_autoptr (KaijiAnswer) date = kaiji_answer_new_date ("2023-11-18", NULL);
  g_autoptr (KaijiAnswer) months = kaiji_answer_new_number (KAIJI_ANSWER_MONTHS, 7, NULL);
  g_autoptr (KaijiAnswer) unreadable = from_json ("{\"text\": 5}");

  for (guint kind = 0; kind < KAIJI_N_FIELD_KINDS; kind++)
    {
      g_assert_true (kaiji_answer_suits_kind (text, (KaijiFieldKind) kind));
      g_assert_false (kaiji_answer_suits_kind (unreadable, (KaijiFieldKind) kind));
      g_assert_cmpint (kaiji_answer_suits_kind (date, (KaijiFieldKind) kind), ==,
                       kind == KAIJI_FIELD_DATE);
      g_assert_cmpint (kaiji_answer_suits_kind (months, (KaijiFieldKind) kind), ==,
                       kind == KAIJI_FIELD_DURATION);
    }
}

#define CHECKSUM_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define CHECKSUM_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* Acknowledgements stand beside the value, survive it, and leave alone what they do not know. */
static void
test_acknowledgement (void)
{
  g_autoptr (KaijiAnswer) plain = from_json ("{\"number\": 5, \"memo\": \"確認\"}");
  g_autoptr (KaijiAnswer) one = kaiji_answer_set_acknowledgement (plain, "above-other", CHECKSUM_A,
                                                                  "正しい");
  g_autoptr (KaijiAnswer) two = kaiji_answer_set_acknowledgement (one, "period-old", CHECKSUM_B,
                                                                  "");
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text ("なし");
  g_autoptr (KaijiAnswer) replaced = kaiji_answer_replace_value (two, value);
  g_autoptr (KaijiAnswer) bare = kaiji_answer_dup_value (two);
  g_autoptr (KaijiAnswer) back = NULL;
  g_autoptr (KaijiAnswer) foreign = from_json (
    "{\"text\": \"a\", \"acknowledged\": {\"x\": {\"reason\": \"r\", \"by\": 1.50}}}");
  g_autoptr (KaijiAnswer) added = kaiji_answer_set_acknowledgement (foreign, "y", CHECKSUM_A, "s");
  g_autofree char *json = kaiji_answer_to_json (one);
  g_autofree char *foreign_json = kaiji_answer_to_json (added);

  g_assert_cmpstr (json, ==,
                   "{\n  \"number\": 5,\n  \"memo\": \"確認\",\n  \"acknowledged\": {\n"
                   "    \"above-other\": {\n      \"reason\": \"正しい\",\n"
                   "      \"sha256\": \"" CHECKSUM_A "\"\n    }\n  }\n}\n");
  g_assert_cmpstr (foreign_json, ==,
                   "{\n  \"text\": \"a\",\n  \"acknowledged\": {\n    \"x\": {\n"
                   "      \"reason\": \"r\",\n      \"by\": 1.50\n    },\n    \"y\": {\n"
                   "      \"reason\": \"s\",\n      \"sha256\": \"" CHECKSUM_A
                   "\"\n    }\n  }\n}\n");
  g_assert_false (kaiji_answer_has_acknowledgements (plain));
  g_assert_true (kaiji_answer_has_acknowledgements (two));
  g_assert_cmpstr (kaiji_answer_get_acknowledgement (two, "above-other", CHECKSUM_A), ==, "正しい");
  g_assert_cmpstr (kaiji_answer_get_acknowledgement (two, "period-old", CHECKSUM_B), ==, "");
  g_assert_null (kaiji_answer_get_acknowledgement (two, "above-other", CHECKSUM_B));
  g_assert_null (kaiji_answer_get_acknowledgement (two, "years-since", CHECKSUM_A));
  g_assert_cmpstr (kaiji_answer_get_acknowledgement (replaced, "above-other", CHECKSUM_A), ==,
                   "正しい");
  g_assert_false (kaiji_answer_has_acknowledgements (bare));
  g_assert_false (kaiji_answer_equal (one, two));

  back = kaiji_answer_set_acknowledgement (one, "above-other", CHECKSUM_A, NULL);
  g_assert_true (kaiji_answer_equal (back, plain));
}

/* Whatever stands there, it comes back, and nothing is taken for an acknowledgement. */
static void
test_strange_acknowledgement (void)
{
  static const char *const members[] = {
    "5",
    "null",
    "[]",
    "\"正しい\"",
    "{\"x\": 5}",
    "{\"x\": {\"reason\": \"r\"}}",
    "{\"x\": {\"sha256\": \"" CHECKSUM_A "\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"text\": \"a\", \"acknowledged\": %s}",
                                               members[i]);
      g_autoptr (KaijiAnswer) answer = from_json (json);
      g_autofree char *written = kaiji_answer_to_json (answer);
      g_autoptr (KaijiAnswer) again = from_json (written);

      g_assert_cmpint (kaiji_answer_get_form (answer), ==, KAIJI_ANSWER_TEXT);
      g_assert_null (kaiji_answer_get_acknowledgement (answer, "x", CHECKSUM_A));
      g_assert_true (kaiji_answer_equal (answer, again));
    }
}

static void
test_replace_value (void)
{
  g_autoptr (KaijiAnswer) old = from_json (
    "{\"number\": 5, \"note\": \"旧\", \"memo\": \"確認\", \"review\": true, \"later\": [1]}");
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text ("なし");
  g_autoptr (KaijiAnswer) replaced = kaiji_answer_replace_value (old, value);
  g_autoptr (KaijiAnswer) cleared = kaiji_answer_replace_value (replaced, NULL);
  g_autofree char *json = kaiji_answer_to_json (replaced);

  g_assert_cmpstr (json, ==,
                   "{\n  \"text\": \"なし\",\n  \"memo\": \"確認\",\n  \"review\": true,\n"
                   "  \"later\": [\n    1\n  ]\n}\n");
  g_assert_cmpstr (kaiji_answer_get_member (cleared, KAIJI_ANSWER_MEMO), ==, "確認");
  g_assert_true (kaiji_answer_is_empty (cleared));

  /* The old answer is a value: it has not changed. */
  g_assert_cmpstr (kaiji_answer_get_note (old), ==, "旧");

  g_assert_null (kaiji_answer_replace_value (value, NULL));
  g_assert_null (kaiji_answer_replace_value (NULL, NULL));
}

static void
test_members (void)
{
  g_autoptr (KaijiAnswer) memo = kaiji_answer_set_member (NULL, KAIJI_ANSWER_MEMO, "総務に確認");
  g_autoptr (KaijiAnswer) owner = kaiji_answer_set_member (memo, KAIJI_ANSWER_OWNER, "総務部");
  g_autoptr (KaijiAnswer) review = kaiji_answer_set_review (owner, TRUE);
  g_autoptr (KaijiAnswer) confirmed = kaiji_answer_set_review (review, FALSE);

  g_assert_cmpstr (kaiji_answer_get_member (review, KAIJI_ANSWER_MEMO), ==, "総務に確認");
  g_assert_cmpstr (kaiji_answer_get_member (review, KAIJI_ANSWER_OWNER), ==, "総務部");
  g_assert_null (kaiji_answer_get_member (review, KAIJI_ANSWER_EVIDENCE));
  g_assert_true (kaiji_answer_get_review (review));
  g_assert_false (kaiji_answer_get_review (confirmed));
  g_assert_true (kaiji_answer_equal (confirmed, owner));
  g_assert_null (kaiji_answer_set_member (memo, KAIJI_ANSWER_MEMO, ""));
}

static void
test_invalid_utf8 (void)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("a\xff"
                                                          "b");

  g_assert_cmpstr (kaiji_answer_get_text (answer), ==,
                   "a\xef\xbf\xbd"
                   "b");
}

static void
test_numbers (void)
{
  g_autoptr (KaijiAnswer) whole = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 7718000000.0,
                                                           "2023年3月期");
  g_autoptr (KaijiAnswer) fraction = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 74.9, NULL);
  g_autofree char *whole_json = kaiji_answer_to_json (whole);
  g_autofree char *fraction_json = kaiji_answer_to_json (fraction);

  g_assert_cmpstr (whole_json, ==,
                   "{\n  \"number\": 7718000000,\n  \"note\": \"2023年3月期\"\n}\n");
  g_assert_cmpstr (fraction_json, ==, "{\n  \"number\": 74.9\n}\n");
}

/* A number is what was written, not what a computer makes of it. */
static void
test_number_as_written (void)
{
  g_autoptr (KaijiAnswer) written = kaiji_answer_new_number_text (KAIJI_ANSWER_NUMBER, "99.90",
                                                                  NULL);
  g_autoptr (KaijiAnswer) other = kaiji_answer_new_number_text (KAIJI_ANSWER_NUMBER, "99.9", NULL);
  g_autoptr (KaijiAnswer) read = from_json ("{\"number\": 99.90}");
  g_autoptr (KaijiAnswer) marked = kaiji_answer_set_review (read, TRUE);
  g_autofree char *json = kaiji_answer_to_json (marked);

  g_assert_cmpstr (kaiji_answer_get_number_text (written), ==, "99.90");
  g_assert_true (kaiji_answer_equal (written, read));
  g_assert_false (kaiji_answer_equal (written, other));
  g_assert_cmpfloat (kaiji_answer_get_number (written), ==, 99.9);
  g_assert_cmpstr (json, ==, "{\n  \"number\": 99.90,\n  \"review\": true\n}\n");
}

/* What is of the wrong type stays until it is replaced. */
static void
test_wrong_types (void)
{
  g_autoptr (KaijiAnswer) answer = from_json (
    "{\"text\": \"答\", \"memo\": 5, \"review\": \"yes\", \"owner\": \"主\"}");
  g_autoptr (KaijiAnswer) memo = kaiji_answer_set_member (answer, KAIJI_ANSWER_MEMO, "覚");
  g_autoptr (KaijiAnswer) review = kaiji_answer_set_review (memo, TRUE);
  g_autoptr (KaijiAnswer) cleared = kaiji_answer_set_member (answer, KAIJI_ANSWER_MEMO, NULL);
  g_autoptr (KaijiAnswer) unreadable = from_json ("{\"memo\": \"覚\", \"text\": 5, \"date\": []}");
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text ("答");
  g_autoptr (KaijiAnswer) replaced = kaiji_answer_replace_value (unreadable, value);
  g_autoptr (KaijiAnswer) value_alone = kaiji_answer_dup_value (unreadable);
  g_autofree char *review_json = kaiji_answer_to_json (review);
  g_autofree char *cleared_json = kaiji_answer_to_json (cleared);
  g_autofree char *replaced_json = kaiji_answer_to_json (replaced);
  g_autofree char *value_json = kaiji_answer_to_json (value_alone);

  g_assert_null (kaiji_answer_get_member (answer, KAIJI_ANSWER_MEMO));
  g_assert_false (kaiji_answer_get_review (answer));
  g_assert_cmpstr (review_json, ==,
                   "{\n  \"text\": \"答\",\n  \"memo\": \"覚\",\n  \"owner\": \"主\",\n"
                   "  \"review\": true\n}\n");
  g_assert_cmpstr (cleared_json, ==,
                   "{\n  \"text\": \"答\",\n  \"review\": \"yes\",\n  \"owner\": \"主\"\n}\n");
  g_assert_cmpstr (replaced_json, ==, "{\n  \"text\": \"答\",\n  \"memo\": \"覚\"\n}\n");
  g_assert_cmpstr (value_json, ==, "{\n  \"text\": 5,\n  \"date\": []\n}\n");
}

static void
test_image (void)
{
  g_autoptr (GBytes) image = g_bytes_new_static (png, sizeof png);
  g_autoptr (GBytes) text = g_bytes_new_static ("GIF89a", 6);
  g_autoptr (GByteArray) large = g_byte_array_new ();
  g_autoptr (GBytes) large_image = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = kaiji_answer_new_image (image, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kaiji_answer_get_image_type (answer), ==, "image/png");
  back = kaiji_answer_dup_image (answer);
  g_assert_true (g_bytes_equal (image, back));

  g_assert_null (kaiji_answer_new_image (text, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER);
  g_clear_error (&error);

  g_byte_array_append (large, png, sizeof png);
  g_byte_array_set_size (large, KAIJI_ANSWER_MAX_IMAGE_SIZE + 1);
  large_image = g_bytes_new (large->data, large->len);
  g_assert_null (kaiji_answer_new_image (large_image, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/answer/forms", test_forms);
  g_test_add_func ("/sheet/answer/not-an-object", test_not_an_object);
  g_test_add_func ("/sheet/answer/suits-kind", test_suits_kind);
  g_test_add_func ("/sheet/answer/replace-value", test_replace_value);
  g_test_add_func ("/sheet/answer/acknowledgement", test_acknowledgement);
  g_test_add_func ("/sheet/answer/acknowledgement/strange", test_strange_acknowledgement);
  g_test_add_func ("/sheet/answer/members", test_members);
  g_test_add_func ("/sheet/answer/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/sheet/answer/numbers", test_numbers);
  g_test_add_func ("/sheet/answer/number-as-written", test_number_as_written);
  g_test_add_func ("/sheet/answer/wrong-types", test_wrong_types);
  g_test_add_func ("/sheet/answer/image", test_image);

  return g_test_run ();
}
