/* test-preview-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page in the preview: it follows what is edited, is clicked into, turned and enlarged.
 */

#include "config.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "kaiji-page-view-private.h"
#include "kaiji-pages-find.h"
#include "kaiji-settings.h"
#include "pointer-fixture.h"
#include "preview-fixture.h"
#include "print-fixture.h"

static void
test_follow (void)
{
  static const char *const ids[] = { "disclosure-date", "periodic-report", "officer-names",
                                     "business-overview", "certifications" };
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const KaijiField *field = preview_find_field (preview, ids[i]);
      cairo_rectangle_t area;
      guint page;

      kaiji_form_show_field (preview_get_form (preview), field);
      preview_wait_for_field (preview, ids[i]);
      g_assert_true (
        kaiji_pages_find_first_answer (preview_get_pages (preview), field, &page, &area));
      preview_assert_page (preview, page);
    }
}

/* Who turns the page looks around; who types on is brought back. */
static void
test_follow_typing (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  const KaijiField *field = preview_find_field (preview, "business-name");

  kaiji_form_show_field (preview_get_form (preview), field);
  preview_wait_for_field (preview, "business-name");
  preview_press_button (preview, "preview.next-page");
  preview_press_button (preview, "preview.next-page");
  preview_assert_page (preview, 2);

  print_set_text (preview->sheet, "officer-names", "別の答え");
  preview_wait_for_renewal (preview, pages);
  preview_assert_page (preview, 2);

  print_set_text (preview->sheet, "business-name", "株式会社試験");
  preview_wait_for_page (preview, 0);
}

static gboolean
is_in_view (gpointer user_data)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (user_data));
  GtkWidget *viewport = gtk_widget_get_parent (view);
  graphene_rect_t lit, bounds, both;
  double x, y;

  if (!kaiji_page_view_get_lit_area (KAIJI_PAGE_VIEW (view), &lit))
    return FALSE;

  gtk_widget_translate_coordinates (view, viewport, lit.origin.x, lit.origin.y, &x, &y);
  graphene_rect_init (&lit, (float) x, (float) y, lit.size.width, lit.size.height);
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (viewport),
                      (float) gtk_widget_get_height (viewport));

  return graphene_rect_intersection (&lit, &bounds, &both) && both.size.height == lit.size.height
         && both.size.width >= MIN (lit.size.width, bounds.size.width / 2);
}

static void
test_follow_enlarged (void)
{
  static const char *const ids[] = { "certifications", "disclosure-date", "officer-names",
                                     "periodic-report" };
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  for (guint i = 0; i < 6; i++)
    preview_press_button (preview, "preview.zoom-in");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, ids[i]));
      preview_wait_for_field (preview, ids[i]);
      preview_wait_until (is_in_view, preview, ids[i]);
    }
}

static void
test_click (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (preview));
  const KaijiField *field;
  GtkWidget *row;

  preview_click_on_field (preview, "business-overview", 10, 5);
  preview_assert_page (preview, 0);
  /* In its prompt. */
  preview_click_on_field (preview, "business-name", -250, 5);

  preview_press_button (preview, "preview.next-page");
  preview_press_button (preview, "preview.next-page");
  field = kaiji_pages_find_field (preview_get_pages (preview), 2, 700, 300);
  preview_click_on_field (preview, field->id, 10, 5);
  preview_assert_page (preview, 2);
  row = GTK_WIDGET (kaiji_form_show_field (preview_get_form (preview), field));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (preview->window)), row));

  /* Outside of the table nothing happens. */
  pointer_move (view, 5, 5);
  pointer_click (GDK_BUTTON_PRIMARY);
  preview_wait_for_frame (preview);
  preview_wait_for_frame (preview);
  g_assert_true (kaiji_form_get_current_field (preview_get_form (preview)) == field);
}

static void
test_enter (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  const KaijiField *field = preview_find_field (preview, "business-overview");
  GtkWidget *row = GTK_WIDGET (kaiji_form_show_field (preview_get_form (preview), field));
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (preview));

  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (preview->window)) == view);
  preview_press_key (preview, XK_Return);
  while (gtk_root_get_focus (GTK_ROOT (preview->window)) == view)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (preview->window)), row));
}

/* An answer that is longer than a page is lit on each page it is on. */
static void
test_split_answer (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  g_autofree char *text = g_strnfill (20000, 'w');
  graphene_rect_t lit;
  guint page;

  kaiji_form_show_field (preview_get_form (preview),
                         preview_find_field (preview, "business-overview"));
  print_set_text (preview->sheet, "business-overview", text);
  preview_wait_for_renewal (preview, pages);
  preview_wait_for_field (preview, "business-overview");
  page = kaiji_page_view_get_page (preview_get_page_view (preview));

  preview_press_button (preview, "preview.next-page");
  g_assert_true (kaiji_page_view_get_lit_area (preview_get_page_view (preview), &lit));
  g_assert_cmpfloat (lit.size.height, >, 100);
  /* Who clicks there stays there. */
  preview_click_on_field (preview, "business-overview", 10, 50);
  preview_assert_page (preview, page + 1);
}

static void
test_turn (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  guint n_pages = kaiji_pages_get_n_pages (preview_get_pages (preview));

  gtk_test_accessible_assert_property (preview_get_page_view (preview),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Printed page");
  preview_assert_page (preview, 0);
  preview_assert_enabled (preview, "preview.previous-page", FALSE);
  for (guint i = 1; i < n_pages; i++)
    {
      preview_assert_enabled (preview, "preview.next-page", TRUE);
      preview_press_button (preview, "preview.next-page");
      preview_assert_page (preview, i);
      preview_wait_until (preview_is_drawn, preview, "the next page");
      preview_assert_drawn (preview);
    }
  preview_assert_enabled (preview, "preview.next-page", FALSE);
  preview_press_button (preview, "preview.previous-page");
  preview_assert_page (preview, n_pages - 2);
  preview_assert_enabled (preview, "preview.next-page", TRUE);
}

static void
test_turn_keys (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  guint n_pages = kaiji_pages_get_n_pages (preview_get_pages (preview));

  /* From the form. */
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  preview_wait_for_field (preview, "business-name");
  preview_press_with (preview, XK_Alt_L, XK_Page_Down);
  preview_wait_for_page (preview, 1);
  preview_press_with (preview, XK_Alt_L, XK_Page_Up);
  preview_wait_for_page (preview, 0);

  g_assert_true (gtk_widget_grab_focus (preview_get_widget (preview)));
  preview_press_key (preview, XK_Page_Down);
  preview_wait_for_page (preview, 1);
  preview_press_key (preview, XK_End);
  preview_wait_for_page (preview, n_pages - 1);
  preview_press_key (preview, XK_Page_Up);
  preview_wait_for_page (preview, n_pages - 2);
  preview_press_key (preview, XK_Home);
  preview_wait_for_page (preview, 0);
}

/* The page that is shown may be gone. */
static void
test_turn_shortened (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = preview_get_pages (preview);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (preview->sheet),
                                                            &n_sections);

  g_assert_true (
    gtk_widget_activate_action (preview_get_widget (preview), "preview.last-page", NULL));
  preview_assert_page (preview, kaiji_pages_get_n_pages (pages) - 1);
  for (guint i = 2; i < n_sections; i++)
    kaiji_sheet_set_section_excluded (preview->sheet, &sections[i], TRUE);
  preview_wait_for_renewal (preview, pages);
  g_assert_cmpuint (kaiji_pages_get_n_pages (preview_get_pages (preview)), ==, 1);
  preview_assert_page (preview, 0);
}

typedef struct
{
  Preview *preview;
  double scale;
} ExpectedScale;

static gboolean
is_of_scale (gpointer user_data)
{
  const ExpectedScale *expected = user_data;
  double scale = kaiji_page_view_get_scale (preview_get_page_view (expected->preview));

  return ABS (scale - expected->scale) < 0.01;
}

static void
wait_for_scale (Preview *self, double scale)
{
  ExpectedScale expected = { self, scale };

  preview_wait_until (is_of_scale, &expected, "another scale");
  preview_wait_until (preview_is_drawn, self, "another size");
  preview_assert_drawn (self);
  preview_assert_sharp (self);
}

static void
test_zoom (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  double scale = kaiji_page_view_get_scale (preview_get_page_view (preview));

  g_assert_true (preview_is_fitted (preview));
  preview_assert_enabled (preview, "preview.zoom-fit", FALSE);
  preview_press_button (preview, "preview.zoom-in");
  wait_for_scale (preview, scale * 1.25);
  preview_assert_enabled (preview, "preview.zoom-fit", TRUE);
  preview_press_button (preview, "preview.zoom-out");
  preview_press_button (preview, "preview.zoom-out");
  wait_for_scale (preview, scale / 1.25);
  preview_press_button (preview, "preview.zoom-fit");
  wait_for_scale (preview, scale);
  g_assert_true (preview_is_fitted (preview));

  /* From the form. */
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  preview_press_with (preview, XK_Control_L, XK_equal);
  wait_for_scale (preview, scale * 1.25);
  preview_press_with (preview, XK_Control_L, XK_minus);
  wait_for_scale (preview, scale);
  preview_press_with (preview, XK_Control_L, XK_minus);
  wait_for_scale (preview, scale / 1.25);
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), >, 0);
  preview_press_with (preview, XK_Control_L, XK_0);
  preview_wait_until (preview_is_fitted, preview, "the page to be as wide as there is room");
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), ==, 0);
}

static gboolean
is_legible (gpointer user_data)
{
  Preview *preview = user_data;
  double size = kaiji_pages_get_font_size (preview_get_pages (preview))
                * kaiji_page_view_get_scale (preview_get_page_view (preview));

  return size > 9.9;
}

static gboolean
is_lit_in_view (gpointer user_data)
{
  Preview *preview = user_data;
  KaijiPageView *view = preview_get_page_view (preview);
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_VIEWPORT);
  graphene_rect_t area;
  double x, y;

  if (!kaiji_page_view_get_lit_area (view, &area))
    return FALSE;

  gtk_widget_translate_coordinates (GTK_WIDGET (view), viewport, area.origin.x, area.origin.y, &x,
                                    &y);
  return x >= 0 && y >= 0 && x + area.size.width <= gtk_widget_get_width (viewport)
         && y + area.size.height <= gtk_widget_get_height (viewport);
}

/* Whether a bar below the page takes room of its own to say that it goes on. */
static gboolean
has_scroll_bar (Preview *preview)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (preview_get_page_view (preview)),
                                               GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *bar = gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (window));

  return gtk_widget_get_mapped (bar)
         && !gtk_scrolled_window_get_overlay_scrolling (GTK_SCROLLED_WINDOW (window));
}

/* As Kaiji comes, in a window where the page's whole width is too little to read. */
static void
test_zoom_legible (void)
{
  g_autoptr (Preview) preview = NULL;

  g_settings_reset (kaiji_settings_get (), "preview-zoom");
  preview = preview_new (print_load_sample (), 1100, TRUE);
  g_assert_true (is_legible (preview));
  g_assert_true (has_scroll_bar (preview));
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  preview_wait_until (is_lit_in_view, preview, "the first answer");
  kaiji_form_show_field (preview_get_form (preview),
                         preview_find_field (preview, "employee-count"));
  preview_wait_until (is_lit_in_view, preview, "the answer that was gone to");

  preview_press_button (preview, "preview.zoom-fit");
  preview_wait_until (preview_is_fitted, preview, "the page to be as wide as there is room");
  g_assert_false (is_legible (preview));
  g_assert_false (has_scroll_bar (preview));
}

static gboolean
is_whole (gpointer user_data)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (user_data));
  GtkWidget *viewport = gtk_widget_get_ancestor (view, GTK_TYPE_VIEWPORT);

  return gtk_widget_get_width (view) <= gtk_widget_get_width (viewport)
         && gtk_widget_get_height (view) <= gtk_widget_get_height (viewport);
}

/* A window lower than the page at its full width. */
static void
test_zoom_page (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  gtk_window_set_default_size (GTK_WINDOW (preview->window), WIDE, 300);
  for (guint i = 0; i < 4; i++)
    preview_wait_for_frame (preview);
  g_assert_false (is_whole (preview));
  preview_press_button (preview, "preview.zoom-page");
  preview_wait_until (is_whole, preview, "the whole page");
  preview_assert_enabled (preview, "preview.zoom-fit", TRUE);
  preview_press_button (preview, "preview.zoom-fit");
  preview_wait_until (preview_is_fitted, preview, "the page to be as wide as there is room");
}

static GtkWidget *
find_preview_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (g_strcmp0 (gtk_window_get_title (iter->data), "Preview") == 0)
      return iter->data;

  return NULL;
}

static gboolean
is_drawn_in_window (gpointer user_data)
{
  GtkWidget *view = find_widget (user_data, KAIJI_TYPE_PAGE_VIEW, 0);

  return view != NULL && kaiji_page_view_get_texture (KAIJI_PAGE_VIEW (view)) != NULL;
}

/* The pages in a window of their own, which goes with the sheet. */
static void
test_window (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  GtkWidget *window;

  g_assert_true (gtk_widget_activate_action (preview->window, "sheet.show-preview-window", NULL));
  window = find_preview_window ();
  g_assert_nonnull (window);
  preview_wait_until (is_drawn_in_window, window, "the page in its window");
  g_assert_cmpint (gtk_widget_get_width (find_widget (window, KAIJI_TYPE_PAGE_VIEW, 0)), >, 900);

  /* Asked for again, it is the same one. */
  g_assert_true (gtk_widget_activate_action (preview->window, "sheet.show-preview-window", NULL));
  g_assert_true (find_preview_window () == window);

  gtk_window_set_child (GTK_WINDOW (preview->window), NULL);
  g_assert_null (find_preview_window ());
  preview->view = gtk_label_new (NULL);
  gtk_window_set_child (GTK_WINDOW (preview->window), preview->view);
}

static void
test_zoom_limits (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPageView *view = preview_get_page_view (preview);
  double scale = 0;

  while (gtk_widget_get_sensitive (preview_find_button (preview, "preview.zoom-in")))
    {
      g_assert_cmpfloat (kaiji_page_view_get_scale (view), >, scale);
      scale = kaiji_page_view_get_scale (view);
      preview_press_button (preview, "preview.zoom-in");
    }
  g_assert_cmpfloat_with_epsilon (kaiji_page_view_get_scale (view), 6, 0.01);
  preview_wait_until (preview_is_drawn, preview, "the largest page");
  preview_assert_sharp (preview);

  while (gtk_widget_get_sensitive (preview_find_button (preview, "preview.zoom-out")))
    preview_press_button (preview, "preview.zoom-out");
  g_assert_cmpfloat_with_epsilon (kaiji_page_view_get_scale (view), 0.25, 0.01);
  preview_wait_until (preview_is_drawn, preview, "the smallest page");
}

/* The place under the pointer stays there. */
static void
test_zoom_scroll (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  Display *display = preview_get_display ();
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (preview));
  GtkWidget *viewport = gtk_widget_get_parent (view);
  double scale, x, y, new_x, new_y;

  for (guint i = 0; i < 5; i++)
    preview_press_button (preview, "preview.zoom-in");
  scale = kaiji_page_view_get_scale (KAIJI_PAGE_VIEW (view));
  gtk_widget_translate_coordinates (viewport, view, 200, 150, &x, &y);

  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), True, CurrentTime);
  XSync (display, False);
  pointer_move (viewport, 200, 150);
  pointer_click (4);
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), False, CurrentTime);
  XSync (display, False);
  wait_for_scale (preview, scale * 1.25);

  gtk_widget_translate_coordinates (viewport, view, 200, 150, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (new_x, x * 1.25, 2);
  g_assert_cmpfloat_with_epsilon (new_y, y * 1.25, 2);
}

static void
test_zoom_hidden (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  preview_show (preview, FALSE);
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  preview_press_with (preview, XK_Control_L, XK_equal);
  /* Comes after the other. */
  preview_press_key (preview, XK_Tab);
  while (kaiji_form_get_current_field (preview_get_form (preview))
         == preview_find_field (preview, "business-name"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), ==, 0);
}

int
main (int argc, char *argv[])
{
  preview_init_test (&argc, &argv);

  preview_add_test ("/app/preview/follow/field", test_follow);
  preview_add_test ("/app/preview/follow/typing", test_follow_typing);
  preview_add_test ("/app/preview/follow/enlarged", test_follow_enlarged);
  preview_add_test ("/app/preview/click", test_click);
  preview_add_test ("/app/preview/enter", test_enter);
  preview_add_test ("/app/preview/split-answer", test_split_answer);
  preview_add_test ("/app/preview/turn/buttons", test_turn);
  preview_add_test ("/app/preview/turn/keys", test_turn_keys);
  preview_add_test ("/app/preview/turn/shortened", test_turn_shortened);
  preview_add_test ("/app/preview/zoom/steps", test_zoom);
  preview_add_test ("/app/preview/zoom/legible", test_zoom_legible);
  preview_add_test ("/app/preview/zoom/page", test_zoom_page);
  preview_add_test ("/app/preview/window", test_window);
  preview_add_test ("/app/preview/zoom/limits", test_zoom_limits);
  preview_add_test ("/app/preview/zoom/scroll", test_zoom_scroll);
  preview_add_test ("/app/preview/zoom/hidden", test_zoom_hidden);

  return g_test_run ();
}
