/* kaiji-line-marks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kaiji_line_skip_marks (const char *text);
const char *kaiji_line_skip_number (const char *text);
const char *kaiji_line_skip_colon (const char *text);
gboolean kaiji_line_is_closing (const char *text, gboolean after_gap);
gboolean kaiji_line_is_asked (const char *text);
const char *kaiji_line_skip_question (const char *text, const char *next);
gboolean kaiji_line_is_of_signs (const char *text);
gboolean kaiji_line_is_answer (const char *text);
const char *kaiji_line_skip_answer_mark (const char *text);
char *kaiji_line_dup_without_mark (const char *text, gunichar mark);

G_END_DECLS
