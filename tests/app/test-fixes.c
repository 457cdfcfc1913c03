/* test-fixes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What mends an answer at one press, below the field that it is said of.
 */

#include "config.h"

#include "kaiji-fix-buttons.h"
#include "view-fixture.h"

static GtkWidget *
find_button (View *view, const char *field_id)
{
  GtkWidget *buttons = find_widget (GTK_WIDGET (view_get_row (view, field_id)),
                                    KAIJI_TYPE_FIX_BUTTONS, 0);

  return buttons != NULL ? find_widget (buttons, GTK_TYPE_BUTTON, 0) : NULL;
}

static void
assert_answer_is (View *view, const char *field_id, const char *json)
{
  g_autofree char *found = kaiji_answer_to_json (
    kaiji_sheet_get_answer (view->sheet, view_find_field (view, field_id)));
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (found, NULL);
  g_autoptr (KaijiAnswer) expected = kaiji_answer_new_from_json (json, NULL);

  if (!kaiji_answer_equal (answer, expected))
    g_error ("%s is %s, not %s", field_id, found, json);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The button can have the focus, a press makes the fix, and one step takes it back. */
static void
test_press (void)
{
  g_autoptr (View) view = view_new ("{\"sales\": {\"text\": \"434,000(千円)\"}}");
  GtkWidget *button;

  view_show_field (view, "sales");
  button = find_button (view, "sales");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  view_settle (view);
  assert_answer_is (view, "sales", "{\"number\": 434000000}");
  /* The line slides away, and its buttons can no longer have the focus, which is in the editor. */
  g_assert_false (has_focus_within (find_button (view, "sales")));
  g_assert_true (has_focus_within (GTK_WIDGET (view_get_row (view, "sales"))));
  while (gtk_widget_child_focus (GTK_WIDGET (view_get_row (view, "sales")), GTK_DIR_TAB_FORWARD))
    g_assert_false (has_focus_within (find_button (view, "sales")));
  while (gtk_widget_get_mapped (find_button (view, "sales")))
    view_settle (view);

  view_activate (view, "sheet.undo");
  assert_answer_is (view, "sales", "{\"text\": \"434,000(千円)\"}");
  g_assert_true (gtk_widget_get_mapped (find_button (view, "sales")));
}

/* A fix of characters can be taken for the whole sheet, and one step takes all of them back. */
static void
test_all_of_a_kind (void)
{
  g_autoptr (View) view = view_new ("{\"remarks\": {\"text\": \"ｻｰﾊﾞ\"},"
                                    " \"summary\": {\"text\": \"ﾃﾞｰﾀ\"}}");

  view_show_field (view, "remarks");
  g_assert_nonnull (
    find_widget (GTK_WIDGET (view_get_row (view, "remarks")), ADW_TYPE_SPLIT_BUTTON, 0));
  gtk_widget_activate_action (GTK_WIDGET (view->view), "sheet.apply-fixes", "s",
                              "half-width-katakana");
  view_settle (view);
  assert_answer_is (view, "remarks", "{\"text\": \"サーバ\"}");
  assert_answer_is (view, "summary", "{\"text\": \"データ\"}");

  g_assert_nonnull (find_label (view->window, "2 answers were mended"));
  view_activate (view, "sheet.undo");
  assert_answer_is (view, "remarks", "{\"text\": \"ｻｰﾊﾞ\"}");
  assert_answer_is (view, "summary", "{\"text\": \"ﾃﾞｰﾀ\"}");
  /* It is no longer offered to undo that. */
  while (find_label (view->window, "2 answers were mended") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is acknowledged counts no more, is folded away, and can be taken back. */
static void
test_acknowledge (void)
{
  g_autoptr (View) view = view_new ("{\"remarks\": {\"text\": \"ニ要素認証\"}}");
  KaijiFindings *findings = kaiji_document_get_findings (view->document);
  const KaijiField *remarks = view_find_field (view, "remarks");
  GtkWidget *row, *expander, *menu_button;

  view_show_field (view, "remarks");
  row = GTK_WIDGET (view_get_row (view, "remarks"));
  g_assert_true (kaiji_findings_has_problem (findings, remarks));
  menu_button = find_widget (find_widget (row, KAIJI_TYPE_FIX_BUTTONS, 0), GTK_TYPE_MENU_BUTTON, 1);
  g_assert_nonnull (menu_button);

  gtk_widget_activate_action (row, "sheet.acknowledge", "(sss)", "remarks", "look-alike-kana",
                              "製品名です");
  view_settle (view);
  g_assert_false (kaiji_findings_has_problem (findings, remarks));
  expander = find_widget (row, GTK_TYPE_EXPANDER, 0);
  g_assert_nonnull (expander);
  g_assert_true (gtk_widget_get_visible (expander));
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (expander)));

  view_activate (view, "sheet.undo");
  g_assert_true (kaiji_findings_has_problem (findings, remarks));
  view_activate (view, "sheet.redo");
  g_assert_false (kaiji_findings_has_problem (findings, remarks));
  gtk_widget_activate_action (row, "sheet.acknowledge", "(sss)", "remarks", "look-alike-kana", "");
  view_settle (view);
  g_assert_true (kaiji_findings_has_problem (findings, remarks));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/fixes/press", test_press);
  g_test_add_func ("/app/fixes/all-of-a-kind", test_all_of_a_kind);
  g_test_add_func ("/app/fixes/acknowledge", test_acknowledge);

  return g_test_run ();
}
