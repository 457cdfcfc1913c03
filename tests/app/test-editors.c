/* test-editors.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editors of every kind of field, in a window of their own: what is typed into them, what
 * the sheet then holds, and what they show.
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "checks-fixture.h"
#include "kaiji-field-editor.h"
#include "kaiji-finding-list.h"
#include "kaiji-option-buttons.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-area.h"
#include "row-fixture.h"

static GtkWidget *
get_area (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->row), KAIJI_TYPE_TEXT_AREA, 0);
}

static GtkWidget *
get_entry (Fixture *fixture, guint n)
{
  return find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_ENTRY, n);
}

static void
assert_shown (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = dup_shown_text (widget);

  g_assert_cmpstr (shown, ==, text);
}

/* Goes into @widget, types, and leaves the row. */
static void
enter (Fixture *fixture, GtkWidget *widget, const char *text)
{
  gtk_widget_grab_focus (widget);
  type_text (widget, text);
  gtk_widget_grab_focus (fixture->elsewhere);
  settle (fixture);
}

static gboolean
is_in_words (Fixture *fixture)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_TOGGLE_BUTTON, 0);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
toggle_words (Fixture *fixture)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_TOGGLE_BUTTON, 0);

  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
}

static void
test_text_commit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);

  type_text (get_area (fixture), "株式会社");
  assert_answer (fixture, "{\"text\": \"株式会社\"}");
  type_text (get_area (fixture), "見本");
  assert_answer (fixture, "{\"text\": \"株式会社見本\"}");
}

static void
test_text_keep_members (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new (
    "company", "{\"text\": \"旧\", \"memo\": \"登記簿\", \"owner\": \"総務部\", \"later\": [1]}");

  clear_text (get_area (fixture));
  assert_answer (fixture, "{\"memo\": \"登記簿\", \"owner\": \"総務部\", \"later\": [1]}");
  type_text (get_area (fixture), "新");
  assert_answer (fixture,
                 "{\"text\": \"新\", \"memo\": \"登記簿\", \"owner\": \"総務部\", \"later\": [1]}");
}

static void
test_text_clear (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"旧\"}");

  clear_text (get_area (fixture));
  assert_answer (fixture, NULL);
}

static void
count_change (KaijiSheet *sheet, const KaijiField *field, guint *n)
{
  (*n)++;
}

/* Typing over a selection is one change of the answer, not one to nothing and one to the new. */
static void
test_text_replace_selection (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"旧\"}");
  guint n = 0;

  g_signal_connect (fixture->sheet, "answer-changed", G_CALLBACK (count_change), &n);
  g_signal_emit_by_name (get_area (fixture), "select-all", TRUE);
  type_text (get_area (fixture), "新");
  assert_answer (fixture, "{\"text\": \"新\"}");
  g_assert_cmpuint (n, ==, 1);
}

/* A field of one line does not lose the line breaks that a file has in it. */
static void
test_text_line_breaks (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"一\\n二\"}");

  assert_shown (get_area (fixture), "一\n二");
  type_text (get_area (fixture), "三");
  assert_answer (fixture, "{\"text\": \"三一\\n二\"}");
}

static void
test_text_plain (void)
{
  static const char *const texts[] = { "<b>太字</b> & <i>x", "\u202eright to left\u202c",
                                       "a\tb\x01\x7f", "\r\n", "{}%s%n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("remarks", NULL);
      KaijiAnswer *answer;

      type_text (get_area (fixture), texts[i]);
      answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
      g_assert_cmpstr (kaiji_answer_get_text (answer), ==, texts[i]);
      settle (fixture);
      assert_shown (get_area (fixture), texts[i]);
    }
}

/* The cursor stays where a person put it when the sheet tells of the very change. */
static void
test_text_keep_cursor (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"abcd\"}");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_area (fixture)));
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, 2);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  type_text (get_area (fixture), "X");
  type_text (get_area (fixture), "Y");
  assert_answer (fixture, "{\"text\": \"abXYcd\"}");
}

static void
test_text_other_change (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"旧\"}");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("新");

  kaiji_sheet_set_answer (fixture->sheet, fixture->field, answer);
  assert_shown (get_area (fixture), "新");
  kaiji_sheet_set_answer (fixture->sheet, fixture->field, NULL);
  assert_shown (get_area (fixture), "");
}

/* While an input method composes, what others change waits. */
static void
test_text_preedit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"旧\"}");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("新");

  g_signal_emit_by_name (get_area (fixture), "preedit-changed", "か");
  kaiji_sheet_set_answer (fixture->sheet, fixture->field, answer);
  assert_shown (get_area (fixture), "旧");
  g_signal_emit_by_name (get_area (fixture), "preedit-changed", "");
  assert_shown (get_area (fixture), "新");
}

static void
test_number_preedit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", "{\"number\": 1000}");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 2000, NULL);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (get_entry (fixture, 0)));

  g_signal_emit_by_name (text, "preedit-changed", "か");
  kaiji_sheet_set_answer (fixture->sheet, fixture->field, answer);
  assert_shown (get_entry (fixture, 0), "1,000");
  g_signal_emit_by_name (text, "preedit-changed", "");
  assert_shown (get_entry (fixture, 0), "2,000");
}

/* As high as its text, at once: neither less, which would hide some, nor more. */
static void
test_paragraph_grow (void)
{
  static const char *const texts[] = {
    "一行",
    "一\n二\n三\n四",
    "一\n\n\n",
    "長い段落は、窓の幅に合わせて折り返される。それは何行にもなり、枠はその分だけ高くなる。"
    "The frame is as high as its lines, whatever script they are written in. "
    "文字の種類が混ざっても、行の高さの合計は変わらない。",
    "長い段落は、窓の幅に合わせて折り返される。それは何行にもなり、枠はその分だけ高くなる。\n"
    "abc\n文字の種類が混ざっても、行の高さの合計は変わらない。折り返しの位置も同じである。\r\n終",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("remarks", NULL);
      GtkWidget *area = get_area (fixture);
      GtkTextIter end;
      int y, height, minimum;

      gtk_widget_measure (area, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (area), &minimum,
                          NULL, NULL, NULL);
      type_text (area, texts[i]);
      settle (fixture);
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), &end);
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (area), &end, &y, &height);
      g_assert_cmpint (gtk_widget_get_height (area), >=, y + height);
      g_assert_cmpint (gtk_widget_get_height (area), <=, MAX (y + height, minimum));
    }
}

static void
test_paragraph_tab (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("remarks", NULL);

  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (get_area (fixture))));
}

/* A book in an answer: kept whole, counted, but only its beginning is laid out. */
static void
test_paragraph_megabyte (void)
{
  static const char *const units[] = { "字", "word ", "行\n", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("remarks", NULL);
      g_autoptr (GString) book = g_string_new (NULL);
      GtkWidget *area = get_area (fixture);
      KaijiAnswer *answer;

      while (book->len < 1024 * 1024)
        g_string_append (book, units[i]);

      type_text (area, book->str);
      settle (fixture);
      answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
      g_assert_true (g_str_equal (kaiji_answer_get_text (answer), book->str));
      g_assert_true (kaiji_text_area_get_truncated (KAIJI_TEXT_AREA (area)));
      g_assert_cmpint (gtk_widget_get_height (area), <, 20000);
      g_assert_nonnull (find_label (GTK_WIDGET (fixture->row),
                                    "Only the beginning is shown here; the answer is kept whole."));

      clear_text (area);
      settle (fixture);
      assert_answer (fixture, NULL);
      g_assert_false (kaiji_text_area_get_truncated (KAIJI_TEXT_AREA (area)));
      g_assert_null (find_label (GTK_WIDGET (fixture->row),
                                 "Only the beginning is shown here; the answer is kept whole."));
    }
}

static void
test_date_forms (void)
{
  static const char *const forms[] = { "2023/11/18", "2023-11-18", "2023年11月18日",
                                       "令和5年11月18日", "２０２３／１１／１８" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

      enter (fixture, get_entry (fixture, 0), forms[i]);
      assert_answer (fixture, "{\"date\": \"2023-11-18\"}");
      assert_shown (get_entry (fixture, 0), "2023/11/18");
    }
}

static void
test_date_partial (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023年11月");
  assert_answer (fixture, "{\"date\": \"2023-11\"}");
  assert_shown (get_entry (fixture, 0), "2023/11");
}

/* What is no date, and what is none that exists, stays as it was typed. */
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

/* A note that is typed behind a date goes to where notes are edited. */
static void
test_date_note_typed_behind (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("service-start", NULL);

  enter (fixture, get_entry (fixture, 0), "2023年11月18日(予定)");
  assert_answer (fixture, "{\"date\": \"2023-11-18\", \"note\": \"予定\"}");
  assert_shown (get_entry (fixture, 0), "2023/11/18");
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

/* Tab goes through the controls of a row in the order in which they stand in a line, and
 * backwards the other way, out at both ends. */
static void
test_row_tab_order (void)
{
  static const struct
  {
    const char *field_id;
    const char *answer;
    guint n_stops;
  } rows[] = {
    { "company", NULL, 1 },
    { "sales", NULL, 2 },
    { "company-years", NULL, 4 },
    { "service-start", NULL, 3 },
    { "head-office", NULL, 2 },
    { "photo", NULL, 2 },
    { "policy", "{\"presence\": \"yes\"}", 2 },
    { "audit", "{\"choice\": \"none\"}", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (rows[i].field_id, rows[i].answer);
      g_autoptr (GPtrArray) stops = g_ptr_array_new ();
      GtkWidget *focus;
      graphene_rect_t bounds, last_bounds = { 0 };

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 690, 300);
      settle (fixture);

      while (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD)
             && (focus = gtk_window_get_focus (GTK_WINDOW (fixture->window))) != fixture->elsewhere)
        {
          g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->row)));
          g_assert_true (gtk_widget_compute_bounds (focus, fixture->window, &bounds));
          g_assert_true (stops->len == 0 || bounds.origin.x > last_bounds.origin.x);
          last_bounds = bounds;
          g_ptr_array_add (stops, focus);
        }
      g_assert_cmpuint (stops->len, ==, rows[i].n_stops);

      gtk_widget_grab_focus (fixture->elsewhere);
      for (guint j = stops->len; j > 0; j--)
        {
          g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
          g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                         == g_ptr_array_index (stops, j - 1));
        }
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->elsewhere);
    }
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

  /* What was written stays in sight, as it is printed. */
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

/* A typed answer opens in its own editor, one in words in that for words. */
static void
test_words_open (void)
{
  static const struct
  {
    const char *field_id;
    const char *answer;
    gboolean in_words;
  } cases[] = {
    { "ratio", "{\"text\": \"管理しておりません\"}", TRUE },
    { "ratio", "{\"text\": \"74.9%\"}", FALSE },
    { "ratio", "{\"number\": 74.9}", FALSE },
    { "ratio", "{\"memo\": \"後で\"}", FALSE },
    { "ratio", "{\"number\": \"74.9\"}", TRUE }, /* of the wrong type */
    { "policy", "{\"text\": \"別紙のとおり\"}", TRUE },
    { "service-start", "{\"text\": \"2023年11月18日\"}", FALSE },
    { "audit", "{\"text\": \"監査役\"}", TRUE },
    { "photo", "{\"text\": \"なし\"}", TRUE },
    { "head-office", "{\"text\": \"東京都品川区\"}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (cases[i].field_id, cases[i].answer);

      g_assert_true (is_in_words (fixture) == cases[i].in_words);
      assert_answer (fixture, cases[i].answer);
    }
}

static void
test_words_toggle (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("ratio", "{\"number\": 74.9, \"memo\": \"台帳\"}");

  toggle_words (fixture);
  assert_shown (get_area (fixture), "74.9%");
  assert_answer (fixture, "{\"number\": 74.9, \"memo\": \"台帳\"}");

  clear_text (get_area (fixture));
  type_text (get_area (fixture), "管理しておりません");
  assert_answer (fixture, "{\"text\": \"管理しておりません\", \"memo\": \"台帳\"}");

  clear_text (get_area (fixture));
  type_text (get_area (fixture), "80%");
  assert_answer (fixture, "{\"text\": \"80%\", \"memo\": \"台帳\"}");
  toggle_words (fixture);
  assert_answer (fixture, "{\"number\": 80, \"memo\": \"台帳\"}");
  assert_shown (get_entry (fixture, 0), "80");
}

/* Every kind whose answers are not words can be answered in words. */
static void
test_words_every_kind (void)
{
  g_autoptr (KaijiScheme) scheme = checks_load_scheme ();
  const KaijiField *fields;
  guint n_fields;

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (fields[i].id, NULL);

      switch (fields[i].kind)
        {
        case KAIJI_FIELD_TEXT:
        case KAIJI_FIELD_PARAGRAPH:
        case KAIJI_FIELD_CORPORATE_NUMBER:
        case KAIJI_FIELD_URL:
          break;
        default:
          toggle_words (fixture);
          break;
        }

      type_text (get_area (fixture), "別紙のとおり");
      assert_answer (fixture, "{\"text\": \"別紙のとおり\"}");
    }
}

/* What does not fit in an entry is kept in words, and the row turns to them. */
static void
test_words_outgrown (void)
{
  static const char *const field_ids[] = { "sales", "service-start", "head-office" };

  for (guint i = 0; i < G_N_ELEMENTS (field_ids); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (field_ids[i], NULL);
      g_autoptr (GString) book = g_string_new ("12");
      GtkWidget *entry = get_entry (fixture, 0);
      KaijiAnswer *answer;

      gtk_widget_grab_focus (entry);
      type_text (entry, "12");
      while (book->len < 1024 * 1024)
        g_string_append (book, "字\n");
      type_text (entry, book->str + 2);
      settle (fixture);

      answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
      g_assert_true (g_str_equal (kaiji_answer_get_text (answer), book->str));
      g_assert_true (is_in_words (fixture));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_area (fixture));
    }
}

/* Undo may bring back an answer of another form; the row follows, and keeps the focus. */
static void
test_words_other_change (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("ratio", "{\"number\": 74.9}");
  g_autoptr (KaijiAnswer) words = kaiji_answer_new_text ("管理しておりません");
  g_autoptr (KaijiAnswer) number = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 80, NULL);

  kaiji_field_row_grab_editor_focus (fixture->row);
  kaiji_sheet_set_answer (fixture->sheet, fixture->field, words);
  g_assert_true (is_in_words (fixture));
  assert_shown (get_area (fixture), "管理しておりません");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == get_area (fixture));

  kaiji_sheet_set_answer (fixture->sheet, fixture->field, number);
  g_assert_false (is_in_words (fixture));
  assert_shown (get_entry (fixture, 0), "80");
}

static void
assert_counter (KaijiFieldRow *row, const char *text, const char *css_class)
{
  GtkWidget *label = find_label (GTK_WIDGET (row), text);

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_has_css_class (label, "error") == g_str_equal (css_class, "error"));
  g_assert_true (gtk_widget_has_css_class (label, "warning") == g_str_equal (css_class, "warning"));
}

static void
test_counter_limit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("summary", NULL);

  assert_counter (fixture->row, "0/20", "");
  type_text (get_area (fixture), "一二三四五六七八九十一二三四五六七");
  assert_counter (fixture->row, "17/20", "");
  type_text (get_area (fixture), "八");
  assert_counter (fixture->row, "18/20", "warning");
  type_text (get_area (fixture), "九十");
  assert_counter (fixture->row, "20/20", "warning");
  type_text (get_area (fixture), "一");
  assert_counter (fixture->row, "21/20", "error");
}

/* Fields of one limit group show one sum, whichever of them is edited. */
static void
test_counter_group (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("features", "{\"text\": \"一二三\"}");
  KaijiFieldRow *partners = row_fixture_add_row (fixture, "partners");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_presence (TRUE, "四五");

  assert_counter (fixture->row, "3/30", "");
  assert_counter (partners, "3/30", "");
  type_text (get_area (fixture), "零");
  assert_counter (fixture->row, "4/30", "");
  assert_counter (partners, "4/30", "");
  kaiji_sheet_set_answer (fixture->sheet, kaiji_field_row_get_field (partners), answer);
  assert_counter (fixture->row, "9/30", "");
  assert_counter (partners, "9/30", "");
}

static void
test_level_badge (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);
  GtkWidget *badge = find_label (GTK_WIDGET (fixture->row), "必須");

  g_assert_nonnull (badge);
  g_assert_true (gtk_widget_has_css_class (badge, "missing"));
  type_text (get_area (fixture), "見本");
  g_assert_false (gtk_widget_has_css_class (badge, "missing"));
}

/* That a required answer is missing is not said before somebody has been there. */
static void
test_findings_quiet (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);

  assert_findings_shown (fixture->row, "");
  gtk_widget_grab_focus (get_area (fixture));
  assert_findings_shown (fixture->row, "");
  gtk_widget_grab_focus (fixture->elsewhere);
  assert_findings_shown (fixture->row, "Required, but not answered; fill it in.");
  g_assert_null (gtk_test_accessible_check_state (GTK_ACCESSIBLE (get_area (fixture)),
                                                  GTK_ACCESSIBLE_STATE_INVALID,
                                                  GTK_ACCESSIBLE_INVALID_TRUE));

  type_text (get_area (fixture), "見本");
  assert_findings_shown (fixture->row, "");
  g_assert_null (gtk_test_accessible_check_state (GTK_ACCESSIBLE (get_area (fixture)),
                                                  GTK_ACCESSIBLE_STATE_INVALID,
                                                  GTK_ACCESSIBLE_INVALID_FALSE));
}

static void
test_findings_reveal (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);

  kaiji_field_row_reveal_findings (fixture->row);
  assert_findings_shown (fixture->row, "Required, but not answered; fill it in.");
}

/* A finding of one row that depends on the answer of another appears and goes with it. */
static void
test_findings_dependent (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", "{\"number\": 100}");
  KaijiFieldRow *profit = row_fixture_add_row (fixture, "profit");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_number (KAIJI_ANSWER_NUMBER, 200, NULL);

  kaiji_sheet_set_answer (fixture->sheet, kaiji_field_row_get_field (profit), answer);
  assert_findings_shown (profit, "More than “売上高”; make sure of the digits and units of both.");
  clear_text (get_entry (fixture, 0));
  enter (fixture, get_entry (fixture, 0), "1000");
  assert_answer (fixture, "{\"number\": 1000}");
  assert_findings_shown (profit, "");
}

/* Every control a person can go to has a name, and those of a required field say that it is. */
static void
test_accessible_names (void)
{
  g_autoptr (Fixture) text = row_fixture_new ("company", NULL);
  g_autoptr (Fixture) number = row_fixture_new ("sales", NULL);
  g_autoptr (Fixture) presence = row_fixture_new ("contact", "{\"presence\": \"yes\"}");

  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_area (text)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "事業者の名称"));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_area (text)),
                                                     GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (
                                                       GTK_EDITABLE (get_entry (number, 0)))),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL, "売上高"));
  g_assert_null (gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (get_entry (number, 1)))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "売上高: Note"));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_area (presence)),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                     "窓口の有無: Details"));
  g_assert_null (gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (find_widget (GTK_WIDGET (presence->row), KAIJI_TYPE_OPTION_BUTTONS, 0)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "窓口の有無"));
}

/* The sheet of a newer version is shown, and nothing in it can be changed. */
static void
test_read_only (void)
{
  static const char json[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 99, \"scheme\": \"checks\", \"edition\": \"1\","
      " \"answers\": {\"company\": {\"text\": \"見本\"}, \"audit\": {\"choice\": \"none\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", NULL);
  const char *folders[] = { folder, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (folders);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_parse (bytes, library, &error);
  g_autoptr (Fixture) fixture = NULL;
  KaijiFieldRow *audit;

  g_assert_no_error (error);
  g_assert_true (kaiji_sheet_get_read_only (sheet));
  fixture = row_fixture_new_for_sheet (sheet, "company");
  audit = row_fixture_add_row (fixture, "audit");

  type_text (get_area (fixture), "x");
  assert_answer (fixture, "{\"text\": \"見本\"}");
  assert_shown (get_area (fixture), "見本");
  g_assert_false (
    gtk_widget_get_sensitive (find_widget (GTK_WIDGET (audit), GTK_TYPE_CHECK_BUTTON, 0)));
}

/* Rows follow their sheet only while they are there. */
static void
test_row_removed (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);
  KaijiFieldRow *row = row_fixture_add_row (fixture, "ratio");
  const KaijiField *field = kaiji_field_row_get_field (row);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("管理しておりません");

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  gtk_box_remove (GTK_BOX (fixture->box), GTK_WIDGET (row));
  settle (fixture);
  g_assert_null (row);
  kaiji_sheet_set_answer (fixture->sheet, field, answer);
}

int
main (int argc, char *argv[])
{
  /* Names and states are looked at here; no screen reader is needed for that. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/editors/text/commit", test_text_commit);
  g_test_add_func ("/app/editors/text/keep-members", test_text_keep_members);
  g_test_add_func ("/app/editors/text/clear", test_text_clear);
  g_test_add_func ("/app/editors/text/replace-selection", test_text_replace_selection);
  g_test_add_func ("/app/editors/text/line-breaks", test_text_line_breaks);
  g_test_add_func ("/app/editors/text/plain", test_text_plain);
  g_test_add_func ("/app/editors/text/keep-cursor", test_text_keep_cursor);
  g_test_add_func ("/app/editors/text/other-change", test_text_other_change);
  g_test_add_func ("/app/editors/text/preedit", test_text_preedit);
  g_test_add_func ("/app/editors/paragraph/grow", test_paragraph_grow);
  g_test_add_func ("/app/editors/paragraph/tab", test_paragraph_tab);
  g_test_add_func ("/app/editors/paragraph/megabyte", test_paragraph_megabyte);
  g_test_add_func ("/app/editors/date/forms", test_date_forms);
  g_test_add_func ("/app/editors/date/partial", test_date_partial);
  g_test_add_func ("/app/editors/date/not-understood", test_date_not_understood);
  g_test_add_func ("/app/editors/date/note", test_date_note);
  g_test_add_func ("/app/editors/date/note-typed-behind", test_date_note_typed_behind);
  g_test_add_func ("/app/editors/date/calendar", test_date_calendar);
  g_test_add_func ("/app/editors/money/grouping", test_money_grouping);
  g_test_add_func ("/app/editors/money/unit-and-note", test_money_unit_and_note);
  g_test_add_func ("/app/editors/money/not-understood", test_money_not_understood);
  g_test_add_func ("/app/editors/number/kinds", test_number_kinds);
  g_test_add_func ("/app/editors/number/preedit", test_number_preedit);
  g_test_add_func ("/app/editors/duration/units", test_duration_units);
  g_test_add_func ("/app/editors/duration/months", test_duration_months);
  g_test_add_func ("/app/editors/choice/choose", test_choice_choose);
  g_test_add_func ("/app/editors/choice/take-back", test_choice_take_back);
  g_test_add_func ("/app/editors/choice/unknown", test_choice_unknown);
  g_test_add_func ("/app/editors/presence/details", test_presence_details);
  g_test_add_func ("/app/editors/presence/from-words", test_presence_from_words);
  g_test_add_func ("/app/editors/address/parts", test_address);
  g_test_add_func ("/app/editors/address/from-words", test_address_from_words);
  g_test_add_func ("/app/editors/words/open", test_words_open);
  g_test_add_func ("/app/editors/words/toggle", test_words_toggle);
  g_test_add_func ("/app/editors/words/every-kind", test_words_every_kind);
  g_test_add_func ("/app/editors/words/outgrown", test_words_outgrown);
  g_test_add_func ("/app/editors/words/other-change", test_words_other_change);
  g_test_add_func ("/app/editors/counter/limit", test_counter_limit);
  g_test_add_func ("/app/editors/counter/group", test_counter_group);
  g_test_add_func ("/app/editors/level/badge", test_level_badge);
  g_test_add_func ("/app/editors/findings/quiet", test_findings_quiet);
  g_test_add_func ("/app/editors/findings/reveal", test_findings_reveal);
  g_test_add_func ("/app/editors/findings/dependent", test_findings_dependent);
  g_test_add_func ("/app/editors/accessible/names", test_accessible_names);
  g_test_add_func ("/app/editors/sheet/read-only", test_read_only);
  g_test_add_func ("/app/editors/row/removed", test_row_removed);
  g_test_add_func ("/app/editors/row/tab-order", test_row_tab_order);

  return g_test_run ();
}
