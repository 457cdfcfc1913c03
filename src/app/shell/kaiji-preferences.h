/* kaiji-preferences.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_PREFERENCES (kaiji_preferences_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPreferences, kaiji_preferences, KAIJI, PREFERENCES, AdwPreferencesWindow)

/**
 * KaijiPreferences:
 *
 * The window of the preferences. Each row is bound to a key of the settings, and takes effect at
 * once.
 */
void kaiji_preferences_show (GtkWindow *parent);

G_END_DECLS
