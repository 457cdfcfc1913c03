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
 * @show_answer: shows an answer, %NULL for none. Its value may have another form than the editor's:
 *   the editor shows what it can. Not called for values that the editor itself committed.
 *
 * The editor of one field's answer. Subclasses register their controls with
 * kaiji_field_editor_add_control() and pass input to kaiji_field_editor_commit().
 *
 * Property `truncated` (boolean): whether an answer is too long to be shown whole.
 * Signal `outgrown` (editor): pasted text was kept as an answer in words, because it does not fit
 *   otherwise.
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
void kaiji_field_editor_update_read_only (KaijiFieldEditor *self);
void kaiji_field_editor_focus (KaijiFieldEditor *self);
void kaiji_field_editor_focus_change (KaijiFieldEditor *self);
void
kaiji_field_editor_describe (KaijiFieldEditor *self, const char *description, gboolean invalid);

void kaiji_field_editor_add_control (KaijiFieldEditor *self, GtkWidget *control, const char *part);
void kaiji_field_editor_commit (KaijiFieldEditor *self, KaijiAnswer *value);
KaijiAnswer *kaiji_field_editor_read (KaijiFieldEditor *self, const char *text, const char *note);
const char *kaiji_field_editor_get_entry_text (KaijiFieldEditor *self, GtkEntry *entry);
gboolean kaiji_field_editor_is_outgrown (KaijiFieldEditor *self);

G_END_DECLS
