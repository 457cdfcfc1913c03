/* kaiji-unplaced-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

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
};

G_DEFINE_FINAL_TYPE (KaijiUnplacedRow, kaiji_unplaced_row, GTK_TYPE_LIST_BOX_ROW)

/* The form that an answer was given to: its title, or its id where it is not on this computer. */
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

static GdkTexture *
create_texture (KaijiAnswer *answer)
{
  g_autoptr (GBytes) bytes = answer != NULL ? kaiji_answer_dup_image (answer) : NULL;

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

/* As wide as it is beside its height: what is wider than its picture would not begin with it. */
static void
set_picture_width (GtkPicture *picture, GdkTexture *texture)
{
  int height, width;

  gtk_widget_get_size_request (GTK_WIDGET (picture), NULL, &height);
  width = height * gdk_texture_get_width (texture) / gdk_texture_get_height (texture);
  gtk_widget_set_size_request (GTK_WIDGET (picture), CLAMP (width, 1, 2 * height), height);
}

static void
show_answer (KaijiUnplacedRow *self, const char *text, KaijiAnswer *answer)
{
  g_autoptr (GdkTexture) texture = create_texture (answer);

  self->text = g_strdup (text);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (texture != NULL)
    set_picture_width (self->picture, texture);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), texture == NULL);
  gtk_widget_set_visible (self->copy_button, texture != NULL || *text != '\0');

  if (*text != '\0')
    gtk_label_set_label (self->text_label, text);
  else
    {
      gtk_label_set_label (self->text_label, _ ("Not answered; the notes on it are kept."));
      gtk_widget_add_css_class (GTK_WIDGET (self->text_label), "dim-label");
    }
}

static void
on_copy_clicked (KaijiUnplacedRow *self)
{
  g_signal_emit_by_name (self, "activate");
}

static void
kaiji_unplaced_row_finalize (GObject *object)
{
  g_free (KAIJI_UNPLACED_ROW (object)->text);

  G_OBJECT_CLASS (kaiji_unplaced_row_parent_class)->finalize (object);
}

static void
kaiji_unplaced_row_class_init (KaijiUnplacedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kaiji_unplaced_row_finalize;

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
 * @position: which of its unplaced answers
 * @library: where the title of the answer's form is found
 *
 * Returns: (transfer floating) (nullable): a row, or %NULL where the answer cannot be read
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

  /* Translators: what a field asks, and what was answered. */
  name = g_strdup_printf (_ ("%s: %s"), unplaced.prompt, gtk_label_get_label (self->text_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * kaiji_unplaced_row_copy:
 *
 * Copies the answer, as words or as a picture.
 *
 * Returns: whether there is anything to copy
 */
gboolean
kaiji_unplaced_row_copy (KaijiUnplacedRow *self)
{
  GdkClipboard *clipboard;
  GdkPaintable *texture;

  g_return_val_if_fail (KAIJI_IS_UNPLACED_ROW (self), FALSE);

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  texture = gtk_picture_get_paintable (self->picture);
  if (texture != NULL)
    gdk_clipboard_set_texture (clipboard, GDK_TEXTURE (texture));
  else if (*self->text != '\0')
    gdk_clipboard_set_text (clipboard, self->text);
  else
    return FALSE;

  return TRUE;
}
