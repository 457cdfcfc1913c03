/* test-paste.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is pasted into every editor, by key and by the middle button of the mouse: kept whole as the
 * plain text that it is, and never so that the window stands still.
 */

#include "config.h"

#include <string.h>

#include "checks-fixture.h"
#include "kaiji-certification-row.h"
#include "kaiji-text-area.h"
#include "kaiji-text.h"
#include "paste-fixture.h"
#include "pointer-fixture.h"
#include "row-fixture.h"

typedef struct
{
  const char *id;
  const char *answer; /* (nullable): with which there is a place to write in */
} Case;

static const char *
get_text (Fixture *fixture)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);

  return answer != NULL ? kaiji_answer_get_text (answer) : NULL;
}

/* The @n-th place to write in of a row. */
static GtkWidget *
find_place (GtkWidget *parent, guint n)
{
  GtkWidget *area, *entry;
  guint n_areas = 0;

  for (; (area = find_widget (parent, KAIJI_TYPE_TEXT_AREA, n_areas)) != NULL; n_areas++)
    if (n_areas == n)
      return area;

  entry = find_widget (parent, GTK_TYPE_ENTRY, n - n_areas);
  return entry != NULL ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))) : NULL;
}

/* Whole in the answer, wherever in the field it was pasted, and flagged. */
static void
test_megabyte (gconstpointer user_data)
{
  const Case *field = user_data;
  g_autoptr (GBytes) bytes = paste_create_megabyte ();
  g_autofree char *expected = paste_make_valid (bytes);
  guint n = 0;

  for (;; n++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (field->id, field->answer);
      GtkWidget *place = find_place (GTK_WIDGET (fixture->row), n);

      if (place == NULL)
        break;
      paste_offer (gtk_widget_get_clipboard (fixture->window), bytes);
      gtk_widget_grab_focus (place);
      paste_begin_block ();
      g_signal_emit_by_name (place, "paste-clipboard");
      paste_check_block ();
      while (get_text (fixture) == NULL || strlen (get_text (fixture)) < PASTE_MEGABYTE)
        paste_iterate ();
      paste_iterate_until_calm ();

      g_assert_nonnull (strstr (get_text (fixture), expected));
      g_assert_cmpuint (kaiji_findings_get_for_field (fixture->findings, fixture->field)->len, >,
                        0);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->row)), <, 20000);
    }

  g_assert_cmpuint (n, >, 0);
  paste_check_counting ();
}

/* The rest of the field is kept with it, in words. */
static void
test_long_note (void)
{
  static const struct
  {
    const char *field_id;
    const char *answer;
    guint entry;
    const char *kept;
  } cases[] = {
    { "sales", "{\"number\": 7718000000}", 1, "7,718,000,000円({})" },
    { "founding-year", "{\"year\": 1974, \"note\": \"創業\"}", 0, "1974{}(創業)" },
    { "disclosure-date", "{\"date\": \"2023-11-18\"}", 1, "2023/11/18({})" },
    { "audit", "{\"choice\": \"none\"}", 0, "いずれでもない({})" },
    { "head-office", "{\"postal-code\": \"100-0001\", \"text\": \"東京都\"}", 0,
      "100-0001{}\n東京都" },
  };
  g_autofree char *note = g_strnfill (300, 'n');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (cases[i].field_id, cases[i].answer);
      g_autofree char *kept = kaiji_text_replace (cases[i].kept, "", note);
      GtkWidget *entry = get_entry (fixture, cases[i].entry);

      gtk_editable_set_position (GTK_EDITABLE (entry), -1);
      type_text (entry, note);
      settle (fixture);
      g_assert_cmpstr (get_text (fixture), ==, kept);
      assert_shown (get_area (fixture), kept);
    }
}

/* Lines that are not answers have a limit, up to which layout is fast; longer text is refused
 * rather than cut. */
static void
test_line (void)
{
  g_autoptr (GBytes) bytes = paste_create_megabyte ();
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);
  g_autofree char *longest = g_strnfill (10000, '1');
  g_autofree char *too_long = g_strnfill (10001, '2');
  GtkWidget *row = g_object_new (KAIJI_TYPE_CERTIFICATION_ROW, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *text;

  kaiji_certification_row_set_document (KAIJI_CERTIFICATION_ROW (row), document);
  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_present (GTK_WINDOW (window));
  text = find_widget (row, GTK_TYPE_TEXT, 0);
  g_signal_emit_by_name (text, "insert-at-cursor", "0144");
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  paste_offer (gtk_widget_get_clipboard (window), bytes);
  g_signal_emit_by_name (text, "paste-clipboard");
  while (paste_find_refusal () == NULL)
    paste_iterate ();
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0144");
  paste_close_refusal ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), longest);
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  g_signal_emit_by_name (text, "paste-clipboard");
  while (g_strcmp0 (kaiji_sheet_get_certification_number (sheet), longest) != 0)
    paste_iterate ();
  paste_iterate_until_calm ();
  g_assert_null (paste_find_refusal ());
  g_signal_emit_by_name (text, "insert-at-cursor", "3");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, longest);
  paste_close_refusal ();

  /* One that was written elsewhere is not all to be seen, and so not to be changed. */
  kaiji_sheet_set_certification_number (sheet, too_long);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (text)));
  g_assert_cmpint (g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (text)), -1), ==, 10000);
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, too_long);
  kaiji_sheet_set_certification_number (sheet, "0144");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (text)));
  gtk_window_destroy (GTK_WINDOW (window));
  kaiji_document_discard_backup (document);
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }

  return NULL;
}

/* As it comes from another program by the mouse. */
static void
test_drop (gconstpointer user_data)
{
  const Case *field = user_data;
  g_autoptr (GString) dropped = g_string_new (NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  guint n = 0;

  while (dropped->len < PASTE_MEGABYTE)
    g_string_append (dropped, "<b>&amp;\xe2\x80\xae字%s\x07");
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, dropped->str);

  for (;; n++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new (field->id, field->answer);
      GtkWidget *place = find_place (GTK_WIDGET (fixture->row), n);
      GtkEventController *target;
      GdkDragAction action;
      gboolean taken = FALSE;

      if (place == NULL)
        break;
      target = find_drop_target (place);
      paste_begin_block ();
      g_signal_emit_by_name (target, "motion", 12.0, 12.0, &action);
      g_signal_emit_by_name (target, "drop", &value, 12.0, 12.0, &taken);
      paste_check_block ();
      g_assert_true (taken);
      paste_iterate_until_calm ();
      g_assert_nonnull (strstr (get_text (fixture), dropped->str));
    }

  g_assert_cmpuint (n, >, 0);
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  while (g_strcmp0 (get_text (fixture), text) != 0)
    g_main_context_iteration (NULL, TRUE);
  /* Not once more, by GTK itself. */
  settle (fixture);
  g_assert_cmpstr (get_text (fixture), ==, text);
}

/* The text is pasted at the click, before or after existing text. */
static void
test_primary_text_view (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"見本\"}");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0<b>\xed\xa0\x80", 8);
  GtkWidget *area = get_area (fixture);

  paste_offer (gtk_widget_get_primary_clipboard (fixture->window), bytes);
  pointer_move (area, gtk_widget_get_width (area) - 20, 16);
  pointer_click (GDK_BUTTON_MIDDLE);
  wait_for_text (fixture, "見本a\357\277\275<b>\357\277\275\357\277\275\357\277\275");
}

static void
test_primary_entry (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0<b>", 5);
  GtkWidget *entry = get_entry (fixture, 0);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  type_text (entry, "約");
  paste_offer (gtk_widget_get_primary_clipboard (fixture->window), bytes);
  gtk_editable_set_position (GTK_EDITABLE (entry), 0);
  pointer_move (text, gtk_widget_get_width (text) - 2, gtk_widget_get_height (text) / 2.0);
  pointer_click (GDK_BUTTON_MIDDLE);
  wait_for_text (fixture, "約a\357\277\275<b>");
}

/* The selection in the field itself is still there when its content is requested. */
static void
test_primary_own_selection (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"見本\"}");
  GtkWidget *area = get_area (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  GtkTextIter start, end;

  gtk_widget_grab_focus (area);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 1);
  gtk_text_buffer_select_range (buffer, &start, &end);
  settle (fixture);
  pointer_move (area, gtk_widget_get_width (area) - 20, 16);
  pointer_click (GDK_BUTTON_MIDDLE);
  wait_for_text (fixture, "見本見");
}

int
main (int argc, char *argv[])
{
  static const Case fields[] = {
    { "company" },
    { "remarks" },
    { "corporate-number" },
    { "homepage" },
    { "head-office" },
    { "disclosure-date" },
    { "founding-year" },
    { "company-years" },
    { "employees" },
    { "sales" },
    { "ratio" },
    { "audit", "{\"choice\": \"none\"}" },
    { "partners", "{\"presence\": \"yes\"}" },
    { "contact", "{\"presence\": \"yes\"}" },
    { "photo", "{\"text\": \"準備中\"}" },
  };

  row_fixture_init_test (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/paste/megabyte/%s", fields[i].id);

      g_autofree char *drop_path = g_strdup_printf ("/app/paste/drop/%s", fields[i].id);

      g_test_add_data_func (path, &fields[i], test_megabyte);
      g_test_add_data_func (drop_path, &fields[i], test_drop);
    }
  g_test_add_func ("/app/paste/long-note", test_long_note);
  g_test_add_func ("/app/paste/line", test_line);
  g_test_add_func ("/app/paste/primary/text-view", test_primary_text_view);
  g_test_add_func ("/app/paste/primary/entry", test_primary_entry);
  g_test_add_func ("/app/paste/primary/own-selection", test_primary_own_selection);

  return g_test_run ();
}
