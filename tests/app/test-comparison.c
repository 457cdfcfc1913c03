/* test-comparison.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another sheet beside the present one, and what is taken from it.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-change-row.h"
#include "kaiji-comparison-window.h"
#include "row-fixture.h"

#define PRESENT                                                                                    \
  "{\"company\": {\"text\": \"今\", \"memo\": \"自分のメモ\"}, \"service\": {\"text\": \"同じ\"}}"
#define OTHER                                                                                      \
  "{\"company\": {\"text\": \"前\", \"memo\": \"ほかのメモ\", \"owner\": \"総務部\"},"    \
  " \"service\": {\"text\": \"同じ\"}}"

typedef struct
{
  KaijiDocument *document;
  GtkWidget *parent;
  GtkWidget *window;
} Comparison;

static void
set_up (Comparison *self, gconstpointer data)
{
  g_autoptr (KaijiSheet) present = checks_new_sheet (PRESENT);
  g_autoptr (KaijiSheet) other = checks_new_sheet (OTHER);

  self->document = kaiji_document_new (present);
  self->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (self->parent));
  self->window = GTK_WIDGET (
    kaiji_comparison_window_new (self->document, other, NULL, GTK_WINDOW (self->parent)));
  gtk_window_present (GTK_WINDOW (self->window));
  while (find_widget (self->window, KAIJI_TYPE_CHANGE_ROW, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Comparison *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (self->parent));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->document);
}

static KaijiAnswer *
get_answer (Comparison *self, const char *id)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);

  return kaiji_sheet_get_answer (sheet,
                                 kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id));
}

static GtkWidget *
find_button (Comparison *self)
{
  return gtk_widget_get_ancestor (find_label (self->window, "Take This Answer"), GTK_TYPE_BUTTON);
}

/* The value is the other sheet's, the notes stay the sheet's own, and it is one step. */
static void
test_take (Comparison *self, gconstpointer data)
{
  GtkWidget *button = find_button (self);
  KaijiAnswer *answer;

  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  answer = get_answer (self, "company");
  g_assert_cmpstr (kaiji_answer_get_text (answer), ==, "前");
  g_assert_cmpstr (kaiji_answer_get_member (answer, KAIJI_ANSWER_MEMO), ==, "自分のメモ");
  g_assert_null (kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER));

  gtk_widget_activate_action (self->window, "changes.undo", NULL);
  g_assert_cmpstr (kaiji_answer_get_text (get_answer (self, "company")), ==, "今");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->document)));
}

/* The focus is in the row: its button is no stop of its own. */
static void
test_key (Comparison *self, gconstpointer data)
{
  GtkWidget *row = find_widget (self->window, KAIJI_TYPE_CHANGE_ROW, 0);

  g_assert_false (gtk_widget_grab_focus (find_button (self)));
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (row)));
  gtk_widget_activate_action (self->window, "changes.take-focused", NULL);
  g_assert_cmpstr (kaiji_answer_get_text (get_answer (self, "company")), ==, "前");
}

/* What was typed in the form since is not undone here. */
static void
test_undo (Comparison *self, gconstpointer data)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  g_autoptr (KaijiAnswer) typed = kaiji_answer_new_text ("入力");

  gtk_widget_activate_action (self->window, "changes.take", "s", "company");
  kaiji_sheet_set_answer (sheet,
                          kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "service"),
                          typed);
  gtk_widget_activate_action (self->window, "changes.undo", NULL);
  g_assert_cmpstr (kaiji_answer_get_text (get_answer (self, "service")), ==, "入力");
  g_assert_cmpstr (kaiji_answer_get_text (get_answer (self, "company")), ==, "前");
}

/* A sheet that may not be changed takes nothing. */
static void
test_read_only (Comparison *self, gconstpointer data)
{
  kaiji_document_set_locked (self->document, TRUE);
  gtk_widget_activate_action (self->window, "changes.take", "s", "company");
  g_assert_cmpstr (kaiji_answer_get_text (get_answer (self, "company")), ==, "今");
}

/* What does not differ cannot be taken, and makes no step. */
static void
test_same (Comparison *self, gconstpointer data)
{
  gtk_widget_activate_action (self->window, "changes.take", "s", "service");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->document)));
}

#define COMPARISON_TEST(path, function)                                                            \
  g_test_add (path, Comparison, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  COMPARISON_TEST ("/app/comparison/take", test_take);
  COMPARISON_TEST ("/app/comparison/key", test_key);
  COMPARISON_TEST ("/app/comparison/undo", test_undo);
  COMPARISON_TEST ("/app/comparison/read-only", test_read_only);
  COMPARISON_TEST ("/app/comparison/same", test_same);

  return g_test_run ();
}
