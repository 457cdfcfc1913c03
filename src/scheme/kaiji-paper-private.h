/* kaiji-paper-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KAIJI_N_PAPERS 3

const char *const *kaiji_paper_list_names (void);
void kaiji_paper_get_size (const char *name, gboolean landscape, double *width, double *height);

G_END_DECLS
