/* kaiji-answer-fit.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

gboolean kaiji_answer_fit_is_possible (const KaijiField *field, const char *text);
gboolean kaiji_answer_fit_is_typed (KaijiScheme *scheme, const KaijiField *field, const char *text);
gboolean
kaiji_answer_fit_is_telling (KaijiScheme *scheme, const KaijiField *field, const char *text);

G_END_DECLS
