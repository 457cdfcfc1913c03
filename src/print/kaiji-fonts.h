/* kaiji-fonts.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-typesetter.h"

G_BEGIN_DECLS

char **kaiji_fonts_list_families (void);
gboolean kaiji_fonts_check_form (KaijiTypesetter *typesetter, KaijiScheme *scheme, GError **error);

G_END_DECLS
