/* kaiji-window-keys.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-preedit.h"
#include "kaiji-window-private.h"

static gboolean
is_accelerator (KaijiWindow *self, guint key, GdkModifierType modifiers)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *name = gtk_accelerator_name (gdk_keyval_to_lower (key),
                                                modifiers
                                                  & gtk_accelerator_get_default_mod_mask ());
  g_auto (GStrv) actions = NULL;

  /* GTK does not know all names again that it gives: not those of letters by their codes. */
  if (application == NULL || !gtk_accelerator_parse (name, NULL, NULL))
    return FALSE;

  actions = gtk_application_get_actions_for_accel (application, name);
  return *actions != NULL;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                KaijiWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* Every key comes by here, and hardly any while something is composed. */
  if (!kaiji_preedit_is_composing (focus) || !is_accelerator (self, key, modifiers))
    return GDK_EVENT_PROPAGATE;

  return kaiji_preedit_offer_key (focus, gtk_event_controller_get_current_event (
                                           GTK_EVENT_CONTROLLER (controller)));
}

/**
 * kaiji_window_keys_watch:
 *
 * What an input method is composing when a key is pressed that saves, prints, closes or leads
 * elsewhere comes in before that. GTK has such a key do its work before anything in the window
 * hears of it. To be called when the window has its application: of two that hear of a key in the
 * same place, GTK asks the one that came later first.
 */
void
kaiji_window_keys_watch (KaijiWindow *self)
{
  GtkEventController *keys;

  g_return_if_fail (KAIJI_IS_WINDOW (self));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
