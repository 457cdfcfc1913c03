/* kaiji-focus-memory.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus-memory.h"
#include "kaiji-focus.h"

struct _KaijiFocusMemory
{
  GObject parent_instance;

  GtkWidget *widget; /* unowned: the owner of the memory owns it too */
  GtkWidget *last;   /* weak */
  GtkRoot *root;     /* weak: the window that is followed */
};

G_DEFINE_FINAL_TYPE (KaijiFocusMemory, kaiji_focus_memory, G_TYPE_OBJECT)

static void
on_focus_changed (KaijiFocusMemory *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->widget)
      && gtk_widget_get_native (focus) == gtk_widget_get_native (self->widget))
    g_set_weak_pointer (&self->last, focus);
}

static void
on_root_changed (KaijiFocusMemory *self)
{
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, on_focus_changed, self);
  g_set_weak_pointer (&self->root, gtk_widget_get_root (self->widget));
  if (self->root != NULL)
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (on_focus_changed),
                             self, G_CONNECT_SWAPPED);
}

static void
kaiji_focus_memory_finalize (GObject *object)
{
  KaijiFocusMemory *self = KAIJI_FOCUS_MEMORY (object);

  g_clear_weak_pointer (&self->last);
  g_clear_weak_pointer (&self->root);

  G_OBJECT_CLASS (kaiji_focus_memory_parent_class)->finalize (object);
}

static void
kaiji_focus_memory_class_init (KaijiFocusMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_focus_memory_finalize;
}

static void
kaiji_focus_memory_init (KaijiFocusMemory *self)
{
}

/**
 * kaiji_focus_memory_new:
 * @widget: a widget that outlives the memory
 *
 * Returns: (transfer full): a memory of the focus within @widget
 */
KaijiFocusMemory *
kaiji_focus_memory_new (GtkWidget *widget)
{
  KaijiFocusMemory *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (KAIJI_TYPE_FOCUS_MEMORY, NULL);
  self->widget = widget;
  g_signal_connect_object (widget, "notify::root", G_CALLBACK (on_root_changed), self,
                           G_CONNECT_SWAPPED);
  on_root_changed (self);

  return self;
}

/**
 * kaiji_focus_memory_get:
 *
 * Returns: (transfer none) (nullable): the part that last had the focus, if it is still there
 */
GtkWidget *
kaiji_focus_memory_get (KaijiFocusMemory *self)
{
  g_return_val_if_fail (KAIJI_IS_FOCUS_MEMORY (self), NULL);

  return self->last != NULL && gtk_widget_is_ancestor (self->last, self->widget) ? self->last
                                                                                 : NULL;
}

/**
 * kaiji_focus_memory_return:
 *
 * Gives the focus back to the part that last had it.
 *
 * Returns: whether that part is still there and can take the focus
 */
gboolean
kaiji_focus_memory_return (KaijiFocusMemory *self)
{
  GtkWidget *last = kaiji_focus_memory_get (self);

  return last != NULL && kaiji_focus_return (last);
}

/**
 * kaiji_focus_memory_forget:
 *
 * Forgets the part that last had the focus: nobody has been there.
 */
void
kaiji_focus_memory_forget (KaijiFocusMemory *self)
{
  g_return_if_fail (KAIJI_IS_FOCUS_MEMORY (self));

  g_clear_weak_pointer (&self->last);
}
