/* kaiji-guidance.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_GUIDANCE (kaiji_guidance_get_type ())
G_DECLARE_FINAL_TYPE (KaijiGuidance, kaiji_guidance, KAIJI, GUIDANCE, AdwBin)

/**
 * KaijiGuidance:
 *
 * How the field with the cursor is answered: what the scheme's author explains, examples, what is
 * known from elsewhere, and what the checks look at. It follows the document's cursor.
 */
KaijiGuidance *kaiji_guidance_new (KaijiDocument *document);

G_END_DECLS
