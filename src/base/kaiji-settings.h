/* kaiji-settings.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *kaiji_settings_get (void);

gboolean kaiji_settings_get_boolean (const char *key);
guint kaiji_settings_get_uint (const char *key, guint fallback);
double kaiji_settings_get_double (const char *key, double fallback);
char *kaiji_settings_dup_string (const char *key);

G_END_DECLS
