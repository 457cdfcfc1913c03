/* kaiji-finding-style.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-finding.h"

G_BEGIN_DECLS

/*
 * How findings are shown everywhere. A missing answer is work to do, and is distinguished from
 * errors in given answers. */
const char *kaiji_finding_style_get_icon_name (KaijiFinding *finding);
const char *kaiji_finding_style_get_css_class (KaijiFinding *finding);
const char *kaiji_finding_style_get_sort_name (KaijiFinding *finding);
char *kaiji_finding_style_dup_message (KaijiFinding *finding);
char *kaiji_finding_style_dup_line (KaijiFinding *finding);

G_END_DECLS
