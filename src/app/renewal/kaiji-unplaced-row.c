/* kaiji-unplaced-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-thumbnail.h"
#include "kaiji-unplaced-row.h"

struct _KaijiUnplacedRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *form_label;
  GtkLabel *prompt_label;
  GtkLabel *text_label;
  GtkPicture *picture;
  GtkWidget *copy_button;

  char *text;
  KaijiAnswer *image; /* (nullable): the answer, if it is a picture that can be copied */
  GCancellable *loading;
  int scale; /* of the loaded picture */
};

G_DEFINE_FINAL_TYPE (KaijiUnplacedRow, kaiji_unplaced_row, GTK_TYPE_LIST_BOX_ROW)

/* The title of the answer's form, or its id if the form is not installed. */
static char *
dup_form_title (const KaijiUnplaced *unplaced, KaijiSchemeLibrary *library)
{
  g_autoptr (KaijiScheme) scheme = NULL;

  if (unplaced->scheme == NULL)
    return g_strdup ("");

  scheme = kaiji_scheme_library_lookup (library, unplaced->scheme, unplaced->edition, NULL);
  if (scheme == NULL)
    return g_strdup (unplaced->scheme);

  return g_strdup_printf ("%s %s", kaiji_scheme_get_short_title (scheme),
                          kaiji_scheme_get_edition_title (scheme));
}

/* Explains why there is neither a text nor a picture. */
static void
show_remark (KaijiUnplacedRow *self, const char *remark)
{
  gtk_label_set_label (self->text_label, remark);
  gtk_widget_add_css_class (GTK_WIDGET (self->text_label), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), TRUE);
}

static void
on_thumbnail_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiUnplacedRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kaiji_thumbnail_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture == NULL)
    {
      show_remark (self, _ ("This picture cannot be shown: it is damaged or has too many pixels."));
      return;
    }

  kaiji_thumbnail_show (self->picture, texture, self->scale);
}

static void
show_picture (KaijiUnplacedRow *self, KaijiAnswer *answer)
{
  g_autoptr (GBytes) file = kaiji_answer_dup_image (answer);

  /* The picture gets its real type, whatever the sheet's file states. */
  self->image = file != NULL ? kaiji_answer_new_image (file, NULL) : NULL;
  self->loading = g_cancellable_new ();
  self->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), FALSE);
  kaiji_thumbnail_load_async (answer, self->scale, self->loading, on_thumbnail_loaded,
                              g_object_ref (self));
}

static void
show_answer (KaijiUnplacedRow *self, const char *text, KaijiAnswer *answer)
{
  self->text = g_strdup (text);
  if (kaiji_answer_is_picture (answer))
    show_picture (self, answer);
  else if (*text != '\0')
    gtk_label_set_label (self->text_label, text);
  else
    show_remark (self, _ ("Not answered; the notes on it are kept."));
  gtk_widget_set_visible (self->copy_button, self->image != NULL || *text != '\0');
}

/* The name of the row for screen readers. */
static char *
dup_name (KaijiUnplacedRow *self, const char *prompt, KaijiAnswer *answer)
{
  const char *content = kaiji_answer_is_picture (answer) ? _ ("Picture")
                                                         : gtk_label_get_label (self->text_label);

  /* Translators: what a field asks, and what was answered. */
  return g_strdup_printf (_ ("%s: %s"), prompt, content);
}

static void
on_copy_clicked (KaijiUnplacedRow *self)
{
  g_signal_emit_by_name (self, "activate");
}

static void
kaiji_unplaced_row_dispose (GObject *object)
{
  KaijiUnplacedRow *self = KAIJI_UNPLACED_ROW (object);

  g_clear_object (&self->loading);
  g_clear_pointer (&self->image, kaiji_answer_unref);

  G_OBJECT_CLASS (kaiji_unplaced_row_parent_class)->dispose (object);
}

static void
kaiji_unplaced_row_finalize (GObject *object)
{
  g_free (KAIJI_UNPLACED_ROW (object)->text);

  G_OBJECT_CLASS (kaiji_unplaced_row_parent_class)->finalize (object);
}

/* A picture that is no longer visible need not be loaded. */
static void
kaiji_unplaced_row_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (KAIJI_UNPLACED_ROW (widget)->loading);

  GTK_WIDGET_CLASS (kaiji_unplaced_row_parent_class)->unroot (widget);
}

static void
kaiji_unplaced_row_class_init (KaijiUnplacedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_unplaced_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kaiji_unplaced_row_finalize;
  widget_class->unroot = kaiji_unplaced_row_unroot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-unplaced-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedRow, form_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedRow, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedRow, picture);
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedRow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
kaiji_unplaced_row_init (KaijiUnplacedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_unplaced_row_new:
 * @sheet: a sheet
 * @position: the position of an unplaced answer
 * @library: the library with the answer's form
 *
 * Returns: (transfer floating) (nullable): a row, or %NULL if the answer is unreadable
 */
GtkWidget *
kaiji_unplaced_row_new (KaijiSheet *sheet, guint position, KaijiSchemeLibrary *library)
{
  KaijiUnplacedRow *self;
  KaijiUnplaced unplaced;
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autofree char *form = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  if (!kaiji_sheet_get_unplaced (sheet, position, &unplaced))
    return NULL;

  self = g_object_new (KAIJI_TYPE_UNPLACED_ROW, NULL);
  form = dup_form_title (&unplaced, library);
  gtk_label_set_label (self->form_label, form);
  gtk_label_set_label (self->prompt_label, unplaced.prompt);
  answer = kaiji_sheet_dup_unplaced_answer (sheet, position);
  show_answer (self, unplaced.text, answer);

  name = dup_name (self, unplaced.prompt, answer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * kaiji_unplaced_row_copy:
 *
 * Copies the answer as text, or as the picture's file: encoding the picture again would change it
 * and might exceed the limit of a sheet.
 *
 * Returns: whether there is anything to copy
 */
gboolean
kaiji_unplaced_row_copy (KaijiUnplacedRow *self)
{
  GdkClipboard *clipboard;

  g_return_val_if_fail (KAIJI_IS_UNPLACED_ROW (self), FALSE);

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  if (self->image != NULL)
    {
      g_autoptr (GBytes) file = kaiji_answer_dup_image (self->image);
      g_autoptr (GdkContentProvider) content
        = gdk_content_provider_new_for_bytes (kaiji_answer_get_image_type (self->image), file);

      return gdk_clipboard_set_content (clipboard, content);
    }
  if (*self->text == '\0')
    return FALSE;

  gdk_clipboard_set_text (clipboard, self->text);
  return TRUE;
}
