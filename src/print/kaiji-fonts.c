/* kaiji-fonts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-fonts.h"

/* The forms are in this language; a font without it would show boxes instead of characters. */
#define LANGUAGE "ja"

/* The package with the form's intended font in Debian and its derivatives. */
#define PACKAGE "fonts-ipaexfont-gothic"

/* Adds the characters of a text that are not in @seen yet. */
static void
collect (GString *characters, GHashTable *seen, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isgraph (c) && g_hash_table_add (seen, GUINT_TO_POINTER (c)))
        g_string_append_unichar (characters, c);
    }
}

/* Lists the characters that every sheet of a scheme has, each once. */
static char *
dup_form_characters (KaijiScheme *scheme)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *characters = g_string_new (NULL);
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  collect (characters, seen, layout->title);
  collect (characters, seen, layout->subtitle);
  for (guint i = 0; i < layout->n_columns; i++)
    collect (characters, seen, layout->columns[i].head);
  for (guint i = 0; i < layout->n_notes; i++)
    collect (characters, seen, layout->notes[i].text);
  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    collect (characters, seen, words->levels[i]);
  for (guint i = 0; i < n_fields; i++)
    {
      collect (characters, seen, kaiji_field_get_section (&fields[i])->title);
      collect (characters, seen, fields[i].item->group->title);
      collect (characters, seen, fields[i].item->title);
      collect (characters, seen, fields[i].full_prompt);
    }

  return g_string_free (characters, FALSE);
}

/**
 * kaiji_fonts_check_form:
 * @typesetter: a typesetter with the fonts of the sheet
 * @scheme: the sheet's scheme
 *
 * Checks the fonts before a form is printed: one with boxes for characters is useless.
 *
 * Returns: whether the installed fonts have the characters of the form itself; otherwise %FALSE
 *   with %KAIJI_ERROR_NO_FONT, which names the package to install
 */
gboolean
kaiji_fonts_check_form (KaijiTypesetter *typesetter, KaijiScheme *scheme, GError **error)
{
  g_autofree char *characters = NULL;

  g_return_val_if_fail (typesetter != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), FALSE);

  characters = dup_form_characters (scheme);
  if (kaiji_typesetter_has_characters (typesetter, characters))
    return TRUE;

  /* Translators: %s is the name of a package of Debian and Ubuntu. */
  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_NO_FONT,
               _ ("No font on this computer has the Japanese characters of the form. Install a "
                  "Japanese font (on Debian and Ubuntu the package %s) and try again."),
               PACKAGE);

  return FALSE;
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/**
 * kaiji_fonts_list_families:
 *
 * Returns: (transfer full) (array zero-terminated=1): the installed font families that can print a
 *   sheet, without duplicates, in collation order
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
