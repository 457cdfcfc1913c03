/* kaiji-left-out-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-file-name.h"
#include "kaiji-left-out.h"
#include "kaiji-left-out-list.h"
#include "kaiji-toast.h"

struct _KaijiLeftOutList
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (KaijiLeftOutList, kaiji_left_out_list, ADW_TYPE_BIN)

/* A public file and what is not in it. */
typedef struct
{
  GtkWidget *widget;
  GFile *file;
  char *left_out;
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->widget);
  g_object_unref (offer->file);
  g_free (offer->left_out);
  g_free (offer);
}

static void
on_details_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  g_autofree char *uri = g_file_get_uri (file);

  if (g_strcmp0 (response, "open") == 0)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
on_details (AdwToast *toast, gpointer user_data)
{
  const Offer *offer = user_data;
  const KaijiResponse responses[] = {
    { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN },
    { "open", _ ("_Open File"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = kaiji_file_name_dup_shown (offer->file);
  /* Translators: %s is the name of a file for the public. */
  g_autofree char *heading = g_strdup_printf (_ ("Not in %s"), name);
  GtkRoot *root = gtk_widget_get_root (offer->widget);

  if (root != NULL)
    kaiji_ask (GTK_WINDOW (root), heading, offer->left_out, responses, G_N_ELEMENTS (responses),
               on_details_answered, g_object_ref (offer->file));
}

static void
kaiji_left_out_list_class_init (KaijiLeftOutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-left-out-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiLeftOutList, label);
}

static void
kaiji_left_out_list_init (KaijiLeftOutList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_left_out_list_set_sheet:
 * @sheet: the sheet of which there may be a public version
 *
 * Lists what that leaves out of the sheet as it is now.
 */
void
kaiji_left_out_list_set_sheet (KaijiLeftOutList *self, KaijiSheet *sheet)
{
  g_autofree char *text = NULL;

  g_return_if_fail (KAIJI_IS_LEFT_OUT_LIST (self));
  g_return_if_fail (KAIJI_IS_SHEET (sheet));

  text = kaiji_left_out_dup_text (sheet);
  gtk_label_set_label (self->label, text != NULL ? text : _ ("Nothing"));
}

/**
 * kaiji_left_out_offer_file:
 * @widget: a widget of a window with a toast overlay
 * @file: a file that was made for the public
 * @left_out: (nullable): what is not in it; see kaiji_left_out_dup_text()
 *
 * Reports the file at the bottom of the window, with a button that shows what was left out.
 */
void
kaiji_left_out_offer_file (GtkWidget *widget, GFile *file, const char *left_out)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;
  Offer *offer;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_FILE (file));

  if (left_out == NULL)
    {
      kaiji_toast_offer_file (widget, file);
      return;
    }

  name = kaiji_file_name_dup_shown (file);
  /* Translators: %s is the name of a file for the public. */
  text = g_strdup_printf (_ ("%s is ready, without what is not for the public"), name);
  offer = g_new0 (Offer, 1);
  offer->widget = g_object_ref (widget);
  offer->file = g_object_ref (file);
  offer->left_out = g_strdup (left_out);
  toast = kaiji_toast_new_offer (text, _ ("_Details"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_details), offer, offer_free, 0);
  kaiji_toast_show (widget, toast);
}
