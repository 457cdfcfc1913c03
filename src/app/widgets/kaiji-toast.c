/* kaiji-toast.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-file-name.h"
#include "kaiji-focus.h"
#include "kaiji-toast.h"

/* So many levels down a widget has the overlay that it keeps for toasts, if it keeps one. */
#define MAX_OVERLAY_DEPTH 3

/* How long libadwaita shows a toast coming, at most, and some more, in microseconds. */
#define COMING_TIME (600 * 1000)

/* How long a file is offered, in seconds. */
#define OFFER_SECONDS 30

static void
on_open_clicked (AdwToast *toast, GtkWidget *widget)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}

/**
 * kaiji_toast_new:
 * @text: one sentence, which may hold any character
 *
 * Returns: (transfer full): a toast that shows @text literally: AdwToast itself expects markup
 */
AdwToast *
kaiji_toast_new (const char *text)
{
  g_autofree char *markup = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  markup = g_markup_escape_text (text, -1);
  return adw_toast_new (markup);
}

/**
 * kaiji_toast_new_offer:
 * @text: one sentence, which may hold any character
 * @label: the label of the button
 *
 * Returns: (transfer full): a toast that offers something for half a minute
 */
AdwToast *
kaiji_toast_new_offer (const char *text, const char *label)
{
  AdwToast *toast;

  g_return_val_if_fail (label != NULL, NULL);

  toast = kaiji_toast_new (text);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  adw_toast_set_button_label (toast, label);

  return toast;
}

/* The first overlay in a widget, not more than @depth levels down. */
static GtkWidget *
find_overlay_in (GtkWidget *widget, guint depth)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); depth > 0 && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_overlay_in (child, depth - 1);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Returns: (nullable): the overlay that a widget, or the nearest one around it, keeps for toasts */
static GtkWidget *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = NULL;

  for (; widget != NULL && overlay == NULL; widget = gtk_widget_get_parent (widget))
    overlay = find_overlay_in (widget, MAX_OVERLAY_DEPTH);

  return overlay;
}

/* The focus must not go with the toast. */
static void
on_dismissed (GtkWidget *overlay, AdwToast *toast)
{
  if (g_object_get_data (G_OBJECT (overlay), "last-toast") == toast)
    g_object_set_data (G_OBJECT (overlay), "last-toast", NULL);
  if (kaiji_focus_is_within (overlay))
    gtk_widget_activate_action (overlay, KAIJI_TOAST_LEFT_ACTION, NULL);
}

/**
 * kaiji_toast_show:
 * @widget: a widget of a window with a toast overlay
 * @toast: (transfer full): a toast
 *
 * Shows @toast at the bottom of the window, or of the part of it that @widget, or the nearest one
 * around it, keeps for toasts, unless the window is closed. If it goes with the focus,
 * %KAIJI_TOAST_LEFT_ACTION of that part is activated.
 */
void
kaiji_toast_show (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = find_overlay (widget);

  if (overlay == NULL)
    {
      g_object_unref (toast);
      return;
    }

  /* Before the overlay itself hears of it. */
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (overlay), "last-toast", g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

typedef struct
{
  AdwToast *toast;
  gint64 begun; /* the time of the first frame, in microseconds; 0 before it */
} Dismissal;

static void
dismissal_free (gpointer data)
{
  Dismissal *self = data;

  g_object_unref (self->toast);
  g_free (self);
}

static gboolean
on_dismissal_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Dismissal *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->begun == 0)
    self->begun = now;
  if (now - self->begun < COMING_TIME)
    return G_SOURCE_CONTINUE;

  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/**
 * kaiji_toast_dismiss:
 * @widget: the widget that it was shown for
 * @toast: a shown toast
 *
 * Takes a toast away. libadwaita before 1.3 reads freed memory if a toast has gone before its
 * coming has been shown, as when what it says is undone at once: its coming is waited for, in
 * frames, as libadwaita counts it.
 */
void
kaiji_toast_dismiss (GtkWidget *widget, AdwToast *toast)
{
  Dismissal *dismissal;
  GtkWidget *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  /* Until then its button must not do what was offered any more. */
  adw_toast_set_button_label (toast, NULL);
  /* The widget itself may be hidden meanwhile, and would count no frames. */
  overlay = find_overlay (widget);
  if (overlay == NULL)
    return;

  dismissal = g_new0 (Dismissal, 1);
  dismissal->toast = g_object_ref (toast);
  gtk_widget_add_tick_callback (overlay, on_dismissal_tick, dismissal, dismissal_free);
}

/**
 * kaiji_toast_dismiss_last:
 * @widget: a widget of a window with a toast overlay
 *
 * Takes away the toast that was shown last.
 *
 * Returns: whether there was one
 */
gboolean
kaiji_toast_dismiss_last (GtkWidget *widget)
{
  GtkWidget *overlay;
  g_autoptr (AdwToast) toast = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  overlay = find_overlay (widget);
  if (overlay != NULL)
    toast = g_object_steal_data (G_OBJECT (overlay), "last-toast");
  if (toast == NULL)
    return FALSE;

  kaiji_toast_dismiss (widget, toast);
  return TRUE;
}

/**
 * kaiji_toast_tell:
 * @widget: a widget of a window with a toast overlay
 * @text: one sentence
 *
 * Shows a message at the bottom of the window.
 */
void
kaiji_toast_tell (GtkWidget *widget, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  toast = kaiji_toast_new (text);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  kaiji_toast_show (widget, toast);
}

/**
 * kaiji_toast_offer_files:
 * @widget: a widget of a window with a toast overlay
 * @file: a file that was made for the user, or the folder of several
 * @n_files: how many were made
 *
 * Reports new files at the bottom of the window, with a button that opens the file or the folder.
 */
void
kaiji_toast_offer_files (GtkWidget *widget, GFile *file, guint n_files)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_FILE (file));

  name = kaiji_file_name_dup_shown (file);
  if (n_files > 1)
    /* Translators: %s is the name of a folder. */
    text = g_strdup_printf (ngettext ("%u file is ready in %s", "%u files are ready in %s",
                                      n_files),
                            n_files, name);
  else
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_ ("%s is ready"), name);
  toast = kaiji_toast_new_offer (text, _ ("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_open_clicked), widget, 0);
  kaiji_toast_show (widget, toast);
}

/**
 * kaiji_toast_offer_file:
 * @widget: a widget of a window with a toast overlay
 * @file: a file that was made for the user
 *
 * Reports a new file at the bottom of the window, with a button that opens it.
 */
void
kaiji_toast_offer_file (GtkWidget *widget, GFile *file)
{
  kaiji_toast_offer_files (widget, file, 1);
}

/**
 * kaiji_toast_offer_action:
 * @widget: a widget of a window with a toast overlay
 * @text: one sentence
 * @label: the label of the button
 * @action: the action of the button, with its group: `sheet.print`
 *
 * Shows a message with a button at the bottom of the window, for half a minute: whoever is busy in
 * the form must have time to read it and to get to the button.
 */
void
kaiji_toast_offer_action (GtkWidget *widget,
                          const char *text,
                          const char *label,
                          const char *action)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL && label != NULL && action != NULL);

  toast = kaiji_toast_new_offer (text, label);
  adw_toast_set_action_name (toast, action);
  kaiji_toast_show (widget, toast);
}
