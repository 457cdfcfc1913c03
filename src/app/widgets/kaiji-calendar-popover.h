/* kaiji-calendar-popover.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-partial-date.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CALENDAR_POPOVER (kaiji_calendar_popover_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCalendarPopover,
                      kaiji_calendar_popover,
                      KAIJI,
                      CALENDAR_POPOVER,
                      GtkPopover)

/**
 * KaijiCalendarPopover:
 *
 * A calendar that closes when a day is chosen: by a click, by Enter, or by its button for today.
 *
 * Signal `chosen` (popover): the user chose a day.
 */
GtkWidget *kaiji_calendar_popover_new (void);

void kaiji_calendar_popover_set_date (KaijiCalendarPopover *self, const KaijiPartialDate *date);
void kaiji_calendar_popover_get_date (KaijiCalendarPopover *self, KaijiPartialDate *date);

G_END_DECLS
