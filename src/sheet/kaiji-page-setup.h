/* kaiji-page-setup.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiPageSetup:
 * @paper: (nullable): one of kaiji_page_setup_list_papers(); %NULL for the scheme's paper and
 * orientation
 * @landscape: the orientation of @paper, if there is one
 * @fonts: (nullable): a Pango family list; %NULL for the scheme's
 * @font_size: the font size of the table, in points; other sizes scale with it; 0 for the scheme's
 * @breaks: (nullable) (array length=n_breaks): numbers of the items that begin a page
 *
 * A sheet's own page setup, where it differs from the scheme's. It is saved in the sheet.
 */
typedef struct
{
  char *paper;
  gboolean landscape;
  char *fonts;
  double font_size;
  guint *breaks;
  guint n_breaks;
} KaijiPageSetup;

const char *const *kaiji_page_setup_list_papers (void);

KaijiPageSetup *kaiji_page_setup_new (void);
KaijiPageSetup *kaiji_page_setup_copy (const KaijiPageSetup *self);
void kaiji_page_setup_free (KaijiPageSetup *self);

void kaiji_page_setup_apply (const KaijiPageSetup *self, KaijiPageLayout *layout);
gboolean kaiji_page_setup_breaks_before (const KaijiPageSetup *self, guint item);
void kaiji_page_setup_set_break_before (KaijiPageSetup *self, guint item, gboolean breaks);
gboolean kaiji_page_setup_equal (const KaijiPageSetup *self, const KaijiPageSetup *other);

KaijiPageSetup *kaiji_sheet_dup_page_setup (KaijiSheet *sheet);
void kaiji_sheet_set_page_setup (KaijiSheet *sheet, const KaijiPageSetup *page_setup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPageSetup, kaiji_page_setup_free)

G_END_DECLS
