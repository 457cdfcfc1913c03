/* kaiji-choice-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CHOICE_EDITOR (kaiji_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiChoiceEditor,
                      kaiji_choice_editor,
                      KAIJI,
                      CHOICE_EDITOR,
                      KaijiFieldEditor)

/**
 * KaijiChoiceEditor:
 *
 * Picks one of the scheme's choices, with a note.
 */

G_END_DECLS
