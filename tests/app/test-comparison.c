/* test-comparison.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another sheet beside the form, and what is taken from it.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-change-row.h"
#include "kaiji-changes-pane.h"
#include "kaiji-side-pane.h"
#include "view-fixture.h"

#define PRESENT                                                                                            \
  "{\"company\": {\"text\": \"今\", \"memo\": \"自分のメモ\"}, \"service\": {\"text\": \"同じ\"}," \
  " \"sales\": {\"number\": 4340000000}, \"users\": {\"text\": \"あ\"}}"
#define OTHER                                                                                      \
  "{\"company\": {\"text\": \"前\", \"memo\": \"ほかのメモ\", \"owner\": \"総務部\"},"    \
  " \"service\": {\"text\": \"同じ\"}, \"sales\": {\"number\": 434000000}}"

/* Of the window, in pixels: with room for the pane beside the form, and without. */
#define WIDE 1366
#define NARROW 400
#define HEIGHT 700

typedef struct
{
  View *view;
  GtkWidget *pane;
} Comparison;

static void
show (Comparison *self, int width, KaijiChangesKind kind, const char *name)
{
  g_autoptr (KaijiSheet) other = checks_new_sheet (OTHER);

  self->view = view_new (PRESENT);
  gtk_window_set_default_size (GTK_WINDOW (self->view->window), width, HEIGHT);
  view_settle (self->view);
  kaiji_sheet_view_show_changes (self->view->view, kind, other, name);
  while ((self->pane = find_widget (self->view->window, KAIJI_TYPE_CHANGES_PANE, 0)) == NULL
         || find_widget (self->pane, KAIJI_TYPE_CHANGE_ROW, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
  view_settle (self->view);
}

static void
set_up (Comparison *self, gconstpointer data)
{
  show (self, WIDE, KAIJI_CHANGES_OTHER, "other.kaiji.json");
}

static void
tear_down (Comparison *self, gconstpointer data)
{
  view_free (self->view);
}

static KaijiAnswer *
get_answer (Comparison *self, const char *id)
{
  return kaiji_sheet_get_answer (self->view->sheet, view_find_field (self->view, id));
}

static const char *
get_text (Comparison *self, const char *id)
{
  return kaiji_answer_get_text (get_answer (self, id));
}

static GtkWidget *
find_button (Comparison *self)
{
  return gtk_widget_get_ancestor (find_label (self->pane, "Take This Answer"), GTK_TYPE_BUTTON);
}

static GtkWidget *
get_focus (Comparison *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->view->window));
}

static gboolean
has_focus (Comparison *self, GtkWidget *widget)
{
  return get_focus (self) != NULL
         && (get_focus (self) == widget || gtk_widget_is_ancestor (get_focus (self), widget));
}

/* The form stays whole beside the pane, the field that one goes to is seen, and the pane stays. */
static void
test_beside (Comparison *self, gconstpointer data)
{
  GtkWidget *side = gtk_widget_get_ancestor (self->pane, KAIJI_TYPE_SIDE_PANE);
  GtkWidget *form = GTK_WIDGET (self->view->form);
  graphene_rect_t pane_bounds, form_bounds;

  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_true (gtk_widget_compute_bounds (side, self->view->window, &pane_bounds));
  g_assert_true (gtk_widget_compute_bounds (form, self->view->window, &form_bounds));
  g_assert_cmpfloat (form_bounds.origin.x + form_bounds.size.width, <=, pane_bounds.origin.x + 1);
  g_assert_cmpfloat (form_bounds.size.width, >, WIDE / 3.0);
  g_assert_true (has_focus (self, self->pane));

  gtk_widget_activate_action (find_widget (self->pane, GTK_TYPE_LIST_VIEW, 0), "list.activate-item",
                              "u", 1);
  view_settle (self->view);
  g_assert_true (has_focus (self, GTK_WIDGET (view_get_row (self->view, "sales"))));
  g_assert_true (gtk_widget_get_mapped (self->pane));
}

/* Where there is no room for both, the pane takes the form's place until one goes to an answer. */
static void
test_narrow (void)
{
  Comparison comparison = { 0 };
  Comparison *self = &comparison;
  GtkWidget *form;

  show (self, NARROW, KAIJI_CHANGES_OTHER, "other.kaiji.json");
  form = GTK_WIDGET (self->view->form);
  g_assert_false (gtk_widget_get_mapped (form));
  g_assert_true (has_focus (self, self->pane));
  gtk_widget_activate_action (find_widget (self->pane, GTK_TYPE_LIST_VIEW, 0), "list.activate-item",
                              "u", 1);
  view_settle (self->view);
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_true (has_focus (self, GTK_WIDGET (view_get_row (self->view, "sales"))));
  g_assert_false (gtk_widget_get_mapped (self->pane));
  view_free (self->view);
}

/* It is said what the sheet is compared with. */
static void
test_titles (void)
{
  static const struct
  {
    KaijiChangesKind kind;
    const char *name;
    const char *title;
    const char *shown_name;
    gboolean can_restore;
  } cases[] = {
    { KAIJI_CHANGES_LAST_TIME, NULL, "Changes since Last Time", "Last time", FALSE },
    { KAIJI_CHANGES_OTHER, "b.kaiji.json", "Compared with Another Sheet", "b.kaiji.json", FALSE },
    { KAIJI_CHANGES_VERSION, "2026-11-27 10:00", "Compared with an Earlier Version",
      "2026-11-27 10:00", TRUE },
    { KAIJI_CHANGES_DISK, "a.kaiji.json", "Compared with the File on Disk", "a.kaiji.json", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Comparison self = { 0 };
      GtkWidget *restore;

      show (&self, WIDE, cases[i].kind, cases[i].name);
      g_assert_nonnull (find_label (self.pane, cases[i].title));
      g_assert_nonnull (find_label (self.pane, cases[i].shown_name));
      restore = find_label (self.pane, "Restore All");
      g_assert_true (cases[i].can_restore == (restore != NULL && gtk_widget_get_mapped (restore)));
      view_free (self.view);
    }
}

/* The value is the other sheet's, the notes stay the sheet's own, and it is one step. */
static void
test_take (Comparison *self, gconstpointer data)
{
  GtkWidget *button = find_button (self);
  KaijiAnswer *answer;

  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  answer = get_answer (self, "company");
  g_assert_cmpstr (kaiji_answer_get_text (answer), ==, "前");
  g_assert_cmpstr (kaiji_answer_get_member (answer, KAIJI_ANSWER_MEMO), ==, "自分のメモ");
  g_assert_null (kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER));

  view_activate (self->view, "sheet.undo");
  g_assert_cmpstr (get_text (self, "company"), ==, "今");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->view->document)));
}

/* The focus is in the row: its button is no stop of its own. The next answer gets it from the one
 * that was taken, and after the last one it is not lost. */
static void
test_key (Comparison *self, gconstpointer data)
{
  g_assert_false (gtk_widget_grab_focus (find_button (self)));
  view_activate (self->view, "sheet.confirm");
  g_assert_cmpstr (get_text (self, "company"), ==, "前");
  g_assert_true (has_focus (self, self->pane));
  view_activate (self->view, "sheet.confirm");
  g_assert_cmpfloat (kaiji_answer_get_number (get_answer (self, "sales")), ==, 434000000);
  view_activate (self->view, "sheet.confirm");
  g_assert_null (get_answer (self, "users"));
  g_assert_true (has_focus (self, self->pane));
  view_activate (self->view, "sheet.close-changes");
  g_assert_true (has_focus (self, GTK_WIDGET (self->view->form)));
}

/* One toast may wait behind another. */
static gboolean
offers_undo (Comparison *self)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (self->view->window, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "Taken into the sheet")
        && gtk_widget_get_mapped (label))
      return TRUE;

  return FALSE;
}

/* What is offered after taking does not undo what was typed in the form since. */
static void
test_undo (Comparison *self, gconstpointer data)
{
  g_autoptr (KaijiAnswer) typed = kaiji_answer_new_text ("入力");

  gtk_widget_activate_action (self->pane, "changes.take", "s", "company");
  view_settle (self->view);
  g_assert_true (offers_undo (self));
  kaiji_sheet_set_answer (self->view->sheet, view_find_field (self->view, "service"), typed);
  while (offers_undo (self))
    g_main_context_iteration (NULL, TRUE);
}

/* Nor is it offered once it has been undone by other means, however much was taken before. */
static void
test_undone (Comparison *self, gconstpointer data)
{
  gtk_widget_activate_action (self->pane, "changes.take", "s", "company");
  view_settle (self->view);
  gtk_widget_activate_action (self->pane, "changes.take", "s", "sales");
  view_settle (self->view);
  g_assert_true (offers_undo (self));
  view_activate (self->view, "sheet.undo");
  g_assert_cmpstr (get_text (self, "company"), ==, "前");
  while (offers_undo (self))
    g_main_context_iteration (NULL, TRUE);
  /* What waited behind another has not come up instead. */
  view_settle (self->view);
  g_assert_false (offers_undo (self));
}

/* The pane has gone out of sight, and the offer with what it offers all the same. */
static void
test_undone_from_form (Comparison *self, gconstpointer data)
{
  gtk_widget_activate_action (self->pane, "changes.take", "s", "company");
  view_settle (self->view);
  view_activate (self->view, "sheet.close-changes");
  g_assert_true (offers_undo (self));
  view_activate (self->view, "sheet.undo");
  while (offers_undo (self))
    g_main_context_iteration (NULL, TRUE);
}

/* A sheet that may not be changed takes nothing, and rows that are shown already do not offer it;
 * once it may be changed, they do. */
static void
test_read_only (Comparison *self, gconstpointer data)
{
  GtkWidget *button = find_button (self);

  g_assert_true (gtk_widget_is_sensitive (button));
  kaiji_document_set_locked (self->view->document, TRUE);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_activate_action (self->pane, "changes.take", "s", "company");
  view_activate (self->view, "sheet.confirm");
  g_assert_cmpstr (get_text (self, "company"), ==, "今");

  kaiji_document_set_locked (self->view->document, FALSE);
  g_assert_true (gtk_widget_is_sensitive (button));
}

/* What does not differ cannot be taken, and makes no step. */
static void
test_same (Comparison *self, gconstpointer data)
{
  gtk_widget_activate_action (self->pane, "changes.take", "s", "service");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->view->document)));
}

#define COMPARISON_TEST(path, function)                                                            \
  g_test_add (path, Comparison, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  COMPARISON_TEST ("/app/comparison/beside", test_beside);
  g_test_add_func ("/app/comparison/narrow", test_narrow);
  g_test_add_func ("/app/comparison/titles", test_titles);
  COMPARISON_TEST ("/app/comparison/take", test_take);
  COMPARISON_TEST ("/app/comparison/key", test_key);
  COMPARISON_TEST ("/app/comparison/undo", test_undo);
  COMPARISON_TEST ("/app/comparison/undone", test_undone);
  COMPARISON_TEST ("/app/comparison/undone-from-form", test_undone_from_form);
  COMPARISON_TEST ("/app/comparison/read-only", test_read_only);
  COMPARISON_TEST ("/app/comparison/same", test_same);

  return g_test_run ();
}
