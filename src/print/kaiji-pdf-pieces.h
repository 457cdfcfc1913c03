/* kaiji-pdf-pieces.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <qpdf/qpdf-c.h>

#include "kaiji-pdf-structure.h"

G_BEGIN_DECLS

gboolean kaiji_pdf_pieces_rename (qpdf_data qpdf, KaijiPdfStructure *structure);

G_END_DECLS
