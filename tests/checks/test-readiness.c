/* test-readiness.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may have to be done before a sheet is handed in, kind by kind.
 */

#include "config.h"

#include <gio/gio.h>

#include "checks-fixture.h"
#include "kaiji-readiness.h"

/* Every required field is answered, and nothing is wrong. */
#define CLEAN                                                                                      \
  "\"company\": {\"text\": \"a\"}, \"contact\": {\"presence\": \"yes\", \"text\": \"a\"},"         \
  " \"contact-hours\": {\"text\": \"a\"}"

static KaijiFindings *
new_findings (const char *answers)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (answers);

  return kaiji_findings_new (sheet, checks_get_today ());
}

/* The ids of the fields in a list, with a space after each. */
static char *
dup_ids (KaijiFindings *findings, KaijiReadinessKind kind)
{
  g_autoptr (GPtrArray) list = kaiji_readiness_list (findings, kind);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (ids, "%s ", kaiji_finding_get_field_id (list->pdata[i]));

  return g_string_free (ids, FALSE);
}

typedef struct
{
  const char *name;
  const char *answers;
  KaijiReadinessKind kind;
  const char *ids;
  gboolean is_final; /* no draft, although there is something to be seen to */
} Case;

/* Of each kind there is one that is found, and it is in no other list. */
static const Case cases[] = {
  { "missing", "{}", KAIJI_READINESS_MISSING, "company contact contact-hours ", FALSE },
  { "error", "{" CLEAN ", \"sales\": {\"text\": \"10,00円\"}}", KAIJI_READINESS_ERROR, "sales ",
    FALSE },
  { "limit", "{" CLEAN ", \"summary\": {\"text\": \"あいうえおかきくけこさしすせそたちつてとな\"}}",
    KAIJI_READINESS_LIMIT, "summary ", FALSE },
  { "review", "{" CLEAN ", \"summary\": {\"text\": \"a\", \"review\": true}}",
    KAIJI_READINESS_REVIEW, "summary ", FALSE },
  { "old",
    "{" CLEAN ", \"disclosure-date\": {\"date\": \"2025-06-01\"},"
    " \"uptime\": {\"text\": \"99%(2022年度)\"}}",
    KAIJI_READINESS_OLD, "uptime ", TRUE },
  { "warning", "{" CLEAN ", \"summary\": {\"text\": \"2月30日\"}}", KAIJI_READINESS_WARNING,
    "summary ", TRUE },
  { "evidence", "{" CLEAN ", \"policy\": {\"presence\": \"yes\", \"text\": \"規程\"}}",
    KAIJI_READINESS_EVIDENCE, "policy ", TRUE },
};

static void
test_kind (gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr (KaijiFindings) findings = new_findings (test->answers);

  for (KaijiReadinessKind kind = 0; kind < KAIJI_N_READINESS_KINDS; kind++)
    {
      g_autofree char *ids = dup_ids (findings, kind);

      g_assert_cmpstr (ids, ==, kind == test->kind ? test->ids : "");
    }
  g_assert_false (kaiji_readiness_is_ready (findings));
  g_assert_cmpint (kaiji_readiness_is_final (findings), ==, test->is_final);
}

/* Notes need not be seen to; evidence that is named is there, and none is wanted of what is not
 * answered or left out. */
static void
test_ready (void)
{
  static const char *const answers[] = {
    "{" CLEAN "}",
    "{" CLEAN ", \"summary\": {\"text\": \" a\"}}",
    "{" CLEAN ", \"policy\": {\"presence\": \"yes\", \"text\": \"規程\", \"evidence\": \"a.pdf\"}}",
    "{" CLEAN ", \"policy\": {\"memo\": \"a\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (KaijiFindings) findings = new_findings (answers[i]);

      g_assert_true (kaiji_readiness_is_ready (findings));
      g_assert_true (kaiji_readiness_is_final (findings));
    }
}

/* A warning that somebody acknowledged is listed, and holds nothing up. */
static void
test_acknowledged (void)
{
  g_autoptr (KaijiFindings) findings = new_findings ("{" CLEAN
                                                     ", \"summary\": {\"text\": \"2月30日\"}}");
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  const KaijiField *summary = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "summary");
  GPtrArray *of_summary = kaiji_findings_get_for_field (findings, summary);
  g_autoptr (KaijiFinding) finding = g_object_ref (of_summary->pdata[0]);
  g_autoptr (KaijiAnswer) answer = kaiji_checks_acknowledge (sheet, finding, "正しい");
  g_autofree char *ids = NULL;

  g_assert_false (kaiji_readiness_is_ready (findings));
  kaiji_sheet_set_answer (sheet, summary, answer);
  ids = dup_ids (findings, KAIJI_READINESS_ACKNOWLEDGED);
  g_assert_cmpstr (ids, ==, "summary ");
  g_assert_true (kaiji_readiness_is_ready (findings));
}

static void
test_excluded (void)
{
  g_autoptr (KaijiFindings) findings = new_findings (
    "{" CLEAN ", \"policy\": {\"presence\": \"yes\", \"text\": \"規程\"}}");
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  const KaijiField *policy = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "policy");

  g_assert_false (kaiji_readiness_is_ready (findings));
  kaiji_sheet_set_section_excluded (sheet, kaiji_field_get_section (policy), TRUE);
  g_assert_true (kaiji_readiness_is_ready (findings));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/readiness/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_kind);
    }
  g_test_add_func ("/checks/readiness/ready", test_ready);
  g_test_add_func ("/checks/readiness/acknowledged", test_acknowledged);
  g_test_add_func ("/checks/readiness/excluded", test_excluded);

  return g_test_run ();
}
