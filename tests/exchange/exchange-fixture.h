/* exchange-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer-index.h"
#include "kaiji-import.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The sample's answers, for customers' forms. */
typedef struct
{
  KaijiSchemeLibrary *library;
  GPtrArray *sheets;
  KaijiAnswerIndex *index;
} ExchangeAnswers;

void exchange_answers_set_up (ExchangeAnswers *self, gconstpointer user_data);
void exchange_answers_tear_down (ExchangeAnswers *self, gconstpointer user_data);

KaijiSheet *exchange_fixture_load_sample (KaijiSchemeLibrary *library);
const char *const *exchange_fixture_list_published (void);
KaijiSheet *exchange_fixture_load_published (KaijiSchemeLibrary *library, const char *name);
KaijiSheet *
exchange_fixture_create_random (KaijiSchemeLibrary *library, guint number, GRand *random);

KaijiImport *exchange_fixture_read (GBytes *bytes);
KaijiImport *exchange_fixture_read_text (const char *text);
void exchange_fixture_assert_answers (const char *text, const char *wanted);
KaijiSheet *exchange_fixture_import (GBytes *bytes, KaijiSchemeLibrary *library, const char *what);
void exchange_fixture_assert_same (KaijiSheet *sheet, KaijiSheet *back, const char *what);
void exchange_fixture_fill_in (KaijiTable *table, const char *field_id, const char *text);
GHashTable *exchange_fixture_unpack (GBytes *bytes);

G_END_DECLS
