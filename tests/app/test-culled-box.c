/* test-culled-box.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in sight is drawn, wherever that comes to be, and little else.
 */

#include "config.h"

#include "kaiji-culled-box.h"
#include "row-fixture.h"

#define N_CHILDREN 40
#define CHILD_HEIGHT 50
#define WINDOW_HEIGHT 200

typedef struct
{
  GtkWidget *window;
  GtkWidget *heading;
  GtkAdjustment *adjustment;
  gboolean drawn[N_CHILDREN];
} Sight;

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  gboolean *drawn = user_data;

  *drawn = TRUE;
}

static void
sight_settle (Sight *self)
{
  Fixture window = { .window = self->window };

  settle (&window);
}

static Sight *
sight_new (int heading_height)
{
  Sight *self = g_new0 (Sight, 1);
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = kaiji_culled_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = gtk_drawing_area_new ();
  gtk_widget_set_size_request (self->heading, -1, heading_height);
  gtk_box_append (GTK_BOX (content), self->heading);
  gtk_box_append (GTK_BOX (content), box);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, -1, CHILD_HEIGHT);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (child), draw, &self->drawn[i], NULL);
      gtk_box_append (GTK_BOX (box), child);
    }

  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 200, WINDOW_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), content);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled_window));
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled_window);
  gtk_window_present (GTK_WINDOW (self->window));
  sight_settle (self);

  return self;
}

static void
sight_free (Sight *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sight, sight_free)

/* That all from @first on are drawn that the window has room for, and none far from them. */
static void
assert_drawn (Sight *self, guint first)
{
  guint end = first + WINDOW_HEIGHT / CHILD_HEIGHT;

  for (guint i = first; i < end; i++)
    g_assert_true (self->drawn[i]);
  for (guint i = 0; i < N_CHILDREN; i++)
    if (i + 2 < first || i > end + 2)
      g_assert_false (self->drawn[i]);
}

static void
test_top (void)
{
  g_autoptr (Sight) sight = sight_new (0);

  assert_drawn (sight, 0);
}

static void
test_scrolled (void)
{
  g_autoptr (Sight) sight = sight_new (0);

  memset (sight->drawn, 0, sizeof sight->drawn);
  gtk_adjustment_set_value (sight->adjustment, 20 * CHILD_HEIGHT);
  sight_settle (sight);
  assert_drawn (sight, 20);
}

/* A widget above the box is hidden, so the box comes into view without a change of its own. */
static void
test_moved (void)
{
  g_autoptr (Sight) sight = sight_new (10 * CHILD_HEIGHT);

  g_assert_false (sight->drawn[3]);
  gtk_widget_set_visible (sight->heading, FALSE);
  sight_settle (sight);
  assert_drawn (sight, 0);
}

/* A higher window shows more of the box. */
static void
test_resized (void)
{
  g_autoptr (Sight) sight = sight_new (0);

  gtk_window_set_default_size (GTK_WINDOW (sight->window), 200, 2 * WINDOW_HEIGHT);
  sight_settle (sight);
  g_assert_true (sight->drawn[2 * WINDOW_HEIGHT / CHILD_HEIGHT - 1]);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/culled-box/top", test_top);
  g_test_add_func ("/app/culled-box/scrolled", test_scrolled);
  g_test_add_func ("/app/culled-box/moved", test_moved);
  g_test_add_func ("/app/culled-box/resized", test_resized);

  return g_test_run ();
}
