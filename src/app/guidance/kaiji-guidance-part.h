/* kaiji-guidance-part.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_GUIDANCE_PART (kaiji_guidance_part_get_type ())
G_DECLARE_FINAL_TYPE (KaijiGuidancePart, kaiji_guidance_part, KAIJI, GUIDANCE_PART, AdwBin)

/**
 * KaijiGuidancePart:
 *
 * A heading with a text below it. It is hidden while it has no text.
 *
 * Properties: `heading` (string), `text` (string, nullable).
 */
void kaiji_guidance_part_set_text (KaijiGuidancePart *self, const char *text);

G_END_DECLS
