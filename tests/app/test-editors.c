/* test-editors.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editors of typed answers: what is typed into them, what the sheet then holds, and what they
 * show.
 */

#include "config.h"

#include "kaiji-option-buttons.h"
#include "row-fixture.h"

static void
test_date_forms (void)
{
  static const char *const forms[] = { "2023/11/18", "2023-11-18", "令和5年11月18日",
                                       "２０２３／１１／１８" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

      enter (fixture, get_entry (fixture, 0), forms[i]);
      assert_answer (fixture, "{\"date\": \"2023-11-18\"}");
      assert_shown (get_entry (fixture, 0), "2023/11/18");
    }
}

/* 年月日 stays as it was given, with a note as well. */
static void
test_date_as_given (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023年11月18日");
  assert_answer (fixture, "{\"date\": \"2023-11-18\", \"written\": \"2023年11月18日\"}");
  assert_shown (get_entry (fixture, 0), "2023年11月18日");
  enter (fixture, get_entry (fixture, 1), "予定");
  assert_answer (fixture, "{\"date\": \"2023-11-18\", \"written\": \"2023年11月18日\","
                          " \"note\": \"予定\"}");
  assert_shown (get_entry (fixture, 0), "2023年11月18日");
}

static void
test_number_as_given (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("profit", NULL);

  enter (fixture, get_entry (fixture, 0), "△1,234");
  assert_answer (fixture, "{\"number\": -1234, \"written\": \"△1,234\"}");
  assert_shown (get_entry (fixture, 0), "△1,234");
  enter (fixture, get_entry (fixture, 1), "連結");
  assert_answer (fixture, "{\"number\": -1234, \"written\": \"△1,234\", \"note\": \"連結\"}");
}

static void
test_date_partial (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023年11月");
  assert_answer (fixture, "{\"date\": \"2023-11\", \"written\": \"2023年11月\"}");
  assert_shown (get_entry (fixture, 0), "2023年11月");
}

/* Texts that are not dates, and dates that do not exist, stay as typed. */
static void
test_date_not_understood (void)
{
  g_autoptr (Fixture) words = row_fixture_new ("service-start", NULL);
  g_autoptr (Fixture) impossible = row_fixture_new ("service-start", NULL);

  enter (words, get_entry (words, 0), "未定");
  assert_answer (words, "{\"text\": \"未定\"}");
  assert_shown (get_entry (words, 0), "未定");

  enter (impossible, get_entry (impossible, 0), "2023年2月30日");
  assert_shown (get_entry (impossible, 0), "2023年2月30日");
}

static void
test_date_note (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023/11/18");
  enter (fixture, get_entry (fixture, 1), "予定");
  assert_answer (fixture, "{\"date\": \"2023-11-18\", \"note\": \"予定\"}");
  clear_text (get_entry (fixture, 0));
  enter (fixture, get_entry (fixture, 0), "未定");
  assert_answer (fixture, "{\"text\": \"未定(予定)\"}");
  assert_shown (get_entry (fixture, 0), "未定");
  assert_shown (get_entry (fixture, 1), "予定");
}

/* A note typed after a date moves to the entry for notes. */
static void
test_date_note_typed_behind (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023年11月18日(予定)");
  assert_answer (fixture, "{\"date\": \"2023-11-18\", \"written\": \"2023年11月18日\","
                          " \"note\": \"予定\"}");
  assert_shown (get_entry (fixture, 0), "2023年11月18日");
  assert_shown (get_entry (fixture, 1), "予定");
}

static void
test_date_calendar (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", "{\"date\": \"2020-02-29\"}");
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *calendar;
  g_autoptr (GDateTime) shown = NULL;
  g_autoptr (GDateTime) other_day = g_date_time_new_local (2021, 3, 1, 0, 0, 0);

  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  calendar = find_widget (button, GTK_TYPE_CALENDAR, 0);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_year (shown), ==, 2020);
  g_assert_cmpint (g_date_time_get_day_of_year (shown), ==, 60);

  /* Turning the pages chooses nothing. */
  gtk_calendar_select_day (GTK_CALENDAR (calendar), other_day);
  assert_answer (fixture, "{\"date\": \"2020-02-29\"}");

  g_signal_emit_by_name (gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER), "chosen");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle (fixture);
  assert_answer (fixture, "{\"date\": \"2021-03-01\"}");
  assert_shown (get_entry (fixture, 0), "2021/3/1");
}

/* Of several, the one that was added last. */
static GtkEventController *
get_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0;; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_assert_nonnull (controller);
      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return g_steal_pointer (&controller);
    }
}

/* A click on a day of the calendar chooses it; a click that turns the month does not. */
static void
test_date_calendar_click (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_MENU_BUTTON, 0);
  g_autoptr (GDateTime) day = g_date_time_new_local (2021, 3, 1, 0, 0, 0);
  g_autoptr (GtkEventController) click = NULL;
  GtkWidget *calendar;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  calendar = find_widget (button, GTK_TYPE_CALENDAR, 0);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  settle (fixture);

  click = get_controller (calendar, GTK_TYPE_GESTURE_CLICK);
  g_signal_emit_by_name (click, "released", 1, 5.0, 5.0);
  assert_answer (fixture, NULL);
  g_signal_emit_by_name (click, "released", 1, 5.0, gtk_widget_get_height (calendar) - 5.0);
  assert_answer (fixture, "{\"date\": \"2021-03-01\"}");
  settle (fixture);
}

/* Arrow keys go from day to day, also into another month; Enter chooses the one that is marked. */
static void
test_date_calendar_keys (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", "{\"date\": \"2021-03-01\"}");
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_MENU_BUTTON, 0);
  const guint keys[] = { GDK_KEY_Up,   GDK_KEY_Left, GDK_KEY_Left,  GDK_KEY_KP_Right,
                         GDK_KEY_Down, GDK_KEY_Up,   GDK_KEY_Return };
  g_autoptr (GtkEventController) controller = NULL;
  gboolean handled;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  controller = get_controller (find_widget (button, GTK_TYPE_CALENDAR, 0),
                               GTK_TYPE_EVENT_CONTROLLER_KEY);

  g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Left, 0, GDK_CONTROL_MASK, &handled);
  g_assert_false (handled);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_answer (fixture, "{\"date\": \"2021-03-01\"}");
      g_signal_emit_by_name (controller, "key-pressed", keys[i], 0, 0, &handled);
      g_assert_true (handled);
    }
  assert_answer (fixture, "{\"date\": \"2021-02-21\"}");
  settle (fixture);
}

static void
test_money_grouping (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);
  GtkWidget *entry = get_entry (fixture, 0);

  gtk_widget_grab_focus (entry);
  type_text (entry, "７，７１８，０００，０００");
  assert_answer (fixture, "{\"number\": 7718000000}");
  assert_shown (entry, "７，７１８，０００，０００");

  gtk_widget_grab_focus (fixture->elsewhere);
  assert_shown (entry, "7,718,000,000");
  gtk_widget_grab_focus (entry);
  assert_shown (entry, "7718000000");
  gtk_widget_grab_focus (fixture->elsewhere);
  assert_shown (entry, "7,718,000,000");
  assert_answer (fixture, "{\"number\": 7718000000}");
}

static void
test_money_unit_and_note (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);

  g_assert_nonnull (find_label (GTK_WIDGET (fixture->row), "円"));
  enter (fixture, get_entry (fixture, 0), "¥7,718,000,000円(2023年3月期)");
  assert_answer (fixture, "{\"number\": 7718000000, \"note\": \"2023年3月期\"}");
  assert_shown (get_entry (fixture, 0), "7,718,000,000");
  assert_shown (get_entry (fixture, 1), "2023年3月期");
}

/* Nothing that was typed is refused or lost. */
static void
test_money_not_understood (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);

  enter (fixture, get_entry (fixture, 0), "352,000,000千円");
  enter (fixture, get_entry (fixture, 1), "2023年3月期");
  assert_answer (fixture, "{\"text\": \"352,000,000千円(2023年3月期)\"}");
  assert_shown (get_entry (fixture, 0), "352,000,000千円");
  assert_shown (get_entry (fixture, 1), "2023年3月期");
  g_assert_false (is_in_words (fixture));
}

static void
test_money_paste (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "１，２３４円");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (get_entry (fixture, 0))),
                         "paste-clipboard");
  while (kaiji_sheet_get_answer (fixture->sheet, fixture->field) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_answer (fixture, "{\"number\": 1234}");
}

static void
test_number_kinds (void)
{
  static const struct
  {
    const char *field_id;
    const char *typed;
    const char *answer;
    const char *unit;
  } numbers[] = {
    { "founding-year", "1974", "{\"year\": 1974}", "年" },
    { "employees", "１,４９８名", "{\"number\": 1498}", "名" },
    { "ratio", "74.9", "{\"number\": 74.9}", "%" },
    { "ratio", "-3.5%", "{\"number\": -3.5}", "%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (numbers[i].field_id, NULL);

      enter (fixture, get_entry (fixture, 0), numbers[i].typed);
      assert_answer (fixture, numbers[i].answer);
      g_assert_nonnull (find_label (GTK_WIDGET (fixture->row), numbers[i].unit));
    }
}

static GtkToggleButton *
get_months_button (Fixture *fixture)
{
  return GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (find_label (GTK_WIDGET (fixture->row), "ヶ月"),
                                                     GTK_TYPE_TOGGLE_BUTTON));
}

static void
test_duration_units (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company-years", NULL);
  GtkToggleButton *months_button = get_months_button (fixture);

  enter (fixture, get_entry (fixture, 0), "7");
  assert_answer (fixture, "{\"years\": 7}");
  gtk_toggle_button_set_active (months_button, TRUE);
  assert_answer (fixture, "{\"months\": 7}");

  /* A unit that is typed counts. */
  clear_text (get_entry (fixture, 0));
  assert_answer (fixture, NULL);
  enter (fixture, get_entry (fixture, 0), "３年");
  assert_answer (fixture, "{\"years\": 3}");
  g_assert_false (gtk_toggle_button_get_active (months_button));
  assert_shown (get_entry (fixture, 0), "3");
}

static void
test_duration_months (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company-years", "{\"months\": 7}");

  g_assert_true (gtk_toggle_button_get_active (get_months_button (fixture)));
  clear_text (get_entry (fixture, 0));
  enter (fixture, get_entry (fixture, 0), "17");
  assert_answer (fixture, "{\"months\": 17}");
}

static GtkCheckButton *
get_option (Fixture *fixture, guint n)
{
  return GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_CHECK_BUTTON, n));
}

static GtkWidget *
get_clear_button (Fixture *fixture)
{
  GtkWidget *buttons = find_widget (GTK_WIDGET (fixture->row), KAIJI_TYPE_OPTION_BUTTONS, 0);

  return find_widget (buttons, GTK_TYPE_BUTTON, 0);
}

static void
test_choice_choose (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("audit", NULL);

  g_assert_nonnull (find_label (GTK_WIDGET (fixture->row), "会計監査人"));
  g_assert_null (get_clear_button (fixture));
  g_assert_null (get_entry (fixture, 0));
  gtk_check_button_set_active (get_option (fixture, 1), TRUE);
  assert_answer (fixture, "{\"choice\": \"none\"}");
  gtk_check_button_set_active (get_option (fixture, 0), TRUE);
  assert_answer (fixture, "{\"choice\": \"auditor\"}");

  enter (fixture, get_entry (fixture, 0), "任意");
  assert_answer (fixture, "{\"choice\": \"auditor\", \"note\": \"任意\"}");
}

static void
test_choice_take_back (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("audit",
                                                 "{\"choice\": \"none\", \"owner\": \"経理部\"}");

  g_assert_true (gtk_check_button_get_active (get_option (fixture, 1)));
  g_signal_emit_by_name (get_clear_button (fixture), "clicked");
  assert_answer (fixture, "{\"owner\": \"経理部\"}");
  g_assert_false (gtk_check_button_get_active (get_option (fixture, 0)));
  g_assert_false (gtk_check_button_get_active (get_option (fixture, 1)));
  g_assert_null (get_clear_button (fixture));

  /* The same one can be chosen again. */
  gtk_check_button_set_active (get_option (fixture, 1), TRUE);
  assert_answer (fixture, "{\"choice\": \"none\", \"owner\": \"経理部\"}");
}

static void
test_choice_unknown (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("audit", "{\"choice\": \"gone\"}");

  g_assert_false (gtk_check_button_get_active (get_option (fixture, 0)));
  g_assert_false (gtk_check_button_get_active (get_option (fixture, 1)));
  assert_answer (fixture, "{\"choice\": \"gone\"}");
}

static void
test_presence_details (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("policy", NULL);

  g_assert_null (get_area (fixture));
  gtk_check_button_set_active (get_option (fixture, 1), TRUE);
  assert_answer (fixture, "{\"presence\": \"no\"}");
  g_assert_null (get_area (fixture));

  gtk_check_button_set_active (get_option (fixture, 0), TRUE);
  assert_answer (fixture, "{\"presence\": \"yes\"}");
  type_text (get_area (fixture), "利用規約");
  assert_answer (fixture, "{\"presence\": \"yes\", \"text\": \"利用規約\"}");

  /* The text that was written stays visible, as printed. */
  gtk_check_button_set_active (get_option (fixture, 1), TRUE);
  assert_answer (fixture, "{\"presence\": \"no\", \"text\": \"利用規約\"}");
  assert_shown (get_area (fixture), "利用規約");
}

static void
test_presence_from_words (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("policy", "{\"text\": \"有り 利用規約\"}");

  g_assert_false (is_in_words (fixture));
  g_assert_true (gtk_check_button_get_active (get_option (fixture, 0)));
  assert_shown (get_area (fixture), "利用規約");
  assert_answer (fixture, "{\"text\": \"有り 利用規約\"}");
}

static void
test_address (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("head-office", NULL);

  enter (fixture, get_entry (fixture, 0), "〒１４００００２");
  assert_shown (get_entry (fixture, 0), "140-0002");
  assert_answer (fixture, "{\"postal-code\": \"140-0002\", \"text\": \"\"}");
  enter (fixture, get_area (fixture), "東京都品川区\n見本ビル");
  assert_answer (fixture, "{\"postal-code\": \"140-0002\", \"text\": \"東京都品川区\\n見本ビル\"}");
  clear_text (get_entry (fixture, 0));
  assert_answer (fixture, "{\"text\": \"東京都品川区\\n見本ビル\"}");
}

static void
test_address_from_words (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("head-office",
                                                 "{\"text\": \"東京都品川区1-2 〒140-0002\"}");

  assert_shown (get_entry (fixture, 0), "140-0002");
  assert_shown (get_area (fixture), "東京都品川区1-2");
}

/* An address without a postal code keeps its empty box, since a check asks for it. */
static void
test_address_without_postal_code (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("head-office", "{\"text\": \"東京都品川区1-2\"}");

  g_assert_false (is_in_words (fixture));
  assert_shown (get_entry (fixture, 0), "");
  assert_shown (get_area (fixture), "東京都品川区1-2");
  enter (fixture, get_entry (fixture, 0), "140-0002");
  assert_answer (fixture, "{\"postal-code\": \"140-0002\", \"text\": \"東京都品川区1-2\"}");

  toggle_words (fixture);
  g_assert_true (is_in_words (fixture));
  clear_text (get_area (fixture));
  enter (fixture, get_area (fixture), "移転中");
  g_assert_true (is_in_words (fixture));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/editors/date/forms", test_date_forms);
  g_test_add_func ("/app/editors/date/partial", test_date_partial);
  g_test_add_func ("/app/editors/date/as-given", test_date_as_given);
  g_test_add_func ("/app/editors/number/as-given", test_number_as_given);
  g_test_add_func ("/app/editors/date/not-understood", test_date_not_understood);
  g_test_add_func ("/app/editors/date/note", test_date_note);
  g_test_add_func ("/app/editors/date/note-typed-behind", test_date_note_typed_behind);
  g_test_add_func ("/app/editors/date/calendar", test_date_calendar);
  g_test_add_func ("/app/editors/date/calendar-click", test_date_calendar_click);
  g_test_add_func ("/app/editors/date/calendar-keys", test_date_calendar_keys);
  g_test_add_func ("/app/editors/money/grouping", test_money_grouping);
  g_test_add_func ("/app/editors/money/unit-and-note", test_money_unit_and_note);
  g_test_add_func ("/app/editors/money/not-understood", test_money_not_understood);
  g_test_add_func ("/app/editors/money/paste", test_money_paste);
  g_test_add_func ("/app/editors/number/kinds", test_number_kinds);
  g_test_add_func ("/app/editors/duration/units", test_duration_units);
  g_test_add_func ("/app/editors/duration/months", test_duration_months);
  g_test_add_func ("/app/editors/choice/choose", test_choice_choose);
  g_test_add_func ("/app/editors/choice/take-back", test_choice_take_back);
  g_test_add_func ("/app/editors/choice/unknown", test_choice_unknown);
  g_test_add_func ("/app/editors/presence/details", test_presence_details);
  g_test_add_func ("/app/editors/presence/from-words", test_presence_from_words);
  g_test_add_func ("/app/editors/address/parts", test_address);
  g_test_add_func ("/app/editors/address/from-words", test_address_from_words);
  g_test_add_func ("/app/editors/address/without-postal-code", test_address_without_postal_code);

  return g_test_run ();
}
