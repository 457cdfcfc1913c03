/* import-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-import-review.h"
#include "kaiji-proposal-row.h"
#include "view-fixture.h"

G_BEGIN_DECLS

/* A sheet with two answers, and a table that has one of these, another one, one that is new and one
 * that has no place. */
typedef struct
{
  View *view;
  KaijiSchemeLibrary *library;
  GFile *file; /* the table */
  gboolean ended;
  guint n_taken;
  KaijiDocument *result; /* (nullable) */
  GFile *form;           /* (nullable): what is to be filled in instead */
} ImportTest;

extern const char import_fixture_source[];

void import_fixture_set_up (ImportTest *self, gconstpointer user_data);
void import_fixture_tear_down (ImportTest *self, gconstpointer user_data);
void import_fixture_on_ended (GObject *object, GAsyncResult *result, gpointer user_data);
KaijiImportReview *import_fixture_begin (ImportTest *self);
void import_fixture_wait_for_end (ImportTest *self);
gpointer import_fixture_wait_for_window (GType type);
KaijiProposalRow *import_fixture_find_row (GtkWidget *window, const char *field_id);
void import_fixture_assert_text (ImportTest *self, const char *field_id, const char *expected);

/* A form of two questions, as Windows may call it. */
GFile *import_fixture_make_form (const char *first, const char *second);

G_END_DECLS
