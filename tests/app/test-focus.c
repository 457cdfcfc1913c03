/* test-focus.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keys of docs/keyboard.md lead, in a whole window and by real keys.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-application.h"
#include "kaiji-changes-pane.h"
#include "kaiji-finding-row.h"
#include "kaiji-findings-panel.h"
#include "kaiji-focus.h"
#include "kaiji-guidance.h"
#include "kaiji-notes-popover.h"
#include "kaiji-overview.h"
#include "kaiji-preview.h"
#include "kaiji-section-list.h"
#include "kaiji-window.h"
#include "keys-fixture.h"
#include "window-fixture.h"

#define ANSWERS "{\"sales\": {\"text\": \"10,00円\"}}"

/* Ctrl+M, a letter, Escape: back in the field, from which Tab goes to the next. */
static void
test_notes (void)
{
  View *view = window_open (ANSWERS);
  GtkWidget *before;

  view_show_field (view, "service");
  before = window_get_focus (view);
  window_press (view, XK_Control_L, XK_m);
  window_assert_focus (view, KAIJI_TYPE_NOTES_POPOVER);
  window_press (view, NoSymbol, XK_x);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  g_assert_true (window_get_focus (view) == before);
  window_press (view, NoSymbol, XK_Tab);
  window_assert_field (view, "service-start");
  window_press (view, XK_Shift_L, XK_Tab);
  window_assert_field (view, "service");
  window_close (view);
}

static void
test_menu (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F10);
  window_assert_focus (view, GTK_TYPE_POPOVER_MENU);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_close (view);
}

/* Each item of a menu that is seen at once has a letter of its own. */
static void
check_letters (GMenuModel *menu, GString *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      const char *mark;

      if (submenu != NULL)
        {
          g_autoptr (GString) below = g_string_new (NULL);

          check_letters (submenu, below);
        }
      if (section != NULL)
        {
          check_letters (section, letters);
          continue;
        }

      g_assert_true (
        g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      mark = strchr (label, '_');
      if (mark == NULL || strchr (letters->str, g_ascii_tolower (mark[1])) != NULL)
        g_error ("“%s” has no letter of its own", label);
      g_string_append_c (letters, g_ascii_tolower (mark[1]));
    }
}

/* The main menu fits the window as it is opened first, and all of it has letters. */
static void
test_menu_size (void)
{
  View *view = window_open (ANSWERS);
  g_autoptr (GString) letters = g_string_new (NULL);
  GtkMenuButton *button = NULL;
  int default_width, default_height, natural;

  for (guint i = 0; button == NULL || !gtk_menu_button_get_primary (button); i++)
    button = GTK_MENU_BUTTON (find_widget (view->window, GTK_TYPE_MENU_BUTTON, i));
  gtk_menu_button_popup (button);
  view_settle (view);
  check_letters (gtk_menu_button_get_menu_model (button), letters);
  gtk_window_get_default_size (GTK_WINDOW (view->window), &default_width, &default_height);
  gtk_widget_measure (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_ORIENTATION_VERTICAL,
                      -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, default_height);
  gtk_menu_button_popdown (button);
  window_close (view);
}

/* Whether what has the focus can be seen whole in the list that it is in. */
static gboolean
is_focus_in_sight (gpointer user_data)
{
  GtkWidget *focus = window_get_focus (user_data);
  GtkWidget *window = gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return window != NULL && gtk_widget_compute_bounds (focus, window, &bounds)
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

/* F7 goes to the list, Enter from there to the field, Escape back to the form; F7 in the list
 * closes it. In the list one is at the finding of the field, else at the next one, round to the
 * first. */
static void
test_findings (void)
{
  static const char *const ways[][2] = {
    { "sales", "sales" },     { "disclosure-date", "company" }, { "service", "contact" },
    { "contact", "contact" }, { "remarks", "company" },
  };
  View *view = window_open (ANSWERS);
  gboolean shown = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      view_show_field (view, ways[i][0]);
      window_press (view, NoSymbol, XK_F7);
      window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
      g_assert_true (keys_wait_until (is_focus_in_sight, view));
      window_press (view, NoSymbol, XK_Return);
      window_assert_field (view, ways[i][1]);
    }
  view_activate (view, "sheet.show-findings");

  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_press (view, NoSymbol, XK_Return);
  window_assert_field (view, "contact");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_press (view, NoSymbol, XK_F7);
  window_assert_field (view, "contact");
  g_object_get (view->view, "show-findings", &shown, NULL);
  g_assert_false (shown);
  window_close (view);
}

typedef struct
{
  View *view;
  GtkWidget *before;
} Moved;

static gboolean
has_moved (gpointer user_data)
{
  const Moved *moved = user_data;
  GtkWidget *focus = window_get_focus (moved->view);

  return focus != NULL && focus != moved->before;
}

static gboolean
has_focus (gpointer user_data)
{
  return gtk_widget_has_focus (user_data);
}

/* Presses Down, and returns the row of a list where that leads. */
static GtkWidget *
go_down (View *view)
{
  Moved moved = { view, window_get_focus (view) };

  window_press (view, NoSymbol, XK_Down);
  g_assert_true (keys_wait_until (has_moved, &moved));
  return window_get_focus (view);
}

/* F6 goes to the row of the list where one was, at first to the finding of the field; the toggles
 * above it are a Shift+Tab away. Without a row it goes to them. */
static void
test_findings_pane (void)
{
  View *view = window_open (ANSWERS);
  GtkWidget *panel, *row, *toggle;

  view_show_field (view, "service");
  view_activate (view, "sheet.show-findings");
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  window_press (view, NoSymbol, XK_Return);
  window_assert_field (view, "contact");

  view_show_field (view, "company");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  row = window_get_focus (view);
  go_down (view);
  window_press (view, NoSymbol, XK_Up);
  g_assert_true (keys_wait_until (has_focus, row));
  window_press (view, NoSymbol, XK_Tab);
  window_assert_focus (view, GTK_TYPE_BUTTON);
  window_press (view, XK_Shift_L, XK_Tab);
  g_assert_true (keys_wait_until (has_focus, row));
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, ADW_TYPE_HEADER_BAR);
  window_press (view, XK_Shift_L, XK_F6);
  g_assert_true (keys_wait_until (has_focus, row));
  window_press (view, NoSymbol, XK_Escape);
  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  window_press (view, NoSymbol, XK_Return);
  window_assert_field (view, "company");

  panel = find_widget (view->window, KAIJI_TYPE_FINDINGS_PANEL, 0);
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  window_press (view, XK_Shift_L, XK_Tab);
  window_press (view, XK_Shift_L, XK_Tab);
  window_assert_focus (view, GTK_TYPE_TOGGLE_BUTTON);
  for (guint i = 0; (toggle = find_widget (panel, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, GTK_TYPE_TOGGLE_BUTTON);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_close (view);
}

/* Round all that is shown, and back. */
static void
test_panes (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, ADW_TYPE_HEADER_BAR);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
  window_press (view, NoSymbol, XK_F6);
  window_assert_field (view, "service");
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);

  window_press (view, XK_Shift_L, XK_F6);
  window_assert_field (view, "service");
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, ADW_TYPE_HEADER_BAR);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_press (view, NoSymbol, XK_F7);
  window_assert_field (view, "service");
  window_close (view);
}

/* The box to go anywhere gives the focus back. */
static void
test_go_anywhere (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "service");
  window_press (view, XK_Control_L, XK_k);
  window_assert_focus (view, KAIJI_TYPE_GO_BOX);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_close (view);
}

/* Taking back from the list of findings leads to what has changed, whatever becomes of the list. */
static void
test_undone_from_findings (void)
{
  View *view = window_open (ANSWERS);
  const KaijiField *company = view_find_field (view, "company");

  view_show_field (view, "company");
  view_settle (view);
  window_press (view, NoSymbol, XK_x);
  while (kaiji_sheet_get_answer (view->sheet, company) == NULL)
    g_main_context_iteration (NULL, TRUE);
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  window_press (view, XK_Control_L, XK_z);
  window_assert_field (view, "company");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDING_ROW);
  window_press (view, XK_Control_L, XK_y);
  window_assert_field (view, "company");
  window_close (view);
}

/* The changes: Ctrl+Enter takes an answer and stays, Enter goes to a field, Escape leads back into
 * it and leaves the changes there, F6 comes back to the row where one was. */
static void
test_changes (void)
{
  View *view = window_open (ANSWERS);
  g_autoptr (KaijiSheet) other = checks_new_sheet (
    "{\"company\": {\"text\": \"前\"}, \"sales\": {\"number\": 5}}");
  const KaijiField *company = view_find_field (view, "company");
  GtkWidget *first, *second;

  gtk_window_set_default_size (GTK_WINDOW (view->window), 1366, 700);
  view_show_field (view, "service");
  kaiji_sheet_view_show_changes (view->view, KAIJI_CHANGES_OTHER, other, "other.kaiji.json");
  window_assert_focus (view, GTK_TYPE_LIST_VIEW);
  first = window_get_focus (view);
  second = go_down (view);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "service");
  window_press (view, NoSymbol, XK_F6);
  g_assert_true (keys_wait_until (has_focus, second));
  window_press (view, NoSymbol, XK_Up);
  g_assert_true (keys_wait_until (has_focus, first));

  /* From any row Tab leads on, and Shift+Tab back. */
  window_press (view, NoSymbol, XK_Down);
  window_press (view, XK_Shift_L, XK_Tab);
  window_assert_focus (view, GTK_TYPE_BUTTON);
  window_press (view, NoSymbol, XK_Tab);
  window_assert_focus (view, GTK_TYPE_LIST_VIEW);
  window_press (view, NoSymbol, XK_Tab);
  window_assert_focus (view, GTK_TYPE_TOGGLE_BUTTON);
  window_press (view, XK_Shift_L, XK_Tab);
  window_assert_focus (view, GTK_TYPE_LIST_VIEW);
  window_press (view, NoSymbol, XK_Home);
  g_assert_true (keys_wait_until (has_focus, first));
  window_press (view, XK_Control_L, XK_Return);
  while (kaiji_sheet_get_answer (view->sheet, company) == NULL)
    g_main_context_iteration (NULL, TRUE);
  window_assert_focus (view, GTK_TYPE_LIST_VIEW);
  window_press (view, NoSymbol, XK_Return);
  window_assert_field (view, "sales");
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_CHANGES_PANE);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "sales");
  g_assert_true (gtk_widget_get_mapped (find_widget (view->window, KAIJI_TYPE_CHANGES_PANE, 0)));

  /* The key takes back as everywhere, and goes to what changed. */
  window_press (view, XK_Control_L, XK_z);
  window_assert_field (view, "company");
  g_assert_null (kaiji_sheet_get_answer (view->sheet, company));

  /* The key goes into any list, and out of it. */
  window_press (view, XK_Control_L, XK_d);
  window_assert_focus (view, KAIJI_TYPE_CHANGES_PANE);
  window_press (view, XK_Control_L, XK_d);
  window_assert_field (view, "company");
  g_assert_false (gtk_widget_get_mapped (find_widget (view->window, KAIJI_TYPE_CHANGES_PANE, 0)));
  window_close (view);
}

static gboolean
is_counted (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

static gboolean
is_guided (gpointer user_data)
{
  GtkWidget *guidance = find_widget (((View *) user_data)->window, KAIJI_TYPE_GUIDANCE, 0);

  return guidance != NULL && gtk_widget_get_mapped (guidance);
}

static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ++*(guint *) user_data;
}

/* F1 is for what one is at: the guidance beside a form, the guide where there is no form. */
static void
test_help (void)
{
  static guint n_helped;
  g_autoptr (GSimpleAction) help = g_simple_action_new ("help", G_VARIANT_TYPE_STRING);
  View *view = window_open (ANSWERS);
  View start = { .window = GTK_WIDGET (
                   kaiji_window_new (GTK_APPLICATION (window_get_application ()),
                                     get_library ())) };

  n_helped = 0;
  g_signal_connect (help, "activate", G_CALLBACK (on_help), &n_helped);
  g_action_map_add_action (G_ACTION_MAP (window_get_application ()), G_ACTION (help));

  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F1);
  g_assert_true (keys_wait_until (is_guided, view));
  window_assert_field (view, "service");
  g_assert_cmpuint (n_helped, ==, 0);
  window_close (view);

  gtk_window_present (GTK_WINDOW (start.window));
  window_press (&start, NoSymbol, XK_F1);
  g_assert_true (keys_wait_until (is_counted, &n_helped));
  g_assert_cmpuint (n_helped, ==, 1);
  gtk_window_destroy (GTK_WINDOW (start.window));
}

/* Whether it is there with what can take the focus: the preview's page is laid out in a thread. */
static gboolean
is_entered (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_grab_focus (user_data);
}

/* Before, its buttons can be pressed now and not then, and the focus does not stay at them. */
static gboolean
is_page_shown (gpointer preview)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (preview, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "preview.zoom-page")
        == 0)
      return gtk_widget_is_sensitive (button);

  return FALSE;
}

static void
walk_out (View *view, GType part)
{
  GtkWidget *widget = find_widget (view->window, part, 0);

  g_assert_true (keys_wait_until (is_entered, widget));
  view_settle (view);
  for (guint i = 0; kaiji_focus_is_within (widget); i++)
    {
      Moved moved = { view, window_get_focus (view) };

      g_assert_cmpuint (i, <, 60);
      window_press (view, XK_Shift_L, XK_Tab);
      if (!keys_wait_until (has_moved, &moved))
        g_error ("Shift+Tab goes nowhere from the %s of %s", G_OBJECT_TYPE_NAME (moved.before),
                 g_type_name (part));
    }
}

/* Whatever part of the window can be gone to as a whole, Shift+Tab leads out of its first control.
 */
static void
test_backwards (void)
{
  g_autoptr (KaijiSheet) other = checks_new_sheet ("{\"company\": {\"text\": \"前\"}}");
  View *view = window_open (ANSWERS);

  gtk_window_set_default_size (GTK_WINDOW (view->window), 1366, 700);
  view_show_field (view, "service");
  window_press (view, NoSymbol, XK_F1);
  g_assert_true (keys_wait_until (is_guided, view));
  walk_out (view, KAIJI_TYPE_GUIDANCE);
  window_press (view, NoSymbol, XK_F1);

  gtk_widget_activate_action (view->window, "sheet.show-preview", NULL);
  g_assert_true (
    keys_wait_until (is_page_shown, find_widget (view->window, KAIJI_TYPE_PREVIEW, 0)));
  walk_out (view, KAIJI_TYPE_PREVIEW);
  gtk_widget_activate_action (view->window, "sheet.show-preview", NULL);

  kaiji_sheet_view_show_changes (view->view, KAIJI_CHANGES_OTHER, other, "other.kaiji.json");
  window_assert_focus (view, GTK_TYPE_LIST_VIEW);
  walk_out (view, KAIJI_TYPE_CHANGES_PANE);

  window_press (view, XK_Alt_L, XK_Home);
  walk_out (view, KAIJI_TYPE_OVERVIEW);
  window_close (view);
}

static guint n_tries;

static gboolean
go_at_third (GtkWidget *widget)
{
  return ++n_tries > 2 && gtk_widget_grab_focus (widget);
}

/* What becomes ready later gets the focus, unless one has gone on meanwhile: a key of somebody who
 * is quicker than the list would act on another widget. */
static void
test_when_ready (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *from = gtk_button_new_with_label ("from");
  GtkWidget *late = gtk_button_new_with_label ("late");
  GtkWidget *other = gtk_button_new_with_label ("other");

  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), late);
  gtk_box_append (GTK_BOX (box), other);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_grab_focus (from);
  gtk_window_present (GTK_WINDOW (window));

  n_tries = 0;
  kaiji_focus_go_when_ready (late, go_at_third);
  g_assert_true (keys_wait_until (has_focus, late));
  g_assert_cmpuint (n_tries, ==, 3);

  gtk_widget_grab_focus (from);
  n_tries = 0;
  kaiji_focus_go_when_ready (late, go_at_third);
  gtk_widget_grab_focus (other);
  /* Were the first still going on, its tries would count as well. */
  kaiji_focus_go_when_ready (from, go_at_third);
  g_assert_true (keys_wait_until (has_focus, from));
  g_assert_cmpuint (n_tries, ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init ();
  window_fixture_init ();

  g_test_add_func ("/app/focus/notes", test_notes);
  g_test_add_func ("/app/focus/menu", test_menu);
  g_test_add_func ("/app/focus/menu-size", test_menu_size);
  g_test_add_func ("/app/focus/findings", test_findings);
  g_test_add_func ("/app/focus/findings-pane", test_findings_pane);
  g_test_add_func ("/app/focus/undone-from-findings", test_undone_from_findings);
  g_test_add_func ("/app/focus/panes", test_panes);
  g_test_add_func ("/app/focus/go-anywhere", test_go_anywhere);
  g_test_add_func ("/app/focus/changes", test_changes);
  g_test_add_func ("/app/focus/help", test_help);
  g_test_add_func ("/app/focus/backwards", test_backwards);
  g_test_add_func ("/app/focus/when-ready", test_when_ready);

  return g_test_run ();
}
