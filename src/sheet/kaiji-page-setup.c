/* kaiji-page-setup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-page-setup.h"
#include "kaiji-paper-private.h"
#include "kaiji-sheet-private.h"

#define MEMBER "page-setup"

/* In points; as in a scheme. */
#define MIN_FONT_SIZE 1
#define MAX_FONT_SIZE 100

/**
 * kaiji_page_setup_list_papers:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the papers that can be printed
 *   on, as gtk_paper_size_new() takes them
 */
const char *const *
kaiji_page_setup_list_papers (void)
{
  return kaiji_paper_list_names ();
}

/**
 * kaiji_page_setup_new:
 *
 * Returns: (transfer full): a setup that leaves everything as the scheme says
 */
KaijiPageSetup *
kaiji_page_setup_new (void)
{
  return g_new0 (KaijiPageSetup, 1);
}

/**
 * kaiji_page_setup_copy:
 *
 * Returns: (transfer full): a setup that says the same
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
 * @layout: a scheme's layout; its fonts are @self's afterwards where @self names any
 *
 * Changes a layout as the setup says. Whether it leaves room for the table is not looked at here:
 * laying out fails where it does not.
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
      /* In a small font narrow columns would else be all padding. */
      layout->padding_x *= MIN (scale, 1);
      layout->padding_y *= MIN (scale, 1);
    }
}

/**
 * kaiji_page_setup_breaks_before:
 * @item: an item's number
 *
 * Returns: whether the item begins a page
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
 * @breaks: whether it is to begin a page
 *
 * Makes an item begin a page, or leaves it where it comes. The numbers stay in order.
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

/* A paper lies as the scheme's does unless it says how. */
static void
read_paper (KaijiPageSetup *setup, json_t *json, const KaijiPageLayout *layout)
{
  const char *paper = json_string_value (json_object_get (json, "paper"));
  json_t *landscape = json_object_get (json, "landscape");

  if (paper != NULL && !g_strv_contains (kaiji_paper_list_names (), paper))
    paper = NULL;
  if (paper == NULL && !json_is_boolean (landscape))
    return;

  setup->paper = g_strdup (paper != NULL ? paper : layout->paper);
  setup->landscape = json_is_boolean (landscape) ? json_is_true (landscape) : layout->landscape;
}

static void
read_breaks (KaijiPageSetup *setup, json_t *json)
{
  setup->breaks = g_new (guint, json_array_size (json) + 1);
  for (gsize i = 0; i < json_array_size (json); i++)
    {
      json_int_t number = json_integer_value (json_array_get (json, i));

      if (number > 0 && number <= G_MAXUINT)
        setup->breaks[setup->n_breaks++] = (guint) number;
    }
}

/**
 * kaiji_sheet_dup_page_setup:
 * @sheet: a sheet
 *
 * What of the file's page setup cannot be understood counts as not said.
 *
 * Returns: (transfer full): how the sheet is printed in another way than its scheme says
 */
KaijiPageSetup *
kaiji_sheet_dup_page_setup (KaijiSheet *sheet)
{
  KaijiPageSetup *setup = kaiji_page_setup_new ();
  json_t *json;
  const char *fonts;
  double font_size;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), setup);

  json = kaiji_sheet_get_member (sheet, MEMBER);
  fonts = json_string_value (json_object_get (json, "fonts"));
  font_size = json_number_value (json_object_get (json, "font-size"));

  read_paper (setup, json, kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet)));
  if (fonts != NULL && *fonts != '\0')
    setup->fonts = g_strdup (fonts);
  if (font_size >= MIN_FONT_SIZE && font_size <= MAX_FONT_SIZE)
    setup->font_size = font_size;
  read_breaks (setup, json_object_get (json, "breaks"));

  return setup;
}

static json_t *
to_json (const KaijiPageSetup *setup)
{
  json_t *json = json_object ();

  if (setup->paper != NULL)
    {
      json_object_set_new (json, "paper", json_string (setup->paper));
      json_object_set_new (json, "landscape", json_boolean (setup->landscape));
    }
  if (setup->fonts != NULL)
    json_object_set_new (json, "fonts", json_string (setup->fonts));
  if (setup->font_size > 0)
    json_object_set_new (json, "font-size", json_real (setup->font_size));
  if (setup->n_breaks > 0)
    {
      json_t *breaks = json_array ();

      for (guint i = 0; i < setup->n_breaks; i++)
        json_array_append_new (breaks, json_integer (setup->breaks[i]));
      json_object_set_new (json, "breaks", breaks);
    }

  return json;
}

/**
 * kaiji_page_setup_equal:
 * @other: another setup
 *
 * Returns: whether both say the same
 */
gboolean
kaiji_page_setup_equal (const KaijiPageSetup *self, const KaijiPageSetup *other)
{
  g_autoptr (json_t) json = NULL;
  g_autoptr (json_t) other_json = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  json = to_json (self);
  other_json = to_json (other);

  return json_equal (json, other_json);
}

/* What the file says of pages, with what this version does not know left as it is. */
static json_t *
merge_json (json_t *old, json_t *new)
{
  static const char *const known[] = { "paper", "landscape", "fonts", "font-size", "breaks" };
  json_t *merged = json_is_object (old) ? json_deep_copy (old) : json_object ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    json_object_del (merged, known[i]);
  json_object_update (merged, new);

  return merged;
}

/**
 * kaiji_sheet_set_page_setup:
 * @sheet: a sheet that is not read-only
 * @page_setup: how to print it
 *
 * Keeps a page setup with the sheet; one that changes nothing leaves none in its file. Emits
 * `page-setup-changed` where it differs from what the sheet had.
 */
void
kaiji_sheet_set_page_setup (KaijiSheet *sheet, const KaijiPageSetup *page_setup)
{
  g_autoptr (KaijiPageSetup) known = NULL;
  g_autoptr (json_t) new = NULL;
  g_autoptr (json_t) merged = NULL;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (!kaiji_sheet_get_read_only (sheet));
  g_return_if_fail (page_setup != NULL);
  g_return_if_fail (page_setup->paper == NULL
                    || g_strv_contains (kaiji_paper_list_names (), page_setup->paper));
  g_return_if_fail (
    page_setup->font_size == 0
    || (page_setup->font_size >= MIN_FONT_SIZE && page_setup->font_size <= MAX_FONT_SIZE));

  known = kaiji_sheet_dup_page_setup (sheet);
  if (kaiji_page_setup_equal (known, page_setup))
    return;

  new = to_json (page_setup);
  merged = merge_json (kaiji_sheet_get_member (sheet, MEMBER), new);
  kaiji_sheet_set_member (sheet, MEMBER, json_object_size (merged) > 0 ? merged : NULL);
  g_signal_emit_by_name (sheet, "page-setup-changed");
}
