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
 * @section: the title of the section that is shown, or "" for all
 * @filter: which fields are shown
 * @owner: (nullable): of the filter
 * @top_field: (nullable): the id of the first field that is seen
 * @offset: how much of that one is above what is seen, in pixels
 * @current_field: (nullable): the id of the field with the cursor, if it is seen
 *
 * Where one was in a sheet when it was closed. It is kept for the sheets that were closed last, by
 * their files.
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
