/* kaiji-text-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-text-area.h"
#include "kaiji-text-editor.h"

struct _KaijiTextEditor
{
  KaijiFieldEditor parent_instance;

  KaijiTextArea *area;
};

G_DEFINE_FINAL_TYPE (KaijiTextEditor, kaiji_text_editor, KAIJI_TYPE_FIELD_EDITOR)

static GtkInputPurpose
get_purpose (KaijiFieldKind kind)
{
  switch (kind)
    {
    case KAIJI_FIELD_URL:
      return GTK_INPUT_PURPOSE_URL;
    case KAIJI_FIELD_CORPORATE_NUMBER:
      return GTK_INPUT_PURPOSE_DIGITS;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

/* Words that can be read as what the field asks for are that, also while they are typed: 12 in the
 * place of 「記述有り(*)」 is a number, which is printed with its unit. */
static void
on_edited (KaijiTextEditor *self)
{
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiField *field = kaiji_field_editor_get_field (editor);
  g_autofree char *text = kaiji_text_area_dup_text (self->area);
  KaijiAnswer *answer = NULL;

  if (field->kind != KAIJI_FIELD_TEXT && field->kind != KAIJI_FIELD_PARAGRAPH
      && g_utf8_validate (text, -1, NULL))
    answer = kaiji_answer_parse (kaiji_field_editor_get_scheme (editor), field, text);
  else if (*text != '\0')
    answer = kaiji_answer_new_text (text);

  kaiji_field_editor_commit (editor, answer);
}

static void
kaiji_text_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiTextEditor *self = KAIJI_TEXT_EDITOR (editor);
  g_autofree char *text = kaiji_answer_format (answer, kaiji_field_editor_get_scheme (editor),
                                               kaiji_field_editor_get_field (editor));

  kaiji_text_area_set_text (self->area, text);
}

static void
kaiji_text_editor_constructed (GObject *object)
{
  KaijiTextEditor *self = KAIJI_TEXT_EDITOR (object);
  KaijiFieldKind kind = kaiji_field_editor_get_field (KAIJI_FIELD_EDITOR (self))->kind;

  G_OBJECT_CLASS (kaiji_text_editor_parent_class)->constructed (object);

  self->area = KAIJI_TEXT_AREA (kaiji_text_area_new (kind == KAIJI_FIELD_PARAGRAPH));
  if (kind == KAIJI_FIELD_PARAGRAPH)
    gtk_widget_add_css_class (GTK_WIDGET (self->area), "paragraph");
  gtk_text_view_set_input_purpose (GTK_TEXT_VIEW (self->area), get_purpose (kind));
  gtk_widget_set_parent (GTK_WIDGET (self->area), GTK_WIDGET (self));
  g_signal_connect_swapped (self->area, "edited", G_CALLBACK (on_edited), self);
  kaiji_field_editor_add_control (KAIJI_FIELD_EDITOR (self), GTK_WIDGET (self->area), NULL);
}

static void
kaiji_text_editor_class_init (KaijiTextEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kaiji_text_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_text_editor_show_answer;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kaiji_text_editor_init (KaijiTextEditor *self)
{
}
