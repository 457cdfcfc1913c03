/* app-find.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app-fixture.h"

G_BEGIN_DECLS

/* Finds windows and widgets of the running application by role and name. */

gboolean app_has_name (AtspiAccessible *accessible, const char *name);
AtspiAccessible *app_look_for (App *self, AtspiRole role, const char *name);
AtspiAccessible *app_find (App *self, AtspiRole role, const char *name);
AtspiAccessible *app_find_last (App *self, AtspiRole role, const char *name);
AtspiAccessible *app_find_part (App *self, AtspiRole role, const char *part_of_name);
void app_wait_for_absence (App *self, AtspiRole role, const char *name);
guint app_count_windows (App *self);

G_END_DECLS
