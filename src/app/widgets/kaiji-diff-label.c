/* kaiji-diff-label.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-diff-label.h"
#include "kaiji-text-diff.h"

/* The opacity of a tint over the background, light or dark, out of 65535. */
#define TINT_ALPHA 0x4000

static const PangoColor gone = { 0xe000, 0x1b00, 0x2400 };
static const PangoColor added = { 0x2600, 0xa200, 0x6900 };

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_tint (PangoAttrList *attributes, const PangoColor *color, guint start, guint end)
{
  add_attribute (attributes, pango_attr_background_new (color->red, color->green, color->blue),
                 start, end);
  add_attribute (attributes, pango_attr_background_alpha_new (TINT_ALPHA), start, end);
}

/**
 * kaiji_diff_label_show:
 * @label: the label to show it in
 * @old_text: the old text
 * @new_text: the new text
 * @side: the side to show
 *
 * Shows the changes of a text: deletions are struck through and insertions underlined, since not
 * everybody can distinguish colours.
 */
void
kaiji_diff_label_show (GtkLabel *label,
                       const char *old_text,
                       const char *new_text,
                       KaijiDiffSide side)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (old_text != NULL);
  g_return_if_fail (new_text != NULL);

  parts = kaiji_text_diff (old_text, new_text);
  text = g_string_new (NULL);
  attributes = pango_attr_list_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      KaijiDiffPart *part = &g_array_index (parts, KaijiDiffPart, i);
      gboolean is_deleted = part->kind == KAIJI_DIFF_DELETE;
      guint start = (guint) text->len;
      guint end;

      if (part->kind == (side == KAIJI_DIFF_OLD ? KAIJI_DIFF_INSERT : KAIJI_DIFF_DELETE)
          && side != KAIJI_DIFF_BOTH)
        continue;

      g_string_append_len (text, (is_deleted ? old_text : new_text) + part->start,
                           (gssize) part->length);
      end = (guint) text->len;
      if (is_deleted)
        {
          add_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, end);
          add_tint (attributes, &gone, start, end);
        }
      else if (part->kind == KAIJI_DIFF_INSERT)
        {
          add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
          add_tint (attributes, &added, start, end);
        }
    }

  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, attributes);
}
