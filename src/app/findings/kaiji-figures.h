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
 * @n_required: how many fields must be answered
 * @n_answered: how many of them are
 * @n_missing: how many of them are still empty
 * @n_errors: how many errors there are in what has been answered; an answer that is still missing
 *   is work to do, and none of them
 * @n_warnings: how many warnings there are
 * @n_to_review: how many answers were carried over and wait to be confirmed
 *
 * How far a sheet or one of its sections is.
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
