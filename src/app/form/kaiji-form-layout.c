/* kaiji-form-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-layout.h"

/* The minimum height of the form, in pixels. */
#define MIN_HEIGHT 100

struct _KaijiFormLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiFormLayout, kaiji_form_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
kaiji_form_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kaiji_form_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MIN_HEIGHT;
  else
    gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural,
                        NULL, NULL);
}

static void
kaiji_form_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
kaiji_form_layout_class_init (KaijiFormLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = kaiji_form_layout_get_request_mode;
  layout_class->measure = kaiji_form_layout_measure;
  layout_class->allocate = kaiji_form_layout_allocate;
}

static void
kaiji_form_layout_init (KaijiFormLayout *self)
{
}

/**
 * kaiji_form_layout_new:
 *
 * Returns: (transfer full): a new layout
 */
GtkLayoutManager *
kaiji_form_layout_new (void)
{
  return g_object_new (KAIJI_TYPE_FORM_LAYOUT, NULL);
}
