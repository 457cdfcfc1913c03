/* test-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The box to go anywhere: to an item by its number or name, and from place to place of what is
 * looked for, by real keys.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-hit-row.h"
#include "kaiji-text-area.h"
#include "kaiji-notes-popover.h"
#include "keys-fixture.h"
#include "view-fixture.h"

#define ANSWERS                                                                                    \
  "{\"company\": {\"text\": \"ＡＢＣ商会\", \"memo\": \"ｶﾞｲﾄﾞを見る\"},"         \
  " \"summary\": {\"text\": \"abcとABCのガイド\"},"                                           \
  " \"remarks\": {\"text\": \"終わり\", \"owner\": \"abc課\", \"evidence\": \"証明.pdf\"}}"

static void
assert_found (const char *text, const char *wanted, guint nth, int start, int end)
{
  int found_start = -1;
  int found_end = -1;

  g_assert_true (kaiji_search_find_nth (text, wanted, nth, &found_start, &found_end));
  g_assert_cmpint (found_start, ==, start);
  g_assert_cmpint (found_end, ==, end);
}

/* Case, width and kana make no difference, and what is found is told in characters of the text. */
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
  assert_found ("クラウドサービス", "さーびす", 0, 4, 8);
  assert_found ("がいど", "ｶﾞｲﾄﾞ", 0, 0, 3);
  assert_found ("ヴァージョン", "ゔぁーじょん", 0, 0, 6);
  g_assert_false (kaiji_search_find_nth ("aaaa", "aa", 2, &start, &end));
  g_assert_false (kaiji_search_find_nth ("abc", "", 0, &start, &end));
  g_assert_cmpuint (kaiji_search_count ("aaaa", "aa"), ==, 2);
  g_assert_cmpuint (kaiji_search_count ("<b>&amp;.*", "&"), ==, 1);
  g_assert_cmpuint (kaiji_search_count ("", "a"), ==, 0);
  g_assert_cmpuint (kaiji_search_count ("abc", ""), ==, 0);
}

static GtkWidget *
get_entry_of_box (View *view)
{
  GtkWidget *box = find_widget (view->window, KAIJI_TYPE_GO_BOX, 0);

  g_assert_nonnull (box);
  return find_widget (box, GTK_TYPE_SEARCH_ENTRY, 0);
}

static GtkWidget *
get_focus (View *view)
{
  return gtk_root_get_focus (GTK_ROOT (view->window));
}

static void
press (View *view, KeySym key)
{
  keys_press (view->window, NoSymbol, key);
  view_settle (view);
}

static gboolean
is_closed (gpointer user_data)
{
  return find_widget (((View *) user_data)->window, KAIJI_TYPE_GO_BOX, 0) == NULL;
}

static gboolean
is_focus_in_form (gpointer user_data)
{
  View *view = user_data;

  return gtk_widget_is_ancestor (get_focus (view), GTK_WIDGET (view->form));
}

static void
assert_closed (View *view)
{
  g_assert_true (keys_wait_until (is_closed, view));
  view_settle (view);
}

/* The focus is in the editor of the field. */
static void
assert_in_field (View *view, const char *field_id)
{
  const KaijiField *field;

  g_assert_true (keys_wait_until (is_focus_in_form, view));
  view_settle (view);
  field = kaiji_sheet_view_get_current_field (view->view);
  g_assert_cmpstr (field->id, ==, field_id);
  g_assert_true (
    gtk_widget_is_ancestor (get_focus (view), GTK_WIDGET (view_get_row (view, field_id))));
  g_assert_true (view_is_in_sight (view, field_id));
}

typedef struct
{
  View *view;
  const char *text;
} Count;

static gboolean
is_count_shown (gpointer user_data)
{
  const Count *count = user_data;
  GtkWidget *box = find_widget (count->view->window, KAIJI_TYPE_GO_BOX, 0);

  return find_label (box, count->text) != NULL;
}

static void
assert_count_shown (View *view, const char *text)
{
  Count count = { view, text };

  g_assert_true (keys_wait_until (is_count_shown, &count));
  view_settle (view);
}

/* What follows is shown when the entry has waited for another letter; F3 waits for nothing. */
static void
look_for (View *view, const char *wanted)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry_of_box (view)), wanted);
  view_activate (view, "sheet.find-next");
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
  press (view, XK_Down);
  assert_count_shown (view, "2 of 4");
  assert_text_marked (view, "summary", "abc");
  view_activate (view, "sheet.find-next");
  assert_text_marked (view, "summary", "ABC");
  press (view, XK_Page_Down);
  assert_count_shown (view, "4 of 4");
  assert_marked (view, "remarks");
  press (view, XK_Down);
  assert_count_shown (view, "4 of 4");
  view_activate (view, "sheet.find-next");
  assert_count_shown (view, "1 of 4");
  assert_marked (view, "company");
  view_activate (view, "sheet.find-previous");
  assert_marked (view, "remarks");
  press (view, XK_Up);
  assert_count_shown (view, "3 of 4");
  g_assert_true (gtk_widget_is_ancestor (get_focus (view), get_entry_of_box (view)));

  look_for (view, "ガイド");
  assert_count_shown (view, "1 of 2");
  look_for (view, "どこにもない");
  assert_count_shown (view, "“どこにもない” is in no name, prompt, answer or note.");
  view_activate (view, "sheet.find-next");
  press (view, XK_Return);
  g_assert_nonnull (find_widget (view->window, KAIJI_TYPE_GO_BOX, 0));
}

/* Enter goes into the field, with what was found selected; F3 goes on from there. */
static void
test_enter (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  view_activate (view, "sheet.find");
  look_for (view, "abc");
  press (view, XK_Down);
  press (view, XK_Return);
  assert_closed (view);
  assert_in_field (view, "summary");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focus (view)));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 0);
  g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, 3);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (view_get_row (view, "summary")), "found"));

  view_activate (view, "sheet.find-next");
  view_activate (view, "sheet.find-next");
  assert_in_field (view, "remarks");
  assert_closed (view);
  view_activate (view, "sheet.find-previous");
  assert_in_field (view, "summary");
}

static gboolean
is_focus_in_notes (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *focus = get_focus (view);

  return focus != NULL && gtk_widget_get_ancestor (focus, KAIJI_TYPE_NOTES_POPOVER) != NULL;
}

/* Enter at what was found in a note goes into that note, with it selected; Escape leads back to the
 * answer. */
static void
test_note (void)
{
  static const struct
  {
    const char *wanted;
    KaijiAnswerMember member;
  } notes[] = {
    { "メモの中", KAIJI_ANSWER_MEMO },
    { "証書.pdf", KAIJI_ANSWER_EVIDENCE },
    { "総務部", KAIJI_ANSWER_OWNER },
  };
  g_autoptr (View) view = view_new ("{\"company\": {\"text\": \"a\", \"memo\": \"前のメモの中に\","
                                    " \"evidence\": \"証書.pdf\", \"owner\": \"総務部\"}}");

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      GtkWidget *popover, *text;
      g_autofree char *selected = NULL;

      view_activate (view, "sheet.find");
      look_for (view, notes[i].wanted);
      press (view, XK_Return);
      assert_closed (view);
      g_assert_true (keys_wait_until (is_focus_in_notes, view));
      popover = gtk_widget_get_ancestor (get_focus (view), KAIJI_TYPE_NOTES_POPOVER);
      g_assert_nonnull (popover);
      text = kaiji_notes_popover_get_text_widget (KAIJI_NOTES_POPOVER (popover), notes[i].member);
      if (GTK_IS_TEXT_VIEW (text))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
          GtkTextIter start, end;

          g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
          selected = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
        }
      else
        {
          int start, end;

          g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end));
          selected = gtk_editable_get_chars (GTK_EDITABLE (text), start, end);
        }
      g_assert_cmpstr (selected, ==, notes[i].wanted);
      g_assert_true (get_focus (view) == text || gtk_widget_is_ancestor (get_focus (view), text));

      press (view, XK_Escape);
      assert_in_field (view, "company");
    }
}

/* Tab goes into what is shown and leaves the box there, to come back to and to go on from. */
static void
test_tab (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  view_show_field (view, "service");
  view_activate (view, "sheet.find");
  look_for (view, "終わり");
  press (view, XK_Tab);
  assert_in_field (view, "remarks");
  g_assert_nonnull (find_widget (view->window, KAIJI_TYPE_GO_BOX, 0));
  view_activate (view, "sheet.find");
  g_assert_true (gtk_widget_is_ancestor (get_focus (view), get_entry_of_box (view)));

  /* One has been in a field meanwhile: Escape goes back to that. */
  press (view, XK_Escape);
  assert_closed (view);
  assert_in_field (view, "remarks");

  view_activate (view, "sheet.find");
  press (view, XK_Tab);
  assert_in_field (view, "remarks");
  press (view, XK_Escape);
  assert_closed (view);
  assert_in_field (view, "remarks");
}

/* The focus stays in the box while one walks, and goes back to where one was. */
static void
test_return (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *area;

  view_show_field (view, "service");
  area = find_widget (GTK_WIDGET (view_get_row (view, "service")), KAIJI_TYPE_TEXT_AREA, 0);
  g_assert_true (gtk_widget_has_focus (area));
  view_activate (view, "sheet.find");
  look_for (view, "abc");
  assert_marked (view, "summary");
  press (view, XK_Down);
  press (view, XK_Down);
  assert_marked (view, "remarks");
  g_assert_false (gtk_widget_has_focus (area));

  press (view, XK_Escape);
  assert_closed (view);
  g_assert_true (gtk_widget_has_focus (area));
  g_assert_true (view_is_in_sight (view, "service"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (view_get_row (view, "remarks")), "found"));
}

/* The hits follow edits. */
static void
test_follow (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  view_scroll_through (view);
  view_activate (view, "sheet.find");
  look_for (view, "終わり");
  assert_count_shown (view, "1 of 1");
  type_text (find_widget (GTK_WIDGET (view_get_row (view, "remarks")), KAIJI_TYPE_TEXT_AREA, 0),
             "終わりの");
  assert_count_shown (view, "1 of 2");
  type_text (find_widget (GTK_WIDGET (view_get_row (view, "service")), KAIJI_TYPE_TEXT_AREA, 0),
             "終わりの終わり");
  assert_count_shown (view, "1 of 4");
}

static void
go_to (View *view, const char *text)
{
  view_activate (view, "sheet.go-to-item");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry_of_box (view))), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (get_entry_of_box (view)), text);
  press (view, XK_Return);
}

/* An item by its number, however that is written, and by names: Enter is in its first field. */
static void
test_item (void)
{
  static const char *const texts[] = {
    "１８", " 18 ", "No.18", "№ 18", "#18", "備考", "ﾋﾞｺｳ 備考"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (View) view = view_new ("{\"remarks\": {\"text\": \"びこう\"}}");

      go_to (view, texts[i]);
      assert_closed (view);
      assert_in_field (view, "remarks");
    }
}

/* Enter may come at once after the last digit. */
static void
test_typed (void)
{
  g_autoptr (View) view = view_new ("{}");

  view_activate (view, "sheet.go-to-item");
  keys_type (view->window, "18");
  press (view, XK_Return);
  assert_closed (view);
  assert_in_field (view, "remarks");
}

static void
test_item_unknown (void)
{
  static const char *const numbers[] = { "20", "0", "９４", "99999999999999999999" };
  g_autoptr (View) view = view_new ("{}");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *problem = g_strdup_printf ("There is no item “%s”; items go from 1 to 19.",
                                                  numbers[i]);

      go_to (view, numbers[i]);
      assert_count_shown (view, problem);
    }
}

static void
assert_listed (KaijiSheet *sheet, const char *wanted, const char *const *rows)
{
  g_autoptr (GArray) hits = kaiji_search_sheet (sheet, wanted);
  guint n_rows = g_strv_length ((char **) rows);

  for (guint i = 0; i < MIN (hits->len, n_rows); i++)
    {
      g_autofree char *row = kaiji_hit_row_dup_text (sheet, &g_array_index (hits, KaijiHit, i));

      g_assert_cmpstr (row, ==, rows[i]);
    }
  g_assert_cmpuint (hits->len, ==, n_rows);
}

/* A row says the item, the section, what sort of text it is and what stands around; names come
 * before texts. */
static void
test_list (void)
{
  static const struct
  {
    const char *wanted;
    const char *rows[4];
  } cases[] = {
    { "18", { "18 備考, サービス, Item number: 備考" } },
    { "さーびす",
      { "12 名称, サービス, Section: サービス", "12 名称, サービス, Prompt: サービスの名称" } },
    { "時点", { "1 開示日, 時点, Group: 時点" } },
    { "利用と稼働", { "19 利用と稼働, サービス, Item: 利用と稼働" } },
    { "がいど",
      { "2 事業者名, 事業者, Memo: ｶﾞｲﾄﾞを見る", "14 概要, サービス, Answer: abcとABCのガイド" } },
    { " abc課 ", { "18 備考, サービス, Owner: abc課" } },
    { "証明.pdf", { "18 備考, サービス, Evidence: 証明.pdf" } },
    { "有無　規程",
      { "16 規程, サービス, Prompt: 規程の有無と名称", "16 規程, サービス, Prompt: 承認の有無" } },
    { "事業者 ﾒﾓ", { NULL } },
    { " ", { NULL } },
  };
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (ANSWERS);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_listed (sheet, cases[i].wanted, cases[i].rows);

  kaiji_sheet_set_section_excluded (sheet, &sections[n_sections - 1], TRUE);
  assert_listed (sheet, "がいど",
                 (const char *const[]){ "2 事業者名, 事業者, Memo: ｶﾞｲﾄﾞを見る", NULL });
}

/* What stands around is cut off, where characters begin, and put in one line. */
static void
test_excerpt (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"remarks\": {\"text\": \"𠮷野家とか\\n\\nあいうえおかきくけこ目印のあと\"}}");

  assert_listed (sheet, "目印",
                 (const char *const[]){
                   "18 備考, サービス, Answer: …  あいうえおかきくけこ目印のあと", NULL });
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init ();

  g_test_add_func ("/app/find/text", test_text);
  g_test_add_func ("/app/find/walk", test_walk);
  g_test_add_func ("/app/find/enter", test_enter);
  g_test_add_func ("/app/find/note", test_note);
  g_test_add_func ("/app/find/tab", test_tab);
  g_test_add_func ("/app/find/return", test_return);
  g_test_add_func ("/app/find/follow", test_follow);
  g_test_add_func ("/app/find/item", test_item);
  g_test_add_func ("/app/find/typed", test_typed);
  g_test_add_func ("/app/find/item-unknown", test_item_unknown);
  g_test_add_func ("/app/find/list", test_list);
  g_test_add_func ("/app/find/excerpt", test_excerpt);

  return g_test_run ();
}
