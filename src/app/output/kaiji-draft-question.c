/* kaiji-draft-question.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-draft-question.h"
#include "kaiji-finding-style.h"

/* At most this many errors are listed in full; the findings panel has them all. */
#define N_TOLD 3

static char *
dup_body (KaijiFindings *findings)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint n_missing = kaiji_findings_count_missing (findings, NULL);
  guint n_errors = kaiji_findings_count (findings, KAIJI_SEVERITY_ERROR) - n_missing;
  g_autofree char *last_line = NULL;
  guint n_told = 0;

  if (n_missing > 0)
    g_string_append_printf (body,
                            ngettext ("%u required field is still empty; F7 lists it.",
                                      "%u required fields are still empty; F7 lists them.",
                                      n_missing),
                            n_missing);
  if (n_missing > 0 && n_errors > 0)
    g_string_append (body, "\n\n");

  for (guint i = 0; n_told < MIN (n_errors, N_TOLD); i++)
    {
      g_autoptr (KaijiFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *line = NULL;

      if (kaiji_finding_get_severity (finding) != KAIJI_SEVERITY_ERROR
          || kaiji_finding_is_missing (finding))
        continue;
      line = kaiji_finding_style_dup_line (finding);
      /* Fields that share a limit exceed it with the same message. */
      if (g_strcmp0 (line, last_line) != 0)
        g_string_append_printf (body, "%s\n", line);
      g_free (last_line);
      last_line = g_steal_pointer (&line);
      n_told++;
    }

  if (n_errors > n_told)
    g_string_append_printf (body,
                            ngettext ("… and %u more error; F7 lists it.",
                                      "… and %u more errors; F7 lists them.", n_errors - n_told),
                            n_errors - n_told);

  return g_strchomp (g_string_free (g_steal_pointer (&body), FALSE));
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  KaijiDraftAnswer answer = KAIJI_DRAFT_CANCEL;

  if (g_strcmp0 (response, "plain") == 0)
    answer = KAIJI_DRAFT_NO;
  else if (g_strcmp0 (response, "draft") == 0)
    answer = KAIJI_DRAFT_YES;
  g_task_return_int (task, answer);
}

/**
 * kaiji_draft_question_ask:
 * @document: the sheet to print
 * @parent: the window that shows it
 * @heading: the question, such as “Print as it is?”
 * @plain: the label of the button that prints it unmarked, with a mnemonic
 * @draft: the label of the button that prints it as a draft, with a mnemonic
 *
 * Lists missing and wrong answers before a sheet is printed, and asks how to print it. A complete
 * sheet without errors is not a draft, so nothing is asked.
 */
void
kaiji_draft_question_ask (KaijiDocument *document,
                          GtkWindow *parent,
                          const char *heading,
                          const char *plain,
                          const char *draft,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "plain", plain, KAIJI_RESPONSE_PLAIN },
    { "draft", draft, KAIJI_RESPONSE_SUGGESTED },
  };
  KaijiFindings *findings;
  g_autofree char *body = NULL;
  GTask *task;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_draft_question_ask);
  findings = kaiji_document_get_findings (document);
  if (kaiji_findings_count (findings, KAIJI_SEVERITY_ERROR) == 0)
    {
      g_task_return_int (task, KAIJI_DRAFT_NO);
      g_object_unref (task);
      return;
    }

  body = dup_body (findings);
  kaiji_ask (parent, heading, body, responses, G_N_ELEMENTS (responses), on_answered, task);
}

/**
 * kaiji_draft_question_finish:
 *
 * Returns: the user's answer
 */
KaijiDraftAnswer
kaiji_draft_question_finish (GAsyncResult *result)
{
  gssize answer = g_task_propagate_int (G_TASK (result), NULL);

  return answer > 0 ? (KaijiDraftAnswer) answer : KAIJI_DRAFT_CANCEL;
}
