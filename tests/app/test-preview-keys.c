/* test-preview-keys.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview by keyboard, as Kaiji comes: the page is wider than there is room, and animations are
 * on.
 */

#include "config.h"

#include <X11/keysym.h>

#include "kaiji-settings.h"
#include "preview-fixture.h"
#include "print-fixture.h"

typedef struct
{
  Preview *preview;
  GtkWidget *widget;
} Focus;

static gboolean
has_focus (gpointer user_data)
{
  const Focus *focus = user_data;

  return gtk_root_get_focus (GTK_ROOT (focus->preview->window)) == focus->widget;
}

static void
wait_for_focus (Preview *preview, GtkWidget *widget, const char *what)
{
  Focus focus = { preview, widget };

  preview_wait_until (has_focus, &focus, what);
}

static GtkScrolledWindow *
get_scrolled_window (Preview *preview)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (preview));

  return GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW));
}

static gboolean
is_scrolled_aside (gpointer user_data)
{
  GtkScrolledWindow *window = get_scrolled_window (user_data);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (window)) > 0;
}

/* The preview of a page of which a part is in view, with the answer in it. */
static Preview *
preview_new_narrow (void)
{
  Preview *preview;

  g_settings_reset (kaiji_settings_get (), "preview-zoom");
  preview = preview_new (print_load_sample (), 1100, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  kaiji_form_show_field (preview_get_form (preview), preview_find_field (preview, "business-name"));
  preview_wait_for_field (preview, "business-name");
  preview_wait_until (is_scrolled_aside, preview, "the answer to be in view");

  return preview;
}

/* Tab and Shift+Tab go through the page and the buttons, and no further into nothing. */
static void
test_tab (void)
{
  static const char *const actions[] = { "preview.zoom-in", "preview.zoom-page", "preview.zoom-fit",
                                         "preview.zoom-out" };
  g_autoptr (Preview) preview = preview_new_narrow ();
  GtkWidget *page = GTK_WIDGET (preview_get_page_view (preview));

  g_assert_true (gtk_widget_grab_focus (preview_get_widget (preview)));
  wait_for_focus (preview, page, "the page");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      preview_press_with (preview, XK_Shift_L, XK_Tab);
      wait_for_focus (preview, preview_find_button (preview, actions[i]), actions[i]);
    }
  for (guint i = G_N_ELEMENTS (actions) - 1; i > 0; i--)
    {
      preview_press_key (preview, XK_Tab);
      wait_for_focus (preview, preview_find_button (preview, actions[i - 1]), actions[i - 1]);
    }
  preview_press_key (preview, XK_Tab);
  wait_for_focus (preview, page, "the page again");
}

/* The focus comes to the page as a whole, of which the part with the answer stays in view. */
static void
test_place (void)
{
  g_autoptr (Preview) preview = preview_new_narrow ();
  GtkScrolledWindow *window = get_scrolled_window (preview);
  GtkAdjustment *horizontal = gtk_scrolled_window_get_hadjustment (window);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (window);
  double x = gtk_adjustment_get_value (horizontal);
  double y = gtk_adjustment_get_value (vertical);
  GtkWidget *page = GTK_WIDGET (preview_get_page_view (preview));

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_grab_focus (preview_get_widget (preview)));
      wait_for_focus (preview, page, "the page");
      for (guint frame = 0; frame < 30; frame++)
        {
          gtk_widget_queue_draw (page);
          preview_wait_for_frame (preview);
          g_assert_cmpfloat (gtk_adjustment_get_value (horizontal), ==, x);
          g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, y);
        }
      g_assert_true (gtk_widget_grab_focus (preview_find_button (preview, "preview.zoom-in")));
    }
}

int
main (int argc, char *argv[])
{
  preview_init_test (&argc, &argv);

  preview_add_test ("/app/preview/keys/tab", test_tab);
  preview_add_test ("/app/preview/keys/place", test_place);

  return g_test_run ();
}
