/* kaiji-readiness.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-findings.h"

G_BEGIN_DECLS

/**
 * KaijiReadinessKind:
 * @KAIJI_READINESS_MISSING: required answers that are still empty
 * @KAIJI_READINESS_LIMIT: answers over a limit of characters
 * @KAIJI_READINESS_ERROR: other errors
 * @KAIJI_READINESS_REVIEW: answers that were carried over and wait for confirmation
 * @KAIJI_READINESS_OLD: figures from more than a year before the disclosure date
 * @KAIJI_READINESS_WARNING: other warnings
 * @KAIJI_READINESS_EVIDENCE: answers without evidence that the scheme wants evidence for
 * @KAIJI_READINESS_ACKNOWLEDGED: findings that somebody acknowledged; they hold nothing up
 *
 * The steps that may be left before a sheet is handed in, in the order of urgency.
 */
typedef enum
{
  KAIJI_READINESS_MISSING,
  KAIJI_READINESS_LIMIT,
  KAIJI_READINESS_ERROR,
  KAIJI_READINESS_REVIEW,
  KAIJI_READINESS_OLD,
  KAIJI_READINESS_WARNING,
  KAIJI_READINESS_EVIDENCE,
  KAIJI_READINESS_ACKNOWLEDGED,
} KaijiReadinessKind;

#define KAIJI_N_READINESS_KINDS (KAIJI_READINESS_ACKNOWLEDGED + 1)

GPtrArray *kaiji_readiness_list (KaijiFindings *findings, KaijiReadinessKind kind);
gboolean kaiji_readiness_is_ready (KaijiFindings *findings);
gboolean kaiji_readiness_is_final (KaijiFindings *findings);

G_END_DECLS
