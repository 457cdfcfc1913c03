/* kaiji-scheme-library.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-file.h"
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
 * A scheme can be tried without being installed: until the program ends it is found as well, after
 * the installed ones. The first directory is the user's own: there schemes are installed.
 *
 * Signal `changed` (library): a scheme file was added, changed or removed, while the library is
 *   watched. Schemes that were looked up stay as they are; those of a file with the same content
 *   are the same objects as before.
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
GPtrArray *kaiji_scheme_library_list_problem_files (KaijiSchemeLibrary *self);
void kaiji_scheme_library_watch (KaijiSchemeLibrary *self);

/**
 * KaijiSchemeStanding:
 * @KAIJI_SCHEME_NEW: no scheme has the id of the file's
 * @KAIJI_SCHEME_INSTALLED: it is installed as it is
 * @KAIJI_SCHEME_OTHER: another file is installed for the user under its id
 * @KAIJI_SCHEME_SHADOWS: a scheme of the system has its id, and would be hidden
 *
 * The relation of a scheme file to a library.
 */
typedef enum
{
  KAIJI_SCHEME_NEW,
  KAIJI_SCHEME_INSTALLED,
  KAIJI_SCHEME_OTHER,
  KAIJI_SCHEME_SHADOWS,
} KaijiSchemeStanding;

KaijiSchemeStanding kaiji_scheme_library_get_standing (KaijiSchemeLibrary *self,
                                                       KaijiSchemeFile *file);
GFile *kaiji_scheme_library_dup_own_file (KaijiSchemeLibrary *self, const char *id);
KaijiScheme *
kaiji_scheme_library_try (KaijiSchemeLibrary *self, KaijiSchemeFile *file, const char *edition);
gboolean kaiji_scheme_library_install (KaijiSchemeLibrary *self,
                                       KaijiSchemeFile *file,
                                       gboolean replace,
                                       GError **error);
gboolean kaiji_scheme_library_remove (KaijiSchemeLibrary *self, const char *id, GError **error);
gboolean kaiji_scheme_library_is_outdated (KaijiSchemeLibrary *self, KaijiScheme *scheme);

G_END_DECLS
