/* kaiji-today.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_TODAY (kaiji_today_get_type ())
G_DECLARE_FINAL_TYPE (KaijiToday, kaiji_today, KAIJI, TODAY, GObject)

/**
 * KaijiToday:
 *
 * Today's date in the user's time zone, for a program that stays open from one day to the next.
 *
 * Signal `changed` (today): another day has begun. It is emitted at midnight, when the machine
 *   wakes up after midnight, and as soon as the clock is set.
 */
KaijiToday *kaiji_today_get_default (void);

const GDate *kaiji_today_get_date (KaijiToday *self);
void kaiji_today_set_date (KaijiToday *self, const GDate *date);
void kaiji_today_wake_at (KaijiToday *self, gint64 time);

gint64 kaiji_today_find_midnight (GDateTime *now);

G_END_DECLS
