/* test-field-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row does around its editor: answers in words, counters, badges, findings, names, the way
 * with Tab.
 */

#include "config.h"

#include <string.h>

#include "checks-fixture.h"
#include "kaiji-finding-list.h"
#include "kaiji-option-buttons.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-area.h"
#include "row-fixture.h"

/* Tab goes through the controls of a row in their order on screen, backwards as well, and leaves
 * the row at both ends. */
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
    { "policy", "{\"presence\": \"yes\", \"text\": \"規程\"}", 2 },
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
    { "head-office", "{\"text\": \"東京都品川区\"}", FALSE },
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
  /* Words that say a number are one, at once. */
  type_text (get_area (fixture), "80%");
  assert_answer (fixture, "{\"number\": 80, \"memo\": \"台帳\"}");
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

/* A text that does not fit in an entry is kept in words, and the row switches to them. */
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

/* An emptied required answer is reported at once, without a second change. */
static void
test_findings_emptied (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"見本\"}");

  assert_findings_shown (fixture->row, "");
  gtk_widget_grab_focus (get_area (fixture));
  clear_text (get_area (fixture));
  assert_findings_shown (fixture->row, "Required, but not answered; fill it in.");
  gtk_widget_grab_focus (fixture->elsewhere);
  assert_findings_shown (fixture->row, "Required, but not answered; fill it in.");
}

/* A row that is checked again because of another one's answer was not visited by that. */
static void
test_findings_unvisited (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", "{\"number\": 100}");
  KaijiFieldRow *profit = row_fixture_add_row (fixture, "profit");

  clear_text (get_entry (fixture, 0));
  enter (fixture, get_entry (fixture, 0), "1000");
  assert_findings_shown (profit, "");
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

/* Every focusable control has a name, and those of a required field are marked as required. */
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
  g_assert_null (find_widget (GTK_WIDGET (audit), GTK_TYPE_CHECK_BUTTON, 0));
  type_text (find_widget (GTK_WIDGET (audit), KAIJI_TYPE_TEXT_AREA, 0), "x");
  assert_shown (find_widget (GTK_WIDGET (audit), KAIJI_TYPE_TEXT_AREA, 0), "いずれでもない");
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
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/field-row/words/open", test_words_open);
  g_test_add_func ("/app/field-row/words/toggle", test_words_toggle);
  g_test_add_func ("/app/field-row/words/every-kind", test_words_every_kind);
  g_test_add_func ("/app/field-row/words/outgrown", test_words_outgrown);
  g_test_add_func ("/app/field-row/words/other-change", test_words_other_change);
  g_test_add_func ("/app/field-row/counter/limit", test_counter_limit);
  g_test_add_func ("/app/field-row/counter/group", test_counter_group);
  g_test_add_func ("/app/field-row/level/badge", test_level_badge);
  g_test_add_func ("/app/field-row/findings/quiet", test_findings_quiet);
  g_test_add_func ("/app/field-row/findings/emptied", test_findings_emptied);
  g_test_add_func ("/app/field-row/findings/unvisited", test_findings_unvisited);
  g_test_add_func ("/app/field-row/findings/reveal", test_findings_reveal);
  g_test_add_func ("/app/field-row/findings/dependent", test_findings_dependent);
  g_test_add_func ("/app/field-row/accessible/names", test_accessible_names);
  g_test_add_func ("/app/field-row/sheet/read-only", test_read_only);
  g_test_add_func ("/app/field-row/removed", test_row_removed);
  g_test_add_func ("/app/field-row/tab-order", test_row_tab_order);

  return g_test_run ();
}
