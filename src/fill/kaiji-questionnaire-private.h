/* kaiji-questionnaire-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the files of the questionnaire only.
 */

#pragma once

#include "kaiji-questionnaire.h"
#include "kaiji-table.h"
#include "kaiji-xlsx-edit.h"

G_BEGIN_DECLS

struct _KaijiQuestionnaire
{
  GBytes *bytes;
  KaijiTable *table;
  KaijiScheme *scheme; /* a form that knows the words of others */
  const KaijiXlsxEditor *editor;
  KaijiXlsxEdit *edit; /* the form as it came, to look at */
  GArray *questions;
  GPtrArray *unread; /* of the names of sheets, NULL-terminated */
  GPtrArray *ticks;  /* of KaijiTicks: one a sheet at most */
  GArray *dashed;    /* of guint: the columns of the sheet being read where a dash is no answer */
};

const char *kaiji_questionnaire_find_text (KaijiQuestionnaire *self,
                                           const char *place,
                                           guint line,
                                           guint column);

G_END_DECLS
