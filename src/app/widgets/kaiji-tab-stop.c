/* kaiji-tab-stop.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-compat.h"
#include "kaiji-focus-memory.h"
#include "kaiji-focus.h"
#include "kaiji-tab-stop.h"

struct _KaijiTabStop
{
  AdwBin parent_instance;

  GtkWidget *list;          /* weak */
  KaijiFocusMemory *memory; /* (nullable): of the list, if its rows stay what they are */
};

G_DEFINE_FINAL_TYPE (KaijiTabStop, kaiji_tab_stop, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LIST,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Goes on among the controls of the row that has the focus. Returns: whether there was something to
 * go to; if not, the list is to be left */
static gboolean
move_in_row (GtkWidget *list, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkWidget *content = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  if (content == NULL)
    return FALSE;

  if (direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (content, direction);

  /* Either of the two is what the arrows go to. */
  if (gtk_widget_is_focus (row) || gtk_widget_is_focus (content))
    return FALSE;
  return gtk_widget_child_focus (content, direction) || gtk_widget_grab_focus (row);
}

static gboolean
kaiji_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KaijiTabStop *self = KAIJI_TAB_STOP (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && self->list != NULL && kaiji_focus_is_within (self->list))
    return move_in_row (self->list, direction);
  if (is_tab && self->memory != NULL && kaiji_focus_memory_return (self->memory))
    return TRUE;

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/* A GtkListView knows by itself in which row one was, and its row shows another one by now. */
static void
set_list (KaijiTabStop *self, GtkWidget *list)
{
  g_set_weak_pointer (&self->list, list);
  g_clear_object (&self->memory);
  if (GTK_IS_LIST_BOX (list))
    self->memory = kaiji_focus_memory_new (list);
  else if (list != NULL)
    kaiji_compat_enter_at_last_row (GTK_LIST_VIEW (list));
}

static void
kaiji_tab_stop_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  KaijiTabStop *self = KAIJI_TAB_STOP (object);

  switch (property_id)
    {
    case PROP_LIST:
      set_list (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
kaiji_tab_stop_dispose (GObject *object)
{
  KaijiTabStop *self = KAIJI_TAB_STOP (object);

  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->memory);

  G_OBJECT_CLASS (kaiji_tab_stop_parent_class)->dispose (object);
}

static void
kaiji_tab_stop_class_init (KaijiTabStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kaiji_tab_stop_set_property;
  object_class->dispose = kaiji_tab_stop_dispose;
  GTK_WIDGET_CLASS (klass)->focus = kaiji_tab_stop_focus;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kaiji_tab_stop_init (KaijiTabStop *self)
{
}
