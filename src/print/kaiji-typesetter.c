/* kaiji-typesetter.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <pango/pangofc-font.h>

#include "kaiji-typesetter.h"

/* Generic family names, for which every computer has some font. */
static const char *const generic_families[] = { "sans", "sans-serif", "serif", "monospace", NULL };

struct _KaijiTypesetter
{
  PangoContext *context;
  PangoFontDescription *font;
  GHashTable *known;         /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
  GHashTable *blocks;
};

static guint
hash_source (gconstpointer data)
{
  const KaijiTextSource *source = data;

  return g_str_hash (source->text) ^ g_double_hash (&source->style.width);
}

static gboolean
equal_sources (gconstpointer a, gconstpointer b)
{
  const KaijiTextSource *one = a;
  const KaijiTextSource *other = b;

  return one->style.width == other->style.width && one->style.size == other->style.size
         && one->style.line_height == other->style.line_height
         && one->style.n_kept == other->style.n_kept && one->style.is_tight == other->style.is_tight
         && one->style.latin_gap == other->style.latin_gap && g_str_equal (one->text, other->text);
}

/* Noncharacters, which Unicode excludes from text (The Unicode Standard, 23.7). A file may have
 * them nevertheless, and Cairo refuses to draw a text with one. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Line feeds, vertical tabs, form feeds, NEL and the separators of lines and paragraphs (UAX #14,
 * class BK and the like). A carriage return counts unless a line feed follows. */
static gboolean
ends_line (const char *p, gunichar c)
{
  return (c >= '\n' && c <= '\f') || (c == '\r' && p[1] != '\n') || c == 0x85 || c == 0x2028
         || c == 0x2029;
}

/* The character that is set in place of one: usually itself; 0 for nothing. A control character has
 * no shape, and fonts draw a box for it. */
static gunichar
get_printed (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c >= ' ' && c < 0x7f)
    return c;
  if (is_noncharacter (c))
    return 0xfffd;
  if (ends_line (p, c))
    return '\n';
  if (c == '\t')
    return c;

  return g_unichar_iscntrl (c) ? 0 : c;
}

/* Returns: (nullable): the text with some characters replaced; NULL if none needs replacing */
static char *
replace_characters (const char *text)
{
  GString *replaced = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar printed = get_printed (p);

      if (replaced == NULL && printed != g_utf8_get_char (p))
        replaced = g_string_new_len (text, p - text);
      if (replaced != NULL && printed != 0)
        g_string_append_unichar (replaced, printed);
    }

  return replaced != NULL ? g_string_free (replaced, FALSE) : NULL;
}

/* One unit is one point, and glyphs are placed exactly, so that screen, printer and PDF break every
 * line alike. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  /* Selects the rules of Japanese line breaking and the Japanese forms of unified ideographs. */
  pango_context_set_language (context, pango_language_from_string ("ja"));

  return context;
}

/**
 * kaiji_typesetter_new:
 * @fonts: a Pango family list
 * @known: (nullable): texts set by an earlier typesetter in the same fonts
 * @cancellable: (nullable): cancels it
 *
 * Returns: (transfer full): a typesetter
 */
KaijiTypesetter *
kaiji_typesetter_new (const char *fonts, GHashTable *known, GCancellable *cancellable)
{
  KaijiTypesetter *self;

  g_return_val_if_fail (fonts != NULL, NULL);

  self = g_new0 (KaijiTypesetter, 1);
  self->context = create_context ();
  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, fonts);
  self->known = known != NULL ? g_hash_table_ref (known) : NULL;
  g_set_object (&self->cancellable, cancellable);
  self->blocks = g_hash_table_new_full (hash_source, equal_sources, NULL,
                                        (GDestroyNotify) kaiji_text_block_unref);

  return self;
}

/**
 * kaiji_typesetter_free:
 * @self: (transfer full): a typesetter
 */
void
kaiji_typesetter_free (KaijiTypesetter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->blocks);
  g_free (self);
}

/**
 * kaiji_typesetter_set:
 * @text: UTF-8
 * @style: its style
 *
 * Returns: (transfer none): the text in lines; owned by the table of kaiji_typesetter_dup_blocks()
 */
KaijiTextBlock *
kaiji_typesetter_set (KaijiTypesetter *self, const char *text, const KaijiTextStyle *style)
{
  g_autofree char *replaced = NULL;
  KaijiTextSource source = { .text = text, .style = *style };
  KaijiTextBlock *block;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  replaced = replace_characters (text);
  if (replaced != NULL)
    source.text = replaced;

  block = g_hash_table_lookup (self->blocks, &source);
  if (block != NULL)
    return block;

  if (self->known != NULL)
    block = g_hash_table_lookup (self->known, &source);
  if (block != NULL)
    kaiji_text_block_ref (block);
  else
    block = kaiji_text_block_new (self->context, self->font, &source, self->cancellable);

  g_hash_table_insert (self->blocks, (gpointer) kaiji_text_block_get_source (block), block);

  return block;
}

/**
 * kaiji_typesetter_get_cancellable:
 *
 * Returns: (transfer none) (nullable): what cancels it
 */
GCancellable *
kaiji_typesetter_get_cancellable (KaijiTypesetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * kaiji_typesetter_is_cancelled:
 *
 * Returns: whether it was cancelled, so that texts are incomplete
 */
gboolean
kaiji_typesetter_is_cancelled (KaijiTypesetter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * kaiji_typesetter_has_characters:
 * @text: UTF-8
 *
 * Returns: whether an installed font has every character of @text
 */
gboolean
kaiji_typesetter_has_characters (KaijiTypesetter *self, const char *text)
{
  g_autoptr (PangoFont) font = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  const char *p = text;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  /* Pango warns about every text that it sets without any font. */
  font = pango_context_load_font (self->context, self->font);
  if (font == NULL)
    return FALSE;

  /* Mostly the font itself has all of them, and none that stands in has to be looked for. */
  while (*p != '\0' && pango_font_has_char (font, g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return TRUE;

  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_text (layout, p, -1);

  return pango_layout_get_unknown_glyphs_count (layout) == 0;
}

static gboolean
has_family (FcPattern *pattern, const char *family)
{
  FcChar8 *name;

  for (int i = 0; FcPatternGetString (pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (FcStrCmpIgnoreCase (name, (const FcChar8 *) family) == 0)
      return TRUE;

  return FALSE;
}

/* Finds one of a font's names, of which it has one in each language, in the list. */
static char *
find_family (FcPattern *pattern, char **families)
{
  gboolean is_generic = TRUE;

  for (guint i = 0; families[i] != NULL; i++)
    {
      g_strstrip (families[i]);
      if (has_family (pattern, families[i]))
        return g_strdup (families[i]);
      is_generic = is_generic && g_strv_contains (generic_families, families[i]);
    }

  return is_generic ? g_strdup (families[0]) : NULL;
}

/**
 * kaiji_typesetter_dup_family:
 * @is_missing: (out): whether no font of the list is installed, so that a substitute is used; a
 *   generic name at the end, such as sans-serif, does not count as a font unless it is alone
 *
 * Returns: (transfer full): the family of the font that is used for the characters it has, by its
 *   name in the list
 */
char *
kaiji_typesetter_dup_family (KaijiTypesetter *self, gboolean *is_missing)
{
  g_autoptr (PangoFont) font = NULL;
  g_autoptr (PangoFontDescription) description = NULL;
  g_auto (GStrv) families = NULL;
  char *family = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (is_missing != NULL, NULL);

  *is_missing = TRUE;
  font = pango_context_load_font (self->context, self->font);
  if (font == NULL)
    return g_strdup ("");

  families = g_strsplit (pango_font_description_get_family (self->font), ",", -1);
  if (PANGO_IS_FC_FONT (font))
    family = find_family (pango_fc_font_get_pattern (PANGO_FC_FONT (font)), families);
  if (family != NULL)
    {
      *is_missing = FALSE;
      return family;
    }

  description = pango_font_describe (font);

  return g_strdup (pango_font_description_get_family (description));
}

/**
 * kaiji_typesetter_dup_blocks:
 *
 * Returns: (transfer full): the table of all texts set so far
 */
GHashTable *
kaiji_typesetter_dup_blocks (KaijiTypesetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_ref (self->blocks);
}
