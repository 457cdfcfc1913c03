/* kaiji-reminders.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_REMINDERS (kaiji_reminders_get_type ())
G_DECLARE_FINAL_TYPE (KaijiReminders, kaiji_reminders, KAIJI, REMINDERS, GObject)

/**
 * KaijiReminders:
 *
 * Looks through the recent sheets for deadlines, once the program has nothing more urgent to do and
 * then each day, as long as the preferences ask for reminders. Each sheet is announced once for
 * each step by which its deadline comes nearer, and no more once it was carried over.
 *
 * Signal `due` (reminders, file, title, body): the deadline of the sheet in the file is near.
 * Signal `checked` (reminders): all recent sheets have been looked at.
 */
KaijiReminders *kaiji_reminders_new (KaijiSchemeLibrary *library);

G_END_DECLS
