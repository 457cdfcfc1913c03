/* kaiji-guidance-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

char *kaiji_guidance_text_dup_counting (KaijiScheme *scheme, const KaijiField *field);
char *kaiji_guidance_text_dup_previous (KaijiSheet *sheet, const KaijiField *field);
char *kaiji_guidance_text_dup_notes (KaijiSheet *sheet, const KaijiField *field);
char *kaiji_guidance_text_dup_subjects (KaijiScheme *scheme, const KaijiField *field);
char *kaiji_guidance_text_dup_elsewhere (KaijiDocument *document, const KaijiField *field);

G_END_DECLS
