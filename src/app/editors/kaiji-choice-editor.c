/* kaiji-choice-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-choice-editor.h"
#include "kaiji-control.h"
#include "kaiji-option-buttons.h"
#include "kaiji-wrap-layout.h"

struct _KaijiChoiceEditor
{
  KaijiFieldEditor parent_instance;

  KaijiOptionButtons *buttons;
  GtkEntry *note_entry;
};

G_DEFINE_FINAL_TYPE (KaijiChoiceEditor, kaiji_choice_editor, KAIJI_TYPE_FIELD_EDITOR)

static int
find_choice (const KaijiField *field, const char *id)
{
  for (guint i = 0; id != NULL && i < field->n_choices; i++)
    {
      if (g_str_equal (field->choices[i].id, id))
        return (int) i;
    }

  return -1;
}

/* A note belongs to a choice, so it is offered once there is one. */
static void
update_note_visible (KaijiChoiceEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->note_entry),
                          kaiji_option_buttons_get_chosen (self->buttons) >= 0
                            || *kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                                   self->note_entry)
                                 != '\0');
}

static void
on_edited (KaijiChoiceEditor *self)
{
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  const char *note = kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                        self->note_entry);
  int chosen = kaiji_option_buttons_get_chosen (self->buttons);

  if (chosen >= 0)
    kaiji_field_editor_commit (editor, kaiji_answer_new_choice (field->choices[chosen].id, note));
  else
    kaiji_field_editor_commit (editor, kaiji_field_editor_read (editor, "", note));
  update_note_visible (self);
}

static void
kaiji_choice_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiChoiceEditor *self = KAIJI_CHOICE_EDITOR (editor);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  g_autoptr (KaijiAnswer) choice = kaiji_answer_interpret (answer,
                                                           kaiji_field_editor_get_scheme (editor),
                                                           field);
  const char *note = choice != NULL ? kaiji_answer_get_note (choice) : NULL;

  kaiji_option_buttons_set_chosen (
    self->buttons, choice != NULL ? find_choice (field, kaiji_answer_get_choice (choice)) : -1);
  kaiji_control_set_text (self->note_entry, note != NULL ? note : "");
  update_note_visible (self);
}

static void
kaiji_choice_editor_constructed (GObject *object)
{
  KaijiChoiceEditor *self = KAIJI_CHOICE_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiField *field = kaiji_field_editor_get_field (editor);

  G_OBJECT_CLASS (kaiji_choice_editor_parent_class)->constructed (object);

  for (guint i = 0; i < field->n_choices; i++)
    {
      const char *label = field->choices[i].label;

      kaiji_field_editor_add_control (editor, kaiji_option_buttons_append (self->buttons, label),
                                      label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field->prompt, -1);
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->note_entry), _ ("Note"));
}

static void
kaiji_choice_editor_class_init (KaijiChoiceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kaiji_choice_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_choice_editor_show_answer;

  g_type_ensure (KAIJI_TYPE_OPTION_BUTTONS);
  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-choice-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiChoiceEditor, buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiChoiceEditor, note_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
kaiji_choice_editor_init (KaijiChoiceEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
