/* kaiji-filter.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-findings.h"

G_BEGIN_DECLS

/**
 * KaijiFilterKind:
 * @KAIJI_FILTER_MISSING: required and still empty
 * @KAIJI_FILTER_FINDINGS: with findings
 * @KAIJI_FILTER_REVIEW: carried over and not confirmed yet
 * @KAIJI_FILTER_OWNER: supplied by one owner
 */
typedef enum
{
  KAIJI_FILTER_ALL,
  KAIJI_FILTER_MISSING,
  KAIJI_FILTER_FINDINGS,
  KAIJI_FILTER_REVIEW,
  KAIJI_FILTER_OWNER,
} KaijiFilterKind;

#define KAIJI_N_FILTER_KINDS 5

/**
 * KaijiFilter:
 * @owner: (nullable): for %KAIJI_FILTER_OWNER
 *
 * The choice of fields that are shown.
 */
typedef struct
{
  KaijiFilterKind kind;
  const char *owner;
} KaijiFilter;

gboolean
kaiji_filter_passes (const KaijiFilter *filter, KaijiFindings *findings, const KaijiField *field);
guint kaiji_filter_count (const KaijiFilter *filter,
                          KaijiFindings *findings,
                          const KaijiSection *section);
char *kaiji_filter_dup_title (const KaijiFilter *filter);

G_END_DECLS
