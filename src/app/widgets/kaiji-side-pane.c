/* kaiji-side-pane.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-side-pane.h"

/* The initial width, and the distance by which a key moves the edge, in pixels. */
#define DEFAULT_WIDTH 440
#define WIDTH_STEP 24

struct _KaijiSidePane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *handle;
  GtkGesture *drag;
  AdwBin *bin;

  int width;
  int drag_width; /* the width at the start of a drag */
  double drag_x;  /* the place of that start */
};

G_DEFINE_FINAL_TYPE (KaijiSidePane, kaiji_side_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_WIDTH,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_width (KaijiSidePane *self, int width)
{
  int minimum;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  self->width = MAX (width, minimum);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The pointer's place in the window: the handle itself moves along with it. */
static double
get_window_x (KaijiSidePane *self, double x)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double window_x, window_y;

  gtk_widget_translate_coordinates (self->handle, window, x, 0, &window_x, &window_y);
  return window_x;
}

static void
on_drag_begin (KaijiSidePane *self, double x, double y)
{
  self->drag_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->drag_x = get_window_x (self, x);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (KaijiSidePane *self, double offset_x, double offset_y)
{
  double start_x, start_y, distance;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &start_x, &start_y);
  distance = get_window_x (self, start_x + offset_x) - self->drag_x;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    distance = -distance;
  set_width (self, self->drag_width - (int) distance);
}

static void
on_drag_end (KaijiSidePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

static void
on_move_handle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiSidePane *self = KAIJI_SIDE_PANE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean wider = g_str_equal (name, "side-pane.move-left") != rtl;

  set_width (self, gtk_widget_get_width (widget) + (wider ? WIDTH_STEP : -WIDTH_STEP));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

static void
kaiji_side_pane_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KaijiSidePane *self = KAIJI_SIDE_PANE (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->width);
}

static void
kaiji_side_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (KAIJI_SIDE_PANE (widget)->box, width, height, baseline, NULL);
}

static void
kaiji_side_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAIJI_TYPE_SIDE_PANE);

  G_OBJECT_CLASS (kaiji_side_pane_parent_class)->dispose (object);
}

static void
kaiji_side_pane_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KaijiSidePane *self = KAIJI_SIDE_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, adw_bin_get_child (self->bin));
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_side_pane_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  KaijiSidePane *self = KAIJI_SIDE_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      kaiji_side_pane_set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_side_pane_class_init (KaijiSidePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_side_pane_dispose;
  object_class->get_property = kaiji_side_pane_get_property;
  object_class->set_property = kaiji_side_pane_set_property;
  widget_class->measure = kaiji_side_pane_measure;
  widget_class->size_allocate = kaiji_side_pane_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, DEFAULT_WIDTH,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "side-pane.move-left", NULL, on_move_handle);
  gtk_widget_class_install_action (widget_class, "side-pane.move-right", NULL, on_move_handle);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-side-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSidePane, box);
  gtk_widget_class_bind_template_child (widget_class, KaijiSidePane, handle);
  gtk_widget_class_bind_template_child (widget_class, KaijiSidePane, drag);
  gtk_widget_class_bind_template_child (widget_class, KaijiSidePane, bin);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_update);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_end);
}

static void
kaiji_side_pane_init (KaijiSidePane *self)
{
  self->width = DEFAULT_WIDTH;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_side_pane_new:
 *
 * Returns: (transfer floating): an empty pane
 */
KaijiSidePane *
kaiji_side_pane_new (void)
{
  return g_object_new (KAIJI_TYPE_SIDE_PANE, NULL);
}

/**
 * kaiji_side_pane_set_child:
 * @child: (nullable): the content
 */
void
kaiji_side_pane_set_child (KaijiSidePane *self, GtkWidget *child)
{
  g_return_if_fail (KAIJI_IS_SIDE_PANE (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (adw_bin_get_child (self->bin) == child)
    return;

  adw_bin_set_child (self->bin, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
