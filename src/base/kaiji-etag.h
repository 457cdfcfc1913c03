/* kaiji-etag.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The file must not exist yet. */
#define KAIJI_ETAG_NEW ""

char *kaiji_etag_new (GBytes *contents);

G_END_DECLS
