/* kaiji-side-split.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-readable-width.h"
#include "kaiji-settings.h"
#include "kaiji-side-pane.h"
#include "kaiji-side-split.h"

struct _KaijiSideSplit
{
  GtkWidget parent_instance;

  GtkWidget *content; /* (nullable) */
  GtkWidget *pane;    /* (nullable): NULL before it is first shown */
  GtkWidget *child;   /* in the pane */

  KaijiSideSplitCreate create;
  gpointer create_data;
  char *show_key;  /* (nullable): of the settings, where it is kept whether the pane is shown */
  char *width_key; /* and how wide it is */

  gboolean wanted; /* whether the pane is shown if there is room */
  gboolean narrow; /* there is no room for both */
  gboolean raised; /* the pane is in the content's place */
  guint narrow_idle;

  GtkWidget *shown_from; /* weak: what had the focus when the pane was shown */
  int shown_width;       /* and how wide both were together */
};

G_DEFINE_FINAL_TYPE (KaijiSideSplit, kaiji_side_split, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_SHOW_KEY,
  PROP_WIDTH_KEY,
  PROP_SHOW_PANE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
create_pane (KaijiSideSplit *self)
{
  GSettings *settings = kaiji_settings_get ();

  self->child = self->create (self->create_data);

  self->pane = GTK_WIDGET (kaiji_side_pane_new ());
  kaiji_side_pane_set_child (KAIJI_SIDE_PANE (self->pane), self->child);
  if (settings != NULL)
    g_settings_bind (settings, self->width_key, self->pane, "width", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_parent (self->pane, GTK_WIDGET (self));
}

/* Lets the content take the focus back, if the pane has it. */
static void
return_focus (KaijiSideSplit *self)
{
  if (kaiji_focus_is_within (self->pane))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
set_wanted (KaijiSideSplit *self, gboolean wanted)
{
  GSettings *settings = kaiji_settings_get ();

  self->wanted = wanted;
  if (!wanted)
    return_focus (self);
  if (settings != NULL && self->show_key != NULL)
    g_settings_set_boolean (settings, self->show_key, wanted);
}

/* The hidden content must not receive typing. The focus moves before its widget is hidden, or GTK
 * would move it once more, to any widget. */
static void
set_raised (KaijiSideSplit *self, gboolean raised)
{
  self->raised = raised;
  if (raised)
    {
      gtk_widget_set_child_visible (self->pane, TRUE);
      if (!kaiji_focus_is_within (self->pane))
        gtk_widget_grab_focus (self->child);
      gtk_widget_set_child_visible (self->content, FALSE);
    }
  else
    {
      gtk_widget_set_child_visible (self->content, TRUE);
      return_focus (self);
      gtk_widget_set_child_visible (self->pane, FALSE);
    }
}

static gboolean
on_narrow_changed (gpointer user_data)
{
  KaijiSideSplit *self = user_data;

  self->narrow_idle = 0;
  if (self->raised)
    set_raised (self, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PANE]);

  return G_SOURCE_REMOVE;
}

static GtkWidget *
get_focus (KaijiSideSplit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Whether one is in the pane, or has just opened it and gone nowhere since: what fills it comes
 * later and can make it wider, and it must not be closed by that. */
static gboolean
is_attended (KaijiSideSplit *self, int width)
{
  return kaiji_focus_is_within (self->pane)
         || (self->shown_from != NULL && self->shown_from == get_focus (self)
             && self->shown_width == width);
}

/* The pane stays with who is in it if the room for both comes or goes. It is remembered neither
 * way: nobody has asked for that. */
static void
set_narrow (KaijiSideSplit *self, gboolean narrow, int width)
{
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  if (narrow && self->wanted && is_attended (self, width))
    {
      self->wanted = FALSE;
      self->raised = TRUE;
    }
  else if (!narrow && self->raised)
    {
      self->wanted = TRUE;
      self->raised = FALSE;
    }

  /* Handlers of this notification must not change anything before the whole window is laid out. */
  if (self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_EVENTS, on_narrow_changed, self, NULL);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (widget != NULL)
    gtk_widget_measure (widget, orientation, for_size, minimum, natural, NULL, NULL);
}

/* The width below which the pane or the content is not shown beside the other. */
static int
get_least_width (KaijiSideSplit *self, GtkWidget *widget)
{
  int minimum, natural;

  measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  return MAX (minimum, kaiji_readable_width_get (GTK_WIDGET (self)));
}

/* Returns whether @width is too small for both. */
static gboolean
is_narrow (KaijiSideSplit *self, int width)
{
  return self->pane != NULL
         && width < get_least_width (self, self->content) + get_least_width (self, self->pane);
}

static gboolean
on_escape_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (widget);

  if (self->raised)
    kaiji_side_split_set_show_pane (self, FALSE);
  else if (self->pane != NULL && kaiji_focus_is_within (self->pane))
    return_focus (self);
  else
    return FALSE;

  return TRUE;
}

/* Of its width, the natural one is what the content or the pane in its place needs to be read: that
 * is what anything beside them has to leave, and how much more they would like is of no use. */
static void
kaiji_side_split_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (widget);
  int pane_minimum, pane_natural;

  measure (self->content, orientation, -1, minimum, natural);
  measure (self->pane, orientation, -1, &pane_minimum, &pane_natural);
  *minimum = MAX (*minimum, pane_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, kaiji_readable_width_get (widget));
  else
    *natural = MAX (*natural, pane_natural);
}

/* The pane gets the width that was set, if that leaves the content what it needs; the content gets
 * the rest. */
static void
kaiji_side_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean beside;
  int pane_width = 0;

  set_narrow (self, is_narrow (self, width), width);
  beside = self->wanted && !self->narrow;

  if (self->pane != NULL)
    gtk_widget_set_child_visible (self->pane, beside || self->raised);
  /* With the focus in it, it is hidden by set_raised(), which moves that before. */
  if (!self->raised || !kaiji_focus_is_within (self->content))
    gtk_widget_set_child_visible (self->content, !self->raised);
  if (beside)
    {
      int pane_minimum, pane_natural;

      measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, &pane_minimum, &pane_natural);
      pane_width = MIN (pane_natural, width - get_least_width (self, self->content));
    }

  if (gtk_widget_get_child_visible (self->content))
    gtk_widget_size_allocate (self->content,
                              &(GtkAllocation){ rtl ? pane_width : 0, 0, width - pane_width,
                                                height },
                              baseline);
  if (self->raised)
    gtk_widget_size_allocate (self->pane, &(GtkAllocation){ 0, 0, width, height }, baseline);
  else if (beside)
    gtk_widget_size_allocate (self->pane,
                              &(GtkAllocation){ rtl ? 0 : width - pane_width, 0, pane_width,
                                                height },
                              baseline);
}

static void
kaiji_side_split_dispose (GObject *object)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_weak_pointer (&self->shown_from);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (kaiji_side_split_parent_class)->dispose (object);
}

static void
kaiji_side_split_finalize (GObject *object)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (object);

  g_free (self->show_key);
  g_free (self->width_key);

  G_OBJECT_CLASS (kaiji_side_split_parent_class)->finalize (object);
}

static void
kaiji_side_split_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_KEY:
      g_value_set_string (value, self->show_key);
      break;
    case PROP_WIDTH_KEY:
      g_value_set_string (value, self->width_key);
      break;
    case PROP_SHOW_PANE:
      g_value_set_boolean (value, kaiji_side_split_get_show_pane (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_side_split_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KaijiSideSplit *self = KAIJI_SIDE_SPLIT (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      kaiji_side_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_KEY:
      self->show_key = g_value_dup_string (value);
      break;
    case PROP_WIDTH_KEY:
      self->width_key = g_value_dup_string (value);
      break;
    case PROP_SHOW_PANE:
      kaiji_side_split_set_show_pane (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_side_split_class_init (KaijiSideSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_side_split_dispose;
  object_class->finalize = kaiji_side_split_finalize;
  object_class->get_property = kaiji_side_split_get_property;
  object_class->set_property = kaiji_side_split_set_property;
  widget_class->measure = kaiji_side_split_measure;
  widget_class->size_allocate = kaiji_side_split_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_KEY] = g_param_spec_string ("show-key", NULL, NULL, NULL,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH_KEY] = g_param_spec_string ("width-key", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PANE] = g_param_spec_boolean ("show-pane", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_pressed, NULL);
}

static void
kaiji_side_split_init (KaijiSideSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kaiji_side_split_set_content:
 * @content: the content beside the pane; set once
 */
void
kaiji_side_split_set_content (KaijiSideSplit *self, GtkWidget *content)
{
  g_return_if_fail (KAIJI_IS_SIDE_SPLIT (self));
  g_return_if_fail (GTK_IS_WIDGET (content));
  g_return_if_fail (self->content == NULL);

  self->content = content;
  /* The content comes before the pane in the Tab order. */
  gtk_widget_insert_after (content, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * kaiji_side_split_set_create:
 * @create: makes the child of the pane when it is first shown; set once
 * @user_data: for @create
 *
 * Shows the pane if it was shown in the last session.
 */
void
kaiji_side_split_set_create (KaijiSideSplit *self, KaijiSideSplitCreate create, gpointer user_data)
{
  GSettings *settings = kaiji_settings_get ();

  g_return_if_fail (KAIJI_IS_SIDE_SPLIT (self));
  g_return_if_fail (create != NULL);
  g_return_if_fail (self->create == NULL);

  self->create = create;
  self->create_data = user_data;
  if (settings != NULL && self->show_key != NULL
      && g_settings_get_boolean (settings, self->show_key))
    kaiji_side_split_set_show_pane (self, TRUE);
}

/**
 * kaiji_side_split_show_content:
 *
 * Hides the pane if it is in the content's place.
 */
void
kaiji_side_split_show_content (KaijiSideSplit *self)
{
  g_return_if_fail (KAIJI_IS_SIDE_SPLIT (self));

  if (self->raised)
    kaiji_side_split_set_show_pane (self, FALSE);
}

/**
 * kaiji_side_split_get_pane:
 *
 * Returns: (transfer none) (nullable): the pane, if it is shown
 */
GtkWidget *
kaiji_side_split_get_pane (KaijiSideSplit *self)
{
  g_return_val_if_fail (KAIJI_IS_SIDE_SPLIT (self), NULL);

  return kaiji_side_split_get_show_pane (self) ? self->pane : NULL;
}

/**
 * kaiji_side_split_focus_child:
 *
 * Goes into the content of the pane, not to the edge that changes its width.
 *
 * Returns: whether it is shown and there is something to go to
 */
gboolean
kaiji_side_split_focus_child (KaijiSideSplit *self)
{
  g_return_val_if_fail (KAIJI_IS_SIDE_SPLIT (self), FALSE);

  return kaiji_side_split_get_show_pane (self) && gtk_widget_grab_focus (self->child);
}

/**
 * kaiji_side_split_get_show_pane:
 *
 * Returns: whether the pane is shown
 */
gboolean
kaiji_side_split_get_show_pane (KaijiSideSplit *self)
{
  g_return_val_if_fail (KAIJI_IS_SIDE_SPLIT (self), FALSE);

  return self->narrow ? self->raised : self->wanted;
}

/**
 * kaiji_side_split_set_show_pane:
 * @show_pane: whether to show the pane. If there is room for it, this is remembered.
 */
void
kaiji_side_split_set_show_pane (KaijiSideSplit *self, gboolean show_pane)
{
  g_return_if_fail (KAIJI_IS_SIDE_SPLIT (self));
  g_return_if_fail (self->create != NULL);

  if (show_pane && self->pane == NULL)
    {
      create_pane (self);
      self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) > 0
                     && is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));
    }
  if (kaiji_side_split_get_show_pane (self) == show_pane)
    return;

  g_set_weak_pointer (&self->shown_from, show_pane ? get_focus (self) : NULL);
  self->shown_width = gtk_widget_get_width (GTK_WIDGET (self));
  if (self->narrow)
    set_raised (self, show_pane);
  else
    set_wanted (self, show_pane);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PANE]);
}
