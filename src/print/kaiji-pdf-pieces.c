/* kaiji-pdf-pieces.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives the pieces of a document's pages the names of their elements (ISO 32000-1, 14.6).
 *
 * Cairo up to 1.17 marks each piece that was begun. Cairo 1.18 marks only those with text: rules,
 * tints, bars and pictures are drawn, but not marked. Here they become artifacts, and a picture or
 * bar that is to be read aloud is found by its place on the page.
 */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kaiji-pdf-pieces.h"

/* Cairo begins a piece with "/Span << /MCID 7 >> BDC", on a line of its own; glyphs that stand for
 * another text than their own begin with "BDC" as well, without a number. */
#define PIECE_NUMBER "/MCID "
#define MARK_BEGIN "BDC\n"
#define MARK_END "EMC\n"
#define ARTIFACT_BEGIN "/Artifact BMC\n"

/* How far a place in the page's content may be from the one that was drawn, in points. */
#define TOLERANCE 0.05

/* The operators that draw something outside text (ISO 32000-1, table A.1), as Cairo writes them. */
static const char *const painting[] = { "f", "f*", "S", "B", "B*", "Do", "sh" };

/* The longest row of numbers before an operator that is looked at: a transformation. */
#define N_NUMBERS 6

typedef struct
{
  KaijiPdfStructure *structure;
  guint page;
  const guint *pieces; /* of the page: their elements */
  guint n_pieces;
  gboolean *is_marked; /* by Cairo, for each piece */
  gboolean *is_found;  /* by its place, for each piece */
  GString *content;    /* renamed */
} Page;

/* A piece of a page that is not marked by Cairo: where in the content it is. */
typedef struct
{
  const char *start;
  const char *end;
  guint piece;
} Found;

static void
begin_piece (Page *self, guint piece)
{
  if (self->pieces[piece] == KAIJI_PDF_ARTIFACT)
    g_string_append (self->content, ARTIFACT_BEGIN);
  else
    g_string_append_printf (self->content, "/%s << /MCID %u >> BDC\n",
                            kaiji_pdf_structure_get (self->structure, self->pieces[piece])->type,
                            piece);
}

static gboolean
is_at (const cairo_rectangle_t *area, double x, double y, double width, double height)
{
  return fabs (area->x - x) < TOLERANCE && fabs (area->y - y) < TOLERANCE
         && fabs (area->width - width) < TOLERANCE && fabs (area->height - height) < TOLERANCE;
}

/* Finds the picture or bar at a place on the page that is not marked yet. */
static gboolean
find_figure (Page *self, double x, double y, double width, double height, guint *piece)
{
  for (guint i = 0; i < self->n_pieces; i++)
    if (!self->is_marked[i] && !self->is_found[i] && self->pieces[i] != KAIJI_PDF_ARTIFACT
        && is_at (&kaiji_pdf_structure_get (self->structure, self->pieces[i])->box, x, y, width,
                  height))
      {
        *piece = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_token (const char *token, gsize length, const char *name)
{
  return strlen (name) == length && memcmp (token, name, length) == 0;
}

static gboolean
is_painting (const char *token, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (painting); i++)
    if (is_token (token, length, painting[i]))
      return TRUE;

  return FALSE;
}

/* Looks through what is drawn outside the marks, token by token. Fills in @found with the pictures
 * and bars. Returns: whether anything is drawn. */
static gboolean
find_figures (Page *self, const char *start, const char *end, GArray *found)
{
  double numbers[N_NUMBERS] = { 0 };
  double place[4] = { 0 };    /* of the picture that is drawn next */
  const char *first = NULL;   /* where the row of numbers begins */
  const char *outline = NULL; /* where the rectangle begins that may be filled next */
  const char *named = NULL;   /* where the name of a picture begins */
  guint n_numbers = 0;
  gboolean is_drawn = FALSE;

  for (const char *p = start; p < end;)
    {
      gsize length = 0;
      char *number_end;
      guint piece;

      while (p + length < end && !g_ascii_isspace (p[length]))
        length++;
      if (length == 0)
        {
          p++;
          continue;
        }

      if (*p == '/')
        named = p;
      else if (g_ascii_isdigit (*p) || strchr ("+-.", *p) != NULL)
        {
          if (n_numbers == 0)
            first = p;
          if (n_numbers < N_NUMBERS)
            numbers[n_numbers] = g_ascii_strtod (p, &number_end);
          n_numbers++;
        }
      else
        {
          is_drawn |= is_painting (p, length);
          if (is_token (p, length, "f") && outline != NULL
              && find_figure (self, numbers[0], numbers[1], numbers[2], numbers[3], &piece))
            {
              Found bar = { outline, p + length, piece };

              g_array_append_val (found, bar);
              self->is_found[piece] = TRUE;
            }
          else if (is_token (p, length, "Do") && named != NULL
                   && find_figure (self, place[0], place[1], place[2], place[3], &piece))
            {
              Found picture = { named, p + length, piece };

              g_array_append_val (found, picture);
              self->is_found[piece] = TRUE;
            }
          else if (is_token (p, length, "cm") && n_numbers == N_NUMBERS)
            {
              /* Pages are drawn from the top down: a picture's own y goes up from its bottom. */
              place[0] = numbers[4];
              place[1] = numbers[5] + MIN (numbers[3], 0);
              place[2] = fabs (numbers[0]);
              place[3] = fabs (numbers[3]);
            }
          outline = is_token (p, length, "re") && n_numbers == 4 && outline == NULL ? first : NULL;
          n_numbers = 0;
        }
      p += length;
    }

  return is_drawn;
}

/* Appends what Cairo has drawn outside its marks. */
static void
append_unmarked (Page *self, const char *start, const char *end)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  if (!find_figures (self, start, end, found))
    {
      g_string_append_len (self->content, start, end - start);
      return;
    }

  g_string_append (self->content, ARTIFACT_BEGIN);
  for (guint i = 0; i < found->len; i++)
    {
      const Found *figure = &g_array_index (found, Found, i);

      g_string_append_len (self->content, start, figure->start - start);
      g_string_append (self->content, "\n" MARK_END);
      begin_piece (self, figure->piece);
      g_string_append_len (self->content, figure->start, figure->end - figure->start);
      g_string_append (self->content, "\n" MARK_END ARTIFACT_BEGIN);
      start = figure->end;
    }
  g_string_append_len (self->content, start, end - start);
  g_string_append (self->content, MARK_END);
}

static gboolean
is_mark (const char *line, gsize length)
{
  gsize end = strlen (MARK_BEGIN);

  return *line == '/' && length > end && memcmp (line + length - end, MARK_BEGIN, end) == 0;
}

static gboolean
is_piece (const char *line, gsize length)
{
  return is_mark (line, length)
         && memmem (line, length, PIECE_NUMBER, strlen (PIECE_NUMBER)) != NULL;
}

/* Replaces Cairo's names of the pieces of a page, in the order in which it wrote them. Returns:
 * whether they are the ones that were drawn. */
static gboolean
rename_pieces (Page *self, const char *content, gsize size)
{
  const char *end = content + size;
  const char *unmarked = content; /* where it begins, if no piece is open */
  guint depth = 0;                /* of marks that are open */
  guint n = 0;

  for (const char *p = content; p < end;)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      const char *next = line_end != NULL ? line_end + 1 : end;
      gsize length = (gsize) (next - p);

      if (depth == 0 && is_piece (p, length))
        {
          append_unmarked (self, unmarked, p);
          while (n < self->n_pieces && !self->is_marked[n])
            n++;
          if (n == self->n_pieces)
            return FALSE;
          begin_piece (self, n++);
          depth = 1;
        }
      else if (depth > 0)
        {
          g_string_append_len (self->content, p, (gssize) length);
          if (is_mark (p, length))
            depth++;
          else if (length == strlen (MARK_END) && memcmp (p, MARK_END, length) == 0)
            depth--;
          unmarked = next;
        }
      p = next;
    }
  if (depth == 0)
    append_unmarked (self, unmarked, end);

  while (n < self->n_pieces && !self->is_marked[n])
    n++;

  return n == self->n_pieces;
}

/* Replaces the content of a page. */
static gboolean
replace_content (qpdf_data qpdf, Page *self)
{
  qpdf_oh page = qpdf_get_page_n (qpdf, self->page);
  qpdf_oh content = qpdf_oh_get_key (qpdf, page, "/Contents");
  unsigned char *data = NULL;
  size_t size = 0;
  gboolean is_renamed = FALSE;

  qpdf_oh_get_page_content_data (qpdf, page, &data, &size);
  if (data != NULL)
    is_renamed = rename_pieces (self, (const char *) data, size);
  free (data);
  if (!is_renamed || !qpdf_oh_is_stream (qpdf, content))
    return FALSE;

  qpdf_oh_replace_stream_data (qpdf, content, (const unsigned char *) self->content->str,
                               self->content->len, qpdf_oh_new_null (qpdf),
                               qpdf_oh_new_null (qpdf));

  return TRUE;
}

/* Cairo has an element for each piece that was begun, in this order; it has content if the piece is
 * marked. An element that was struck out is not looked at: that Cairo marks everything. */
static gboolean
read_is_marked (qpdf_data qpdf, qpdf_oh elements, guint i)
{
  qpdf_oh element = qpdf_oh_get_array_item (qpdf, elements, (int) i);

  return !qpdf_oh_is_dictionary (qpdf, element) || qpdf_oh_has_key (qpdf, element, "/K");
}

static qpdf_oh
get_elements (qpdf_data qpdf)
{
  qpdf_oh tree = qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot");

  return qpdf_oh_is_dictionary (qpdf, tree) ? qpdf_oh_get_key (qpdf, tree, "/K")
                                            : qpdf_oh_new_array (qpdf);
}

/**
 * kaiji_pdf_pieces_rename:
 * @qpdf: a document written by Cairo, with Cairo's structure
 * @structure: its structure, recorded while it was drawn
 *
 * Replaces the names that Cairo gave to the pieces of the pages by those of their elements, with
 * the numbers of the pieces. A piece that is not in the document is dropped from @structure.
 *
 * Returns: %FALSE if @structure is not that of the document
 */
gboolean
kaiji_pdf_pieces_rename (qpdf_data qpdf, KaijiPdfStructure *structure)
{
  guint n_pages;
  qpdf_oh elements;
  guint n_elements;
  guint n_begun = 0;

  g_return_val_if_fail (qpdf != NULL, FALSE);
  g_return_val_if_fail (structure != NULL, FALSE);

  n_pages = (guint) qpdf_get_num_pages (qpdf);
  elements = get_elements (qpdf);
  n_elements = (guint) qpdf_oh_get_array_n_items (qpdf, elements);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree gboolean *is_marked = NULL;
      g_autofree gboolean *is_found = NULL;
      g_autoptr (GString) content = g_string_new (NULL);
      Page page = { .structure = structure, .page = i, .content = content };

      page.pieces = kaiji_pdf_structure_get_pieces (structure, i, &page.n_pieces);
      if (n_elements - n_begun < page.n_pieces)
        return FALSE;
      page.is_marked = is_marked = g_new0 (gboolean, page.n_pieces + 1);
      page.is_found = is_found = g_new0 (gboolean, page.n_pieces + 1);
      for (guint k = 0; k < page.n_pieces; k++)
        is_marked[k] = read_is_marked (qpdf, elements, n_begun + k);
      n_begun += page.n_pieces;

      if (!replace_content (qpdf, &page))
        return FALSE;

      for (guint k = 0; k < page.n_pieces; k++)
        if (!is_marked[k] && !is_found[k])
          kaiji_pdf_structure_drop_piece (structure, i, k);
    }

  return n_begun == n_elements;
}
