/* kaiji-address-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-editor.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_ADDRESS_EDITOR (kaiji_address_editor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiAddressEditor,
                      kaiji_address_editor,
                      KAIJI,
                      ADDRESS_EDITOR,
                      KaijiFieldEditor)

/**
 * KaijiAddressEditor:
 *
 * Edits a postal code and the address it belongs to.
 */

G_END_DECLS
