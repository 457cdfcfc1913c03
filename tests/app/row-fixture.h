/* row-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-row.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

/* A window with a row, or a few, of the scheme tests/sheet/schemes/checks.json. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiFindings *findings;
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *elsewhere;    /* where the focus goes when it leaves the row */
  KaijiFieldRow *row;      /* the row that was added first */
  const KaijiField *field; /* its field */
} Fixture;

void row_fixture_init_gtk (int *argc, char ***argv);
void row_fixture_load_style (void);
void row_fixture_init_test (int *argc, char ***argv);
void row_fixture_free (Fixture *self);
Fixture *row_fixture_new (const char *field_id, const char *answer);
Fixture *row_fixture_new_for_sheet (KaijiSheet *sheet, const char *field_id);
KaijiFieldRow *row_fixture_add_row (Fixture *self, const char *field_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, row_fixture_free)

KaijiSchemeLibrary *get_library (void);
GtkWidget *find_widget (GtkWidget *parent, GType type, guint n);
GtkWidget *find_label (GtkWidget *parent, const char *text);
GtkWidget *find_response (const char *label);
void respond (const char *label);
void type_text (GtkWidget *widget, const char *text);
void clear_text (GtkWidget *widget);
char *dup_shown_text (GtkWidget *widget);
void settle (Fixture *self);

GtkWidget *get_area (Fixture *self);
GtkWidget *get_entry (Fixture *self, guint n);
void enter (Fixture *self, GtkWidget *widget, const char *text);
gboolean is_in_words (Fixture *self);
void toggle_words (Fixture *self);

void assert_shown (GtkWidget *widget, const char *text);
void assert_answer (Fixture *self, const char *json);
void assert_findings_shown (KaijiFieldRow *row, const char *text);

G_END_DECLS
