/* kaiji-form.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"
#include "kaiji-field-row.h"
#include "kaiji-filter.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM (kaiji_form_get_type ())
G_DECLARE_FINAL_TYPE (KaijiForm, kaiji_form, KAIJI, FORM, AdwBin)

/**
 * KaijiForm:
 *
 * The fields of one section, or of all, to be answered. The rows in view are made at once, those
 * around them when the program is idle, and others when they come near or the focus goes there, so
 * that neither the window nor a section waits for a hundred editors, nor holds them in memory.
 *
 * A form with a filter shows only the fields that pass. They are filtered again when the cursor
 * moves to another field, so that no field vanishes while it is edited.
 *
 * Signal `section-changed` (form): another section is shown.
 *
 * Signal `revealed` (form): the form is about to show a section or a field, and may be out of
 * sight.
 */
void kaiji_form_set_document (KaijiForm *self, KaijiDocument *document);

const KaijiSection *kaiji_form_get_section (KaijiForm *self);
void kaiji_form_show_section (KaijiForm *self, const KaijiSection *section);
void kaiji_form_set_filter (KaijiForm *self, const KaijiFilter *filter);
const KaijiFilter *kaiji_form_get_filter (KaijiForm *self);
const KaijiField *kaiji_form_get_current_field (KaijiForm *self);
KaijiFieldRow *kaiji_form_reveal_field (KaijiForm *self, const KaijiField *field);
gboolean kaiji_form_has_field (KaijiForm *self, const KaijiField *field);
void kaiji_form_begin (KaijiForm *self);
gboolean kaiji_form_return (KaijiForm *self);
void kaiji_form_forget_control (KaijiForm *self);
void kaiji_form_show_change (KaijiForm *self, const KaijiField *field);
GtkWidget *kaiji_form_get_last_control (KaijiForm *self);
KaijiFieldRow *kaiji_form_show_field (KaijiForm *self, const KaijiField *field);

const KaijiField *kaiji_form_find_top_field (KaijiForm *self, double *offset);
gboolean kaiji_form_is_in_sight (KaijiForm *self, const KaijiField *field);
gboolean kaiji_form_is_attended (KaijiForm *self, const KaijiField *field);
gboolean kaiji_form_go_to_top_field (KaijiForm *self,
                                     const KaijiField *top,
                                     double offset,
                                     const KaijiField *current);

G_END_DECLS
