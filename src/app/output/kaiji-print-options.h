/* kaiji-print-options.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PRINT_OPTIONS (kaiji_print_options_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPrintOptions, kaiji_print_options, KAIJI, PRINT_OPTIONS, AdwBin)

/**
 * KaijiPrintOptions:
 *
 * The print dialog's options for sheets, in addition to those for any document.
 */
KaijiPrintOptions *kaiji_print_options_new (KaijiDocument *document,
                                            const KaijiPagesOptions *options);

gboolean kaiji_print_options_are_needed (KaijiDocument *document, const KaijiPagesOptions *options);
void kaiji_print_options_read (KaijiPrintOptions *self, KaijiPagesOptions *options);

G_END_DECLS
