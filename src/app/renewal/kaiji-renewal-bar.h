/* kaiji-renewal-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_RENEWAL_BAR (kaiji_renewal_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiRenewalBar, kaiji_renewal_bar, KAIJI, RENEWAL_BAR, AdwBin)

/**
 * KaijiRenewalBar:
 *
 * Shows how many days a disclosure is still valid, and offers to begin its renewal. It is visible
 * only if the renewal is due.
 */
gboolean kaiji_renewal_bar_has_text (KaijiFindings *findings);
GtkWidget *kaiji_renewal_bar_new (KaijiFindings *findings);

G_END_DECLS
