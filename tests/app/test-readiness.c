/* test-readiness.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check before a sheet is handed in: what it lists, where its lines lead, and that printing and
 * exporting come to it first, by real keys.
 */

#include "config.h"

#include "kaiji-finding-row.h"
#include "kaiji-readiness-window.h"
#include "keys-fixture.h"
#include "view-fixture.h"

/* Of three kinds something is to be seen to: contact-hours is empty, an amount is grouped wrongly,
 * and a summary waits for confirmation. */
#define ANSWERS                                                                                    \
  "{\"company\": {\"text\": \"a\"}, \"contact\": {\"presence\": \"yes\", \"text\": \"a\"},"        \
  " \"sales\": {\"text\": \"10,00円\"}, \"summary\": {\"text\": \"a\", \"review\": true}}"

static GtkWidget *
find_readiness (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KAIJI_IS_READINESS_WINDOW (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static gboolean
is_shown (gpointer user_data)
{
  GtkWidget *window = find_readiness ();

  return window != NULL && gtk_widget_get_mapped (window);
}

static gboolean
is_gone (gpointer user_data)
{
  return find_readiness () == NULL;
}

static GtkWidget *
open_by (View *view, const char *action)
{
  view_activate (view, action);
  g_assert_true (keys_wait_until (is_shown, NULL));
  return find_readiness ();
}

static void
press (GtkWidget *window, KeySym key)
{
  Fixture fixture = { .window = window };

  keys_press (window, NoSymbol, key);
  settle (&fixture);
}

/* Each line begins with its item and field. What was found is only told of the error: of the others
 * the heading tells it. */
static void
assert_named (GtkWidget *window)
{
  GtkWidget *row;
  guint n_messages = 0;

  for (guint i = 0; (row = find_widget (window, KAIJI_TYPE_FINDING_ROW, i)) != NULL; i++)
    {
      GtkWidget *name = find_widget (row, GTK_TYPE_LABEL, 1);
      GtkWidget *message = gtk_widget_get_next_sibling (name);

      g_assert_true (gtk_widget_has_css_class (name, "heading"));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (name)), !=, "");
      if (gtk_widget_get_mapped (message))
        n_messages++;
    }

  g_assert_cmpuint (n_messages, ==, 1);
}

static void
test_list (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *window = open_by (view, "sheet.check-readiness");

  g_assert_nonnull (find_label (window, "Required and still empty: 1"));
  g_assert_nonnull (find_label (window, "Errors: 1"));
  g_assert_nonnull (find_label (window, "Carried over and not confirmed: 1"));
  g_assert_null (find_label (window, "Warnings: 1"));
  assert_named (window);
  keys_press (window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_gone, NULL));
}

/* Tab leads to what is below the list, past the other lines, and Shift+Tab back to the line. */
static void
test_tab (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *window = open_by (view, "sheet.check-readiness");
  Fixture fixture = { .window = window };
  GtkWidget *row, *focus;

  press (window, XK_Down);
  row = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));
  do
    {
      press (window, XK_Tab);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
    }
  while (gtk_widget_is_ancestor (focus, row));
  g_assert_true (GTK_IS_CHECK_BUTTON (focus));

  keys_press (window, XK_Shift_L, XK_Tab);
  settle (&fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
  keys_press (window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_gone, NULL));
}

static gboolean
is_in_sales (gpointer user_data)
{
  View *view = user_data;
  const KaijiField *field = kaiji_sheet_view_get_current_field (view->view);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (view->window));

  return g_str_equal (field->id, "sales")
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (view_get_row (view, "sales")));
}

/* From the first line to the second, and from that into its field. */
static void
test_go (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *window = open_by (view, "sheet.check-readiness");

  press (window, XK_Down);
  keys_press (window, NoSymbol, XK_Return);
  g_assert_true (keys_wait_until (is_gone, NULL));
  g_assert_true (keys_wait_until (is_in_sales, view));
  view_settle (view);
  g_assert_true (view_is_in_sight (view, "sales"));
}

typedef struct
{
  GVariant *print;
  GVariant *export;
} Asked;

static void
on_print_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Asked *) user_data)->print = g_variant_ref (parameter);
}

static void
on_export_as (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Asked *) user_data)->export = g_variant_ref (parameter);
}

static gboolean
is_asked (gpointer user_data)
{
  Asked *asked = user_data;

  return asked->print != NULL || asked->export != NULL;
}

static void
click (GtkWidget *window, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }

  g_error ("there is no button “%s”", label);
}

/* Printing and exporting a sheet that has anything in it show the check first; as a draft, unless
 * that is taken off. */
static void
test_first (void)
{
  const GActionEntry entries[] = {
    { .name = "print-as", .activate = on_print_as, .parameter_type = "b" },
    { .name = "export-as", .activate = on_export_as, .parameter_type = "(ub)" },
  };
  g_autoptr (View) view = view_new (ANSWERS);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Asked asked = { NULL, NULL };
  GtkWidget *window = open_by (view, "sheet.print");
  GtkWidget *draft;
  guint audience;
  gboolean is_draft;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), &asked);
  gtk_widget_insert_action_group (view->window, "sheet", G_ACTION_GROUP (group));
  click (window, "_Print…");
  g_assert_true (keys_wait_until (is_asked, &asked));
  g_assert_true (keys_wait_until (is_gone, NULL));
  g_assert_true (g_variant_get_boolean (asked.print));
  g_clear_pointer (&asked.print, g_variant_unref);

  window = GTK_WIDGET (kaiji_readiness_window_new (view->document, KAIJI_AUDIENCE_PUBLIC,
                                                   G_ACTION_GROUP (group),
                                                   GTK_WINDOW (view->window)));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (keys_wait_until (is_shown, NULL));
  draft = find_widget (window, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (draft)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (draft), FALSE);
  click (window, "_Export Public Version to PDF…");
  g_assert_true (keys_wait_until (is_asked, &asked));
  g_variant_get (asked.export, "(ub)", &audience, &is_draft);
  g_assert_cmpuint (audience, ==, KAIJI_AUDIENCE_PUBLIC);
  g_assert_false (is_draft);
  g_clear_pointer (&asked.export, g_variant_unref);
}

/* Exporting, too. */
static void
test_export (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *window = open_by (view, "sheet.export-pdf");

  keys_press (window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_gone, NULL));
}

/* What is set right meanwhile leaves the list; when nothing is left, that is said. */
static void
test_follow (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *window = open_by (view, "sheet.check-readiness");
  g_autoptr (KaijiAnswer) text = kaiji_answer_new_text ("b");
  Fixture fixture = { .window = window };

  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "sales"), NULL);
  settle (&fixture);
  g_assert_null (find_label (window, "Errors: 1"));
  g_assert_nonnull (find_label (window, "Required and still empty: 1"));
  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "contact-hours"), text);
  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "summary"), text);
  settle (&fixture);
  g_assert_nonnull (find_label (window, "Ready to Be Handed In"));
  keys_press (window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_gone, NULL));
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **place = user_data;

  *place = g_variant_dup_string (parameter, NULL);
}

/* The question mark of each line leads to its check in the guide. */
static void
test_help (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  g_autoptr (GtkApplication) application = gtk_application_new ("jp.kaiji.Kaiji.Test",
                                                                G_APPLICATION_NON_UNIQUE);
  g_autoptr (GSimpleAction) help = g_simple_action_new ("help", G_VARIANT_TYPE_STRING);
  g_autofree char *place = NULL;
  GtkWidget *window, *button;

  g_signal_connect (help, "activate", G_CALLBACK (on_help), &place);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (help));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gtk_window_set_application (GTK_WINDOW (view->window), application);

  window = open_by (view, "sheet.check-readiness");
  button = find_widget (find_widget (window, KAIJI_TYPE_FINDING_ROW, 0), GTK_TYPE_BUTTON, 0);
  while (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "app.help") != 0)
    button = gtk_widget_get_next_sibling (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (place);
  g_assert_true (g_str_has_prefix (place, "checks#"));

  keys_press (window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_gone, NULL));
  gtk_window_set_application (GTK_WINDOW (view->window), NULL);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init ();

  g_test_add_func ("/app/readiness/list", test_list);
  g_test_add_func ("/app/readiness/tab", test_tab);
  g_test_add_func ("/app/readiness/go", test_go);
  g_test_add_func ("/app/readiness/first", test_first);
  g_test_add_func ("/app/readiness/export", test_export);
  g_test_add_func ("/app/readiness/follow", test_follow);
  g_test_add_func ("/app/readiness/help", test_help);

  return g_test_run ();
}
