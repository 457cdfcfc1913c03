/* kaiji-history-step-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer-delta-private.h"
#include "kaiji-page-setup.h"
#include "kaiji-typing-private.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_STEP_ANSWER,
  KAIJI_STEP_NUMBER, /* the certification number */
  KAIJI_STEP_SECTION,
  KAIJI_STEP_PAGE_SETUP,
  KAIJI_STEP_REQUESTS,
} KaijiHistoryStepKind;

/**
 * KaijiHistoryStep:
 * @kind: a #KaijiHistoryStepKind
 * @typing: a #KaijiTyping
 * @group: those of one number are undone together; 0 for a step alone
 * @field: the field of the answer
 * @section: the section whose exclusion was toggled
 * @answer: the other answer
 * @number: (nullable): the other certification number
 * @page_setup: the other page setup
 * @requests: (element-type KaijiRequest): the other requests
 *
 * One step of a history. The sheet has one state of what the step changed, and the step holds only
 * the other: that before it while it is done, that after it while it is undone.
 */
typedef struct
{
  guint8 kind;
  guint8 typing;
  guint group;
  union
  {
    const KaijiField *field;
    const KaijiSection *section;
  };
  union
  {
    KaijiAnswerDelta answer;
    char *number;
    KaijiPageSetup *page_setup;
    GPtrArray *requests;
  };
} KaijiHistoryStep;

KaijiHistoryStep *kaiji_history_step_new (KaijiHistoryStepKind kind);
void kaiji_history_step_free (KaijiHistoryStep *self);
gsize kaiji_history_step_get_size (const KaijiHistoryStep *self);
const KaijiField *kaiji_history_step_replay (KaijiHistoryStep *self, KaijiSheet *sheet);

G_END_DECLS
