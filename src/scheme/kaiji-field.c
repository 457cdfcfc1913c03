/* kaiji-field.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-scheme-private.h"

static const char *const kind_names[KAIJI_N_FIELD_KINDS + 1] = {
  [KAIJI_FIELD_TEXT] = "text",
  [KAIJI_FIELD_PARAGRAPH] = "paragraph",
  [KAIJI_FIELD_DATE] = "date",
  [KAIJI_FIELD_YEAR] = "year",
  [KAIJI_FIELD_DURATION] = "duration",
  [KAIJI_FIELD_COUNT] = "count",
  [KAIJI_FIELD_MONEY] = "money",
  [KAIJI_FIELD_PERCENT] = "percent",
  [KAIJI_FIELD_CHOICE] = "choice",
  [KAIJI_FIELD_PRESENCE] = "presence",
  [KAIJI_FIELD_PRESENCE_DETAIL] = "presence-detail",
  [KAIJI_FIELD_ADDRESS] = "address",
  [KAIJI_FIELD_CORPORATE_NUMBER] = "corporate-number",
  [KAIJI_FIELD_URL] = "url",
  [KAIJI_FIELD_IMAGE] = "image",
};

/**
 * kaiji_field_kind_to_string:
 * @kind: a kind of field
 *
 * Returns: the name of the kind in scheme files
 */
const char *
kaiji_field_kind_to_string (KaijiFieldKind kind)
{
  g_return_val_if_fail (kind < KAIJI_N_FIELD_KINDS, NULL);

  return kind_names[kind];
}

/**
 * kaiji_field_kind_is_number:
 * @kind: a kind of field
 *
 * Returns: whether its answers are numbers with a unit
 */
gboolean
kaiji_field_kind_is_number (KaijiFieldKind kind)
{
  return kind == KAIJI_FIELD_YEAR || kind == KAIJI_FIELD_DURATION || kind == KAIJI_FIELD_COUNT
         || kind == KAIJI_FIELD_MONEY || kind == KAIJI_FIELD_PERCENT;
}

/**
 * kaiji_field_get_section:
 * @field: a field
 *
 * Returns: (transfer none): the section of @field
 */
const KaijiSection *
kaiji_field_get_section (const KaijiField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->item->group->section;
}

/**
 * kaiji_field_list_kind_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all kinds, in their order
 */
const char *const *
kaiji_field_list_kind_names (void)
{
  return kind_names;
}
