/* kaiji-form-end.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-filter.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_END (kaiji_form_end_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormEnd, kaiji_form_end, KAIJI, FORM_END, AdwBin)

/**
 * KaijiFormEnd:
 *
 * The end of a form that does not show everything: it leads to the next section, or says what is
 * filtered if no field is left.
 */
void kaiji_form_end_set_next (KaijiFormEnd *self, const KaijiSection *next);
void kaiji_form_end_set_empty (KaijiFormEnd *self,
                               gboolean is_empty,
                               const KaijiFilter *filter,
                               const KaijiSection *section);

G_END_DECLS
