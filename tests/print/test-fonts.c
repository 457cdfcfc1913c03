/* test-fonts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A computer without a font for the form prints nothing rather than boxes.
 */

#include "config.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "kaiji-error.h"
#include "print-fixture.h"

/* Makes the fonts of this computer those of one file, or none. */
static void
use_fonts (const char *path)
{
  FcConfig *config = FcConfigCreate ();

  if (path != NULL)
    g_assert_true (FcConfigAppFontAddFile (config, (const FcChar8 *) path));
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (pango_cairo_font_map_get_default ()), config);
  FcConfigDestroy (config);
}

/* Returns: (nullable): the file of a font that has Latin letters and no kana */
static char *
find_latin_font (void)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_LANG, FcTypeString, "en", FC_SCALABLE, FcTypeBool,
                                       FcTrue, NULL);
  FcObjectSet *properties = FcObjectSetBuild (FC_FILE, FC_CHARSET, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, properties);
  char *path = NULL;

  for (int i = 0; i < fonts->nfont && path == NULL; i++)
    {
      FcCharSet *characters;
      FcChar8 *file;

      if (FcPatternGetCharSet (fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch
          && !FcCharSetHasChar (characters, 0x3042)
          && FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
        path = g_strdup ((const char *) file);
    }

  FcFontSetDestroy (fonts);
  FcObjectSetDestroy (properties);
  FcPatternDestroy (pattern);

  return path;
}

static void
assert_refused (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiPages) pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error);

  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, "fonts-ipaexfont-gothic"));
  g_assert_null (pages);
}

static void
test_none (void)
{
  use_fonts (NULL);
  assert_refused ();
}

static void
test_latin (void)
{
  g_autofree char *path = NULL;

  use_fonts (NULL);
  path = find_latin_font ();
  if (path == NULL)
    {
      g_test_skip ("every font of this computer has kana");
      return;
    }
  use_fonts (path);
  assert_refused ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/fonts/none", test_none);
  g_test_add_func ("/print/fonts/latin", test_latin);

  return g_test_run ();
}
