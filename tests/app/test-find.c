/* test-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways through a sheet: to an item by its number, and from hit to hit of what is looked for.
 */

#include "config.h"

#include "kaiji-search.h"
#include "kaiji-text-area.h"
#include "view-fixture.h"

#define ANSWERS                                                                                    \
  "{\"company\": {\"text\": \"ＡＢＣ商会\", \"memo\": \"ｶﾞｲﾄﾞを見る\"},"         \
  " \"summary\": {\"text\": \"abcとABCのガイド\"},"                                           \
  " \"remarks\": {\"text\": \"終わり\", \"owner\": \"abc課\"}}"

static void
assert_found (const char *text, const char *wanted, guint nth, int start, int end)
{
  int found_start = -1;
  int found_end = -1;

  g_assert_true (kaiji_search_find_nth (text, wanted, nth, &found_start, &found_end));
  g_assert_cmpint (found_start, ==, start);
  g_assert_cmpint (found_end, ==, end);
}

/* Case and width make no difference, and hits are given in characters of the text. */
static void
test_text (void)
{
  int start, end;

  assert_found ("社名はＡｂｃです", "aBC", 0, 3, 6);
  assert_found ("abcとABC", "ａｂｃ", 1, 4, 7);
  assert_found ("ﾃﾞｰﾀｾﾝﾀｰ", "データ", 0, 0, 4);
  assert_found ("データ", "ﾃﾞｰﾀ", 0, 0, 3);
  assert_found ("か\u3099く", "がく", 0, 0, 3);
  assert_found ("㈱見本", "(株)", 0, 0, 1);
  assert_found ("㈱見本", "株", 0, 0, 1);
  assert_found ("a\u0301b", "\u00e1", 0, 0, 2);
  assert_found ("Straße", "STRASSE", 0, 0, 6);
  assert_found ("aaaa", "aa", 1, 2, 4);
  g_assert_false (kaiji_search_find_nth ("aaaa", "aa", 2, &start, &end));
  g_assert_false (kaiji_search_find_nth ("abc", "", 0, &start, &end));
  g_assert_cmpuint (kaiji_search_count ("aaaa", "aa"), ==, 2);
  g_assert_cmpuint (kaiji_search_count ("<b>&amp;.*", "&"), ==, 1);
  g_assert_cmpuint (kaiji_search_count ("", "a"), ==, 0);
  g_assert_cmpuint (kaiji_search_count ("abc", ""), ==, 0);
}

static void
look_for (View *view, const char *wanted)
{
  GtkWidget *bar = find_widget (view->window, KAIJI_TYPE_FIND_BAR, 0);
  GtkWidget *entry;

  g_assert_nonnull (bar);
  entry = find_widget (bar, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), wanted);
  g_signal_emit_by_name (entry, "activate");
  view_settle (view);
}

static void
assert_count_shown (View *view, const char *text)
{
  GtkWidget *bar = find_widget (view->window, KAIJI_TYPE_FIND_BAR, 0);
  GtkWidget *label = NULL;

  for (guint i = 0; (label = find_widget (bar, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (gtk_widget_has_css_class (label, "numeric"))
        break;
    }
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text);
}

static void
assert_marked (View *view, const char *field_id)
{
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (view_get_row (view, field_id)), "found"));
  g_assert_true (view_is_in_sight (view, field_id));
}

/* The highlighted text of an editor. */
static char *
dup_marked (View *view, const char *field_id)
{
  GtkWidget *area = find_widget (GTK_WIDGET (view_get_row (view, field_id)), KAIJI_TYPE_TEXT_AREA,
                                 0);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found");
  GtkTextIter start, end;

  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_has_tag (&start, tag))
    g_assert_true (gtk_text_iter_forward_to_tag_toggle (&start, tag));
  end = start;
  g_assert_true (gtk_text_iter_forward_to_tag_toggle (&end, tag));
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_text_marked (View *view, const char *field_id, const char *text)
{
  g_autofree char *marked = dup_marked (view, field_id);

  assert_marked (view, field_id);
  g_assert_cmpstr (marked, ==, text);
}

static void
test_walk (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  view_activate (view, "sheet.find");
  look_for (view, "abc");
  assert_count_shown (view, "1 of 4");
  assert_text_marked (view, "company", "ＡＢＣ");
  view_activate (view, "sheet.find-next");
  assert_count_shown (view, "2 of 4");
  assert_text_marked (view, "summary", "abc");
  view_activate (view, "sheet.find-next");
  assert_text_marked (view, "summary", "ABC");
  view_activate (view, "sheet.find-next");
  assert_count_shown (view, "4 of 4");
  assert_marked (view, "remarks");
  view_activate (view, "sheet.find-next");
  assert_count_shown (view, "1 of 4");
  assert_marked (view, "company");
  view_activate (view, "sheet.find-previous");
  assert_marked (view, "remarks");

  look_for (view, "ガイド");
  assert_count_shown (view, "1 of 2");
  look_for (view, "どこにもない");
  assert_count_shown (view, "Not found");
  view_activate (view, "sheet.find-next");
  assert_count_shown (view, "Not found");
}

/* The focus stays in the bar during the search, and Escape returns to the place before it. */
static void
test_return (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *area, *entry;

  view_show_field (view, "service");
  area = find_widget (GTK_WIDGET (view_get_row (view, "service")), KAIJI_TYPE_TEXT_AREA, 0);
  g_assert_true (gtk_widget_has_focus (area));
  view_activate (view, "sheet.find");
  look_for (view, "abc");
  assert_marked (view, "summary");
  view_activate (view, "sheet.find-next");
  view_activate (view, "sheet.find-next");
  assert_marked (view, "remarks");
  g_assert_false (gtk_widget_has_focus (area));

  entry = find_widget (view->window, GTK_TYPE_SEARCH_ENTRY, 0);
  g_signal_emit_by_name (entry, "stop-search");
  view_settle (view);
  g_assert_null (find_widget (view->window, KAIJI_TYPE_FIND_BAR, 0));
  g_assert_true (gtk_widget_has_focus (area));
  g_assert_true (view_is_in_sight (view, "service"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (view_get_row (view, "remarks")), "found"));
}

/* The hits follow edits. */
static void
test_follow (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  view_activate (view, "sheet.find");
  look_for (view, "終わり");
  assert_count_shown (view, "1 of 1");
  type_text (find_widget (GTK_WIDGET (view_get_row (view, "remarks")), KAIJI_TYPE_TEXT_AREA, 0),
             "終わりの");
  view_settle (view);
  assert_count_shown (view, "1 of 2");
  type_text (find_widget (GTK_WIDGET (view_get_row (view, "service")), KAIJI_TYPE_TEXT_AREA, 0),
             "終わりの終わり");
  view_settle (view);
  assert_count_shown (view, "1 of 4");
}

static void
enter_number (View *view, const char *text)
{
  GtkWidget *bar;
  GtkWidget *entry;

  view_activate (view, "sheet.go-to-item");
  bar = find_widget (view->window, KAIJI_TYPE_ITEM_BAR, 0);
  g_assert_nonnull (bar);
  entry = find_widget (bar, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
  view_settle (view);
}

static void
test_item (void)
{
  static const char *const numbers[] = { "18", "１８", " 18 " };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (View) view = view_new ("{}");
      GtkWidget *area;

      enter_number (view, numbers[i]);
      area = find_widget (GTK_WIDGET (view_get_row (view, "remarks")), KAIJI_TYPE_TEXT_AREA, 0);
      g_assert_true (gtk_widget_has_focus (area));
      g_assert_true (view_is_in_sight (view, "remarks"));
      g_assert_null (find_widget (view->window, KAIJI_TYPE_ITEM_BAR, 0));
    }
}

static void
test_item_unknown (void)
{
  static const char *const numbers[] = { "20", "0", "-1", "", "一", "99999999999999999999" };
  g_autoptr (View) view = view_new ("{}");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *problem = g_strdup_printf ("There is no item “%s”; items go from 1 to 19.",
                                                  numbers[i]);

      enter_number (view, numbers[i]);
      g_assert_nonnull (find_label (find_widget (view->window, KAIJI_TYPE_ITEM_BAR, 0), problem));
    }
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/find/text", test_text);
  g_test_add_func ("/app/find/walk", test_walk);
  g_test_add_func ("/app/find/return", test_return);
  g_test_add_func ("/app/find/follow", test_follow);
  g_test_add_func ("/app/find/item", test_item);
  g_test_add_func ("/app/find/item-unknown", test_item_unknown);

  return g_test_run ();
}
