/* form-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small forms of customers, which are filled in from the sample.
 */

#pragma once

#include <xlsxwriter.h>

#include "exchange-fixture.h"
#include "kaiji-questionnaire.h"

G_BEGIN_DECLS

#define FORM_MAX_COLUMNS 6
#define FORM_MAX_ROWS 5

/* A form: texts by row and column, NULL for an empty cell. */
typedef struct
{
  const char *cells[FORM_MAX_ROWS][FORM_MAX_COLUMNS];
} Form;

/* What is added to a form: rules for its cells, other sheets. */
typedef void (*Adorn) (lxw_workbook *workbook, lxw_worksheet *sheet);

GBytes *form_make (const Form *form, Adorn adorn);
void form_check (ExchangeAnswers *self, const Form *form, Adorn adorn, const Form *expected);
KaijiQuestionState
form_fill_one (ExchangeAnswers *self, const Form *form, Adorn adorn, char **written);

G_END_DECLS
