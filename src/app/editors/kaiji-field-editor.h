/* kaiji-field-editor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIELD_EDITOR (kaiji_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (KaijiFieldEditor, kaiji_field_editor, KAIJI, FIELD_EDITOR, GtkWidget)

/**
 * KaijiFieldEditorClass:
 * @show_answer: shows an answer, %NULL for none. It may have a value of another form than the
 *   editor makes: whatever can be shown of it is. Not called for what the editor itself committed.
 *
 * What edits one field's answer. Subclasses tell which of their controls a person uses with
 * kaiji_field_editor_add_control() and give what was entered to kaiji_field_editor_commit().
 *
 * Property `truncated` (boolean): whether an answer is too long to be shown whole.
 * Signal `outgrown` (editor): what was pasted can only be kept in words, and was.
 */
struct _KaijiFieldEditorClass
{
  GtkWidgetClass parent_class;

  void (*show_answer) (KaijiFieldEditor *self, KaijiAnswer *answer);
};

KaijiSheet *kaiji_field_editor_get_sheet (KaijiFieldEditor *self);
KaijiScheme *kaiji_field_editor_get_scheme (KaijiFieldEditor *self);
const KaijiField *kaiji_field_editor_get_field (KaijiFieldEditor *self);
gboolean kaiji_field_editor_get_truncated (KaijiFieldEditor *self);
gboolean kaiji_field_editor_get_committing (KaijiFieldEditor *self);

void kaiji_field_editor_sync (KaijiFieldEditor *self);
void kaiji_field_editor_focus (KaijiFieldEditor *self);
void
kaiji_field_editor_describe (KaijiFieldEditor *self, const char *description, gboolean invalid);

void kaiji_field_editor_add_control (KaijiFieldEditor *self, GtkWidget *control, const char *part);
void kaiji_field_editor_commit (KaijiFieldEditor *self, KaijiAnswer *value);
KaijiAnswer *kaiji_field_editor_read (KaijiFieldEditor *self, const char *text, const char *note);
const char *kaiji_field_editor_get_entry_text (KaijiFieldEditor *self, GtkEntry *entry);
gboolean kaiji_field_editor_is_outgrown (KaijiFieldEditor *self);
void kaiji_field_editor_set_entry_text (GtkEntry *entry, const char *text);

G_END_DECLS
