/* test-requests.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet remembers who was asked, and finds out from its answers how far that has come.
 */

#include "config.h"

#include <string.h>

#include "kaiji-carry-over.h"
#include "kaiji-history.h"
#include "kaiji-request.h"
#include "kaiji-saved-state.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet-file.h"

#define OWNER "経理部"

static KaijiSchemeLibrary *library;
static KaijiScheme *scheme;

static const KaijiField *
find (const char *id)
{
  return kaiji_scheme_find_field (scheme, id);
}

static void
set (KaijiSheet *sheet, const char *id, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (json, &error);

  g_assert_no_error (error);
  kaiji_sheet_set_answer (sheet, find (id), answer);
}

/* Sales are not answered, and of the profit only last time's is known. */
static KaijiSheet *
create_sheet (void)
{
  KaijiSheet *sheet = kaiji_sheet_new (scheme);

  set (sheet, "capital", "{\"number\": 5, \"owner\": \"" OWNER "\"}");
  set (sheet, "sales", "{\"owner\": \"" OWNER "\"}");
  set (sheet, "ordinary-profit", "{\"number\": 5, \"review\": true, \"owner\": \"" OWNER "\"}");
  set (sheet, "employee-count", "{\"number\": 5, \"owner\": \"人事部\"}");
  return sheet;
}

static GDate
day (guint year, guint month, guint number)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return date;
}

static void
ask (KaijiSheet *sheet, const char *due)
{
  GDate asked = day (2026, 11, 27);
  KaijiPartialDate date;

  if (due != NULL)
    g_assert_true (kaiji_partial_date_parse (due, &date));
  kaiji_sheet_add_request (sheet, OWNER, &asked, due != NULL ? &date : NULL);
}

static void
assert_state (KaijiSheet *sheet, GDate today, guint n_answered, guint n_fields, gboolean is_overdue)
{
  KaijiRequestState state;

  kaiji_request_get_state (kaiji_sheet_find_request (sheet, OWNER), sheet, &today, &state);
  g_assert_cmpuint (state.n_answered, ==, n_answered);
  g_assert_cmpuint (state.n_fields, ==, n_fields);
  g_assert_cmpint (state.is_overdue, ==, is_overdue);
}

static void
test_state (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();
  GDate replied = day (2026, 12, 12);
  KaijiPartialDate date;

  ask (sheet, "2026-12-10");
  g_assert_cmpuint (kaiji_sheet_get_requests (sheet)->len, ==, 1);
  g_assert_null (kaiji_sheet_find_request (sheet, "人事部"));

  /* Last time's profit is to be confirmed first; the day itself is not too late. */
  assert_state (sheet, day (2026, 11, 27), 1, 3, FALSE);
  assert_state (sheet, day (2026, 12, 10), 1, 3, FALSE);
  assert_state (sheet, day (2026, 12, 11), 1, 3, TRUE);

  /* What was taken back is theirs, whoever has to look at it yet. */
  kaiji_sheet_note_reply (sheet, kaiji_sheet_find_request (sheet, OWNER), &replied);
  g_assert_true (kaiji_request_get_answered (kaiji_sheet_find_request (sheet, OWNER), &date));
  g_assert_cmpuint (date.day, ==, 12);
  assert_state (sheet, day (2026, 12, 12), 2, 3, TRUE);
  set (sheet, "sales", "{\"number\": 7, \"owner\": \"" OWNER "\"}");
  assert_state (sheet, day (2026, 12, 12), 3, 3, FALSE);

  /* To ask again is to wait for another answer. */
  ask (sheet, NULL);
  g_assert_cmpuint (kaiji_sheet_get_requests (sheet)->len, ==, 1);
  g_assert_false (kaiji_request_get_answered (kaiji_sheet_find_request (sheet, OWNER), &date));
  assert_state (sheet, day (2030, 1, 1), 2, 3, FALSE);

  /* What the disclosure leaves out is asked no longer. */
  kaiji_sheet_set_section_excluded (sheet, kaiji_field_get_section (find ("sales")), TRUE);
  assert_state (sheet, day (2030, 1, 1), 0, 0, FALSE);
  kaiji_sheet_remove_request (sheet, OWNER);
  g_assert_cmpuint (kaiji_sheet_get_requests (sheet)->len, ==, 0);
}

/* A month is over with its last day. */
static void
test_month (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();

  ask (sheet, "2026-12");
  assert_state (sheet, day (2026, 12, 31), 1, 3, FALSE);
  assert_state (sheet, day (2027, 1, 1), 1, 3, TRUE);
}

static void
test_words (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();
  GDate today = day (2026, 12, 12);
  g_autoptr (GPtrArray) requests = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *proposed = NULL;

  ask (sheet, "2026-12-10");
  requests = kaiji_sheet_list_requests (sheet);
  g_assert_cmpuint (requests->len, ==, 2);
  g_assert_true (kaiji_request_is_made (requests->pdata[0]));
  g_assert_false (kaiji_request_is_made (requests->pdata[1]));
  asked = kaiji_request_describe (requests->pdata[0], sheet, &today);
  g_assert_cmpstr (asked, ==,
                   "Asked on 2026-11-27 · Overdue by 2 days (2026-12-10) · 1 of 3 answered");
  proposed = kaiji_request_describe (requests->pdata[1], sheet, &today);
  g_assert_cmpstr (proposed, ==, "Not asked yet · 1 of 1 answered");
}

static void
test_undo (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();
  g_autoptr (KaijiHistory) history = kaiji_history_new (sheet);
  KaijiSavedState *saved = kaiji_saved_state_new (sheet);

  ask (sheet, "2026-12-10");
  kaiji_saved_state_compare_others (saved, sheet);
  g_assert_false (kaiji_saved_state_is_current (saved));
  kaiji_history_undo (history);
  g_assert_null (kaiji_sheet_find_request (sheet, OWNER));
  g_assert_false (kaiji_history_get_can_undo (history));
  kaiji_saved_state_compare_others (saved, sheet);
  g_assert_true (kaiji_saved_state_is_current (saved));
  kaiji_history_redo (history);
  g_assert_nonnull (kaiji_sheet_find_request (sheet, OWNER));
  kaiji_saved_state_free (saved);
}

static KaijiSheet *
parse (const char *requests)
{
  g_autofree char *json = g_strdup_printf (
    "{\n  \"format\": \"kaiji-sheet\",\n  \"version\": 1,\n  \"scheme\": \"aspic-asp-saas\",\n"
    "  \"edition\": \"2023\",\n  \"requests\": %s,\n  \"answers\": {}\n}\n",
    requests);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_parse (bytes, library, &error);

  g_assert_no_error (error);
  return sheet;
}

static char *
serialize (KaijiSheet *sheet)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (sheet);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_unchanged (const char *requests)
{
  g_autoptr (KaijiSheet) sheet = parse (requests);
  g_autofree char *written = serialize (sheet);

  g_assert_nonnull (strstr (written, requests));
}

/* What cannot be read is kept, and so is what a later version knows. */
static void
test_file (void)
{
  static const char request[] = "[\n"
                                "    \"x\",\n"
                                "    {\n"
                                "      \"due\": \"soon\",\n"
                                "      \"later\": 1.50,\n"
                                "      \"owner\": \"" OWNER "\",\n"
                                "      \"fields\": [\n        \"sales\",\n        5\n      ]\n"
                                "    },\n"
                                "    {\n      \"owner\": 5\n    }\n"
                                "  ]";
  g_autoptr (KaijiSheet) sheet = parse (request);
  g_autoptr (GPtrArray) listed = kaiji_sheet_list_requests (sheet);
  g_autofree char *changed = NULL;
  KaijiPartialDate date;

  assert_unchanged (request);
  assert_unchanged ("[]");
  assert_unchanged ("\"none\"");
  g_assert_cmpuint (kaiji_sheet_get_requests (sheet)->len, ==, 3);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_false (kaiji_request_get_due (listed->pdata[0], &date));

  ask (sheet, "2026-12-10");
  changed = serialize (sheet);
  g_assert_nonnull (strstr (changed, "\"x\",\n"));
  g_assert_nonnull (strstr (changed, "\"owner\": 5"));
  g_assert_nonnull (strstr (changed, "\"later\": 1.50,\n      \"owner\": \"" OWNER "\",\n"
                                     "      \"asked\": \"2026-11-27\",\n"
                                     "      \"due\": \"2026-12-10\",\n"
                                     "      \"fields\": []\n"));
}

/* A list takes the place of what was none, and the file is one that can be read. */
static void
test_wrong_type (void)
{
  g_autoptr (KaijiSheet) sheet = parse ("\"none\"");
  g_autofree char *written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  g_autoptr (GError) error = NULL;

  ask (sheet, NULL);
  written = serialize (sheet);
  bytes = g_bytes_new (written, strlen (written));
  back = kaiji_sheet_file_parse (bytes, library, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kaiji_sheet_find_request (back, OWNER));
}

static void
test_round_trip (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();
  GDate replied = day (2026, 12, 1);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  g_autoptr (GError) error = NULL;

  ask (sheet, "2026-12-10");
  kaiji_sheet_note_reply (sheet, kaiji_sheet_find_request (sheet, OWNER), &replied);
  written = serialize (sheet);
  bytes = g_bytes_new (written, strlen (written));
  back = kaiji_sheet_file_parse (bytes, library, &error);
  g_assert_no_error (error);
  g_assert_true (
    kaiji_sheet_requests_equal (kaiji_sheet_get_requests (sheet), kaiji_sheet_get_requests (back)));
  again = serialize (back);
  g_assert_cmpstr (again, ==, written);
}

/* Next time's sheet asks anew, and a thread that prints knows nothing of it. */
static void
test_left_behind (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ();
  g_autoptr (KaijiSheet) printed = NULL;
  g_autoptr (KaijiSheet) next = NULL;
  g_autoptr (GError) error = NULL;

  ask (sheet, NULL);
  printed = kaiji_sheet_dup_printed (sheet);
  g_assert_cmpuint (kaiji_sheet_get_requests (printed)->len, ==, 0);
  next = kaiji_carry_over (sheet, scheme, "2028-11-18", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_sheet_get_requests (next)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = kaiji_scheme_library_new ();
  scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas", NULL);

  g_test_add_func ("/sheet/requests/state", test_state);
  g_test_add_func ("/sheet/requests/month", test_month);
  g_test_add_func ("/sheet/requests/words", test_words);
  g_test_add_func ("/sheet/requests/undo", test_undo);
  g_test_add_func ("/sheet/requests/file", test_file);
  g_test_add_func ("/sheet/requests/wrong-type", test_wrong_type);
  g_test_add_func ("/sheet/requests/round-trip", test_round_trip);
  g_test_add_func ("/sheet/requests/left-behind", test_left_behind);

  status = g_test_run ();
  g_object_unref (scheme);
  g_object_unref (library);
  return status;
}
