/* kaiji-ask.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiResponseLook:
 *
 * The appearance of an answer to a question.
 */
typedef enum
{
  KAIJI_RESPONSE_PLAIN,
  KAIJI_RESPONSE_SUGGESTED,
  KAIJI_RESPONSE_DESTRUCTIVE,
} KaijiResponseLook;

/**
 * KaijiResponse:
 * @id: the id that kaiji_ask_finish() returns
 * @label: the button's label, with a mnemonic
 *
 * One answer to a question.
 */
typedef struct
{
  const char *id;
  const char *label;
  KaijiResponseLook look;
} KaijiResponse;

void kaiji_ask (GtkWindow *parent,
                const char *heading,
                const char *body,
                const KaijiResponse *responses,
                guint n_responses,
                GAsyncReadyCallback callback,
                gpointer user_data);
void kaiji_ask_with_details (GtkWindow *parent,
                             const char *heading,
                             const char *body,
                             const char *details,
                             const KaijiResponse *responses,
                             guint n_responses,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *kaiji_ask_finish (GAsyncResult *result);

G_END_DECLS
