/* test-walk.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks through a whole sheet with real keys and with animations on, as they are by default: what
 * has the focus must come to be seen, whole, at every step.
 */

#include "config.h"

#include "kaiji-carry-over.h"
#include "keys-fixture.h"
#include "print-fixture.h"
#include "scroll-fixture.h"

/* How much of the height the form moves at a Page Down, at least. */
#define MIN_PAGE 0.8

static GtkWidget *
get_focus (View *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static gboolean
is_in_form (gpointer user_data)
{
  View *self = user_data;

  return get_focus (self) != NULL
         && gtk_widget_is_ancestor (get_focus (self), GTK_WIDGET (self->form));
}

/* A control that is higher than the form is seen whole if it fills the form. */
static gboolean
focus_is_seen (gpointer user_data)
{
  View *self = user_data;
  GtkWidget *focus = get_focus (self);
  double height = gtk_widget_get_height (GTK_WIDGET (self->form));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->form), &bounds))
    return FALSE;

  if (bounds.size.height > height)
    return bounds.origin.y < height && bounds.origin.y + bounds.size.height > 0;
  return bounds.origin.y >= -SCROLL_SLACK
         && bounds.origin.y + bounds.size.height <= height + SCROLL_SLACK;
}

static GtkWidget *last_focus;

static gboolean
focus_has_moved (gpointer user_data)
{
  View *self = user_data;

  return get_focus (self) != last_focus && get_focus (self) != NULL;
}

static void
assert_focus_is_seen (View *self, guint step)
{
  KaijiFieldRow *row;

  if (keys_wait_until (focus_is_seen, self))
    return;

  row = KAIJI_FIELD_ROW (gtk_widget_get_ancestor (get_focus (self), KAIJI_TYPE_FIELD_ROW));
  g_error ("step %u: the %s of %s is out of sight", step, G_OBJECT_TYPE_NAME (get_focus (self)),
           row != NULL ? kaiji_field_row_get_field (row)->id : "no field");
}

/* Moves the focus until it leaves the form. Returns: the number of steps */
static guint
walk (View *self, KeySym modifier)
{
  guint n_steps = 0;

  while (is_in_form (self))
    {
      assert_focus_is_seen (self, n_steps);
      last_focus = get_focus (self);
      keys_press (self->window, modifier, XK_Tab);
      if (!keys_wait_until (focus_has_moved, self))
        g_error ("step %u: the focus does not move", n_steps);
      n_steps++;
    }

  return n_steps;
}

/* A sheet whose answers are those of last time, and wait to be confirmed. */
static View *
open_carried_over (void)
{
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_carry_over (sample, kaiji_sheet_get_scheme (sample),
                                                   "2030-01-01", NULL, &error);
  g_autoptr (KaijiDocument) document = NULL;

  g_assert_no_error (error);
  document = kaiji_document_new (sheet);
  return view_new_for_document (document);
}

static void
test_tab (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  guint n_fields, n_steps;

  kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet), &n_fields);
  n_steps = walk (view, NoSymbol);
  g_assert_cmpuint (n_steps, >, n_fields);

  /* Back into the form from the widget after it, and up to the certification number, which is
   * before the first field. */
  keys_press (view->window, XK_Shift_L, XK_Tab);
  g_assert_true (keys_wait_until (is_in_form, view));
  g_assert_cmpuint (walk (view, XK_Shift_L), ==, n_steps + 1);
}

static void
test_tab_through_review (void)
{
  g_autoptr (View) view = open_carried_over ();
  guint n_fields;

  kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet), &n_fields);
  g_assert_cmpuint (walk (view, NoSymbol), >, n_fields);
}

static double page_goal;

static gboolean
is_a_page_down (gpointer user_data)
{
  View *self = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (self)) >= page_goal;
}

static gboolean
is_a_page_up (gpointer user_data)
{
  View *self = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (self)) <= page_goal;
}

static void
test_page (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  double page = MIN_PAGE * gtk_widget_get_height (GTK_WIDGET (view->form));

  view_show_field (view, "compliance-officer");
  scroll_focus_check (view);
  g_assert_true (keys_wait_until (focus_is_seen, view));

  for (guint i = 0; i < 3; i++)
    {
      page_goal = gtk_adjustment_get_value (view_get_adjustment (view)) + page;
      keys_press (view->window, NoSymbol, XK_Page_Down);
      g_assert_true (keys_wait_until (is_a_page_down, view));
      view_settle (view);
    }
  for (guint i = 0; i < 3; i++)
    {
      page_goal = gtk_adjustment_get_value (view_get_adjustment (view)) - page;
      keys_press (view->window, NoSymbol, XK_Page_Up);
      g_assert_true (keys_wait_until (is_a_page_up, view));
      view_settle (view);
    }
}

int
main (int argc, char *argv[])
{
  row_fixture_init_gtk (&argc, &argv);
  keys_init_with_animations ();

  g_test_add_func ("/app/walk/tab", test_tab);
  g_test_add_func ("/app/walk/tab-through-review", test_tab_through_review);
  g_test_add_func ("/app/walk/page", test_page);

  return g_test_run ();
}
