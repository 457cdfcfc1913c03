/* kaiji-draft-question.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

/**
 * KaijiDraftAnswer:
 * @KAIJI_DRAFT_CANCEL: do not print
 * @KAIJI_DRAFT_NO: print it unmarked
 * @KAIJI_DRAFT_YES: mark every page as a draft
 *
 * How to print a sheet with errors.
 */
typedef enum
{
  KAIJI_DRAFT_CANCEL,
  KAIJI_DRAFT_NO,
  KAIJI_DRAFT_YES,
} KaijiDraftAnswer;

void kaiji_draft_question_ask (KaijiDocument *document,
                               GtkWindow *parent,
                               const char *heading,
                               const char *plain,
                               const char *draft,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
KaijiDraftAnswer kaiji_draft_question_finish (GAsyncResult *result);

G_END_DECLS
