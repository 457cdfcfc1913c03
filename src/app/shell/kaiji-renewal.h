/* kaiji-renewal.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-window.h"

G_BEGIN_DECLS

void kaiji_renewal_carry_over (KaijiWindow *window);
void kaiji_renewal_carry_over_file (KaijiWindow *window, GFile *file);
void kaiji_renewal_show_unplaced (KaijiWindow *window);
void kaiji_renewal_compare (KaijiWindow *window);
void kaiji_renewal_compare_previous (KaijiWindow *window);
void kaiji_renewal_export_dates (KaijiWindow *window);

G_END_DECLS
