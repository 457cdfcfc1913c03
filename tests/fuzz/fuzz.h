/* fuzz.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes what every input needs and takes long, since the time for one input is limited. Not every
 * target has it. */
int LLVMFuzzerInitialize (int *argc, char ***argv) __attribute__ ((weak));

/* Called with anything whatever, by libFuzzer or by replay.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
