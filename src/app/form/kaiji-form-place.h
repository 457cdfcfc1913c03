/* kaiji-form-place.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form.h"

G_BEGIN_DECLS

/**
 * KaijiFormPlace:
 *
 * A place in a form: the visible part and the cursor.
 */
typedef struct _KaijiFormPlace KaijiFormPlace;

KaijiFormPlace *kaiji_form_place_new (KaijiForm *form);
void kaiji_form_place_return (const KaijiFormPlace *self, KaijiForm *form);
void kaiji_form_place_free (KaijiFormPlace *self);

G_END_DECLS
