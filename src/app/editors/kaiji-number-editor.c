/* kaiji-number-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-text.h"
#include "kaiji-control.h"
#include "kaiji-number-editor.h"
#include "kaiji-text.h"
#include "kaiji-wrap-layout.h"

struct _KaijiNumberEditor
{
  KaijiFieldEditor parent_instance;

  GtkWidget *value_box;
  GtkEntry *value_entry;
  GtkLabel *unit_label;
  GtkEntry *note_entry;
  GtkToggleButton *years_button; /* for a duration, NULL for other kinds */
  GtkToggleButton *months_button;
  gboolean being_edited;
};

G_DEFINE_FINAL_TYPE (KaijiNumberEditor, kaiji_number_editor, KAIJI_TYPE_FIELD_EDITOR)

static const KaijiWords *
get_words (KaijiNumberEditor *self)
{
  return kaiji_scheme_get_words (kaiji_field_editor_get_scheme (KAIJI_FIELD_EDITOR (self)));
}

/* The text around the number in a pattern such as `{}年`. */
static char *
dup_unit (const char *pattern)
{
  return kaiji_text_replace (pattern, "", "");
}

static gboolean
is_number (KaijiAnswer *answer)
{
  KaijiAnswerForm form;

  if (answer == NULL)
    return FALSE;

  form = kaiji_answer_get_form (answer);
  return form >= KAIJI_ANSWER_YEAR && form <= KAIJI_ANSWER_NUMBER;
}

static void
show_duration_unit (KaijiNumberEditor *self, KaijiAnswerForm form)
{
  if (self->months_button != NULL)
    gtk_toggle_button_set_active (form == KAIJI_ANSWER_MONTHS ? self->months_button
                                                              : self->years_button,
                                  TRUE);
}

/* Reads the number. A typed unit takes precedence over the selected one. */
static KaijiAnswer *
read_number (KaijiNumberEditor *self)
{
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const char *text = kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                        self->value_entry);
  const char *note = kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                        self->note_entry);

  if (self->months_button != NULL && gtk_toggle_button_get_active (self->months_button)
      && *text != '\0')
    {
      g_autofree char *with_unit = kaiji_text_replace (get_words (self)->months, "", text);
      g_autoptr (KaijiAnswer) months = kaiji_field_editor_read (editor, with_unit, note);

      if (is_number (months))
        return g_steal_pointer (&months);
    }

  return kaiji_field_editor_read (editor, text, note);
}

static void
on_edited (KaijiNumberEditor *self)
{
  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), read_number (self));
}

static void
on_editing_began (KaijiNumberEditor *self)
{
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  KaijiAnswer *answer = kaiji_sheet_get_answer (kaiji_field_editor_get_sheet (editor),
                                                kaiji_field_editor_get_field (editor));
  g_autoptr (KaijiAnswer) number = kaiji_answer_interpret (answer,
                                                           kaiji_field_editor_get_scheme (editor),
                                                           kaiji_field_editor_get_field (editor));

  self->being_edited = TRUE;
  if (number != NULL)
    kaiji_field_editor_sync (editor);
}

/* A text that is not a number stays as it was typed: it could not be separated from its note any
 * more. */
static void
on_editing_ended (KaijiNumberEditor *self)
{
  g_autoptr (KaijiAnswer) number = read_number (self);

  self->being_edited = FALSE;
  if (is_number (number))
    kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

/* A number as it was written, △1,234, if it is printed like that; NULL otherwise. */
static char *
dup_written (KaijiFieldEditor *editor, KaijiAnswer *number)
{
  g_autoptr (KaijiAnswer) bare = kaiji_answer_set_note (number, NULL);
  g_autofree char *printed = kaiji_answer_format (bare, kaiji_field_editor_get_scheme (editor),
                                                  kaiji_field_editor_get_field (editor));
  const char *written = kaiji_answer_get_written (number);

  return written != NULL && g_str_has_prefix (printed, written) ? g_strdup (written) : NULL;
}

static void
kaiji_number_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiNumberEditor *self = KAIJI_NUMBER_EDITOR (editor);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  g_autoptr (KaijiAnswer) number = kaiji_answer_interpret (answer,
                                                           kaiji_field_editor_get_scheme (editor),
                                                           field);
  g_autofree char *text = NULL;
  const char *note = NULL;

  if (number != NULL)
    {
      text = dup_written (editor, number);
      if (text == NULL)
        text = kaiji_answer_format_number (number,
                                           field->kind == KAIJI_FIELD_MONEY && !self->being_edited);
      note = kaiji_answer_get_note (number);
      show_duration_unit (self, kaiji_answer_get_form (number));
    }
  else
    {
      text = kaiji_answer_format (answer, kaiji_field_editor_get_scheme (editor), field);
    }

  kaiji_control_set_text (self->value_entry, text);
  kaiji_control_set_text (self->note_entry, note != NULL ? note : "");
}

static GtkToggleButton *
add_unit_button (KaijiNumberEditor *self, GtkWidget *box, const char *pattern)
{
  g_autofree char *unit = dup_unit (pattern);
  GtkWidget *button = gtk_toggle_button_new_with_label (unit);

  gtk_box_append (GTK_BOX (box), button);
  kaiji_field_editor_add_control (KAIJI_FIELD_EDITOR (self), button, unit);
  return GTK_TOGGLE_BUTTON (button);
}

static void
add_duration_units (KaijiNumberEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  self->years_button = add_unit_button (self, box, get_words (self)->years);
  self->months_button = add_unit_button (self, box, get_words (self)->months);
  gtk_toggle_button_set_group (self->months_button, self->years_button);
  gtk_toggle_button_set_active (self->years_button, TRUE);
  g_signal_connect_swapped (self->months_button, "toggled", G_CALLBACK (on_edited), self);
  gtk_box_append (GTK_BOX (self->value_box), box);
}

static void
kaiji_number_editor_constructed (GObject *object)
{
  KaijiNumberEditor *self = KAIJI_NUMBER_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  g_autofree char *year_unit = dup_unit (get_words (self)->year);

  G_OBJECT_CLASS (kaiji_number_editor_parent_class)->constructed (object);

  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->value_entry), NULL);
  if (field->kind == KAIJI_FIELD_DURATION)
    add_duration_units (self);
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->note_entry), _ ("Note"));

  if (field->kind == KAIJI_FIELD_YEAR)
    gtk_label_set_text (self->unit_label, year_unit);
  else if (field->kind != KAIJI_FIELD_DURATION && field->unit != NULL)
    gtk_label_set_text (self->unit_label, field->unit);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->unit_label), FALSE);
}

static void
kaiji_number_editor_class_init (KaijiNumberEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kaiji_number_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_number_editor_show_answer;

  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-number-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiNumberEditor, value_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiNumberEditor, value_entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiNumberEditor, unit_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiNumberEditor, note_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_editing_began);
  gtk_widget_class_bind_template_callback (widget_class, on_editing_ended);
}

static void
kaiji_number_editor_init (KaijiNumberEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
