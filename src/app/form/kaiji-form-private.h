/* kaiji-form-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-certification-row.h"
#include "kaiji-focus-memory.h"
#include "kaiji-form-builder.h"
#include "kaiji-form-end.h"
#include "kaiji-form-scroller.h"
#include "kaiji-form-section.h"
#include "kaiji-form.h"

G_BEGIN_DECLS

/* For the files of the form: what it shows, and going about in it. */
struct _KaijiForm
{
  AdwBin parent_instance;

  GtkWidget *scrolled_window;
  GtkWidget *sections_box;
  KaijiCertificationRow *certification_row;
  KaijiFormEnd *end; /* where it goes on, if not all is shown */

  KaijiDocument *document;
  GPtrArray *sections;         /* of KaijiFormSection, all sections of the scheme */
  const KaijiSection *section; /* the shown section, or %NULL for all */
  KaijiFilter filter;
  char *owner;                      /* the owner of the filter */
  const KaijiField *filtered_field; /* the field that the filter kept */
  GHashTable *spots;                /* section -> the Spot where it was left */
  KaijiFormScroller *scroller;
  KaijiFormBuilder *builder;
  KaijiFocusMemory *memory; /* of the control that one was in */
};

KaijiFormSection *kaiji_form_find_section (KaijiForm *self, const KaijiSection *section);
gboolean kaiji_form_shows_section (KaijiForm *self, KaijiFormSection *section);
gboolean kaiji_form_shows_field (KaijiForm *self, const KaijiField *field);
void kaiji_form_build (KaijiForm *self, const KaijiField *field);
void kaiji_form_announce (KaijiForm *self);

/* For tests, which wait until the rows that are nearly in view are made. Nothing that a person sees
 * says so. */
gboolean kaiji_form_is_busy (KaijiForm *self);

G_END_DECLS
