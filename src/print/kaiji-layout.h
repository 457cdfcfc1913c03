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
 * @setup: the page setup of the sheet
 * @page_layout: the page layout of the scheme, changed by @setup
 * @pages: (element-type KaijiPage): at least one
 * @blocks: the texts on the pages, by their sources
 * @pictures: the pictures on the pages, by answer
 * @subtitle: (nullable): the line below the title
 * @font_family: the font family of the texts
 * @is_font_missing: whether that is none of the requested fonts
 * @draft_mark: (nullable): the word across every page
 *
 * The result of a layout pass.
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
