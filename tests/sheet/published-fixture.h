/* published-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../json-fixture.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* Four published sheets. They belong to others and are read where they are. */

JsonNode *published_load_json (const char *name);
void published_answer_as (KaijiSheet *sheet, JsonNode *root);
KaijiSheet *published_load (const char *name);

G_END_DECLS
