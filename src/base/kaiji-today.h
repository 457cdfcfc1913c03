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
 * The day that it is where the person is, for a program that stays open from one day to the next.
 *
 * Signal `changed` (today): another day has begun. It comes at midnight; where the machine slept
 *   then, when it wakes; and where the clock was set, at once.
 */
KaijiToday *kaiji_today_get_default (void);

const GDate *kaiji_today_get_date (KaijiToday *self);
void kaiji_today_set_date (KaijiToday *self, const GDate *date);
void kaiji_today_wake_at (KaijiToday *self, gint64 time);

gint64 kaiji_today_find_midnight (GDateTime *now);

G_END_DECLS
