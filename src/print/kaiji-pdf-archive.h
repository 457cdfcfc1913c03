/* kaiji-pdf-archive.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <qpdf/qpdf-c.h>

#include "kaiji-pdf.h"

G_BEGIN_DECLS

void kaiji_pdf_archive (qpdf_data qpdf, KaijiPdfKind kind, gboolean is_accessible);

G_END_DECLS
