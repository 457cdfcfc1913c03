/* kaiji-overview-steps.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

/**
 * KaijiOverviewStep:
 * @title: what to do
 * @subtitle: (nullable): how
 * @action: the action that goes there
 * @target: (nullable): the action's parameter, a field's id
 *
 * One thing to do next.
 */
typedef struct
{
  char *title;
  const char *subtitle;
  const char *action;
  const char *target;
} KaijiOverviewStep;

GArray *kaiji_overview_steps_list (KaijiDocument *document);

G_END_DECLS
