/* kaiji-presence-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PRESENCE_EDITOR (kaiji_presence_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPresenceEditor,
                      kaiji_presence_editor,
                      KAIJI,
                      PRESENCE_EDITOR,
                      KaijiFieldEditor)

/**
 * KaijiPresenceEditor:
 *
 * Edits whether something exists, and its details.
 */

G_END_DECLS
