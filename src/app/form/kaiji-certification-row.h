/* kaiji-certification-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CERTIFICATION_ROW (kaiji_certification_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCertificationRow,
                      kaiji_certification_row,
                      KAIJI,
                      CERTIFICATION_ROW,
                      AdwBin)

/**
 * KaijiCertificationRow:
 *
 * The number under which a service is certified: a property of the sheet rather than a field of the
 * form.
 */
gboolean kaiji_certification_row_is_needed (KaijiDocument *document);
void kaiji_certification_row_set_document (KaijiCertificationRow *self, KaijiDocument *document);

G_END_DECLS
