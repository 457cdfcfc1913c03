/* kaiji-history-step.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history-step-private.h"
#include "kaiji-request.h"

static void
replay_answer (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, self->field);
  g_autoptr (KaijiAnswer) present = answer != NULL ? kaiji_answer_ref (answer) : NULL;
  g_autoptr (KaijiAnswer) other = kaiji_answer_delta_apply (&self->answer, present);

  kaiji_sheet_set_answer (sheet, self->field, other);
  kaiji_answer_delta_clear (&self->answer);
  kaiji_answer_delta_init (&self->answer, other, present);
}

static void
replay_number (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  g_autofree char *other = g_steal_pointer (&self->number);

  self->number = g_strdup (kaiji_sheet_get_certification_number (sheet));
  kaiji_sheet_set_certification_number (sheet, other);
}

static void
replay_section (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  kaiji_sheet_set_section_excluded (sheet, self->section,
                                    !kaiji_sheet_is_section_excluded (sheet, self->section));
}

static void
replay_page_setup (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  g_autoptr (KaijiPageSetup) other = g_steal_pointer (&self->page_setup);

  self->page_setup = kaiji_sheet_dup_page_setup (sheet);
  kaiji_sheet_set_page_setup (sheet, other);
}

static void
replay_requests (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  g_autoptr (GPtrArray) other = g_steal_pointer (&self->requests);

  self->requests = g_ptr_array_ref (kaiji_sheet_get_requests (sheet));
  kaiji_sheet_set_requests (sheet, other);
}

KaijiHistoryStep *
kaiji_history_step_new (KaijiHistoryStepKind kind)
{
  KaijiHistoryStep *self = g_new0 (KaijiHistoryStep, 1);

  self->kind = (guint8) kind;

  return self;
}

void
kaiji_history_step_free (KaijiHistoryStep *self)
{
  switch (self->kind)
    {
    case KAIJI_STEP_ANSWER:
      kaiji_answer_delta_clear (&self->answer);
      break;
    case KAIJI_STEP_NUMBER:
      g_free (self->number);
      break;
    case KAIJI_STEP_PAGE_SETUP:
      kaiji_page_setup_free (self->page_setup);
      break;
    case KAIJI_STEP_REQUESTS:
      g_ptr_array_unref (self->requests);
      break;
    case KAIJI_STEP_SECTION:
    default:
      break;
    }
  g_free (self);
}

/**
 * kaiji_history_step_get_size:
 *
 * Returns: about how many bytes the step holds
 */
gsize
kaiji_history_step_get_size (const KaijiHistoryStep *self)
{
  return sizeof *self
         + (self->kind == KAIJI_STEP_ANSWER ? kaiji_answer_delta_get_size (&self->answer) : 0);
}

/**
 * kaiji_history_step_replay:
 * @sheet: the sheet of the history
 *
 * Undoes the step if it is done, or else does it again, through the sheet's public functions.
 *
 * Returns: (transfer none) (nullable): the field whose answer changed
 */
const KaijiField *
kaiji_history_step_replay (KaijiHistoryStep *self, KaijiSheet *sheet)
{
  switch (self->kind)
    {
    case KAIJI_STEP_SECTION:
      replay_section (self, sheet);
      return NULL;
    case KAIJI_STEP_PAGE_SETUP:
      replay_page_setup (self, sheet);
      return NULL;
    case KAIJI_STEP_REQUESTS:
      replay_requests (self, sheet);
      return NULL;
    case KAIJI_STEP_NUMBER:
      replay_number (self, sheet);
      return NULL;
    case KAIJI_STEP_ANSWER:
    default:
      replay_answer (self, sheet);
      return self->field;
    }
}
