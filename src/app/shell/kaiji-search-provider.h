/* kaiji-search-provider.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SEARCH_PROVIDER (kaiji_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSearchProvider, kaiji_search_provider, KAIJI, SEARCH_PROVIDER, GObject)

/**
 * KaijiSearchProvider:
 *
 * Finds recent sheets for the desktop's search, which asks over the session bus
 * (org.gnome.Shell.SearchProvider2). A result's id is the address of the sheet's file.
 */
KaijiSearchProvider *kaiji_search_provider_new (GApplication *application);

void kaiji_search_provider_set_library (KaijiSearchProvider *self, KaijiSchemeLibrary *library);
gboolean kaiji_search_provider_export (KaijiSearchProvider *self,
                                       GDBusConnection *connection,
                                       GError **error);

G_END_DECLS
