/* kaiji-option-buttons.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_OPTION_BUTTONS (kaiji_option_buttons_get_type ())
G_DECLARE_FINAL_TYPE (KaijiOptionButtons, kaiji_option_buttons, KAIJI, OPTION_BUTTONS, GtkWidget)

/**
 * KaijiOptionButtons:
 *
 * Radio buttons, at most one of which is chosen, and a button that clears the choice; so does the
 * Delete key.
 *
 * Signal `chosen` (buttons): the user made or cleared a choice.
 */
GtkWidget *kaiji_option_buttons_new (void);

GtkWidget *kaiji_option_buttons_append (KaijiOptionButtons *self, const char *label);
int kaiji_option_buttons_get_chosen (KaijiOptionButtons *self);
void kaiji_option_buttons_set_chosen (KaijiOptionButtons *self, int index);

G_END_DECLS
