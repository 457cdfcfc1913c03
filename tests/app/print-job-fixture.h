/* print-job-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

/* A sheet that goes through the print dialog to a file in a folder of its own. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWindow *window;
  char *folder;
  char *settings_path;
} PrintJobTest;

typedef gboolean (*PrintJobCondition) (PrintJobTest *self);

void print_job_init_test (int *argc, char ***argv);

void print_job_wait_until (PrintJobTest *self, PrintJobCondition condition, const char *what);
void print_job_set_up_with (PrintJobTest *self, KaijiSheet *sheet, const char *more_settings);
void print_job_set_up (PrintJobTest *self, KaijiSheet *sheet);
void print_job_tear_down (PrintJobTest *self);
GtkWidget *print_job_find_window (const char *type_name);
GtkWidget *print_job_find_button (GtkWidget *window, const char *label);
GtkWidget *print_job_find_button_anywhere (const char *label);
void print_job_press (GtkWidget *button);
GtkWidget *print_job_wait_for_dialog (PrintJobTest *self);
void print_job_print (PrintJobTest *self);
char *print_job_dup_path (PrintJobTest *self);
gboolean print_job_is_printed (PrintJobTest *self);

G_END_DECLS
