/* test-wrap-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children side by side, and in as many lines as they need.
 */

#include "config.h"

#include "kaiji-wrap-layout.h"
#include "row-fixture.h"

/* In pixels: no room for the text, and room for the button and the icon only. */
#define NARROW 160

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *text;
} Line;

static void
add_text (Line *self)
{
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->text = gtk_label_new ("A text that is much longer than a line in so little room");
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->text);
}

static void
show (Line *self, int width)
{
  Fixture fixture = { 0 };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->box);
  gtk_widget_set_size_request (self->box, width, -1);
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  self->window = fixture.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (&fixture);
}

static graphene_rect_t
get_bounds (Line *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, self->box, &bounds));
  return bounds;
}

/* An icon says what its text is: it stands beside it, not above. */
static void
assert_together (Line *self)
{
  graphene_rect_t icon = get_bounds (self, self->icon);
  graphene_rect_t text = get_bounds (self, self->text);

  g_assert_cmpfloat (icon.origin.y, <, text.origin.y + text.size.height);
  g_assert_cmpfloat (text.origin.y, <, icon.origin.y + icon.size.height);
  g_assert_cmpfloat (icon.origin.x + icon.size.width, <=, text.origin.x);
  g_assert_cmpfloat (text.origin.x + text.size.width, <=, NARROW);
}

static void
set_up (Line *self, gconstpointer data)
{
  self->box = g_object_new (GTK_TYPE_BOX, "layout-manager", kaiji_wrap_layout_new (), NULL);
}

static void
tear_down (Line *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
test_icon (Line *self, gconstpointer data)
{
  add_text (self);
  show (self, NARROW);
  assert_together (self);
}

/* Nor does an icon end the line before its text's. */
static void
test_icon_after_another (Line *self, gconstpointer data)
{
  GtkWidget *before = gtk_button_new ();

  gtk_widget_set_size_request (before, NARROW * 3 / 4, -1);
  gtk_box_append (GTK_BOX (self->box), before);
  add_text (self);
  show (self, NARROW);
  assert_together (self);
  g_assert_cmpfloat (get_bounds (self, self->icon).origin.y, >=,
                     get_bounds (self, before).size.height);
}

#define LINE_TEST(path, function) g_test_add (path, Line, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  LINE_TEST ("/app/wrap-layout/icon", test_icon);
  LINE_TEST ("/app/wrap-layout/icon-after-another", test_icon_after_another);

  return g_test_run ();
}
