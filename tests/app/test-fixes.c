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
  /* The line slides away. */
  while (gtk_widget_get_mapped (find_button (view, "sales")))
    view_settle (view);

  view_activate (view, "sheet.undo");
  assert_answer_is (view, "sales", "{\"text\": \"434,000(千円)\"}");
  g_assert_true (gtk_widget_get_mapped (find_button (view, "sales")));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/fixes/press", test_press);

  return g_test_run ();
}
