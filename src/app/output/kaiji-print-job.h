/* kaiji-print-job.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_print_job_start (KaijiDocument *document, gboolean is_draft, GtkWindow *parent);
void kaiji_print_job_start_changes (KaijiDocument *document,
                                    KaijiSheet *old_sheet,
                                    gboolean as_list,
                                    GtkWindow *parent);

G_END_DECLS
