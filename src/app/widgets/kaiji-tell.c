/* kaiji-tell.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-tell.h"

/**
 * kaiji_tell:
 * @parent: the window that the message is about
 * @heading: a short title
 * @body: the message
 *
 * Shows a message that must not be missed.
 */
void
kaiji_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const KaijiResponse close = { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN };

  kaiji_ask (parent, heading, body, &close, 1, NULL, NULL);
}
