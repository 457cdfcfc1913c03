/* kaiji-guidance.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-focus.h"
#include "kaiji-guidance-part.h"
#include "kaiji-guidance-text.h"
#include "kaiji-guidance.h"

struct _KaijiGuidance
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkLabel *item_label;
  GtkLabel *prompt_label;
  GtkLabel *guidance_label;
  KaijiGuidancePart *example_part;
  KaijiGuidancePart *poor_example_part;
  KaijiGuidancePart *counting_part;
  KaijiGuidancePart *previous_part;
  KaijiGuidancePart *notes_part;
  KaijiGuidancePart *subjects_part;
  KaijiGuidancePart *elsewhere_part;

  KaijiDocument *document;
  const KaijiField *field; /* (nullable): the one that is shown */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiGuidance, kaiji_guidance, ADW_TYPE_BIN)

/* Shows what the scheme tells of a field, or what to do to see it. */
static void
show_field (KaijiGuidance *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));
  g_autofree char *counting = NULL;
  g_autofree char *subjects = NULL;
  g_autofree char *item = NULL;

  self->field = field;
  gtk_widget_set_visible (GTK_WIDGET (self->item_label), field != NULL);
  if (field == NULL)
    {
      gtk_label_set_label (self->prompt_label, _ ("Go to a field to see here how to answer it."));
      gtk_label_set_label (self->guidance_label, "");
      return;
    }

  item = g_strdup_printf ("%u  %s", field->item->number, field->item->title);
  counting = kaiji_guidance_text_dup_counting (scheme, field);
  subjects = kaiji_guidance_text_dup_subjects (scheme, field);
  gtk_label_set_label (self->item_label, item);
  gtk_label_set_label (self->prompt_label, field->prompt);
  gtk_label_set_label (self->guidance_label, field->guidance != NULL ? field->guidance : "");
  gtk_widget_set_visible (GTK_WIDGET (self->guidance_label), field->guidance != NULL);
  kaiji_guidance_part_set_text (self->example_part, field->example);
  kaiji_guidance_part_set_text (self->poor_example_part, field->poor_example);
  kaiji_guidance_part_set_text (self->counting_part, counting);
  kaiji_guidance_part_set_text (self->subjects_part, subjects);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/* Shows what changes while sheets are edited. */
static void
show_answers (KaijiGuidance *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  g_autofree char *previous = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *elsewhere = NULL;

  if (self->field == NULL)
    return;

  previous = kaiji_guidance_text_dup_previous (sheet, self->field);
  notes = kaiji_guidance_text_dup_notes (sheet, self->field);
  elsewhere = kaiji_guidance_text_dup_elsewhere (self->document, self->field);
  kaiji_guidance_part_set_text (self->previous_part, previous);
  kaiji_guidance_part_set_text (self->notes_part, notes);
  kaiji_guidance_part_set_text (self->elsewhere_part, elsewhere);
}

static void
update (KaijiGuidance *self)
{
  const KaijiField *field = kaiji_cursor_get_field (kaiji_document_get_cursor (self->document));

  if (field != self->field)
    show_field (self, field);
  show_answers (self);
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiGuidance *self = user_data;

  self->update_idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* The focus and the typed letter are shown first. */
static void
queue_update (KaijiGuidance *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (on_idle, self);
}

static void
on_cursor_moved (KaijiGuidance *self)
{
  queue_update (self);
}

static void
on_field_changed (KaijiGuidance *self, const KaijiField *field)
{
  if (field == NULL || field == self->field)
    queue_update (self);
}

/* Another window may have changed its sheet in the meantime. */
static void
on_window_activated (KaijiGuidance *self)
{
  queue_update (self);
}

static gboolean
kaiji_guidance_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KAIJI_GUIDANCE (widget)->scrolled_window));
}

static void
kaiji_guidance_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kaiji_guidance_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (on_window_activated), widget, G_CONNECT_SWAPPED);
}

static void
kaiji_guidance_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_window_activated, widget);

  GTK_WIDGET_CLASS (kaiji_guidance_parent_class)->unroot (widget);
}

static void
kaiji_guidance_dispose (GObject *object)
{
  KaijiGuidance *self = KAIJI_GUIDANCE (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_guidance_parent_class)->dispose (object);
}

static void
kaiji_guidance_class_init (KaijiGuidanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_guidance_dispose;
  kaiji_focus_set_entry (widget_class, kaiji_guidance_grab_focus);
  widget_class->root = kaiji_guidance_root;
  widget_class->unroot = kaiji_guidance_unroot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  g_type_ensure (KAIJI_TYPE_GUIDANCE_PART);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-guidance.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, item_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, guidance_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, example_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, poor_example_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, counting_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, previous_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, notes_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, subjects_part);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidance, elsewhere_part);
}

static void
kaiji_guidance_init (KaijiGuidance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_guidance_new:
 * @document: a document
 *
 * Returns: (transfer floating): the guidance of its fields
 */
KaijiGuidance *
kaiji_guidance_new (KaijiDocument *document)
{
  KaijiGuidance *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_GUIDANCE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (kaiji_document_get_cursor (document), "moved",
                           G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  show_field (self, NULL);
  update (self);

  return self;
}
