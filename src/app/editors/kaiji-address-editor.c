/* kaiji-address-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-address-editor.h"
#include "kaiji-answer-interpret.h"
#include "kaiji-control.h"
#include "kaiji-text-area.h"
#include "kaiji-text.h"
#include "kaiji-wrap-layout.h"

struct _KaijiAddressEditor
{
  KaijiFieldEditor parent_instance;

  GtkWidget *postal_code_box;
  GtkLabel *postal_code_sign;
  GtkEntry *postal_code_entry;
  KaijiTextArea *area;
};

G_DEFINE_FINAL_TYPE (KaijiAddressEditor, kaiji_address_editor, KAIJI_TYPE_FIELD_EDITOR)

/* A postal code has three digits, a hyphen and four digits; people often omit the hyphen. */
#define POSTAL_CODE_DIGITS 7
#define POSTAL_CODE_FIRST_DIGITS 3

/* The text of the postal code entry, in the form of a postal code if it is one. */
static char *
dup_postal_code (KaijiAddressEditor *self)
{
  const char *sign = gtk_label_get_text (self->postal_code_sign);
  g_autofree char *narrow = kaiji_text_narrow (
    kaiji_field_editor_get_entry_text (KAIJI_FIELD_EDITOR (self), self->postal_code_entry));
  const char *code = g_strstrip (narrow);

  if (*sign != '\0' && g_str_has_prefix (code, sign))
    code += strlen (sign);

  if (strlen (code) == POSTAL_CODE_DIGITS && strspn (code, "0123456789") == POSTAL_CODE_DIGITS)
    return g_strdup_printf ("%.*s-%s", POSTAL_CODE_FIRST_DIGITS, code,
                            code + POSTAL_CODE_FIRST_DIGITS);

  return g_strdup (code);
}

/* Handles a whole address, or more, in the entry of the postal code. */
static void
commit_words (KaijiAddressEditor *self)
{
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const char *written = kaiji_field_editor_get_entry_text (editor, self->postal_code_entry);
  g_autofree char *text = kaiji_text_area_dup_text (self->area);
  g_autofree char *words = g_strconcat (written, *text != '\0' ? "\n" : "", text, NULL);

  kaiji_field_editor_commit (editor, kaiji_answer_new_text (words));
}

static void
on_edited (KaijiAddressEditor *self)
{
  g_autofree char *postal_code = dup_postal_code (self);
  g_autofree char *text = kaiji_text_area_dup_text (self->area);
  KaijiAnswer *answer = NULL;

  if (kaiji_field_editor_is_outgrown (KAIJI_FIELD_EDITOR (self)))
    {
      commit_words (self);
      return;
    }

  if (*postal_code != '\0')
    answer = kaiji_answer_new_address (postal_code, text);
  else if (*text != '\0')
    answer = kaiji_answer_new_text (text);

  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), answer);
}

static void
on_left (KaijiAddressEditor *self)
{
  kaiji_field_editor_sync (KAIJI_FIELD_EDITOR (self));
}

static void
kaiji_address_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiAddressEditor *self = KAIJI_ADDRESS_EDITOR (editor);
  g_autoptr (KaijiAnswer) address = kaiji_answer_interpret (answer,
                                                            kaiji_field_editor_get_scheme (editor),
                                                            kaiji_field_editor_get_field (editor));
  KaijiAnswer *shown = address != NULL ? address : answer;
  const char *postal_code = shown != NULL ? kaiji_answer_get_postal_code (shown) : NULL;
  const char *text = shown != NULL ? kaiji_answer_get_text (shown) : NULL;

  kaiji_control_set_text (self->postal_code_entry, postal_code != NULL ? postal_code : "");
  kaiji_text_area_set_text (self->area, text != NULL ? text : "");
}

static void
kaiji_address_editor_constructed (GObject *object)
{
  KaijiAddressEditor *self = KAIJI_ADDRESS_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiWords *words = kaiji_scheme_get_words (kaiji_field_editor_get_scheme (editor));
  g_autofree char *sign = kaiji_text_replace (words->postal_code, "", "");

  G_OBJECT_CLASS (kaiji_address_editor_parent_class)->constructed (object);

  gtk_label_set_text (self->postal_code_sign, sign);
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->postal_code_entry), _ ("Postal Code"));

  self->area = KAIJI_TEXT_AREA (kaiji_text_area_new (TRUE));
  g_signal_connect_swapped (self->area, "edited", G_CALLBACK (on_edited), self);
  gtk_widget_set_parent (GTK_WIDGET (self->area), GTK_WIDGET (self));
  kaiji_field_editor_add_control (editor, GTK_WIDGET (self->area), NULL);
}

static void
kaiji_address_editor_class_init (KaijiAddressEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kaiji_address_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_address_editor_show_answer;

  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-address-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiAddressEditor, postal_code_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiAddressEditor, postal_code_sign);
  gtk_widget_class_bind_template_child (widget_class, KaijiAddressEditor, postal_code_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
}

static void
kaiji_address_editor_init (KaijiAddressEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
