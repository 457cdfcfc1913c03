/* app-input.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

/* Keys and clicks like a user's: they come from the X server and go to the last opened window. */

void app_input_init (void);

/* Until every window that is told of is on the screen and laid out. */
void app_wait_for_windows (void);

void app_keys (const char *keys);
void app_type (const char *text);
void app_click (AtspiAccessible *accessible);
void app_go_to_item (const char *number, AtspiAccessible *editor);

void app_wait_for_window_icon (void);

G_END_DECLS
