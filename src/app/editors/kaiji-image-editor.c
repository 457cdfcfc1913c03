/* kaiji-image-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-image-editor.h"
#include "kaiji-image-source.h"
#include "kaiji-thumbnail.h"
#include "kaiji-wrap-layout.h"

struct _KaijiImageEditor
{
  KaijiFieldEditor parent_instance;

  GtkPicture *picture;
  GtkWidget *choose_button;
  GtkWidget *paste_button;
  GtkWidget *remove_button;
  GtkLabel *hint_label;
  GtkLabel *problem_label;
  GtkWidget *shrink_button;

  GtkEventController *drop_target;
  GBytes *large; /* (nullable): what the button scales down */
  GCancellable *reading;
  GCancellable *loading;
  int scale; /* of the loaded picture */
};

G_DEFINE_FINAL_TYPE (KaijiImageEditor, kaiji_image_editor, KAIJI_TYPE_FIELD_EDITOR)

/* Cancels the operation of @slot and prepares the slot for the next. */
static GCancellable *
restart (GCancellable **slot)
{
  if (*slot != NULL)
    g_cancellable_cancel (*slot);
  g_clear_object (slot);
  *slot = g_cancellable_new ();

  return *slot;
}

static void
show_problem (KaijiImageEditor *self, const char *message)
{
  gtk_widget_set_visible (self->shrink_button, FALSE);
  g_clear_pointer (&self->large, g_bytes_unref);
  gtk_label_set_text (self->problem_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), *message != '\0');
}

static void
on_thumbnail_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiImageEditor) self = KAIJI_IMAGE_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kaiji_thumbnail_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      show_problem (self, error->message);
      return;
    }

  kaiji_thumbnail_show (self->picture, texture, self->scale);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiImageEditor) self = KAIJI_IMAGE_EDITOR (user_data);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiAnswer) answer = kaiji_image_source_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (answer == NULL)
    {
      show_problem (self, error->message);
      self->large = kaiji_image_source_dup_large (result);
      gtk_widget_set_visible (self->shrink_button, self->large != NULL);
      return;
    }

  kaiji_field_editor_commit (editor, g_steal_pointer (&answer));
  kaiji_field_editor_sync (editor);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiImageEditor) self = KAIJI_IMAGE_EDITOR (user_data);
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    kaiji_image_source_read_file_async (file, restart (&self->reading), on_read,
                                        g_object_ref (self));
}

static void
on_choose_clicked (KaijiImageEditor *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PNG and JPEG Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  g_list_store_append (filters, filter);

  kaiji_choose_files (window, _ ("Choose a Picture"), G_LIST_MODEL (filters), FALSE, on_file_chosen,
                      g_object_ref (self));
}

static gboolean
is_read_only (KaijiImageEditor *self)
{
  return kaiji_sheet_get_read_only (kaiji_field_editor_get_sheet (KAIJI_FIELD_EDITOR (self)));
}

static void
paste (KaijiImageEditor *self)
{
  if (!is_read_only (self))
    kaiji_image_source_read_clipboard_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                             restart (&self->reading), on_read,
                                             g_object_ref (self));
}

static void
on_paste_clicked (KaijiImageEditor *self)
{
  paste (self);
}

static gboolean
on_paste_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  paste (KAIJI_IMAGE_EDITOR (widget));
  return GDK_EVENT_STOP;
}

static void
on_shrink_clicked (KaijiImageEditor *self)
{
  g_autoptr (GBytes) large = g_steal_pointer (&self->large);

  if (large == NULL || is_read_only (self))
    return;

  gtk_widget_grab_focus (self->choose_button);
  show_problem (self, "");
  kaiji_image_source_shrink_async (large, restart (&self->reading), on_read, g_object_ref (self));
}

static void
on_remove_clicked (KaijiImageEditor *self)
{
  gtk_widget_grab_focus (self->choose_button);
  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), NULL);
  kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

static gboolean
on_drop (KaijiImageEditor *self, const GValue *value)
{
  if (is_read_only (self))
    return FALSE;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      kaiji_image_source_read_texture_async (g_value_get_object (value), restart (&self->reading),
                                             on_read, g_object_ref (self));
      return TRUE;
    }

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      if (files == NULL)
        return FALSE;
      /* Which one would be taken is nothing to guess at. */
      if (files->next != NULL)
        {
          show_problem (self, _ ("Only one picture fits here. Drop a single file."));
          return TRUE;
        }
      kaiji_image_source_read_file_async (files->data, restart (&self->reading), on_read,
                                          g_object_ref (self));
      return TRUE;
    }

  return FALSE;
}

/* What stands around the controls takes a picture as well: who aims at the field means it. */
static void
on_parent_changed (KaijiImageEditor *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *old;

  if (self->drop_target == NULL)
    return;

  old = gtk_event_controller_get_widget (self->drop_target);
  if (old != NULL)
    gtk_widget_remove_controller (old, self->drop_target);
  if (parent != NULL)
    gtk_widget_add_controller (parent, g_object_ref (self->drop_target));
}

static void
update_hint (KaijiImageEditor *self, gboolean editable)
{
  g_autofree char *limit = g_format_size (KAIJI_ANSWER_MAX_IMAGE_SIZE);
  /* Translators: %s is a size such as 2.1 MB */
  g_autofree char *hint
    = g_strdup_printf (_ ("A PNG or JPEG file of at most %s; you can also drop it here."), limit);

  gtk_label_set_text (self->hint_label, editable ? hint : _ ("No picture"));
}

static void
on_read_only_changed (KaijiImageEditor *self)
{
  kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

static void
kaiji_image_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiImageEditor *self = KAIJI_IMAGE_EDITOR (editor);
  gboolean has_image = kaiji_answer_is_picture (answer);
  gboolean editable = !is_read_only (self);
  GCancellable *loading = restart (&self->loading);

  show_problem (self, "");
  gtk_widget_set_visible (self->choose_button, editable);
  gtk_widget_set_visible (self->paste_button, editable);
  gtk_widget_set_visible (self->remove_button, has_image && editable);
  update_hint (self, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), !has_image);

  /* In a locked sheet the focus may come to it before it is loaded. */
  gtk_widget_set_visible (GTK_WIDGET (self->picture), has_image && !editable);

  if (!has_image)
    return;

  self->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  kaiji_thumbnail_load_async (answer, self->scale, loading, on_thumbnail_loaded,
                              g_object_ref (self));
}

static void
kaiji_image_editor_constructed (GObject *object)
{
  KaijiImageEditor *self = KAIJI_IMAGE_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);

  G_OBJECT_CLASS (kaiji_image_editor_parent_class)->constructed (object);

  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->picture), _ ("The chosen picture"));
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->hint_label), NULL);
  g_signal_connect_object (kaiji_field_editor_get_sheet (editor), "notify::read-only",
                           G_CALLBACK (on_read_only_changed), self, G_CONNECT_SWAPPED);
  kaiji_field_editor_add_control (editor, self->choose_button, _ ("Choose a Picture"));
  kaiji_field_editor_add_control (editor, self->paste_button, _ ("Paste"));
  kaiji_field_editor_add_control (editor, self->remove_button, _ ("Remove"));
  kaiji_field_editor_add_control (editor, self->shrink_button, _ ("Scale Down and Insert"));
}

static void
kaiji_image_editor_dispose (GObject *object)
{
  KaijiImageEditor *self = KAIJI_IMAGE_EDITOR (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->large, g_bytes_unref);
  g_clear_object (&self->drop_target);

  G_OBJECT_CLASS (kaiji_image_editor_parent_class)->dispose (object);
}

static void
kaiji_image_editor_class_init (KaijiImageEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kaiji_image_editor_constructed;
  object_class->dispose = kaiji_image_editor_dispose;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_image_editor_show_answer;

  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-image-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, picture);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, paste_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiImageEditor, shrink_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_shrink_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, on_paste_pressed, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, on_paste_pressed,
                                NULL);
}

static void
kaiji_image_editor_init (KaijiImageEditor *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *drop_target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (drop_target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop_target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  self->drop_target = GTK_EVENT_CONTROLLER (drop_target);
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent_changed), NULL);
}
