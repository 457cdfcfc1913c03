/* kaiji-date-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_DATE_EDITOR (kaiji_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiDateEditor, kaiji_date_editor, KAIJI, DATE_EDITOR, KaijiFieldEditor)

/**
 * KaijiDateEditor:
 *
 * Edits a date, typed in any usual form or picked from a calendar, and a note.
 */

G_END_DECLS
