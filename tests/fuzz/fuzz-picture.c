/* fuzz-picture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture.h"

/* What is stripped once has nothing more to be stripped. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) stripped = kaiji_picture_file_strip (bytes);
  g_autoptr (GBytes) again = kaiji_picture_file_strip (stripped);
  G_GNUC_UNUSED g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);

  g_assert_true (g_bytes_equal (stripped, again));
  return 0;
}
