/* kaiji-field-chooser.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-scheme.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIELD_CHOOSER (kaiji_field_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFieldChooser, kaiji_field_chooser, KAIJI, FIELD_CHOOSER, AdwWindow)

/**
 * KaijiFieldChooser:
 *
 * A dialog in which a person looks for a field of a form by number or words.
 *
 * Signal `chosen` (chooser, const KaijiField *field): the person chose one, or, by the button for
 *   that, %NULL for none. The dialog closes.
 */
GtkWindow *kaiji_field_chooser_new (KaijiScheme *scheme,
                                    const char *text,
                                    gboolean offers_none,
                                    GtkWindow *parent);

G_END_DECLS
