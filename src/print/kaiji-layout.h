/* kaiji-layout.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-page-setup.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

/**
 * KaijiLayout:
 * @setup: what the sheet says of its pages
 * @page_layout: what the scheme says of them, changed as @setup wants it
 * @pages: (element-type KaijiPage): at least one
 * @blocks: the texts that the pages show, by what they were made from
 * @pictures: the pictures that the pages show, by answer
 * @subtitle: (nullable): the line below the title
 * @font_family: that the texts are set in
 * @is_font_missing: whether that is none of the fonts that were asked for
 * @draft_mark: (nullable): the word across every page
 *
 * What a layout pass makes of a sheet.
 */
typedef struct
{
  KaijiPageSetup *setup;
  KaijiPageLayout page_layout;
  GPtrArray *pages;
  GHashTable *blocks;
  GHashTable *pictures;
  char *subtitle;
  char *font_family;
  gboolean is_font_missing;
  KaijiTextBlock *draft_mark;
} KaijiLayout;

KaijiLayout *kaiji_layout_new (KaijiSheet *sheet,
                               const KaijiPagesOptions *options,
                               const KaijiLayout *previous,
                               GCancellable *cancellable,
                               GError **error);
void kaiji_layout_free (KaijiLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiLayout, kaiji_layout_free)

G_END_DECLS
