/* test-side-split.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pane beside its content, or in its place, whatever comes into it later.
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-side-split.h"
#include "row-fixture.h"

/* In pixels: of the window, and more than half of it. */
#define WIDTH 900
#define LARGE 700
#define HEIGHT 300

typedef struct
{
  GtkWidget *window;
  GtkWidget *content;
  GtkWidget *child; /* of the pane */
  KaijiSideSplit *split;
} Split;

static GtkWidget *
create (gpointer user_data)
{
  Split *self = user_data;

  self->child = gtk_button_new_with_label ("Pane");
  return self->child;
}

/* As the view does: the content takes the focus back. */
static void
on_left (Split *self)
{
  gtk_widget_grab_focus (self->content);
}

static void
settle_window (Split *self)
{
  Fixture fixture = { .window = self->window };

  settle (&fixture);
}

static void
set_up (Split *self, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  self->content = gtk_entry_new ();
  self->split = g_object_new (KAIJI_TYPE_SIDE_SPLIT, "width-key", "guidance-width", NULL);
  kaiji_side_split_set_content (self->split, self->content);
  kaiji_side_split_set_create (self->split, create, self);
  g_signal_connect_swapped (self->split, "left", G_CALLBACK (on_left), self);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->split));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->content);
  settle_window (self);
}

static void
tear_down (Split *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* What fills the pane comes after it was shown, and needs so much room. */
static void
fill (Split *self, int width)
{
  gtk_widget_set_size_request (self->child, width, -1);
  settle_window (self);
}

static void
assert_beside (Split *self)
{
  g_assert_true (kaiji_side_split_get_show_pane (self->split));
  g_assert_true (gtk_widget_get_mapped (self->content));
  g_assert_true (gtk_widget_get_mapped (self->child));
}

static void
assert_in_place (Split *self)
{
  /* If the focus has to be moved, it is once the window is laid out. */
  while (gtk_widget_get_mapped (self->content))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kaiji_side_split_get_show_pane (self->split));
  g_assert_true (gtk_widget_get_mapped (self->child));
  g_assert_true (kaiji_focus_is_within (self->child));
}

/* One has gone into the pane. */
static void
test_filled_with_focus (Split *self, gconstpointer data)
{
  kaiji_side_split_set_show_pane (self->split, TRUE);
  gtk_widget_grab_focus (self->child);
  settle_window (self);
  assert_beside (self);

  fill (self, LARGE);
  assert_in_place (self);

  /* And back: the focus stays where one is. */
  fill (self, -1);
  assert_beside (self);
  g_assert_true (kaiji_focus_is_within (self->child));

  fill (self, LARGE);
  kaiji_side_split_set_show_pane (self->split, FALSE);
  settle_window (self);
  g_assert_true (gtk_widget_get_mapped (self->content));
  g_assert_false (gtk_widget_get_mapped (self->child));
  g_assert_true (kaiji_focus_is_within (self->content));
}

/* It is filled before it has its first place. */
static void
test_filled_at_once (Split *self, gconstpointer data)
{
  kaiji_side_split_set_show_pane (self->split, TRUE);
  gtk_widget_grab_focus (self->child);
  fill (self, LARGE);
  assert_in_place (self);
}

/* One has opened it and not gone there. */
static void
test_filled_from_outside (Split *self, gconstpointer data)
{
  kaiji_side_split_set_show_pane (self->split, TRUE);
  settle_window (self);
  assert_beside (self);
  g_assert_true (kaiji_focus_is_within (self->content));

  fill (self, LARGE);
  assert_in_place (self);
}

/* Who writes in the content is not torn from it when the window becomes smaller; a pane that is
 * worked in stays. */
static void
test_smaller_window (Split *self, gconstpointer data)
{
  kaiji_side_split_set_show_pane (self->split, TRUE);
  settle_window (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH / 3, HEIGHT);
  while (gtk_widget_get_mapped (self->child))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (self->content));
  g_assert_true (kaiji_focus_is_within (self->content));

  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  while (!gtk_widget_get_mapped (self->child))
    g_main_context_iteration (NULL, TRUE);
  assert_beside (self);
  gtk_widget_grab_focus (self->child);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH / 3, HEIGHT);
  assert_in_place (self);
}

/* Both would fit, but in columns of a few characters. */
static void
test_readable (Split *self, gconstpointer data)
{
  int content_minimum, pane_minimum;

  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH / 2, HEIGHT);
  while (gtk_widget_get_width (self->window) > WIDTH / 2)
    g_main_context_iteration (NULL, TRUE);
  kaiji_side_split_set_show_pane (self->split, TRUE);
  settle_window (self);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &pane_minimum, NULL, NULL, NULL);
  g_assert_cmpint (content_minimum + pane_minimum, <, WIDTH / 2);
  assert_in_place (self);
}

#define SPLIT_TEST(path, function) g_test_add (path, Split, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  SPLIT_TEST ("/app/side-split/filled/with-focus", test_filled_with_focus);
  SPLIT_TEST ("/app/side-split/filled/at-once", test_filled_at_once);
  SPLIT_TEST ("/app/side-split/filled/from-outside", test_filled_from_outside);
  SPLIT_TEST ("/app/side-split/smaller-window", test_smaller_window);
  SPLIT_TEST ("/app/side-split/readable", test_readable);

  return g_test_run ();
}
