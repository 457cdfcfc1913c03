/* kaiji-form-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form.h"

G_BEGIN_DECLS

/* For tests, which wait until the rows that are nearly in view are made. Nothing that a person sees
 * says so. */
gboolean kaiji_form_is_busy (KaijiForm *self);

G_END_DECLS
