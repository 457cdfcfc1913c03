/* kaiji-scheme-standing.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

char *kaiji_scheme_standing_describe (KaijiSchemeStanding standing);
const char *kaiji_scheme_standing_get_install_label (KaijiSchemeStanding standing,
                                                     gboolean has_sheet);
const char *kaiji_scheme_standing_get_question (KaijiSchemeStanding standing);
char *kaiji_scheme_standing_describe_replacement (KaijiSchemeStanding standing, const char *id);

G_END_DECLS
