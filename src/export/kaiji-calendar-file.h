/* kaiji-calendar-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

char *kaiji_calendar_file_write (KaijiSheet *sheet, GDateTime *now);

G_END_DECLS
