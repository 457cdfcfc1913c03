/* kaiji-image-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_IMAGE_EDITOR (kaiji_image_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiImageEditor, kaiji_image_editor, KAIJI, IMAGE_EDITOR, KaijiFieldEditor)

/**
 * KaijiImageEditor:
 *
 * Accepts a picture that is chosen from a file, dropped or pasted, and shows a thumbnail.
 */

G_END_DECLS
