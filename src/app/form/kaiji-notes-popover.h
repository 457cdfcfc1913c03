/* kaiji-notes-popover.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_NOTES_POPOVER (kaiji_notes_popover_get_type ())
G_DECLARE_FINAL_TYPE (KaijiNotesPopover, kaiji_notes_popover, KAIJI, NOTES_POPOVER, GtkPopover)

/**
 * KaijiNotesPopover:
 *
 * The internal notes of an answer: memo, evidence and owner. They are never printed.
 */
GtkWidget *kaiji_notes_popover_new (KaijiFindings *findings, const KaijiField *field);

GtkWidget *kaiji_notes_popover_get_text_widget (KaijiNotesPopover *self, KaijiAnswerMember member);
char *kaiji_notes_popover_dup_text (KaijiAnswer *answer);

G_END_DECLS
