/* test-pointer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form follows the wheel and the finger, with real events and with animations on: it goes as
 * far as it is moved, stays where it was left, and shows no empty item on its way.
 */

#include "config.h"

#include "keys-fixture.h"
#include "pointer-fixture.h"
#include "scroll-fixture.h"

/* X's names of the turns of a wheel. */
#define WHEEL_UP 4
#define WHEEL_DOWN 5

/* How far a finger goes, in pixels, and in how many steps. */
#define STROKE 240
#define N_STEPS 12

/* A stroke is no stroke until GTK can tell it from a tap, after so many pixels at most. */
#define THRESHOLD 32

typedef struct
{
  View *view;
  double from;
} Start;

static gboolean
is_below (gpointer user_data)
{
  Start *start = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (start->view)) > start->from;
}

static gboolean
is_above (gpointer user_data)
{
  Start *start = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (start->view)) < start->from;
}

/* Waits until the form, which may glide on for a while, has come to rest. */
static void
let_come_to_rest (View *self)
{
  double before;

  do
    {
      before = gtk_adjustment_get_value (view_get_adjustment (self));
      view_settle (self);
    }
  while (gtk_adjustment_get_value (view_get_adjustment (self)) != before);
}

/* From the first item to the last and back, each turn by as much as any other. */
static void
test_wheel (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  GtkAdjustment *adjustment = view_get_adjustment (view);
  Frames frames = { 0 };
  guint n_down = 0, n_up = 0;

  pointer_move (GTK_WIDGET (view->form), gtk_widget_get_width (GTK_WIDGET (view->form)) / 2.0,
                gtk_widget_get_height (GTK_WIDGET (view->form)) / 2.0);
  frames_watch (&frames, view);
  while (gtk_adjustment_get_value (adjustment) < scroll_get_end (view) - SCROLL_SLACK)
    {
      Start start = { view, gtk_adjustment_get_value (adjustment) };

      pointer_click (WHEEL_DOWN);
      g_assert_true (keys_wait_until (is_below, &start));
      g_assert_cmpuint (++n_down, <, 1000);
    }
  let_come_to_rest (view);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), scroll_get_end (view),
                                  SCROLL_SLACK);

  while (gtk_adjustment_get_value (adjustment) > SCROLL_SLACK)
    {
      Start start = { view, gtk_adjustment_get_value (adjustment) };

      pointer_click (WHEEL_UP);
      g_assert_true (keys_wait_until (is_above, &start));
      g_assert_cmpuint (++n_up, <, 1000);
    }
  frames_end (&frames);
  g_assert_cmpuint (n_down, >, 20);
  /* By now all rows have been there once, and the way is as long as it was estimated, about. */
  g_assert_cmpuint (n_up, >, n_down * 3 / 4);
  g_assert_cmpuint (n_up, <, n_down * 4 / 3);
}

/* Whether the line with the cursor is seen, whole. */
static gboolean
cursor_is_seen (gpointer user_data)
{
  View *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  GdkRectangle cursor = { .height = gtk_widget_get_height (focus) };
  double y;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (focus), NULL, &cursor, NULL);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET,
                                             cursor.x, cursor.y, &cursor.x, &cursor.y);
    }
  y = scroll_get_place (self, focus) + cursor.y;

  return y >= -SCROLL_SLACK
         && y + cursor.height <= gtk_widget_get_height (GTK_WIDGET (self->form)) + SCROLL_SLACK;
}

/* The wheel takes the form from the field that has the focus; who then types sees it again. */
static void
test_wheel_and_focus (gconstpointer field_id)
{
  g_autoptr (View) view = scroll_open_sample ();
  GtkAdjustment *adjustment = view_get_adjustment (view);
  double left_at;

  view_show_field (view, field_id);
  g_assert_true (cursor_is_seen (view));
  pointer_move (GTK_WIDGET (view->form), 5, gtk_widget_get_height (GTK_WIDGET (view->form)) / 2.0);
  while (cursor_is_seen (view))
    {
      Start start = { view, gtk_adjustment_get_value (adjustment) };

      pointer_click (WHEEL_DOWN);
      g_assert_true (keys_wait_until (is_below, &start));
      view_settle (view);
    }
  left_at = gtk_adjustment_get_value (adjustment);
  let_come_to_rest (view);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=, left_at);
  g_assert_false (cursor_is_seen (view));

  keys_type (view->window, "1");
  g_assert_true (keys_wait_until (cursor_is_seen, view));
}

/* X has no finger to send events with, so GTK is told to take the pointer for one, as it does by
 * itself where it was built for debugging. */
static void
take_pointer_for_finger (View *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (
    GTK_WIDGET (view_get_scrolled_window (self)));
  guint n_gestures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_SINGLE (controller)
          || !gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)))
        continue;
      gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (controller), FALSE);
      n_gestures++;
    }
  g_assert_cmpuint (n_gestures, >, 0);
}

static gboolean
has_followed (gpointer user_data)
{
  Start *start = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (start->view))
         >= start->from + STROKE - THRESHOLD;
}

/* Strokes over everything that a form has, fields to type in included. */
static void
test_finger (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  GtkAdjustment *adjustment = view_get_adjustment (view);
  double x = gtk_widget_get_width (GTK_WIDGET (view->form)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (view->form)) - 20;
  Frames frames = { 0 };

  g_assert_cmpfloat (y, >, STROKE + 20);
  take_pointer_for_finger (view);
  frames_watch (&frames, view);
  for (guint i = 0; i < 12; i++)
    {
      Start start = { view, gtk_adjustment_get_value (adjustment) };
      double released_at;

      pointer_move (GTK_WIDGET (view->form), x, y);
      pointer_press (GDK_BUTTON_PRIMARY);
      for (guint step = 1; step <= N_STEPS; step++)
        {
          pointer_move (GTK_WIDGET (view->form), x, y - (double) step * STROKE / N_STEPS);
          g_main_context_iteration (NULL, FALSE);
        }
      g_assert_true (keys_wait_until (has_followed, &start));
      released_at = gtk_adjustment_get_value (adjustment);
      pointer_release (GDK_BUTTON_PRIMARY);

      let_come_to_rest (view);
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >=, released_at - SCROLL_SLACK);
    }
  frames_end (&frames);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_gtk (&argc, &argv);
  keys_init_with_animations ();

  g_test_add_func ("/app/pointer/wheel", test_wheel);
  g_test_add_data_func ("/app/pointer/wheel-and-focus/text", "business-name", test_wheel_and_focus);
  g_test_add_data_func ("/app/pointer/wheel-and-focus/number", "sales", test_wheel_and_focus);
  g_test_add_func ("/app/pointer/finger", test_finger);

  return g_test_run ();
}
