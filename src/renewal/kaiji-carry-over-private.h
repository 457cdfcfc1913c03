/* kaiji-carry-over-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-carry-over.h"

G_BEGIN_DECLS

/* The state of a carry-over. */
typedef struct
{
  KaijiSheet *old_sheet;
  KaijiScheme *old_scheme;
  KaijiScheme *scheme;
  const char *date;
  KaijiSheet *sheet;           /* the new sheet */
  gboolean *used;              /* by index of the old fields: whether the answer is placed */
  gboolean *old_unplaced_used; /* by position of the old unplaced answers: whether the answer is
                                  placed now */
  GArray *previous; /* of KaijiNamedAnswer: the previous values, by the new scheme's field ids */
  KaijiCarryOverReport report;
} KaijiCarrying;

KaijiAnswer *kaiji_carry_over_get_old_answer (KaijiCarrying *self, const KaijiField *old_field);
gboolean kaiji_carry_over_is_usable (KaijiAnswer *answer);
gboolean kaiji_carry_over_means_the_same (KaijiAnswer *answer,
                                          const KaijiField *old_field,
                                          const KaijiField *field);
KaijiAnswer *
kaiji_carry_over_dup_unplaced (KaijiCarrying *self, const KaijiField *field, guint *position);
KaijiAnswer *kaiji_carry_over_convert (KaijiCarrying *self, const KaijiConversion *conversion);

G_END_DECLS
