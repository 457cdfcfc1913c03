/* kaiji-scheme-library.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SCHEME_LIBRARY (kaiji_scheme_library_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSchemeLibrary, kaiji_scheme_library, KAIJI, SCHEME_LIBRARY, GObject)

/**
 * KaijiSchemeLibrary:
 *
 * The installed schemes, one #KaijiScheme for each edition. Files are searched in
 * `$XDG_DATA_HOME/kaiji/schemes`, then in `kaiji/schemes` of each of `$XDG_DATA_DIRS`, then among
 * the built-in ones; the first file with an id wins. A file is read when its scheme is first looked
 * up. Threads may share a library and its schemes.
 *
 * Signal `changed` (library): a scheme file was added, changed or removed, while the library is
 *   watched. Schemes that were looked up stay as they are.
 */
KaijiSchemeLibrary *kaiji_scheme_library_new (void);
KaijiSchemeLibrary *kaiji_scheme_library_new_for_directories (const char *const *directories);

KaijiScheme *kaiji_scheme_library_lookup (KaijiSchemeLibrary *self,
                                          const char *id,
                                          const char *edition,
                                          GError **error);
KaijiScheme *
kaiji_scheme_library_lookup_name (KaijiSchemeLibrary *self, const char *name, GError **error);
GPtrArray *kaiji_scheme_library_list (KaijiSchemeLibrary *self);
char **kaiji_scheme_library_dup_problems (KaijiSchemeLibrary *self);
void kaiji_scheme_library_watch (KaijiSchemeLibrary *self);

G_END_DECLS
