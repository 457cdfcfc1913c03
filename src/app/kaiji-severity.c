/* kaiji-severity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-severity.h"

/* How findings are shown, wherever they are. */
static const struct
{
  const char *icon_name;
  const char *css_class;
  const char *name;
} severities[] = {
  [KAIJI_SEVERITY_NOTE] = { "dialog-information-symbolic", "note", N_ ("Note") },
  [KAIJI_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_ ("Warning") },
  [KAIJI_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_ ("Error") },
};

/**
 * kaiji_severity_get_icon_name:
 *
 * Returns: the name of a symbolic icon
 */
const char *
kaiji_severity_get_icon_name (KaijiSeverity severity)
{
  return severities[severity].icon_name;
}

/**
 * kaiji_severity_get_css_class:
 *
 * Returns: the style class that gives the severity's colour
 */
const char *
kaiji_severity_get_css_class (KaijiSeverity severity)
{
  return severities[severity].css_class;
}

/**
 * kaiji_severity_get_name:
 *
 * Returns: the translated name, for who cannot see the icon
 */
const char *
kaiji_severity_get_name (KaijiSeverity severity)
{
  return _ (severities[severity].name);
}
