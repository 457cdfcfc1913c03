/* kaiji-figures.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-findings.h"

G_BEGIN_DECLS

/**
 * KaijiFigures:
 * @n_required: the number of required fields
 * @n_answered: the number of those that are answered
 * @n_missing: the number of those that are still empty
 * @n_errors: the number of errors in given answers; a missing answer is work to do rather than an
 *   error
 * @n_warnings: the number of warnings
 * @n_to_review: the number of carried-over answers to confirm
 *
 * The progress of a sheet or of one of its sections.
 */
typedef struct
{
  guint n_required;
  guint n_answered;
  guint n_missing;
  guint n_errors;
  guint n_warnings;
  guint n_to_review;
} KaijiFigures;

void
kaiji_figures_count (KaijiFigures *figures, KaijiFindings *findings, const KaijiSection *section);

gboolean kaiji_figures_equal (const KaijiFigures *a, const KaijiFigures *b);

G_END_DECLS
