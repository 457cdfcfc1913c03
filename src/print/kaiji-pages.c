/* kaiji-pages.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-draft-mark.h"
#include "kaiji-error.h"
#include "kaiji-grid.h"
#include "kaiji-layout.h"
#include "kaiji-page.h"
#include "kaiji-pages.h"

/* The most characters of all answers together: some 2,500 pages. */
#define MAX_CHARACTERS 2000000

struct _KaijiPages
{
  GObject parent_instance;

  KaijiScheme *scheme;
  KaijiPagesOptions options;
  KaijiLayout *layout;
  char *title;
  char *author;
};

G_DEFINE_FINAL_TYPE (KaijiPages, kaiji_pages, G_TYPE_OBJECT)

static KaijiPage *
get_page (KaijiPages *self, guint page)
{
  return g_ptr_array_index (self->layout->pages, page);
}

static char *
dup_sheet_title (KaijiSheet *sheet)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  g_autofree char *service = kaiji_sheet_dup_title (sheet);

  if (*service == '\0')
    return g_strdup (kaiji_scheme_get_title (scheme));

  return g_strdup_printf ("%s - %s", service, kaiji_scheme_get_title (scheme));
}

static char *
dup_document_title (KaijiSheet *sheet, const KaijiPagesOptions *options)
{
  g_autofree char *title = dup_sheet_title (sheet);

  if (!options->lists_changes)
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s - %s", _ ("List of changes"), title);
}

static char *
dup_author (KaijiSheet *sheet)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                   KAIJI_ROLE_BUSINESS_NAME);

  return field != NULL ? g_strstrip (kaiji_sheet_dup_text (sheet, field)) : g_strdup ("");
}

/* No form has room for more, and setting it would keep a program busy for a minute. */
static gboolean
check_size (KaijiSheet *sheet, GError **error)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  gulong n_characters = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[i]);

      n_characters += (gulong) g_utf8_strlen (text, -1);
    }
  if (n_characters <= MAX_CHARACTERS)
    return TRUE;

  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
               _ ("its answers have %lu characters together; at most %lu can be printed"),
               n_characters, (gulong) MAX_CHARACTERS);
  return FALSE;
}

static KaijiPages *
lay_out (KaijiSheet *sheet,
         const KaijiPagesOptions *options,
         const KaijiLayout *previous,
         GCancellable *cancellable,
         GError **error)
{
  KaijiLayout *layout;
  KaijiPages *self;

  if (!check_size (sheet, error))
    return NULL;

  layout = kaiji_layout_new (sheet, options, previous, cancellable, error);
  if (layout == NULL)
    return NULL;

  self = g_object_new (KAIJI_TYPE_PAGES, NULL);
  self->scheme = g_object_ref (kaiji_sheet_get_scheme (sheet));
  self->options = *options;
  if (options->changes_from != NULL)
    g_object_ref (options->changes_from);
  self->layout = layout;
  self->title = dup_document_title (sheet, options);
  self->author = dup_author (sheet);

  return self;
}

static void
kaiji_pages_finalize (GObject *object)
{
  KaijiPages *self = KAIJI_PAGES (object);

  g_clear_pointer (&self->layout, kaiji_layout_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_object (&self->scheme);
  g_clear_object (&self->options.changes_from);

  G_OBJECT_CLASS (kaiji_pages_parent_class)->finalize (object);
}

static void
kaiji_pages_class_init (KaijiPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_pages_finalize;
}

static void
kaiji_pages_init (KaijiPages *self)
{
}

/**
 * kaiji_pages_new:
 * @sheet: a sheet
 * @audience: the audience
 *
 * Lays a sheet out on the pages of its scheme's edition. Later changes of the sheet do not change
 * the pages.
 *
 * Returns: (transfer full): the pages, at least one; %NULL with %KAIJI_ERROR_INVALID_PAGE if the
 *   scheme's page leaves no room for its table
 */
KaijiPages *
kaiji_pages_new (KaijiSheet *sheet, KaijiAudience audience, GError **error)
{
  return kaiji_pages_new_with_options (sheet, &(KaijiPagesOptions){ .audience = audience }, NULL,
                                       error);
}

/**
 * kaiji_pages_new_with_options:
 * @sheet: a sheet
 * @options: the audience and the marks
 * @cancellable: (nullable): checked from time to time, even within a long text
 *
 * Lays a sheet out like kaiji_pages_new(). If the pages mark changes, they keep the older sheet for
 * kaiji_pages_renew().
 *
 * Returns: (transfer full): see kaiji_pages_new(); also %NULL with %G_IO_ERROR_CANCELLED
 */
KaijiPages *
kaiji_pages_new_with_options (KaijiSheet *sheet,
                              const KaijiPagesOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  return kaiji_pages_new_after (NULL, sheet, options, cancellable, error);
}

/* The part of earlier pages that can be reused for a sheet; no layout if it is of another
 * scheme. */
static const KaijiLayout *
get_known_layout (KaijiPages *previous, KaijiSheet *sheet)
{
  return previous != NULL && kaiji_sheet_get_scheme (sheet) == previous->scheme ? previous->layout
                                                                                : NULL;
}

/**
 * kaiji_pages_new_after:
 * @previous: (nullable): pages of another sheet
 * @sheet: a sheet
 * @options: the audience and the marks
 * @cancellable: (nullable): checked from time to time, even within a long text
 *
 * Lays a sheet out like kaiji_pages_new_with_options(). Texts that both sheets have, such as the
 * scheme's own, are taken from @previous and not broken into lines again, which makes many sheets
 * of a scheme faster. The pages do not keep @previous.
 *
 * Returns: (transfer full): see kaiji_pages_new_with_options()
 */
KaijiPages *
kaiji_pages_new_after (KaijiPages *previous,
                       KaijiSheet *sheet,
                       const KaijiPagesOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (previous == NULL || KAIJI_IS_PAGES (previous), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (!options->lists_changes || options->changes_from != NULL, NULL);

  return lay_out (sheet, options, get_known_layout (previous, sheet), cancellable, error);
}

/**
 * kaiji_pages_renew:
 * @self: pages of an earlier moment
 * @sheet: the changed sheet; any sheet works, but a similar one is fast
 *
 * Lays a sheet out again with the same options. Only texts that are not in @self are broken into
 * lines, so the pages can keep up with typing.
 *
 * Returns: (transfer full): see kaiji_pages_new()
 */
KaijiPages *
kaiji_pages_renew (KaijiPages *self, KaijiSheet *sheet, GError **error)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  return lay_out (sheet, &self->options, get_known_layout (self, sheet), NULL, error);
}

/**
 * kaiji_pages_get_audience:
 *
 * Returns: the audience of the pages
 */
KaijiAudience
kaiji_pages_get_audience (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), KAIJI_AUDIENCE_SUBMISSION);

  return self->options.audience;
}

/**
 * kaiji_pages_get_title:
 *
 * Returns: (transfer none): the document's title: the service's name and the scheme's
 */
const char *
kaiji_pages_get_title (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);

  return self->title;
}

/**
 * kaiji_pages_get_author:
 *
 * Returns: (transfer none): the name of the business, "" if it is not known
 */
const char *
kaiji_pages_get_author (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);

  return self->author;
}

/**
 * kaiji_pages_get_subject:
 *
 * Returns: (transfer none): the line below the title, "" if there is none
 */
const char *
kaiji_pages_get_subject (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);

  return self->layout->subtitle != NULL ? self->layout->subtitle : "";
}

/**
 * kaiji_pages_get_fonts:
 *
 * Returns: (transfer none): the requested font families, in order of preference
 */
const char *
kaiji_pages_get_fonts (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);

  return self->layout->page_layout.fonts;
}

/**
 * kaiji_pages_get_font_family:
 *
 * Returns: (transfer none): the font family that is used
 */
const char *
kaiji_pages_get_font_family (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);

  return self->layout->font_family;
}

/**
 * kaiji_pages_is_font_missing:
 *
 * Returns: whether a substitute font is used because none of the requested ones is installed
 */
gboolean
kaiji_pages_is_font_missing (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), FALSE);

  return self->layout->is_font_missing;
}

/**
 * kaiji_pages_get_n_pages:
 *
 * Returns: the number of pages, at least 1
 */
guint
kaiji_pages_get_n_pages (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), 0);

  return self->layout->pages->len;
}

/**
 * kaiji_pages_get_size:
 * @width: (out): in points
 * @height: (out): in points
 *
 * Gets the size of the paper in its orientation.
 */
void
kaiji_pages_get_size (KaijiPages *self, double *width, double *height)
{
  const KaijiPageLayout *layout;

  g_return_if_fail (KAIJI_IS_PAGES (self));
  g_return_if_fail (width != NULL && height != NULL);

  layout = &self->layout->page_layout;
  *width = kaiji_grid_to_points (layout->paper_width);
  *height = kaiji_grid_to_points (layout->paper_height);
}

/**
 * kaiji_pages_get_font_size:
 *
 * Returns: the size of the text in the cells, in points
 */
double
kaiji_pages_get_font_size (KaijiPages *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), 0);

  return self->layout->page_layout.font_size;
}

/**
 * kaiji_pages_get_cells:
 * @page: a page
 * @n_cells: (out): the number of its cells
 *
 * Returns: (transfer none) (array length=n_cells): the page's cells, in reading order
 */
const KaijiCell *
kaiji_pages_get_cells (KaijiPages *self, guint page, guint *n_cells)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);
  g_return_val_if_fail (page < self->layout->pages->len, NULL);

  return kaiji_page_get_cells (get_page (self, page), n_cells);
}

static void
draw_draft_mark (KaijiPages *self, cairo_t *cr)
{
  double width, height;

  if (self->layout->draft_mark == NULL)
    return;

  kaiji_pages_get_size (self, &width, &height);
  kaiji_draft_mark_draw (self->layout->draft_mark, cr, width, height);
}

/**
 * kaiji_pages_draw:
 * @page: a page
 * @cr: where to draw, in points from the page's top left corner
 *
 * Draws a page. Nothing is measured here: screen, printer and PDF get the same glyphs at the same
 * places.
 */
void
kaiji_pages_draw (KaijiPages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (KAIJI_IS_PAGES (self));
  g_return_if_fail (page < self->layout->pages->len);
  g_return_if_fail (cr != NULL);

  draw_draft_mark (self, cr);
  kaiji_page_draw (get_page (self, page), cr);
}

/**
 * kaiji_pages_create_tags:
 * @structure: the structure of a document
 *
 * Returns: (transfer full): the tags, which record the structure while the pages are drawn in
 *   order; the pages must outlive them
 */
KaijiPageTags *
kaiji_pages_create_tags (KaijiPages *self, KaijiPdfStructure *structure)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);
  g_return_val_if_fail (structure != NULL, NULL);

  return kaiji_page_tags_new (structure, self->layout->page_layout.columns,
                              self->layout->page_layout.n_columns);
}

/**
 * kaiji_pages_draw_tagged:
 * @page: a page
 * @cr: where to draw: a page of a PDF document
 * @tags: the document's table
 *
 * Draws a page like kaiji_pages_draw(), and records its structure in the document.
 */
void
kaiji_pages_draw_tagged (KaijiPages *self, guint page, cairo_t *cr, KaijiPageTags *tags)
{
  g_return_if_fail (KAIJI_IS_PAGES (self));
  g_return_if_fail (page < self->layout->pages->len);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (tags != NULL);

  if (self->layout->draft_mark != NULL)
    {
      kaiji_page_tags_begin_mark (tags, cr);
      draw_draft_mark (self, cr);
      kaiji_page_tags_end_mark (tags, cr);
    }
  kaiji_page_tags_draw (tags, get_page (self, page), cr);
}

/**
 * kaiji_pages_looks_same:
 * @other: pages that were renewed from @self, or from which @self was renewed
 * @page: a page
 *
 * Checks whether a page looks the same. Pages that are not renewed from each other share no texts
 * and count as different.
 *
 * Returns: whether @page is the same in both
 */
gboolean
kaiji_pages_looks_same (KaijiPages *self, KaijiPages *other, guint page)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), FALSE);
  g_return_val_if_fail (KAIJI_IS_PAGES (other), FALSE);

  if (self == other)
    return TRUE;
  if (page >= self->layout->pages->len || page >= other->layout->pages->len)
    return FALSE;

  if (self->options.is_draft != other->options.is_draft
      || self->layout->page_layout.paper_width != other->layout->page_layout.paper_width
      || self->layout->page_layout.paper_height != other->layout->page_layout.paper_height)
    return FALSE;

  return kaiji_page_looks_same (get_page (self, page), get_page (other, page));
}
