/* kaiji-finding-style.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-finding-style.h"

typedef struct
{
  const char *icon_name;
  const char *css_class;
  const char *name;
} Style;

static const Style missing = { "kaiji-empty-symbolic", "accent", NC_ ("finding", "Still empty") };

static const Style acknowledged = { "object-select-symbolic", "dim-label",
                                    NC_ ("finding", "Acknowledged") };

static const Style styles[KAIJI_N_SEVERITIES] = {
  [KAIJI_SEVERITY_NOTE] = { "dialog-information-symbolic", "note", NC_ ("finding", "Note") },
  [KAIJI_SEVERITY_REVIEW] = { "document-edit-symbolic", "accent", NC_ ("finding", "To review") },
  [KAIJI_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", NC_ ("finding", "Warning") },
  [KAIJI_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", NC_ ("finding", "Error") },
};

static const Style *
get_style (KaijiFinding *finding)
{
  if (kaiji_finding_is_acknowledged (finding))
    return &acknowledged;

  return kaiji_finding_is_missing (finding) ? &missing
                                            : &styles[kaiji_finding_get_severity (finding)];
}

/**
 * kaiji_finding_style_get_icon_name:
 *
 * Returns: the name of a symbolic icon
 */
const char *
kaiji_finding_style_get_icon_name (KaijiFinding *finding)
{
  return get_style (finding)->icon_name;
}

/**
 * kaiji_finding_style_get_css_class:
 *
 * Returns: the style class for the finding's colour
 */
const char *
kaiji_finding_style_get_css_class (KaijiFinding *finding)
{
  return get_style (finding)->css_class;
}

/**
 * kaiji_finding_style_get_sort_name:
 *
 * Returns: the translated kind of finding, for users who cannot see the icon
 */
const char *
kaiji_finding_style_get_sort_name (KaijiFinding *finding)
{
  return g_dpgettext2 (NULL, "finding", get_style (finding)->name);
}

/**
 * kaiji_finding_style_dup_message:
 *
 * Returns: (transfer full): the message of a finding, and, if it is acknowledged, why
 */
char *
kaiji_finding_style_dup_message (KaijiFinding *finding)
{
  if (!kaiji_finding_is_acknowledged (finding))
    return g_strdup (kaiji_finding_get_message (finding));

  /* Translators: what a check finds, and why the answer is right all the same. */
  return g_strdup_printf (_ ("%s\nAcknowledged: %s"), kaiji_finding_get_message (finding),
                          kaiji_finding_get_acknowledgement (finding));
}

/**
 * kaiji_finding_style_dup_line:
 *
 * Returns: (transfer full): the finding with its item, for places that do not show the item
 *   otherwise
 */
char *
kaiji_finding_style_dup_line (KaijiFinding *finding)
{
  const KaijiField *field = kaiji_finding_get_field (finding);

  if (field == NULL)
    return g_strdup (kaiji_finding_get_message (finding));

  /* Translators: the number of an item, its title, and what is wrong with it. */
  return g_strdup_printf (_ ("%u %s: %s"), field->item->number, field->item->title,
                          kaiji_finding_get_message (finding));
}
