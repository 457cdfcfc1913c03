/* kaiji-carry-over-dialog.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-carry-over.h"
#include "kaiji-document.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CARRY_OVER_DIALOG (kaiji_carry_over_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCarryOverDialog,
                      kaiji_carry_over_dialog,
                      KAIJI,
                      CARRY_OVER_DIALOG,
                      AdwWindow)

/**
 * KaijiCarryOverDialog:
 *
 * Asks for the new disclosure date and the edition of a carry-over.
 *
 * Signal `carried-over` (dialog, KaijiDocument *document, const KaijiCarryOverReport *report): the
 *   new sheet is made; the dialog closes.
 */
GtkWindow *kaiji_carry_over_dialog_new (KaijiSheet *old_sheet,
                                        GFile *origin,
                                        KaijiSchemeLibrary *library,
                                        GtkWindow *parent);

G_END_DECLS
