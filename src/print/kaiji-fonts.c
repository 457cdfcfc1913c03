/* kaiji-fonts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fontconfig/fontconfig.h>

#include "kaiji-fonts.h"

/* Forms are in this language; a font without it would print a sheet of substitutes. */
#define LANGUAGE "ja"

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/**
 * kaiji_fonts_list_families:
 *
 * Returns: (transfer full) (array zero-terminated=1): the font families of this computer that a
 *   sheet can be set in, each once, sorted as a person expects
 */
char **
kaiji_fonts_list_families (void)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_LANG, FcTypeString, LANGUAGE, FC_SCALABLE,
                                       FcTypeBool, FcTrue, NULL);
  FcObjectSet *properties = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, properties);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) families = g_ptr_array_new ();

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcChar8 *name;
      char *family;

      if (FcPatternGetString (fonts->fonts[i], FC_FAMILY, 0, &name) != FcResultMatch
          || g_hash_table_contains (seen, name))
        continue;
      family = g_strdup ((const char *) name);
      g_hash_table_add (seen, family);
      g_ptr_array_add (families, family);
    }

  g_ptr_array_sort (families, compare_families);
  g_ptr_array_add (families, NULL);
  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (properties);
  FcPatternDestroy (pattern);

  return (char **) g_ptr_array_free (g_steal_pointer (&families), FALSE);
}
