/* sample-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app-fixture.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The item of the field "business-name". */
#define SAMPLE_ITEM "2"

/* A copy of the sample sheet, which the application is started with. */
typedef struct
{
  char *folder;
  char *path;
} Sample;

void sample_add_test (const char *path, void (*test) (Sample *, gconstpointer));

void sample_remember_section (const char *path);
const KaijiField *sample_find_field (KaijiSheet *sheet, const char *id);
char *sample_dup_saved_text (const char *path, const char *id);
void sample_assert_saved_text (const char *path, const char *id, const char *text);
char *sample_dup_prompt (const char *path, const char *id);

App *sample_open (const char *path);
void sample_wait_for_frame (App *app, const char *title);
void sample_wait_for_title (App *app, const char *path, gboolean modified);
void sample_retype (App *app, const char *prompt, const char *text);
void sample_press (App *app, const char *label);

G_END_DECLS
