/* kaiji-finding-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-finding-actions.h"
#include "kaiji-undo-offer.h"

/* The objects of the actions; both are borrowed from the owner of the action map. */
typedef struct
{
  KaijiSheetView *view;
  KaijiDocument *document;
} Target;

static const KaijiField *
find_field (Target *target, const char *field_id)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (target->document);

  if (kaiji_sheet_get_read_only (sheet))
    return NULL;

  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field_id);
}

/* Gives an answer in a single undo step, separate from typing before and after it. */
static void
answer_at_once (Target *target, const KaijiField *field, KaijiAnswer *answer)
{
  KaijiHistory *history = kaiji_document_get_history (target->document);

  kaiji_history_end_typing (history);
  kaiji_sheet_set_answer (kaiji_document_get_sheet (target->document), field, answer);
  kaiji_history_end_typing (history);
}

/* Finds the fix that a button showed; NULL if it is no longer available. */
static const KaijiFix *
find_fix (Target *target, const KaijiField *field, const char *id, const char *label)
{
  KaijiFindings *findings = kaiji_document_get_findings (target->document);
  GPtrArray *of_field = kaiji_findings_get_for_field (findings, field);

  for (guint i = 0; i < of_field->len; i++)
    {
      const KaijiFix *fix;

      for (guint j = 0; (fix = kaiji_finding_get_fix (of_field->pdata[i], j)) != NULL; j++)
        {
          if (g_str_equal (fix->id, id) && g_str_equal (fix->label, label))
            return fix;
        }
    }

  return NULL;
}

/* Likewise a finding that can be acknowledged. */
static KaijiFinding *
find_finding (Target *target, const KaijiField *field, const char *check_id)
{
  KaijiFindings *findings = kaiji_document_get_findings (target->document);
  GPtrArray *of_field = kaiji_findings_get_for_field (findings, field);

  for (guint i = 0; i < of_field->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (of_field, i);

      if (g_str_equal (kaiji_finding_get_check_id (finding), check_id)
          && kaiji_finding_can_be_acknowledged (finding))
        return finding;
    }

  return NULL;
}

static void
on_apply_fix (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;
  g_autoptr (KaijiAnswer) answer = NULL;
  const char *field_id, *id, *label;
  const KaijiField *field;
  const KaijiFix *fix;

  g_variant_get (parameter, "(&s&s&s)", &field_id, &id, &label);
  field = find_field (target, field_id);
  fix = field != NULL ? find_fix (target, field, id, label) : NULL;
  if (fix == NULL)
    return;

  /* Setting the answer frees the finding. */
  answer = fix->answer != NULL ? kaiji_answer_ref (fix->answer) : NULL;
  answer_at_once (target, field, answer);
}

/* All fixes of one kind are a single undo step as well. */
static void
on_apply_fixes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;
  KaijiSheet *sheet = kaiji_document_get_sheet (target->document);
  KaijiHistory *history = kaiji_document_get_history (target->document);
  const GDate *today = kaiji_findings_get_today (kaiji_document_get_findings (target->document));
  g_autofree char *text = NULL;
  guint n;

  if (kaiji_sheet_get_read_only (sheet))
    return;

  kaiji_history_begin_group (history);
  n = kaiji_checks_apply_fixes (sheet, g_variant_get_string (parameter, NULL), today);
  kaiji_history_end_group (history);

  text = g_strdup_printf (ngettext ("%u answer was mended", "%u answers were mended", n), n);
  kaiji_undo_offer_show (GTK_WIDGET (target->view), target->document, text);
}

static void
on_acknowledge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Target *target = user_data;
  KaijiSheet *sheet = kaiji_document_get_sheet (target->document);
  g_autoptr (KaijiAnswer) answer = NULL;
  const char *field_id, *check_id, *reason;
  const KaijiField *field;
  KaijiFinding *finding;

  g_variant_get (parameter, "(&s&s&s)", &field_id, &check_id, &reason);
  field = find_field (target, field_id);
  finding = field != NULL ? find_finding (target, field, check_id) : NULL;
  if (finding == NULL)
    return;

  answer = kaiji_checks_acknowledge (sheet, finding, *reason != '\0' ? reason : NULL);
  answer_at_once (target, field, answer);
}

static const GActionEntry actions[] = {
  { .name = "apply-fix", .activate = on_apply_fix, .parameter_type = "(sss)" },
  { .name = "apply-fixes", .activate = on_apply_fixes, .parameter_type = "s" },
  { .name = "acknowledge", .activate = on_acknowledge, .parameter_type = "(sss)" },
};

/**
 * kaiji_finding_actions_add:
 * @map: where to add the actions
 * @view: the view of a sheet, which lives as long as @map
 * @document: its document, likewise
 *
 * `apply-fix` takes the ids of a field and of a fix and the fix's label; `apply-fixes` the id of a
 * fix, which it applies to every field; `acknowledge` the ids of a field and of a check and the
 * reason, or "" to take an acknowledgement back.
 */
void
kaiji_finding_actions_add (GActionMap *map, KaijiSheetView *view, KaijiDocument *document)
{
  Target *target;

  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (view));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  target = g_new (Target, 1);
  *target = (Target){ view, document };
  g_object_set_data_full (G_OBJECT (map), "kaiji-finding-actions", target, g_free);
  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), target);
}
