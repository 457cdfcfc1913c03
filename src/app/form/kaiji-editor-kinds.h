/* kaiji-editor-kinds.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

gboolean kaiji_editor_kinds_has_own (const KaijiField *field);
gboolean kaiji_editor_kinds_need_words (KaijiSheet *sheet, const KaijiField *field);
KaijiAnswer *kaiji_editor_kinds_interpret (KaijiSheet *sheet, const KaijiField *field);
KaijiFieldEditor *
kaiji_editor_kinds_create (KaijiSheet *sheet, const KaijiField *field, gboolean in_words);

G_END_DECLS
