/* kaiji-pane-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-pane-layout.h"
#include "kaiji-readable-width.h"

/* The width of the pane, in pixels. With large text it is wider: so much of what a column of text
 * needs, since names and counts are short, and no more than a narrow window can show. */
#define USUAL_WIDTH 260
#define LARGEST_WIDTH 320
#define READABLE_SHARE 2 / 3

struct _KaijiPaneLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiPaneLayout, kaiji_pane_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
kaiji_pane_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kaiji_pane_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation,
                          orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, &child_minimum,
                          &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, child_minimum);
        }
      else
        {
          *minimum += child_minimum;
          *natural += child_natural;
        }
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int wanted = kaiji_readable_width_get (widget) * READABLE_SHARE;

      *minimum = MAX (*minimum, CLAMP (wanted, USUAL_WIDTH, LARGEST_WIDTH));
      *natural = *minimum;
    }
}

static void
kaiji_pane_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  GtkWidget *upper = gtk_widget_get_first_child (widget);
  GtkWidget *between = gtk_widget_get_next_sibling (upper);
  GtkWidget *lower = gtk_widget_get_last_child (widget);
  int upper_minimum, upper_natural, between_height, lower_minimum, lower_natural, lower_height;

  gtk_widget_measure (upper, GTK_ORIENTATION_VERTICAL, width, &upper_minimum, &upper_natural, NULL,
                      NULL);
  gtk_widget_measure (between, GTK_ORIENTATION_VERTICAL, width, &between_height, NULL, NULL, NULL);
  gtk_widget_measure (lower, GTK_ORIENTATION_VERTICAL, width, &lower_minimum, &lower_natural, NULL,
                      NULL);

  lower_height = MAX (height - between_height - upper_natural, height / 3);
  lower_height = MIN (lower_height, height - between_height - upper_minimum);
  lower_height = CLAMP (lower_height, lower_minimum, lower_natural);
  height -= between_height + lower_height;

  gtk_widget_size_allocate (upper, &(GtkAllocation){ 0, 0, width, height }, -1);
  gtk_widget_size_allocate (between, &(GtkAllocation){ 0, height, width, between_height }, -1);
  gtk_widget_size_allocate (lower,
                            &(GtkAllocation){ 0, height + between_height, width, lower_height },
                            -1);
}

static void
kaiji_pane_layout_class_init (KaijiPaneLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = kaiji_pane_layout_get_request_mode;
  layout_class->measure = kaiji_pane_layout_measure;
  layout_class->allocate = kaiji_pane_layout_allocate;
}

static void
kaiji_pane_layout_init (KaijiPaneLayout *self)
{
}
