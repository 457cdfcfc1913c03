/* kaiji-answer-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

char *kaiji_answer_format (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field);
KaijiAnswer *kaiji_answer_parse (KaijiScheme *scheme, const KaijiField *field, const char *text);
char *kaiji_answer_format_number (double number, gboolean grouped);
guint
kaiji_answer_count_characters (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field);

/**
 * KaijiPartialDate:
 * @month: 0 where only the year is known
 * @day: 0 where only year and month are known
 *
 * A date as the sheet file holds it: `2023`, `2023-11` or `2023-11-18`.
 */
typedef struct
{
  guint year;
  guint month;
  guint day;
} KaijiPartialDate;

gboolean kaiji_partial_date_parse (const char *text, KaijiPartialDate *date);
gboolean
kaiji_partial_date_parse_human (const char *text, KaijiPartialDate *date, const char **rest);
gboolean kaiji_partial_date_is_valid (const KaijiPartialDate *date);
char *kaiji_partial_date_to_string (const KaijiPartialDate *date);

G_END_DECLS
