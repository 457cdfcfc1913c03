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
 * Radio buttons of which at most one is chosen, and a button that takes the choice back; the Delete
 * key does so too.
 *
 * Signal `chosen` (buttons): a person chose, or took the choice back.
 */
GtkWidget *kaiji_option_buttons_new (void);

GtkWidget *kaiji_option_buttons_append (KaijiOptionButtons *self, const char *label);
int kaiji_option_buttons_get_chosen (KaijiOptionButtons *self);
void kaiji_option_buttons_set_chosen (KaijiOptionButtons *self, int index);

G_END_DECLS
