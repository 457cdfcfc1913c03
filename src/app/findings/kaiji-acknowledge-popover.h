/* kaiji-acknowledge-popover.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-finding.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_ACKNOWLEDGE_POPOVER (kaiji_acknowledge_popover_get_type ())
G_DECLARE_FINAL_TYPE (KaijiAcknowledgePopover,
                      kaiji_acknowledge_popover,
                      KAIJI,
                      ACKNOWLEDGE_POPOVER,
                      GtkPopover)

/**
 * KaijiAcknowledgePopover:
 *
 * Asks why an answer is right although a check finds fault with it, and activates
 * `sheet.acknowledge` with the reason.
 */
GtkWidget *kaiji_acknowledge_popover_new (const char *field_id, const char *check_id);

G_END_DECLS
