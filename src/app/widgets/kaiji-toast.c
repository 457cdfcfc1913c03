/* kaiji-toast.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-toast.h"

/**
 * kaiji_toast_new:
 * @text: plain text
 *
 * A toast reads its title as markup, which names of files and services are not.
 *
 * Returns: (transfer full): a toast that says @text
 */
AdwToast *
kaiji_toast_new (const char *text)
{
  g_autofree char *markup = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  markup = g_markup_escape_text (text, -1);
  return adw_toast_new (markup);
}
