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
G_DECLARE_FINAL_TYPE (KaijiPrintOptions, kaiji_print_options, KAIJI, PRINT_OPTIONS, AdwWindow)

/**
 * KaijiPrintOptions:
 *
 * Asks how a sheet is printed, before the desktop's print dialog: a portal's dialog does not show
 * pages that the program adds.
 *
 * Signal `chosen` (options): go on with what kaiji_print_options_read() reads.
 */
GtkWindow *kaiji_print_options_new (KaijiDocument *document,
                                    const KaijiPagesOptions *options,
                                    GtkWindow *parent);

gboolean kaiji_print_options_are_needed (KaijiDocument *document, const KaijiPagesOptions *options);
void kaiji_print_options_read (KaijiPrintOptions *self, KaijiPagesOptions *options);

G_END_DECLS
