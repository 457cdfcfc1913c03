/* renewal-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app-files.h"
#include "app-fixture.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The previous sheet, in a writable folder. */
typedef struct
{
  KaijiSchemeLibrary *library;
  char *folder;
  char *old_path;
} Renewal;

#define RENEWAL_TEST(path, function)                                                               \
  g_test_add (path, Renewal, NULL, renewal_set_up, function, renewal_tear_down)

void renewal_init_test (int *argc, char ***argv);
void renewal_set_up (Renewal *self, gconstpointer user_data);
void renewal_tear_down (Renewal *self, gconstpointer user_data);

const KaijiField *renewal_find_field (KaijiSheet *sheet, const char *id);
void renewal_set_date (Renewal *self, const GDate *date);

App *renewal_open_sheet (const char *path);
void renewal_wait_for (App *app, AtspiRole role, const char *name);
void renewal_wait_for_part (App *app, AtspiRole role, const char *part_of_name);
void renewal_press (App *app, const char *label);
void renewal_type_path (App *app, const char *path);
void renewal_save (App *app, const char *path);
void renewal_choose_in_menu (App *app, const char *submenu_letter, const char *letter);
void renewal_choose_old_sheet (App *app, const char *path);
void renewal_begin (App *app, const char *date);
void renewal_carry_over (App *app, const char *date);

G_END_DECLS
