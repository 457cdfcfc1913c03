/* kaiji-overview.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_OVERVIEW (kaiji_overview_get_type ())
G_DECLARE_FINAL_TYPE (KaijiOverview, kaiji_overview, KAIJI, OVERVIEW, AdwBin)

/**
 * KaijiOverview:
 *
 * A sheet at a glance: how large the form is, what to do next, until when the disclosure is valid,
 * and the state of each section. A new sheet begins here.
 */
KaijiOverview *kaiji_overview_new (KaijiDocument *document);

G_END_DECLS
