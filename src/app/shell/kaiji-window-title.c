/* kaiji-window-title.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-window-subtitle.h"
#include "kaiji-window-title.h"

struct _KaijiWindowTitle
{
  AdwBin parent_instance;

  AdwWindowTitle *title_widget;

  KaijiDocument *document; /* (nullable) */
  char *saved_text;        /* (nullable): when the sheet was last written, since it is open */
};

G_DEFINE_FINAL_TYPE (KaijiWindowTitle, kaiji_window_title, ADW_TYPE_BIN)

static void
set_window_title (KaijiWindowTitle *self, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), title);
}

/* All that a narrow window has no room for, and where the file is. */
static char *
dup_tooltip (const char *name, const char *subtitle, const char *path)
{
  return g_strjoin ("\n", name, subtitle, path, NULL);
}

static void
update (KaijiWindowTitle *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *path = NULL;
  g_autofree char *tooltip = NULL;
  GFile *file;

  if (self->document == NULL)
    {
      adw_window_title_set_title (self->title_widget, _ ("Kaiji"));
      adw_window_title_set_subtitle (self->title_widget, "");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_widget), NULL);
      set_window_title (self, _ ("Kaiji"));
      return;
    }

  name = kaiji_document_dup_title (self->document);
  file = kaiji_document_get_file (self->document);
  path = file != NULL ? g_file_get_parse_name (file) : NULL;
  /* Translators: a sheet's name in the title bar, with the mark of one that is not saved. */
  title = kaiji_document_get_modified (self->document) ? g_strdup_printf (_ ("• %s"), name)
                                                       : g_strdup (name);
  subtitle = kaiji_window_subtitle_dup (self->document, self->saved_text);
  adw_window_title_set_title (self->title_widget, title);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  tooltip = dup_tooltip (name, subtitle, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_widget), tooltip);
  listed = kaiji_window_subtitle_dup_listed (self->document, title);
  set_window_title (self, listed);
}

static void
on_backup_kept (KaijiWindowTitle *self)
{
  kaiji_window_title_show_saved (self, TRUE);
}

static void
on_title_changed (KaijiWindowTitle *self)
{
  update (self);
}

/* The disclosure date is part of the subtitle. */
static void
on_field_changed (KaijiWindowTitle *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));

  if (field != NULL && field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    update (self);
}

static void
disconnect (KaijiWindowTitle *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (kaiji_document_get_autosave (self->document), self);
  g_signal_handlers_disconnect_by_data (kaiji_document_get_findings (self->document), self);
}

static void
kaiji_window_title_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kaiji_window_title_parent_class)->root (widget);

  update (KAIJI_WINDOW_TITLE (widget));
}

static void
kaiji_window_title_dispose (GObject *object)
{
  KaijiWindowTitle *self = KAIJI_WINDOW_TITLE (object);

  disconnect (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->saved_text, g_free);

  G_OBJECT_CLASS (kaiji_window_title_parent_class)->dispose (object);
}

static void
kaiji_window_title_class_init (KaijiWindowTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_window_title_dispose;
  GTK_WIDGET_CLASS (klass)->root = kaiji_window_title_root;
}

static void
kaiji_window_title_init (KaijiWindowTitle *self)
{
  self->title_widget = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->title_widget));
}

/**
 * kaiji_window_title_set_document:
 * @document: (nullable): the sheet in the window, if there is one
 *
 * Follows the name of @document.
 */
void
kaiji_window_title_set_document (KaijiWindowTitle *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_WINDOW_TITLE (self));
  g_return_if_fail (document == NULL || KAIJI_IS_DOCUMENT (document));

  disconnect (self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "notify::title", G_CALLBACK (on_title_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::modified", G_CALLBACK (on_title_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::file", G_CALLBACK (on_title_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (kaiji_document_get_autosave (document), "kept",
                               G_CALLBACK (on_backup_kept), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                               G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
      update (self);
    }
}

/**
 * kaiji_window_title_show_saved:
 * @by_itself: whether the program kept a safety copy, rather than the sheet being saved
 *
 * Says quietly that nothing is lost any more.
 */
void
kaiji_window_title_show_saved (KaijiWindowTitle *self, gboolean by_itself)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;

  g_return_if_fail (KAIJI_IS_WINDOW_TITLE (self));

  now = g_date_time_new_now_local ();
  time = g_date_time_format (now, "%H:%M");
  g_free (self->saved_text);
  /* Translators: below a sheet's name; %s is the time of day. */
  self->saved_text = by_itself ? g_strdup_printf (_ ("saved automatically %s"), time)
                               /* Translators: below a sheet's name; %s is the time of day. */
                               : g_strdup_printf (_ ("saved %s"), time);
  update (self);
}
