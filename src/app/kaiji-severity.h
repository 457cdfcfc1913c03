/* kaiji-severity.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-finding.h"

G_BEGIN_DECLS

const char *kaiji_severity_get_icon_name (KaijiSeverity severity);
const char *kaiji_severity_get_css_class (KaijiSeverity severity);
const char *kaiji_severity_get_name (KaijiSeverity severity);

G_END_DECLS
