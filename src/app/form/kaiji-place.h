/* kaiji-place.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"
#include "kaiji-form.h"

G_BEGIN_DECLS

/**
 * KaijiPlace:
 * @section: the title of the shown section, or "" for all
 * @filter: the filter
 * @owner: (nullable): the owner of the filter
 * @top_field: (nullable): the id of the first visible field
 * @offset: how much of its row is above the visible part, in pixels
 * @current_field: (nullable): the id of the field with the cursor, if it is visible
 *
 * The place in a sheet when it was closed. Places are stored for the sheets that were closed last,
 * by file.
 */
typedef struct
{
  char *section;
  KaijiFilter filter;
  char *owner;
  char *top_field;
  double offset;
  char *current_field;
} KaijiPlace;

KaijiPlace *kaiji_place_load (GFile *file);
void kaiji_place_keep (KaijiForm *form, KaijiDocument *document);
const KaijiSection *kaiji_place_find_section (const KaijiPlace *self, KaijiDocument *document);
gboolean kaiji_place_go_there (const KaijiPlace *self, KaijiForm *form, KaijiDocument *document);
void kaiji_place_free (KaijiPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPlace, kaiji_place_free)

G_END_DECLS
