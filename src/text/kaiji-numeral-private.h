/* kaiji-numeral-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scales that the readers of numbers share.
 */

#pragma once

#include "kaiji-numeral.h"

G_BEGIN_DECLS

/* Skips one scale in kanji. */
gboolean kaiji_scale_skip (const char **p, double *value);

/* Skips one scale in Latin letters. */
gboolean kaiji_scale_skip_letter (const char **p, double *value);

G_END_DECLS
