/* kaiji-toolkit-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <libintl.h>

#include "kaiji-toolkit-words.h"

/* The domain of libadwaita's messages, and one of them that every complete catalogue has. */
#define DOMAIN "libadwaita"
#define PROBE "Credits"

/* The words that libadwaita looks for in the program's catalogue rather than in its own: the names
 * of the buttons of its dialogs, from 1.5 on. They are here to get into the program's catalogue. */
static const char *const ours[] G_GNUC_UNUSED = { N_ ("Close"), N_ ("Close the window") };

/**
 * kaiji_toolkit_words_supply:
 * @folder: the folder of Kaiji's own catalogues of libadwaita
 *
 * Uses one of @folder in the language of the user, if libadwaita's own catalogue lacks the words of
 * its windows, as the Japanese one of Debian 12 does. Called after adw_init(), which says where
 * libadwaita's own are.
 */
void
kaiji_toolkit_words_supply (const char *folder)
{
  const char *const *languages = g_get_language_names ();
  const char *probe = PROBE;

  g_return_if_fail (folder != NULL);

  /* A word without a translation comes back as it is. */
  if (dgettext (DOMAIN, probe) != probe)
    return;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, languages[i], "LC_MESSAGES", DOMAIN ".mo",
                                                NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      bindtextdomain (DOMAIN, folder);
      bind_textdomain_codeset (DOMAIN, "UTF-8");
      return;
    }
}
