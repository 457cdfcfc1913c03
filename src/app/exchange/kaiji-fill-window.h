/* kaiji-fill-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-questionnaire.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FILL_WINDOW (kaiji_fill_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFillWindow, kaiji_fill_window, KAIJI, FILL_WINDOW, AdwWindow)

/**
 * KaijiFillWindow:
 *
 * The questions of a customer's form, each with the answers that may fit. What is certain is
 * picked beforehand; a person picks the rest, and says where the filled-in form goes.
 *
 * Signal `written` (window, GFile *file): the form is there; the window closes.
 */
GtkWindow *
kaiji_fill_window_new (KaijiQuestionnaire *questionnaire, GFile *form, GtkWindow *parent);

G_END_DECLS
