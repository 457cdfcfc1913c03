/* app-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "app-input.h"

G_BEGIN_DECLS

/* The running application, seen and worked from outside: read through the accessibility
 * interfaces, typed into with key events. */
typedef struct
{
  GSubprocess *process;
  AtspiAccessible *root;
} App;

/* Follows the focus like a screen reader. */
typedef struct
{
  AtspiEventListener *listener;
  AtspiAccessible *accessible; /* (nullable): the focused accessible */
  guint n_moves;
} AppFocus;

typedef gboolean (*AppCondition) (gpointer user_data);

void app_fixture_init (void);
void app_wait_until (AppCondition condition, gpointer user_data, const char *what);

void app_remember_section (const char *path, const char *section);

App *app_start (const char *const *arguments);
void app_start_second (const char *const *arguments);
void app_end (App *self);
void app_kill (App *self);
void app_assert_ends (App *self);
gboolean app_is_running (App *self);

char *app_dup_text (AtspiAccessible *accessible);
void app_wait_for_text (AtspiAccessible *accessible, const char *text);
void app_wait_for_answer (App *self, const char *name, const char *text);

void app_let_catch_up (App *self);

AppFocus *app_focus_new (void);
void app_focus_free (AppFocus *self);
void app_focus_wait (AppFocus *self, guint n_moves);

void app_press (AtspiAccessible *button);
void app_set_text (AtspiAccessible *editor, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (App, app_end)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppFocus, app_focus_free)

/* libatspi itself has none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

G_END_DECLS
