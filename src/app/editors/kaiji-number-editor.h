/* kaiji-number-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_NUMBER_EDITOR (kaiji_number_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiNumberEditor,
                      kaiji_number_editor,
                      KAIJI,
                      NUMBER_EDITOR,
                      KaijiFieldEditor)

/**
 * KaijiNumberEditor:
 *
 * Edits a number with its unit and a note: years, durations, counts, money, percentages. Money is
 * grouped by three digits, except while it is edited.
 */

G_END_DECLS
