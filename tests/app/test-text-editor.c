/* test-text-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editor for texts and paragraphs: what is typed into it, what the sheet then holds, and how
 * high it is.
 */

#include "config.h"

#include "kaiji-text-area.h"
#include "row-fixture.h"

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
  assert_answer (fixture, "{\"text\": \"一\\n二三\"}");
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

/* The cursor stays in place when the sheet reports the edit itself. */
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

/* Clipboard content need not be text; nothing of it is dropped or interpreted. */
static void
test_text_paste (void)
{
  static const struct
  {
    const char *clipboard;
    gsize length;
    const char *pasted;
  } cases[] = {
    { "見本", 6, "旧見本" },
    { "a\0b", 3, "旧a\357\277\275b" },
    { "\355\240\200<b>", 6, "旧\357\277\275\357\277\275\357\277\275<b>" },
    { "一\r\n二", 8, "旧一\n二" },
    { "\342\200\256x", 4, "旧\342\200\256x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"旧\"}");
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].clipboard, cases[i].length);
      g_autoptr (GdkContentProvider) provider
        = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", bytes);
      KaijiAnswer *old = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
      KaijiAnswer *answer;

      gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture->window), provider);
      g_signal_emit_by_name (get_area (fixture), "paste-clipboard");
      while ((answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field)) == old)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (kaiji_answer_get_text (answer), ==, cases[i].pasted);
    }
}

/* As high as its text, at once: neither less, which would hide some, nor more. */
static void
test_paragraph_grow (void)
{
  static const char *const texts[] = {
    "一行",
    "一\n二\n三\n四",
    "一\n\n\n",
    ("長い段落は、窓の幅に合わせて折り返される。それは何行にもなり、枠はその分だけ高くなる。"
     "The frame is as high as its lines, whatever script they are written in. "
     "文字の種類が混ざっても、行の高さの合計は変わらない。"),
    ("長い段落は、窓の幅に合わせて折り返される。それは何行にもなり、枠はその分だけ高くなる。\n"
     "abc\n文字の種類が混ざっても、行の高さの合計は変わらない。折り返しの位置も同じである。\r\n終"),
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

/* Lines stand apart by half a letter whatever the font leaves and whatever is written, and the
 * frame is as high as they are when the font changes. */
static void
test_paragraph_line_height (void)
{
  static const int sizes[] = { 11, 16, 32 }; /* in pixels */
  static const char *const families[] = { "IPAexGothic", "DejaVu Sans", "monospace" };
  g_autoptr (Fixture) fixture = row_fixture_new ("remarks",
                                                 "{\"text\": \"一行目の文\\n二行目 two\"}");
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkTextView *view = GTK_TEXT_VIEW (get_area (fixture));

  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (families); i++)
    {
      int size = sizes[i % G_N_ELEMENTS (sizes)];
      g_autofree char *style
        = g_strdup_printf (".text-area { font-size: %dpx; font-family: \"%s\"; }", size,
                           families[i / G_N_ELEMENTS (sizes)]);
      GtkTextIter iter;
      int y, second_y, height;

      gtk_css_provider_load_from_data (provider, style, -1);
      settle (fixture);
      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
      gtk_text_view_get_line_yrange (view, &iter, &y, NULL);
      gtk_text_iter_forward_line (&iter);
      gtk_text_view_get_line_yrange (view, &iter, &second_y, &height);

      g_assert_cmpint (second_y - y, >=, size * 7 / 5);
      g_assert_cmpint (second_y - y, <=, size * 3 / 2);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), >=, second_y + height);
    }
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (provider));
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

/* The part that is not shown stays behind the part that is edited, and comes into sight when there
 * is room. */
static void
test_paragraph_megabyte_edit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("remarks", NULL);
  g_autoptr (GString) book = g_string_new (NULL);
  GtkWidget *area = get_area (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  GtkTextIter start, end;
  KaijiAnswer *answer;
  guint n_cuts = 0;

  for (guint i = 0; book->len < 100 * 1024; i++)
    g_string_append_printf (book, "%u%s", i, i % 7 == 0 ? "\n" : "、");
  type_text (area, book->str);

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_place_cursor (buffer, &start);
  type_text (area, "字");
  g_string_insert (book, g_utf8_offset_to_pointer (book->str, 3) - book->str, "字");
  answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
  g_assert_cmpstr (kaiji_answer_get_text (answer), ==, book->str);

  while (kaiji_text_area_get_truncated (KAIJI_TEXT_AREA (area)))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, 10);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, 810);
      gtk_text_buffer_select_range (buffer, &start, &end);
      g_signal_emit_by_name (area, "backspace");
      g_string_erase (book, g_utf8_offset_to_pointer (book->str, 10) - book->str,
                      g_utf8_offset_to_pointer (book->str, 810)
                        - g_utf8_offset_to_pointer (book->str, 10));
      answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
      g_assert_cmpstr (kaiji_answer_get_text (answer), ==, book->str);
      n_cuts++;
    }
  g_assert_cmpuint (n_cuts, >, 10);
  assert_shown (area, book->str);
}

/* An answer that cannot be changed is there to be read, in the colour of all others. */
static void
test_read_only (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"見本\"}");
  GtkWidget *area = get_area (fixture);
  GdkRGBA color, read_only_color;

  gtk_style_context_get_color (gtk_widget_get_style_context (area), &color);
  gtk_widget_add_css_class (fixture->box, "read-only");
  gtk_widget_set_sensitive (area, FALSE);
  settle (fixture);
  gtk_style_context_get_color (gtk_widget_get_style_context (area), &read_only_color);
  g_assert_true (gdk_rgba_equal (&color, &read_only_color));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/text-editor/commit", test_text_commit);
  g_test_add_func ("/app/text-editor/keep-members", test_text_keep_members);
  g_test_add_func ("/app/text-editor/clear", test_text_clear);
  g_test_add_func ("/app/text-editor/replace-selection", test_text_replace_selection);
  g_test_add_func ("/app/text-editor/line-breaks", test_text_line_breaks);
  g_test_add_func ("/app/text-editor/plain", test_text_plain);
  g_test_add_func ("/app/text-editor/keep-cursor", test_text_keep_cursor);
  g_test_add_func ("/app/text-editor/other-change", test_text_other_change);
  g_test_add_func ("/app/text-editor/paste", test_text_paste);
  g_test_add_func ("/app/text-editor/paragraph/grow", test_paragraph_grow);
  g_test_add_func ("/app/text-editor/paragraph/line-height", test_paragraph_line_height);
  g_test_add_func ("/app/text-editor/paragraph/tab", test_paragraph_tab);
  g_test_add_func ("/app/text-editor/paragraph/megabyte", test_paragraph_megabyte);
  g_test_add_func ("/app/text-editor/paragraph/megabyte-edit", test_paragraph_megabyte_edit);
  g_test_add_func ("/app/text-editor/read-only", test_read_only);

  return g_test_run ();
}
