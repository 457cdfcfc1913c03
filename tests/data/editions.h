/* editions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

/* An edition that comes with Kaiji, and the table and the column of it that it is made from. */
typedef struct
{
  const char *id;
  const char *edition;
  guint n_items;
  guint n_fields;
  const char *table;
  const char *prompt_column; /* (nullable): where this edition's wording differs from `prompt` */
} Edition;

KaijiScheme *editions_load_scheme (const char *id, const char *edition);
KaijiScheme *edition_load (gconstpointer edition);

/* Runs a test with each edition; edition_load() takes its data. */
void editions_add_test (const char *path, const char *subject, GTestDataFunc test);

G_END_DECLS
