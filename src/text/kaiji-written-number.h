/* kaiji-written-number.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number that stands alone, as people write one in a form: -1,234.5, △1,234, ¥-1,234. */

const char *kaiji_written_number_skip_signs (const char **p, gboolean is_money);
char *kaiji_written_number_read (const char **p);

G_END_DECLS
