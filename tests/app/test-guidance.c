/* test-guidance.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guidance beside the form follows the cursor, and the overview says what to do next.
 */

#include "config.h"

#include "kaiji-guidance-part.h"
#include "kaiji-guidance.h"
#include "kaiji-overview.h"
#include "kaiji-request.h"
#include "kaiji-today.h"
#include "kaiji-side-split.h"
#include "kaiji-text-row.h"
#include "view-fixture.h"

/* The text under a heading of the guidance, NULL if that is hidden. */
static const char *
find_text (View *view, const char *heading)
{
  GtkWidget *guidance = find_widget (view->window, KAIJI_TYPE_GUIDANCE, 0);
  GtkWidget *part;

  g_assert_nonnull (guidance);
  for (guint i = 0; (part = find_widget (guidance, KAIJI_TYPE_GUIDANCE_PART, i)) != NULL; i++)
    {
      g_autofree char *its_heading = NULL;

      g_object_get (part, "heading", &its_heading, NULL);
      if (g_str_equal (its_heading, heading))
        return gtk_label_get_label (GTK_LABEL (find_widget (part, GTK_TYPE_LABEL, 1)));
    }

  return NULL;
}

static void
show_guidance (View *view, gboolean show)
{
  g_object_set (view->view, "show-guidance", show, NULL);
  view_settle (view);
}

static gboolean
shows (View *view, const char *property)
{
  gboolean shown;

  g_object_get (view->view, property, &shown, NULL);
  return shown;
}

static gboolean
has_focus_within (View *view, GtkWidget *parent)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (view->window));

  return focus != NULL && (focus == parent || gtk_widget_is_ancestor (focus, parent));
}

static void
test_follows_cursor (void)
{
  g_autoptr (View) view = view_new ("{}");

  show_guidance (view, TRUE);
  view_show_field (view, "service");
  g_assert_nonnull (find_label (find_widget (view->window, KAIJI_TYPE_GUIDANCE, 0),
                                "契約書と同じ名称を書きます。"));
  g_assert_cmpstr (find_text (view, "Good Example"), ==, "見本クラウド");
  g_assert_cmpstr (find_text (view, "Poor Example"), ==, "クラウド");

  /* Nothing of the last field stays. */
  view_show_field (view, "features");
  g_assert_null (find_text (view, "Good Example"));
  g_assert_null (find_text (view, "Poor Example"));
  g_assert_nonnull (strstr (find_text (view, "Unit and Counting"),
                            "Up to 30 characters, together with “連携の有無と内容”"));
  g_assert_nonnull (
    strstr (find_text (view, "What the Checks Look At"), "no more characters than the limit"));
  view_show_field (view, "sales");
  g_assert_nonnull (strstr (find_text (view, "Unit and Counting"), "Unit: 円"));
}

static void
test_notes (void)
{
  g_autoptr (View) view = view_new ("{\"service\": {\"text\": \"一\"}}");
  const KaijiField *field = view_find_field (view, "service");
  g_autoptr (KaijiAnswer) answer = NULL;

  show_guidance (view, TRUE);
  view_show_field (view, "service");
  g_assert_null (find_text (view, "Notes"));

  answer = kaiji_answer_set_member (kaiji_sheet_get_answer (view->sheet, field), KAIJI_ANSWER_OWNER,
                                    "100%s総務部");
  kaiji_sheet_set_answer (view->sheet, field, answer);
  view_settle (view);
  g_assert_cmpstr (find_text (view, "Notes"), ==, "Owner: 100%s総務部");
}

static void
test_other_sheets (void)
{
  g_autoptr (View) view = view_new ("{\"service\": {\"text\": \"今回\"}}");
  View *other = view_new ("{\"service\": {\"text\": \"前の名\"},"
                          " \"disclosure-date\": {\"date\": \"2024-09-01\"}}");

  show_guidance (view, TRUE);
  view_show_field (view, "service");
  g_assert_nonnull (strstr (find_text (view, "In Other Open Sheets"), "前の名"));
  g_assert_null (strstr (find_text (view, "In Other Open Sheets"), "今回"));

  /* A field that the other one did not answer, and one that is closed. */
  view_show_field (view, "remarks");
  g_assert_null (find_text (view, "In Other Open Sheets"));
  view_free (other);
  view_show_field (view, "service");
  g_assert_null (find_text (view, "In Other Open Sheets"));
}

/* As a key would: synthetic ones reach no window that is not in front. */
static void
press_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (
            gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, "Escape"))
            {
              g_assert_true (
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL));
              return;
            }
        }
    }

  g_assert_not_reached ();
}

/* Escape goes back to the field and leaves the pane open. */
static void
test_escape (void)
{
  g_autoptr (View) view = view_new ("{}");
  GtkWidget *guidance;

  gtk_window_set_default_size (GTK_WINDOW (view->window), 1200, 600);
  show_guidance (view, TRUE);
  view_show_field (view, "service");
  guidance = find_widget (view->window, KAIJI_TYPE_GUIDANCE, 0);
  g_assert_true (gtk_widget_grab_focus (guidance));
  g_assert_true (has_focus_within (view, guidance));

  press_escape (gtk_widget_get_ancestor (guidance, KAIJI_TYPE_SIDE_SPLIT));
  view_settle (view);
  g_assert_true (has_focus_within (view, GTK_WIDGET (view_get_row (view, "service"))));
  g_assert_true (shows (view, "show-guidance"));

  /* Closed from within, it gives the focus back as well. */
  g_assert_true (gtk_widget_grab_focus (guidance));
  view_activate (view, "sheet.show-guidance");
  g_assert_true (has_focus_within (view, GTK_WIDGET (view_get_row (view, "service"))));
  g_assert_false (shows (view, "show-guidance"));
}

static GtkWidget *
find_step (View *view, const char *title)
{
  GtkWidget *overview = find_widget (view->window, KAIJI_TYPE_OVERVIEW, 0);
  GtkWidget *row;

  g_assert_nonnull (overview);
  for (guint i = 0; (row = find_widget (overview, KAIJI_TYPE_TEXT_ROW, i)) != NULL; i++)
    {
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }

  return NULL;
}

static void
test_overview_steps (void)
{
  g_autoptr (View) view = view_new ("{\"company\": {\"text\": \"一\"},"
                                    " \"service\": {\"text\": \"二\", \"review\": true}}");
  GtkWidget *overview;
  GtkWidget *step;
  int minimum;

  view_activate (view, "sheet.show-overview");
  overview = find_widget (view->window, KAIJI_TYPE_OVERVIEW, 0);
  g_assert_true (has_focus_within (view, overview));
  /* A pane beside it takes what it leaves. */
  gtk_widget_measure (overview, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, >=, 320);
  g_assert_nonnull (find_step (view, "Confirm 1 answer of last time"));

  /* Each step goes to where it is taken. */
  step = find_step (view, "Answer 2 required fields that are still empty");
  g_assert_nonnull (step);
  g_assert_true (gtk_widget_activate (step));
  view_settle (view);
  g_assert_false (shows (view, "show-overview"));
  g_assert_cmpstr (kaiji_sheet_view_get_current_field (view->view)->id, ==, "contact");
  g_assert_true (has_focus_within (view, GTK_WIDGET (view_get_row (view, "contact"))));
}

static void
test_overview_sections (void)
{
  g_autoptr (View) view = view_new ("{\"service\": {\"text\": \"一\", \"owner\": \"総務部\"}}");
  GtkWidget *row;

  view_activate (view, "sheet.show-overview");
  row = find_step (view, "サービス");
  g_assert_nonnull (row);
  g_assert_cmpstr (kaiji_text_row_get_subtitle (KAIJI_TEXT_ROW (row)), ==,
                   "Required 0/2 · Optional 1/12 · Owner: 総務部");
  g_assert_true (gtk_widget_activate (row));
  view_settle (view);
  g_assert_false (shows (view, "show-overview"));
  g_assert_cmpstr (kaiji_form_get_section (view->form)->title, ==, "サービス");

  /* The same key goes there and back again. */
  view_show_field (view, "features");
  view_activate (view, "sheet.show-overview");
  view_activate (view, "sheet.show-overview");
  g_assert_true (has_focus_within (view, GTK_WIDGET (view_get_row (view, "features"))));
}

static const char *
get_request_text (View *view)
{
  return kaiji_text_row_get_subtitle (KAIJI_TEXT_ROW (find_step (view, "総務部")));
}

static GMenuModel *
get_request_menu (View *view)
{
  GtkWidget *button = find_widget (find_step (view, "総務部"), GTK_TYPE_MENU_BUTTON, 0);

  return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
}

static void
set_today (guint month, guint day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, 2026);

  kaiji_today_set_date (kaiji_today_get_default (), date);
}

/* Who was asked stands there, and whether they are late, which changes at midnight. */
static void
test_overview_requests (void)
{
  g_autoptr (View) view = view_new ("{\"service\": {\"owner\": \"総務部\"}}");
  KaijiPartialDate due = { 2026, 12, 10 };
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());

  set_today (11, 27);
  view_activate (view, "sheet.show-overview");
  g_assert_cmpstr (get_request_text (view), ==, "Not asked yet · 0 of 1 answered");
  g_assert_cmpint (g_menu_model_get_n_items (get_request_menu (view)), ==, 1);

  kaiji_sheet_add_request (view->sheet, "総務部", today, &due);
  view_settle (view);
  g_assert_cmpstr (get_request_text (view), ==,
                   "Asked on 2026-11-27 · Due 2026-12-10 · 0 of 1 answered");
  g_assert_cmpint (g_menu_model_get_n_items (get_request_menu (view)), ==, 3);

  set_today (12, 11);
  view_settle (view);
  g_assert_cmpstr (get_request_text (view), ==,
                   "Asked on 2026-11-27 · Overdue by 1 day (2026-12-10) · 0 of 1 answered");

  {
    g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("一");

    kaiji_sheet_set_answer (view->sheet, view_find_field (view, "service"), answer);
  }
  view_settle (view);
  g_assert_cmpstr (get_request_text (view), ==,
                   "Asked on 2026-11-27 · Due 2026-12-10 · No reply yet · 1 of 1 answered");

  /* Their answer belongs to nobody now, and with the request they are gone. */
  g_assert_true (gtk_widget_activate_action (view->window, "sheet.forget-request", "s", "総務部"));
  view_settle (view);
  g_assert_null (find_step (view, "総務部"));
  view_activate (view, "sheet.undo");
  g_assert_nonnull (find_step (view, "総務部"));
}

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/guidance/follows-cursor", test_follows_cursor);
  g_test_add_func ("/app/guidance/notes", test_notes);
  g_test_add_func ("/app/guidance/other-sheets", test_other_sheets);
  g_test_add_func ("/app/guidance/escape", test_escape);
  g_test_add_func ("/app/guidance/overview-steps", test_overview_steps);
  g_test_add_func ("/app/guidance/overview-sections", test_overview_sections);
  g_test_add_func ("/app/guidance/overview-requests", test_overview_requests);

  return g_test_run ();
}
