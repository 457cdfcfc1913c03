/* kaiji-about.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* This file chooses between a dialog of the oldest supported libraries and the better one of newer
 * releases. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kaiji-about.h"
#include "kaiji-site.h"

/* Not an address of the web. */
#define GUIDE_LINK "kaiji:guide"

/* The guide is no page of the web: the application shows it, and the dialog makes room for it. */
static gboolean
on_about_link_activated (GObject *about, const char *uri)
{
  if (!g_str_equal (uri, GUIDE_LINK))
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "help",
                                  g_variant_new_string ("index"));
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_close (ADW_DIALOG (about));
#else
  gtk_window_close (GTK_WINDOW (about));
#endif
  return TRUE;
}

/**
 * kaiji_about_show:
 * @parent: the window over which it is shown
 *
 * Shows the About dialog, with links to the guide and to the web site of this build.
 */
void
kaiji_about_show (GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_add_link (about, _ ("Guide"), GUIDE_LINK);
#else
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_add_link (about, _ ("Guide"), GUIDE_LINK);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
#endif
  g_object_set (about,
                /* Translators: the name of the application. */
                "application-name", _ ("Kaiji"), "application-icon", KAIJI_APPLICATION_ID,
                "version", KAIJI_VERSION, "comments",
                _ ("Fills in, checks and prints the disclosure sheets of cloud services"),
                "developer-name", _ ("The Kaiji authors"), "copyright", "© 2026 The Kaiji authors",
                "license-type", GTK_LICENSE_GPL_3_0, "website", KAIJI_SITE, "issue-url",
                KAIJI_SITE "issues/",
                /* Translators: put your name here, or leave it as it is. */
                "translator-credits", _ ("translator-credits"), NULL);
  g_signal_connect (about, "activate-link", G_CALLBACK (on_about_link_activated), NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (about));
#endif
}
