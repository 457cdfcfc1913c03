/* kaiji-text-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_TEXT_EDITOR (kaiji_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiTextEditor, kaiji_text_editor, KAIJI, TEXT_EDITOR, KaijiFieldEditor)

/**
 * KaijiTextEditor:
 *
 * Edits answers in words: texts, paragraphs, and any other kind of field if its form does not fit.
 */

G_END_DECLS
