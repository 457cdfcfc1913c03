/* test-preview.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed page beside the form: when it is there, how wide it is, and that it shows what the
 * sheet is.
 */

#include "config.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <string.h>

#include "kaiji-page-setup.h"
#include "kaiji-page-view-private.h"
#include "kaiji-preview-window.h"
#include "kaiji-preview.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-view.h"
#include "kaiji-side-pane.h"
#include "kaiji-text-area.h"
#include "pointer-fixture.h"
#include "preview-fixture.h"
#include "print-fixture.h"

static void
test_hidden (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  KaijiPages *pages;
  g_autofree char *text = NULL;

  /* Nothing is made before it is wanted. */
  g_assert_null (preview_get_widget (preview));

  preview_show (preview, TRUE);
  preview_wait_until (preview_is_drawn, preview, "the first page");
  preview_show (preview, FALSE);
  pages = preview_get_pages (preview);
  print_set_text (preview->sheet, "business-name", "株式会社変更");
  preview_wait_for_frame (preview);
  preview_wait_for_frame (preview);
  g_assert_true (preview_get_pages (preview) == pages);
  g_assert_false (gtk_widget_get_mapped (preview_get_widget (preview)));

  preview_show (preview, TRUE);
  preview_wait_for_renewal (preview, pages);
  text = print_get_answer (preview_get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "株式会社変更");
}

static gboolean
is_whole (gpointer user_data)
{
  GtkWidget *scrolled = find_widget (user_data, GTK_TYPE_SCROLLED_WINDOW, 0);
  GtkWidget *page = find_widget (user_data, KAIJI_TYPE_PAGE_VIEW, 0);
  GtkAdjustment *adjustment;

  if (page == NULL || gtk_widget_get_width (page) == 0)
    return FALSE;

  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* In a window of its own the page has its whole width, whatever zoom the one beside the form has,
 * and that one keeps it. */
static void
test_own_window (void)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWindow *window;

  g_settings_set_double (settings, "preview-zoom", 3);
  window = kaiji_preview_window_new (preview->document, G_ACTION_GROUP (actions),
                                     GTK_WINDOW (preview->window));
  gtk_window_present (window);
  preview_wait_until (is_whole, window, "the whole page");
  gtk_widget_activate_action (find_widget (GTK_WIDGET (window), KAIJI_TYPE_PREVIEW, 0),
                              "preview.zoom-in", NULL);
  g_assert_cmpfloat (g_settings_get_double (settings, "preview-zoom"), ==, 3);
  gtk_window_destroy (window);
  g_settings_reset (settings, "preview-zoom");
}

static void
test_remembered (void)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  g_autoptr (Preview) other = preview_new (print_load_sample (), WIDE, FALSE);

  g_assert_true (g_settings_get_boolean (settings, "show-preview"));
  g_assert_true (preview_is_shown (other));
  preview_wait_until (preview_is_drawn, other, "the first page");

  preview_show (other, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "show-preview"));
  g_assert_true (preview_is_shown (preview));
}

static void
test_edit (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  const KaijiField *field = preview_find_field (preview, "business-name");
  GtkWidget *row = GTK_WIDGET (kaiji_form_show_field (preview_get_form (preview), field));
  GtkWidget *area = find_widget (row, KAIJI_TYPE_TEXT_AREA, 0);
  g_autofree char *text = NULL;

  preview_assert_drawn (preview);
  preview_assert_sharp (preview);

  clear_text (area);
  type_text (area, "株式会社試験");
  preview_wait_for_renewal (preview, pages);
  text = print_get_answer (preview_get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "株式会社試験");
  preview_assert_drawn (preview);
}

/* However much changes between two frames, the pages are laid out once. */
static void
test_edit_once_a_frame (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 50; i++)
    {
      g_autofree char *answer = g_strdup_printf ("%u番目", i);

      print_set_text (preview->sheet, "business-name", answer);
    }
  g_assert_true (preview_get_pages (preview) == pages);

  while (preview_get_pages (preview) == pages)
    g_main_context_iteration (NULL, TRUE);
  text = print_get_answer (preview_get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "50番目");
}

static void
test_edit_number (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);

  kaiji_sheet_set_certification_number (preview->sheet, "1234-5678");
  preview_wait_for_renewal (preview, pages);
  g_assert_nonnull (strstr (kaiji_pages_get_subject (preview_get_pages (preview)), "1234-5678"));
}

/* Edits that are never printed cause no drawing. */
static void
test_edit_unprinted (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  const KaijiField *field = preview_find_field (preview, "business-name");
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;

  print_set_text (preview->sheet, "business-name", "株式会社試験");
  preview_wait_for_renewal (preview, pages);
  pages = preview_get_pages (preview);
  g_set_object (&texture, kaiji_page_view_get_texture (preview_get_page_view (preview)));

  answer = kaiji_answer_new_from_json ("{\"text\": \"株式会社試験\", \"memo\": \"登記簿\"}", NULL);
  kaiji_sheet_set_answer (preview->sheet, field, answer);
  preview_wait_for_renewal (preview, pages);
  g_assert_true (kaiji_page_view_get_texture (preview_get_page_view (preview)) == texture);
}

static GThread *main_thread;

/* Takes note that a widget is gone. The threads that work for widgets must not take them apart. */
static void
on_gone (gpointer user_data, GObject *where_it_was)
{
  gboolean *is_gone = user_data;

  g_assert_true (g_thread_self () == main_thread);
  *is_gone = TRUE;
}

/* A mistaken paste neither stops the window nor is it waited for when the window is closed. */
static void
test_edit_huge (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  gboolean is_gone = FALSE;
  g_autofree char *text = g_strnfill (1024 * 1024, 'w');

  print_set_text (preview->sheet, "business-overview", text);
  preview_wait_for_frame (preview);
  preview_wait_for_frame (preview);
  g_assert_true (preview_get_pages (preview) == pages);

  g_object_weak_ref (G_OBJECT (preview_get_page_view (preview)), on_gone, &is_gone);
  g_clear_pointer (&preview, preview_free);
  while (!is_gone)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_excluded (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  const KaijiField *field = preview_find_field (preview, "business-name");
  const char *message = "What is being edited is not printed: its section is left out.";
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (preview));
  graphene_rect_t lit;

  kaiji_form_show_field (preview_get_form (preview), field);
  preview_wait_for_field (preview, "business-name");
  g_assert_null (find_label (preview_get_widget (preview), message));

  print_exclude_section (preview->sheet, kaiji_field_get_section (field)->title);
  preview_wait_for_renewal (preview, pages);
  g_assert_nonnull (find_label (preview_get_widget (preview), message));
  g_assert_false (kaiji_page_view_get_lit_area (KAIJI_PAGE_VIEW (view), &lit));

  pages = preview_get_pages (preview);
  kaiji_sheet_set_section_excluded (preview->sheet, kaiji_field_get_section (field), FALSE);
  preview_wait_for_renewal (preview, pages);
  g_assert_null (find_label (preview_get_widget (preview), message));
  preview_wait_for_field (preview, "business-name");
}

#define DEEP_FIELD "backup-generations"

static gboolean
sees_field (gpointer user_data)
{
  return kaiji_form_is_in_sight (preview_get_form (user_data),
                                 preview_find_field (user_data, DEEP_FIELD));
}

static int
get_form_width (Preview *preview)
{
  return gtk_widget_get_width (GTK_WIDGET (preview_get_form (preview)));
}

/* Beside the preview all rows above are higher, and the edited one stays visible. */
static void
test_stay_at_field (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  int width = get_form_width (preview);

  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, DEEP_FIELD));
  preview_wait_until (sees_field, preview, "the field");

  preview_show (preview, TRUE);
  preview_wait_until (preview_is_drawn, preview, "the page");
  g_assert_cmpint (get_form_width (preview), <, width);
  preview_wait_for_frame (preview);
  preview_wait_until (sees_field, preview, "the field beside the preview");

  preview_show (preview, FALSE);
  preview_wait_for_frame (preview);
  preview_wait_for_frame (preview);
  g_assert_cmpint (get_form_width (preview), ==, width);
  preview_wait_until (sees_field, preview, "the field without the preview");
}

/* The paper turns at once, and back when that is undone. */
static void
test_page_setup (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  KaijiPages *pages = preview_get_pages (preview);
  double width, height;

  setup->paper = g_strdup ("iso_a4");
  kaiji_sheet_set_page_setup (preview->sheet, setup);
  preview_wait_for_renewal (preview, pages);
  kaiji_pages_get_size (preview_get_pages (preview), &width, &height);
  g_assert_cmpfloat (width, <, height);

  pages = preview_get_pages (preview);
  kaiji_sheet_view_undo (KAIJI_SHEET_VIEW (preview->view));
  preview_wait_for_renewal (preview, pages);
  kaiji_pages_get_size (preview_get_pages (preview), &width, &height);
  g_assert_cmpfloat (width, >, height);
}

static void
test_empty (void)
{
  g_autoptr (Preview) preview = preview_new (preview_load_sheet ("mic-asp-saas", NULL), WIDE, TRUE);

  g_assert_cmpuint (kaiji_pages_get_n_pages (preview_get_pages (preview)), >, 1);
  preview_assert_page (preview, 0);
  preview_assert_drawn (preview);
}

static gboolean
shows_error (gpointer user_data)
{
  GtkWidget *preview = preview_get_widget (user_data);
  GtkWidget *page = find_widget (preview, ADW_TYPE_STATUS_PAGE, 0);

  return gtk_widget_get_mapped (page);
}

/* A scheme whose page has no room for its table. */
static void
test_error (void)
{
  g_autoptr (Preview) preview = preview_new (preview_load_sheet ("aspic-asp-saas",
                                                                 "{\"notes-size\": 100}"),
                                             WIDE, FALSE);
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  pages = kaiji_pages_new (preview->sheet, KAIJI_AUDIENCE_SUBMISSION, &error);
  g_assert_null (pages);

  preview_show (preview, TRUE);
  preview_wait_until (shows_error, preview, "the error");
  page = find_widget (preview_get_widget (preview), ADW_TYPE_STATUS_PAGE, 0);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==, error->message);
  preview_assert_enabled (preview, "preview.next-page", FALSE);
  preview_assert_enabled (preview, "preview.zoom-in", FALSE);

  /* Further typing does not affect it. */
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  print_set_text (preview->sheet, "business-name", "株式会社試験");
  preview_wait_for_frame (preview);
  preview_wait_for_frame (preview);
  g_assert_true (shows_error (preview));
}

static void
test_audience (void)
{
  g_autoptr (Preview) preview = preview_new (preview_load_sheet ("aspic-asp-saas@2017", NULL), WIDE,
                                             TRUE);
  GtkWidget *drop_down = find_widget (preview_get_widget (preview), GTK_TYPE_DROP_DOWN, 0);
  KaijiPages *pages;
  g_autofree char *text = NULL;
  g_autofree char *public_text = NULL;

  pages = preview_get_pages (preview);
  print_set_text (preview->sheet, "officer-names", "見本 太郎");
  preview_wait_for_renewal (preview, pages);
  pages = preview_get_pages (preview);
  text = print_get_answer (pages, "officer-names");
  g_assert_cmpstr (text, ==, "見本 太郎");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  preview_wait_for_renewal (preview, pages);
  pages = preview_get_pages (preview);
  public_text = print_get_answer (pages, "officer-names");
  g_assert_cmpstr (public_text, ==, "記述有り(*)");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  preview_wait_for_renewal (preview, pages);
  g_assert_cmpint (kaiji_pages_get_audience (preview_get_pages (preview)), ==,
                   KAIJI_AUDIENCE_SUBMISSION);
}

/* If everything is published, there is nothing to choose. */
static void
test_audience_same (void)
{
  g_autoptr (Preview) preview = preview_new (preview_load_sheet ("aspic-asp-saas@2023", NULL), WIDE,
                                             TRUE);

  g_assert_null (find_widget (preview_get_widget (preview), GTK_TYPE_DROP_DOWN, 0));
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static gboolean
is_put_away (gpointer user_data)
{
  return !gtk_widget_get_mapped (preview_get_widget (user_data)) && !preview_is_shown (user_data);
}

/* A preview that was hidden for lack of room returns with it. */
static void
test_narrow_and_wide (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  gtk_window_set_default_size (GTK_WINDOW (preview->window), NARROW, 800);
  preview_wait_until (is_put_away, preview, "the preview to go");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (preview_get_form (preview))));
  g_assert_true (g_settings_get_boolean (kaiji_settings_get (), "show-preview"));

  gtk_window_set_default_size (GTK_WINDOW (preview->window), WIDE, 800);
  preview_wait_until (is_mapped, preview_get_widget (preview), "the preview to come back");
  g_assert_true (preview_is_shown (preview));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (preview_get_form (preview))));
}

static gboolean
has_focus_within (gpointer user_data)
{
  return (gtk_widget_get_state_flags (user_data) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* In the form's place, the preview gets the keys; afterwards the previous widget gets them
 * again. */
static void
test_narrow_focus (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), NARROW, FALSE);
  const KaijiField *field = preview_find_field (preview, "business-overview");
  KaijiFieldRow *row = kaiji_form_show_field (preview_get_form (preview), field);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_ref (
    kaiji_sheet_get_answer (preview->sheet, field));

  preview_wait_until (has_focus_within, row, "the cursor in a field");
  for (guint i = 0; i < 2; i++)
    {
      preview_show (preview, TRUE);
      preview_wait_until (has_focus_within, preview_get_widget (preview),
                          "the preview to have the focus");
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (preview_get_form (preview))));
      preview_wait_until (preview_is_drawn, preview, "the first page");
      preview_press_key (preview, XK_a);
      g_assert_true (kaiji_answer_equal (kaiji_sheet_get_answer (preview->sheet, field), answer));

      preview_press_key (preview, XK_Escape);
      preview_wait_until (has_focus_within, row, "the field to have the focus again");
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (preview_get_form (preview))));
      g_assert_false (gtk_widget_get_mapped (preview_get_widget (preview)));
      g_assert_false (preview_is_shown (preview));
    }
}

/* A click on the page goes back to the form, into that field. */
static void
test_narrow_click (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), NARROW, FALSE);
  const KaijiField *field = preview_find_field (preview, "business-overview");

  preview_show (preview, TRUE);
  preview_wait_until (preview_is_drawn, preview, "the first page");
  preview_click_on_field (preview, field->id, 10, 5);
  preview_wait_until (is_put_away, preview, "the preview to go");
  preview_wait_until (has_focus_within, kaiji_form_reveal_field (preview_get_form (preview), field),
                      "the field to have the focus");
}

typedef struct
{
  GtkWidget *widget;
  int width;
} ExpectedWidth;

static gboolean
has_width (gpointer user_data)
{
  const ExpectedWidth *expected = user_data;

  return gtk_widget_get_width (expected->widget) == expected->width;
}

static void
test_width (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  Display *display = preview_get_display ();
  g_autoptr (Preview) other = NULL;
  GtkWidget *pane = find_widget (preview->view, KAIJI_TYPE_SIDE_PANE, 0);
  GtkWidget *handle = find_widget (pane, GTK_TYPE_SEPARATOR, 0);
  ExpectedWidth expected = { pane, 600 };

  g_assert_true (has_width (&expected));
  g_assert_true (gtk_widget_grab_focus (handle));
  preview_press_key (preview, XK_Left);
  expected.width = 624;
  preview_wait_until (has_width, &expected, "a wider pane");

  pointer_move (handle, gtk_widget_get_width (handle) / 2.0, 200);
  pointer_press (GDK_BUTTON_PRIMARY);
  for (int i = 1; i <= 20; i++)
    {
      XTestFakeRelativeMotionEvent (display, 4, 0, CurrentTime);
      XSync (display, False);
      preview_wait_for_frame (preview);
    }
  pointer_release (GDK_BUTTON_PRIMARY);
  expected.width = 544;
  preview_wait_until (has_width, &expected, "a narrower pane");
  while (g_settings_get_int (kaiji_settings_get (), "preview-width") != 544)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (preview_is_fitted (preview));

  other = preview_new (print_load_sample (), WIDE, TRUE);
  expected.widget = find_widget (other->view, KAIJI_TYPE_SIDE_PANE, 0);
  g_assert_true (has_width (&expected));
}

int
main (int argc, char *argv[])
{
  preview_init_test (&argc, &argv);
  main_thread = g_thread_self ();

  preview_add_test ("/app/preview/hidden", test_hidden);
  preview_add_test ("/app/preview/own-window", test_own_window);
  preview_add_test ("/app/preview/remembered", test_remembered);
  preview_add_test ("/app/preview/edit/text", test_edit);
  preview_add_test ("/app/preview/edit/once-a-frame", test_edit_once_a_frame);
  preview_add_test ("/app/preview/edit/certification-number", test_edit_number);
  preview_add_test ("/app/preview/edit/unprinted", test_edit_unprinted);
  preview_add_test ("/app/preview/edit/huge", test_edit_huge);
  preview_add_test ("/app/preview/excluded", test_excluded);
  preview_add_test ("/app/preview/stay-at-field", test_stay_at_field);
  preview_add_test ("/app/preview/page-setup", test_page_setup);
  preview_add_test ("/app/preview/empty", test_empty);
  preview_add_test ("/app/preview/error", test_error);
  preview_add_test ("/app/preview/audience/masked", test_audience);
  preview_add_test ("/app/preview/audience/same", test_audience_same);
  preview_add_test ("/app/preview/narrow/and-wide", test_narrow_and_wide);
  preview_add_test ("/app/preview/narrow/focus", test_narrow_focus);
  preview_add_test ("/app/preview/narrow/click", test_narrow_click);
  preview_add_test ("/app/preview/width", test_width);

  return g_test_run ();
}
