/* kaiji-pdf-rewriting.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pdf.h"

G_BEGIN_DECLS

GBytes *kaiji_pdf_rewriting_finish (GBytes *drawn,
                                    KaijiPdfStructure *structure,
                                    KaijiPdfKind kind,
                                    GError **error);

G_END_DECLS
