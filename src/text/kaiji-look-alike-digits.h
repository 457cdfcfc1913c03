/* kaiji-look-alike-digits.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kaiji_look_alike_digits_correct (const char *text,
                                       gboolean asks_number,
                                       char **written,
                                       char **meant);

G_END_DECLS
