/* test-return.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever one comes back from, one is in the very control that one left, with its cursor, and what
 * can be seen has not moved.
 */

#include "config.h"

#include "kaiji-findings-panel.h"
#include "kaiji-go-box.h"
#include "kaiji-guidance.h"
#include "kaiji-notes-popover.h"
#include "kaiji-overview.h"
#include "kaiji-preview.h"
#include "kaiji-section-list.h"
#include "kaiji-sheet-notices.h"
#include "kaiji-text-area.h"
#include "print-fixture.h"
#include "window-fixture.h"

#define ADDRESS "head-office"
#define POSITION 3

static View *
open_sample (void)
{
  g_autoptr (KaijiSheet) sample = print_load_sample ();

  return window_open_for (sample);
}

/* The text of the address, below its postal code, with the cursor inside of it. */
static GtkWidget *
go_into_address (View *view)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  GtkWidget *area;

  view_show_field (view, ADDRESS);
  area = find_widget (GTK_WIDGET (view_get_row (view, ADDRESS)), KAIJI_TYPE_TEXT_AREA, 0);
  gtk_widget_grab_focus (area);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, POSITION);
  gtk_text_buffer_place_cursor (buffer, &iter);
  view_settle (view);

  return area;
}

/* The note of the date, behind its text, with the cursor inside of it. */
static GtkWidget *
go_into_note (View *view)
{
  GtkWidget *text;

  view_show_field (view, "disclosure-date");
  text = find_widget (GTK_WIDGET (view_get_row (view, "disclosure-date")), GTK_TYPE_TEXT, 1);
  gtk_editable_set_text (GTK_EDITABLE (text), "noted");
  gtk_widget_grab_focus (text);
  gtk_editable_set_position (GTK_EDITABLE (text), POSITION);
  view_settle (view);

  return text;
}

static gboolean
has_focus (gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);

  return gtk_root_get_focus (root) == user_data;
}

/* The cursor, if nothing is selected that the next key would replace. */
static int
get_position (GtkWidget *text)
{
  GtkTextBuffer *buffer;
  int start, position;

  if (GTK_IS_EDITABLE (text))
    {
      g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &position));
      return gtk_editable_get_position (GTK_EDITABLE (text));
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
  g_object_get (buffer, "cursor-position", &position, NULL);
  return position;
}

static void
assert_back (View *view, GtkWidget *text)
{
  g_assert_true (keys_wait_until (has_focus, text));
  view_settle (view);
  g_assert_cmpint (get_position (text), ==, POSITION);
}

static void
check_field (View *view, GtkWidget *text)
{
  static const struct
  {
    KeySym modifier;
    KeySym key;
    GType (*get_type) (void);
    gboolean again; /* the key leads back, not Escape */
  } places[] = {
    { NoSymbol, XK_F10, gtk_popover_menu_get_type, FALSE },
    { XK_Control_L, XK_k, kaiji_go_box_get_type, FALSE },
    { XK_Control_L, XK_g, kaiji_go_box_get_type, FALSE },
    { XK_Shift_L, XK_F6, kaiji_section_list_get_type, FALSE },
    { NoSymbol, XK_F6, adw_header_bar_get_type, FALSE },
    { XK_Alt_L, XK_Home, kaiji_overview_get_type, FALSE },
    { XK_Alt_L, XK_Home, kaiji_overview_get_type, TRUE },
  };
  double value = gtk_adjustment_get_value (view_get_adjustment (view));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      window_press (view, places[i].modifier, places[i].key);
      window_assert_focus (view, places[i].get_type ());
      if (places[i].again)
        window_press (view, places[i].modifier, places[i].key);
      else
        window_press (view, NoSymbol, XK_Escape);
      assert_back (view, text);
      g_assert_cmpfloat (gtk_adjustment_get_value (view_get_adjustment (view)), ==, value);
    }
}

static void
test_field (void)
{
  View *view = open_sample ();

  check_field (view, go_into_address (view));
  check_field (view, go_into_note (view));
  window_close (view);
}

/* What was typed is taken back while one is in another field: the control that changed gets the
 * focus, not the field's first one. */
static void
check_undo (View *view, GtkWidget *text)
{
  g_autofree char *before = dup_shown_text (text);
  g_autofree char *after = NULL;
  gboolean is_typed = FALSE;

  window_press (view, NoSymbol, XK_x);
  while (!is_typed)
    {
      g_autofree char *now = dup_shown_text (text);

      is_typed = !g_str_equal (now, before);
      if (!is_typed)
        g_main_context_iteration (NULL, TRUE);
    }
  view_show_field (view, "business-name");
  g_assert_false (has_focus (text));

  window_press (view, XK_Control_L, XK_z);
  g_assert_true (keys_wait_until (has_focus, text));
  after = dup_shown_text (text);
  /* The edits before it may be one with it. */
  g_assert_null (strchr (after, 'x'));
  get_position (text);
}

static void
test_undo (void)
{
  View *view = open_sample ();

  check_undo (view, go_into_address (view));
  check_undo (view, go_into_note (view));
  window_close (view);
}

static gboolean
is_to_confirm (View *view, const char *field_id)
{
  return kaiji_answer_get_review (
    kaiji_sheet_get_answer (view->sheet, view_find_field (view, field_id)));
}

/* Ctrl+Enter confirms the answer that one has before oneself and goes to the next one. One that is
 * not in sight it goes to first. Undoing goes back to it and leaves nothing selected. */
static void
test_confirm (void)
{
  static const char *const ids[] = { ADDRESS, "office-count", "office-locations" };
  View *view = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const KaijiField *field = view_find_field (view, ids[i]);
      g_autoptr (KaijiAnswer) carried
        = kaiji_answer_set_review (kaiji_sheet_get_answer (view->sheet, field), TRUE);

      kaiji_sheet_set_answer (view->sheet, field, carried);
    }

  view_show_field (view, ADDRESS);
  window_press (view, XK_Control_L, XK_Return);
  window_assert_field (view, "office-count");
  g_assert_false (is_to_confirm (view, ADDRESS));
  window_press (view, XK_Control_L, XK_z);
  window_assert_field (view, ADDRESS);
  g_assert_true (is_to_confirm (view, ADDRESS));
  get_position (window_get_focus (view));

  /* In the overview nothing of the form can be seen. */
  view_show_field (view, "office-count");
  window_press (view, XK_Alt_L, XK_Home);
  window_assert_focus (view, KAIJI_TYPE_OVERVIEW);
  window_press (view, XK_Control_L, XK_Return);
  window_assert_field (view, "office-count");
  g_assert_true (is_to_confirm (view, "office-count"));
  window_press (view, XK_Control_L, XK_Return);
  window_assert_field (view, "office-locations");
  g_assert_false (is_to_confirm (view, "office-count"));

  /* Nor can a field from which one has scrolled away and is elsewhere. */
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  gtk_adjustment_set_value (view_get_adjustment (view), 3000);
  view_settle (view);
  g_assert_false (view_is_in_sight (view, "office-locations"));
  window_press (view, XK_Control_L, XK_Return);
  window_assert_field (view, "office-locations");
  g_assert_true (is_to_confirm (view, "office-locations"));
  window_press (view, XK_Control_L, XK_Return);
  window_assert_field (view, ADDRESS);
  g_assert_false (is_to_confirm (view, "office-locations"));
  view_activate (view, "sheet.show-findings");
  window_close (view);
}

/* From the overview too one comes back to where one was, whether the form was seen before or not.
 */
static void
test_overview (void)
{
  static const struct
  {
    KeySym modifier;
    KeySym key;
    GType (*get_type) (void);
  } places[] = {
    { XK_Control_L, XK_k, kaiji_go_box_get_type },
    { XK_Control_L, XK_g, kaiji_go_box_get_type },
    { NoSymbol, XK_F7, kaiji_findings_panel_get_type },
    { XK_Shift_L, XK_F6, kaiji_section_list_get_type },
    { NoSymbol, XK_F10, gtk_popover_menu_get_type },
  };
  View *view = window_open ("{\"sales\": {\"text\": \"10,00円\"}}");

  for (guint seen = 0; seen < 2; seen++)
    {
      GtkWidget *row;

      window_assert_focus (view, KAIJI_TYPE_OVERVIEW);
      window_press (view, NoSymbol, XK_Down);
      window_assert_focus (view, GTK_TYPE_LIST_BOX_ROW);
      row = window_get_focus (view);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          window_press (view, places[i].modifier, places[i].key);
          window_assert_focus (view, places[i].get_type ());
          window_press (view, NoSymbol, XK_Escape);
          g_assert_true (keys_wait_until (has_focus, row));
        }

      window_press (view, NoSymbol, XK_Escape);
      window_assert_focus (view, KAIJI_TYPE_FIELD_ROW);
      window_press (view, XK_Alt_L, XK_Home);
    }
  window_close (view);
}

static gboolean
is_folded (gpointer user_data)
{
  View *view = user_data;

  return adw_flap_get_folded (ADW_FLAP (find_widget (view->window, ADW_TYPE_FLAP, 0)));
}

/* In a narrow window the sections lie above the form: no key reaches it before they have gone. */
static void
test_covered (void)
{
  View *view = open_sample ();
  GtkWidget *text;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gtk_window_set_default_size (GTK_WINDOW (view->window), 360, 700);
  g_assert_true (keys_wait_until (is_folded, view));
  text = go_into_address (view);
  before = dup_shown_text (text);
  for (guint i = 0; i < 2; i++)
    {
      window_press (view, NoSymbol, XK_F9);
      window_press (view, NoSymbol, XK_5);
      window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
      for (guint tabs = 0; tabs < 6; tabs++)
        {
          window_press (view, NoSymbol, XK_Tab);
          view_settle (view);
          g_assert_false (
            window_get_focus (view) != NULL
            && gtk_widget_is_ancestor (window_get_focus (view), GTK_WIDGET (view->form)));
        }
      /* Escape leads back from anywhere, the key too. */
      window_press (view, NoSymbol, XK_F6);
      window_press (view, NoSymbol, XK_Escape);
      assert_back (view, text);
      window_press (view, NoSymbol, XK_F9);
      window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
      window_press (view, NoSymbol, i == 0 ? XK_F9 : XK_Escape);
      assert_back (view, text);
    }
  after = dup_shown_text (text);
  g_assert_cmpstr (after, ==, before);
  window_close (view);
}

/* The button that unlocks a sheet goes with its notice, and one is back in the field. */
static void
test_notice (void)
{
  View *view = open_sample ();
  GtkWidget *row;

  kaiji_document_set_locked (view->document, TRUE);
  view_show_field (view, ADDRESS);
  row = GTK_WIDGET (view_get_row (view, ADDRESS));
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SHEET_NOTICES);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, ADDRESS);
  window_press (view, XK_Shift_L, XK_F6);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SHEET_NOTICES);
  window_press (view, NoSymbol, XK_Tab);
  window_press (view, NoSymbol, XK_Return);
  window_assert_field (view, ADDRESS);
  g_assert_true (kaiji_document_get_editable (view->document));
  g_assert_true (gtk_widget_is_ancestor (window_get_focus (view), row));
  window_close (view);
}

/* F6 goes into what a side pane shows, not to the edge that changes its width. */
static void
test_side_panes (void)
{
  View *view = open_sample ();
  GtkWidget *text;

  gtk_window_set_default_size (GTK_WINDOW (view->window), 1900, 700);
  view_settle (view);
  text = go_into_address (view);
  g_object_set (view->view, "show-guidance", TRUE, "show-preview", TRUE, NULL);
  view_settle (view);
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_GUIDANCE);
  window_press (view, NoSymbol, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_PREVIEW);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_GUIDANCE);
  window_press (view, NoSymbol, XK_Escape);
  assert_back (view, text);
  g_object_set (view->view, "show-guidance", FALSE, "show-preview", FALSE, NULL);
  window_close (view);
}

/* The notes stand above the form and are written in without moving it. */
static void
test_notes (void)
{
  View *view = open_sample ();
  GtkWidget *text = go_into_address (view);
  double value = gtk_adjustment_get_value (view_get_adjustment (view));

  for (guint n_tabs = 0; n_tabs < 5; n_tabs++)
    {
      window_press (view, XK_Control_L, XK_m);
      window_assert_focus (view, KAIJI_TYPE_NOTES_POPOVER);
      for (guint i = 0; i < n_tabs; i++)
        window_press (view, NoSymbol, XK_Tab);
      view_settle (view);
      g_assert_cmpfloat (gtk_adjustment_get_value (view_get_adjustment (view)), ==, value);
      window_press (view, NoSymbol, XK_Escape);
      assert_back (view, text);
      g_assert_cmpfloat (gtk_adjustment_get_value (view_get_adjustment (view)), ==, value);
    }
  window_close (view);
}

static double
get_place (View *view, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, view->window, &bounds));
  return bounds.origin.y;
}

/* What one looks at stays in its place on the screen when a notice comes above it, and goes. */
static void
test_notice_comes (void)
{
  View *view = open_sample ();
  GtkWidget *text = go_into_address (view);
  GtkAdjustment *adjustment = view_get_adjustment (view);
  double place;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 100);
  view_settle (view);
  place = get_place (view, text);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *notices = find_widget (view->window, KAIJI_TYPE_SHEET_NOTICES, 0);

      gtk_widget_set_margin_bottom (notices, i == 0 ? 60 : 0);
      view_settle (view);
      g_assert_cmpfloat (get_place (view, text), ==, place);
    }
  window_close (view);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init_with_animations ();
  window_fixture_init ();

  g_test_add_func ("/app/return/field", test_field);
  g_test_add_func ("/app/return/undo", test_undo);
  g_test_add_func ("/app/return/confirm", test_confirm);
  g_test_add_func ("/app/return/overview", test_overview);
  g_test_add_func ("/app/return/covered", test_covered);
  g_test_add_func ("/app/return/notice", test_notice);
  g_test_add_func ("/app/return/side-panes", test_side_panes);
  g_test_add_func ("/app/return/notes", test_notes);
  g_test_add_func ("/app/return/notice-comes", test_notice_comes);

  return g_test_run ();
}
