/* kaiji-field-header.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIELD_HEADER (kaiji_field_header_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFieldHeader, kaiji_field_header, KAIJI, FIELD_HEADER, GtkWidget)

/**
 * KaijiFieldHeader:
 *
 * The header above a field's editor: the prompt, the level's badge, the counter of a field with a
 * limit, a button for answers in words if the editor is not for words already, and one for the
 * internal notes.
 *
 * Signal `words-toggled` (header): the user turned answering in words on or off.
 */
KaijiFieldHeader *
kaiji_field_header_new (KaijiFindings *findings, const KaijiField *field, gboolean offers_words);

void kaiji_field_header_update (KaijiFieldHeader *self);
void kaiji_field_header_open_notes (KaijiFieldHeader *self);
GtkWidget *kaiji_field_header_open_note (KaijiFieldHeader *self, KaijiAnswerMember member);
gboolean kaiji_field_header_toggle_words (KaijiFieldHeader *self);
gboolean kaiji_field_header_get_in_words (KaijiFieldHeader *self);
void kaiji_field_header_set_in_words (KaijiFieldHeader *self, gboolean in_words);

G_END_DECLS
