/* kaiji-page-setup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "kaiji-page-setup.h"
#include "kaiji-paper-private.h"
#include "kaiji-sheet-private.h"

/* In points; as in a scheme. */
#define MIN_FONT_SIZE 1
#define MAX_FONT_SIZE 100

/**
 * kaiji_page_setup_list_papers:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all supported papers, for
 *   gtk_paper_size_new()
 */
const char *const *
kaiji_page_setup_list_papers (void)
{
  return kaiji_paper_list_names ();
}

/**
 * kaiji_page_setup_new:
 *
 * Returns: (transfer full): a setup that changes nothing
 */
KaijiPageSetup *
kaiji_page_setup_new (void)
{
  return g_new0 (KaijiPageSetup, 1);
}

/**
 * kaiji_page_setup_copy:
 *
 * Returns: (transfer full): a copy
 */
KaijiPageSetup *
kaiji_page_setup_copy (const KaijiPageSetup *self)
{
  KaijiPageSetup *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = kaiji_page_setup_new ();
  *copy = *self;
  copy->paper = g_strdup (self->paper);
  copy->fonts = g_strdup (self->fonts);
  copy->breaks = g_memdup2 (self->breaks, self->n_breaks * sizeof *self->breaks);

  return copy;
}

/**
 * kaiji_page_setup_free:
 * @self: (transfer full): a setup
 */
void
kaiji_page_setup_free (KaijiPageSetup *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->paper);
  g_free (self->fonts);
  g_free (self->breaks);
  g_free (self);
}

static void
apply_columns (KaijiPageLayout *layout)
{
  for (guint i = 0; i < layout->n_papers; i++)
    {
      const KaijiPaperColumns *paper = &layout->papers[i];

      if (g_str_equal (paper->paper, layout->paper) && paper->landscape == layout->landscape)
        {
          layout->columns = paper->columns;
          layout->column_unit = paper->column_unit;
          return;
        }
    }
}

/**
 * kaiji_page_setup_apply:
 * @layout: a scheme's layout; its fonts are borrowed from @self if @self has any
 *
 * Applies the setup to a layout. Whether the table has room is not checked here: laying out fails
 * if it does not.
 */
void
kaiji_page_setup_apply (const KaijiPageSetup *self, KaijiPageLayout *layout)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (layout != NULL);

  if (self->paper != NULL)
    {
      layout->paper = self->paper;
      layout->landscape = self->landscape;
      kaiji_paper_get_size (self->paper, self->landscape, &layout->paper_width,
                            &layout->paper_height);
      apply_columns (layout);
    }

  if (self->fonts != NULL)
    layout->fonts = self->fonts;

  if (self->font_size > 0)
    {
      double scale = self->font_size / layout->font_size;

      layout->font_size = self->font_size;
      layout->title_size *= scale;
      layout->subtitle_size *= scale;
      layout->notes_size *= scale;
      layout->column_unit *= scale;
      /* With a small font, the padding would otherwise fill narrow columns. */
      layout->padding_x *= MIN (scale, 1);
      layout->padding_y *= MIN (scale, 1);
    }
}

/**
 * kaiji_page_setup_breaks_before:
 * @item: an item's number
 *
 * Returns: whether the item begins a new page
 */
gboolean
kaiji_page_setup_breaks_before (const KaijiPageSetup *self, guint item)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_breaks; i++)
    if (self->breaks[i] == item)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_page_setup_set_break_before:
 * @item: an item's number
 * @breaks: whether it begins a new page
 *
 * Sets whether an item begins a new page. The numbers stay sorted.
 */
void
kaiji_page_setup_set_break_before (KaijiPageSetup *self, guint item, gboolean breaks)
{
  guint n = 0;

  g_return_if_fail (self != NULL);

  if (kaiji_page_setup_breaks_before (self, item) == breaks)
    return;

  self->breaks = g_renew (guint, self->breaks, self->n_breaks + 1);
  if (breaks)
    {
      for (n = self->n_breaks++; n > 0 && self->breaks[n - 1] > item; n--)
        self->breaks[n] = self->breaks[n - 1];
      self->breaks[n] = item;
      return;
    }

  for (guint i = 0; i < self->n_breaks; i++)
    if (self->breaks[i] != item)
      self->breaks[n++] = self->breaks[i];
  self->n_breaks = n;
}

/* Returns whether a table can be printed in this size. */
gboolean
kaiji_page_setup_is_font_size (double size)
{
  return size >= MIN_FONT_SIZE && size <= MAX_FONT_SIZE;
}

/**
 * kaiji_page_setup_equal:
 * @other: another setup
 *
 * Returns: whether both are equal
 */
gboolean
kaiji_page_setup_equal (const KaijiPageSetup *self, const KaijiPageSetup *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (g_strcmp0 (self->paper, other->paper) != 0
      || (self->paper != NULL && !self->landscape != !other->landscape)
      || g_strcmp0 (self->fonts, other->fonts) != 0 || fabs (self->font_size - other->font_size) > 0
      || self->n_breaks != other->n_breaks)
    return FALSE;

  for (guint i = 0; i < self->n_breaks; i++)
    if (self->breaks[i] != other->breaks[i])
      return FALSE;

  return TRUE;
}
