/* kaiji-culled-box.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-culled-box.h"

struct _KaijiCulledBox
{
  GtkBox parent_instance;

  GtkAdjustment *adjustment; /* of the box's viewport, while the box is rooted */
};

G_DEFINE_FINAL_TYPE (KaijiCulledBox, kaiji_culled_box, GTK_TYPE_BOX)

/* Shadows and focus rings reach at most this far beyond a child's edge, in pixels. */
#define OVERHANG 24

static void
kaiji_culled_box_root (GtkWidget *widget)
{
  KaijiCulledBox *self = KAIJI_CULLED_BOX (widget);
  GtkWidget *viewport;

  GTK_WIDGET_CLASS (kaiji_culled_box_parent_class)->root (widget);

  viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  if (viewport == NULL)
    return;

  /* The render node is cached until something invalidates it. The box moves when content above it
   * grows, which changes the total height: the adjustment reports that. */
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
kaiji_culled_box_unroot (GtkWidget *widget)
{
  KaijiCulledBox *self = KAIJI_CULLED_BOX (widget);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, gtk_widget_queue_draw, self);
  g_clear_object (&self->adjustment);

  GTK_WIDGET_CLASS (kaiji_culled_box_parent_class)->unroot (widget);
}

static void
kaiji_culled_box_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t sight, bounds, intersection;

  if (viewport == NULL || !gtk_widget_compute_bounds (viewport, widget, &sight))
    {
      GTK_WIDGET_CLASS (kaiji_culled_box_parent_class)->snapshot (widget, snapshot);
      return;
    }

  graphene_rect_inset (&sight, -OVERHANG, -OVERHANG);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_compute_bounds (child, widget, &bounds)
        && graphene_rect_intersection (&sight, &bounds, &intersection))
      gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
kaiji_culled_box_class_init (KaijiCulledBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = kaiji_culled_box_root;
  widget_class->unroot = kaiji_culled_box_unroot;
  widget_class->snapshot = kaiji_culled_box_snapshot;
}

static void
kaiji_culled_box_init (KaijiCulledBox *self)
{
}

/**
 * kaiji_culled_box_new:
 * @spacing: between children, in pixels
 *
 * Returns: (transfer floating): a box
 */
GtkWidget *
kaiji_culled_box_new (GtkOrientation orientation, int spacing)
{
  return g_object_new (KAIJI_TYPE_CULLED_BOX, "orientation", orientation, "spacing", spacing, NULL);
}
