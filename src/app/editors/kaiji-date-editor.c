/* kaiji-date-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-text.h"
#include "kaiji-calendar-popover.h"
#include "kaiji-control.h"
#include "kaiji-date-editor.h"
#include "kaiji-wrap-layout.h"

struct _KaijiDateEditor
{
  KaijiFieldEditor parent_instance;

  GtkWidget *date_box;
  GtkEntry *date_entry;
  GtkMenuButton *calendar_button;
  GtkEntry *note_entry;
};

G_DEFINE_FINAL_TYPE (KaijiDateEditor, kaiji_date_editor, KAIJI_TYPE_FIELD_EDITOR)

static KaijiAnswer *
read_date (KaijiDateEditor *self)
{
  return kaiji_field_editor_read (KAIJI_FIELD_EDITOR (self),
                                  kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                                     self->date_entry),
                                  kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                                     self->note_entry));
}

/* Returns whether @answer is an existing date: only such a date can be shown in another format than
 * it was typed. */
static gboolean
get_date (KaijiAnswer *answer, KaijiPartialDate *date)
{
  return answer != NULL && kaiji_answer_get_form (answer) == KAIJI_ANSWER_DATE
         && kaiji_partial_date_parse (kaiji_answer_get_date (answer), date)
         && kaiji_partial_date_is_valid (date);
}

static void
on_edited (KaijiDateEditor *self)
{
  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), read_date (self));
}

static void
on_date_left (KaijiDateEditor *self)
{
  g_autoptr (KaijiAnswer) answer = read_date (self);
  KaijiPartialDate date;

  if (get_date (answer, &date))
    kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

static void
on_day_chosen (KaijiDateEditor *self, KaijiCalendarPopover *popover)
{
  KaijiPartialDate date;
  g_autofree char *text = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;

  kaiji_calendar_popover_get_date (popover, &date);
  text = kaiji_partial_date_to_string (&date);
  answer = kaiji_answer_new_date (text,
                                  kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self),
                                                                     self->note_entry));

  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), g_steal_pointer (&answer));
  kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

/* A calendar is expensive and rarely used, so it is made when it is first opened. */
static void
on_calendar_opening (GtkMenuButton *button, gpointer user_data)
{
  KaijiDateEditor *self = KAIJI_DATE_EDITOR (user_data);
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  g_autoptr (KaijiAnswer) answer = read_date (self);
  KaijiPartialDate date;

  if (popover == NULL)
    {
      popover = GTK_POPOVER (kaiji_calendar_popover_new ());
      g_signal_connect_swapped (popover, "chosen", G_CALLBACK (on_day_chosen), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }

  if (get_date (answer, &date))
    kaiji_calendar_popover_set_date (KAIJI_CALENDAR_POPOVER (popover), &date);
}

static void
kaiji_date_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiDateEditor *self = KAIJI_DATE_EDITOR (editor);
  KaijiScheme *scheme = kaiji_field_editor_get_scheme (editor);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  g_autoptr (KaijiAnswer) date = kaiji_answer_interpret (answer, scheme, field);
  g_autoptr (KaijiAnswer) bare_date = NULL;
  g_autofree char *text = NULL;
  const char *note = NULL;

  if (date != NULL)
    {
      note = kaiji_answer_get_note (date);
      bare_date = kaiji_answer_set_note (date, NULL);
    }
  text = kaiji_answer_format (bare_date != NULL ? bare_date : answer, scheme, field);

  kaiji_control_set_text (self->date_entry, text);
  kaiji_control_set_text (self->note_entry, note != NULL ? note : "");
}

static void
kaiji_date_editor_constructed (GObject *object)
{
  KaijiDateEditor *self = KAIJI_DATE_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);

  G_OBJECT_CLASS (kaiji_date_editor_parent_class)->constructed (object);

  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->date_entry), NULL);
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->calendar_button), _ ("Calendar"));
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->note_entry), _ ("Note"));
  gtk_menu_button_set_create_popup_func (self->calendar_button, on_calendar_opening, self, NULL);
}

static void
kaiji_date_editor_class_init (KaijiDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kaiji_date_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_date_editor_show_answer;

  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-date-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiDateEditor, date_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiDateEditor, date_entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiDateEditor, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiDateEditor, note_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_date_left);
}

static void
kaiji_date_editor_init (KaijiDateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
