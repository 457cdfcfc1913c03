/* kaiji-checks-acknowledge.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person says that an answer is right although a check finds fault with it.
 */

#include "config.h"

#include "kaiji-checks-private.h"

char *
kaiji_check_compute_basis (const KaijiCheck *check, KaijiSheet *sheet, const KaijiField *field)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiField *day = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  const KaijiRelation *relations;
  guint n_relations;

  kaiji_answer_add_to_basis (kaiji_sheet_get_answer (sheet, field), checksum);
  if ((check->ties & KAIJI_TIE_DAY) != 0 && day != NULL)
    kaiji_answer_add_to_basis (kaiji_sheet_get_answer (sheet, day), checksum);
  if (check->watch != KAIJI_WATCH_NONE)
    kaiji_answer_add_to_basis (kaiji_sheet_get_previous_answer (sheet, field), checksum);

  relations = kaiji_scheme_get_relations (scheme, &n_relations);
  for (guint i = 0; i < n_relations && (check->ties & KAIJI_TIE_RELATIONS) != 0; i++)
    {
      if (relations[i].field != field)
        continue;
      kaiji_answer_add_to_basis (kaiji_sheet_get_answer (sheet, relations[i].other), checksum);
      if (relations[i].until != NULL)
        kaiji_answer_add_to_basis (kaiji_sheet_get_answer (sheet, relations[i].until), checksum);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * kaiji_checks_acknowledge:
 * @sheet: a sheet
 * @finding: a finding of it that can be acknowledged
 * @reason: (nullable): why the answer is right all the same; %NULL to take that back
 *
 * Makes the answer that keeps what a person says of a finding. It holds for the answer as it is,
 * and for what the check compares it with: if any of that changes, the finding is as it was before.
 *
 * Returns: (transfer full) (nullable): the answer to give to the finding's field
 */
KaijiAnswer *
kaiji_checks_acknowledge (KaijiSheet *sheet, KaijiFinding *finding, const char *reason)
{
  const KaijiField *field;
  const char *id;
  g_autofree char *basis = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_FINDING (finding), NULL);
  g_return_val_if_fail (kaiji_finding_can_be_acknowledged (finding), NULL);

  field = kaiji_finding_get_field (finding);
  id = kaiji_finding_get_check_id (finding);
  basis = kaiji_check_compute_basis (kaiji_check_find (id), sheet, field);

  return kaiji_answer_set_acknowledgement (kaiji_sheet_get_answer (sheet, field), id, basis,
                                           reason);
}
