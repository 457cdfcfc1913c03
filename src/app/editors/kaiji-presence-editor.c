/* kaiji-presence-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-option-buttons.h"
#include "kaiji-presence-editor.h"
#include "kaiji-text-area.h"
#include "kaiji-wrap-layout.h"

struct _KaijiPresenceEditor
{
  KaijiFieldEditor parent_instance;

  KaijiOptionButtons *buttons;
  KaijiTextArea *details; /* NULL until they are needed */
};

G_DEFINE_FINAL_TYPE (KaijiPresenceEditor, kaiji_presence_editor, KAIJI_TYPE_FIELD_EDITOR)

/* The buttons, in their order on screen. */
enum
{
  YES,
  NO,
};

static char *
dup_details (KaijiPresenceEditor *self)
{
  return self->details != NULL ? kaiji_text_area_dup_text (self->details) : g_strdup ("");
}

static void
commit (KaijiPresenceEditor *self)
{
  g_autofree char *details = dup_details (self);
  int chosen = kaiji_option_buttons_get_chosen (self->buttons);
  KaijiAnswer *answer = NULL;

  if (chosen >= 0)
    answer = kaiji_answer_new_presence (chosen == YES, details);
  else if (*details != '\0')
    answer = kaiji_answer_new_text (details);

  kaiji_field_editor_commit (KAIJI_FIELD_EDITOR (self), answer);
}

static void
on_details_edited (KaijiPresenceEditor *self)
{
  commit (self);
}

static void
add_details (KaijiPresenceEditor *self)
{
  self->details = KAIJI_TEXT_AREA (kaiji_text_area_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->details), GTK_WIDGET (self));
  g_signal_connect_swapped (self->details, "edited", G_CALLBACK (on_details_edited), self);
  kaiji_field_editor_add_control (KAIJI_FIELD_EDITOR (self), GTK_WIDGET (self->details),
                                  _ ("Details"));
}

/* Details are for the answer 有り; existing details stay visible. */
static void
show_details (KaijiPresenceEditor *self, const char *details)
{
  gboolean matter = kaiji_option_buttons_get_chosen (self->buttons) == YES || *details != '\0';

  if (matter && self->details == NULL)
    add_details (self);
  if (self->details == NULL)
    return;

  kaiji_text_area_set_text (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), matter);
}

static void
on_chosen (KaijiPresenceEditor *self)
{
  g_autofree char *details = dup_details (self);

  show_details (self, details);
  commit (self);
}

static void
kaiji_presence_editor_show_answer (KaijiFieldEditor *editor, KaijiAnswer *answer)
{
  KaijiPresenceEditor *self = KAIJI_PRESENCE_EDITOR (editor);
  g_autoptr (KaijiAnswer) presence = kaiji_answer_interpret (answer,
                                                             kaiji_field_editor_get_scheme (editor),
                                                             kaiji_field_editor_get_field (editor));
  const char *details = NULL;

  if (presence != NULL)
    details = kaiji_answer_get_text (presence);
  else if (answer != NULL)
    details = kaiji_answer_get_text (answer);

  if (presence == NULL)
    kaiji_option_buttons_set_chosen (self->buttons, -1);
  else
    kaiji_option_buttons_set_chosen (self->buttons, kaiji_answer_get_present (presence) ? YES : NO);
  show_details (self, details != NULL ? details : "");
}

static void
kaiji_presence_editor_constructed (GObject *object)
{
  KaijiPresenceEditor *self = KAIJI_PRESENCE_EDITOR (object);
  KaijiFieldEditor *editor = KAIJI_FIELD_EDITOR (self);
  const KaijiWords *words = kaiji_scheme_get_words (kaiji_field_editor_get_scheme (editor));

  G_OBJECT_CLASS (kaiji_presence_editor_parent_class)->constructed (object);

  self->buttons = KAIJI_OPTION_BUTTONS (kaiji_option_buttons_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->buttons), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kaiji_field_editor_get_field (editor)->prompt, -1);
  for (int present = TRUE; present >= FALSE; present--)
    {
      const char *word = words->presence[present];

      kaiji_field_editor_add_control (editor, kaiji_option_buttons_append (self->buttons, word),
                                      word);
    }
  g_signal_connect_swapped (self->buttons, "chosen", G_CALLBACK (on_chosen), self);
  gtk_widget_set_parent (GTK_WIDGET (self->buttons), GTK_WIDGET (self));
}

static void
kaiji_presence_editor_class_init (KaijiPresenceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kaiji_presence_editor_constructed;
  KAIJI_FIELD_EDITOR_CLASS (klass)->show_answer = kaiji_presence_editor_show_answer;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), KAIJI_TYPE_WRAP_LAYOUT);
}

static void
kaiji_presence_editor_init (KaijiPresenceEditor *self)
{
}
