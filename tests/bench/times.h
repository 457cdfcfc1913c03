/* times.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <time.h>

double times_get (clockid_t clock);
void times_sort (double *times, gsize n_times);
