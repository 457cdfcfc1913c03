/* kaiji-notes-popover.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-notes-popover.h"
#include "kaiji-paste.h"
#include "kaiji-text-area.h"

struct _KaijiNotesPopover
{
  GtkPopover parent_instance;

  GtkWidget *memo_area; /* made in code: the template has only a text view */
  GtkScrolledWindow *memo_window;
  GtkLabel *memo_label;
  GtkEntry *evidence_entry;
  GtkWidget *choose_button;
  GtkWidget *show_button;
  GtkEntry *owner_entry;

  KaijiSheet *sheet;
  const KaijiField *field;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (KaijiNotesPopover, kaiji_notes_popover, GTK_TYPE_POPOVER)

static const struct
{
  KaijiAnswerMember member;
  const char *title;
} titles[KAIJI_N_ANSWER_MEMBERS] = {
  { KAIJI_ANSWER_MEMO, N_ ("Memo") },
  /* Translators: the file or link that proves an answer. */
  { KAIJI_ANSWER_EVIDENCE, N_ ("Evidence") },
  /* Translators: the department or person who supplies an answer. */
  { KAIJI_ANSWER_OWNER, N_ ("Owner") },
};

static const char *
get_member (KaijiAnswer *answer, KaijiAnswerMember member)
{
  const char *text = answer != NULL ? kaiji_answer_get_member (answer, member) : NULL;

  return text != NULL ? text : "";
}

static void
commit (KaijiNotesPopover *self, KaijiAnswerMember member, const char *text)
{
  KaijiAnswer *old = kaiji_sheet_get_answer (self->sheet, self->field);
  g_autoptr (KaijiAnswer) answer = NULL;

  if (self->showing || kaiji_sheet_get_read_only (self->sheet)
      || g_str_equal (text, get_member (old, member)))
    return;

  answer = kaiji_answer_set_member (old, member, text);
  kaiji_sheet_set_answer (self->sheet, self->field, answer);
}

static void
on_memo_edited (KaijiNotesPopover *self)
{
  g_autofree char *text = kaiji_text_area_dup_text (KAIJI_TEXT_AREA (self->memo_area));

  commit (self, KAIJI_ANSWER_MEMO, text);
}

static void
on_evidence_edited (KaijiNotesPopover *self)
{
  commit (self, KAIJI_ANSWER_EVIDENCE, gtk_editable_get_text (GTK_EDITABLE (self->evidence_entry)));
}

static void
on_owner_edited (KaijiNotesPopover *self)
{
  commit (self, KAIJI_ANSWER_OWNER, gtk_editable_get_text (GTK_EDITABLE (self->owner_entry)));
}

static void
show_notes (KaijiNotesPopover *self)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, self->field);
  const char *evidence = get_member (answer, KAIJI_ANSWER_EVIDENCE);
  gboolean can_edit = !kaiji_sheet_get_read_only (self->sheet);

  self->showing = TRUE;
  kaiji_text_area_set_text (KAIJI_TEXT_AREA (self->memo_area),
                            get_member (answer, KAIJI_ANSWER_MEMO));
  kaiji_paste_show_line (GTK_EDITABLE (self->evidence_entry), evidence, can_edit);
  kaiji_paste_show_line (GTK_EDITABLE (self->owner_entry), get_member (answer, KAIJI_ANSWER_OWNER),
                         can_edit);
  self->showing = FALSE;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->memo_area), can_edit);
  gtk_widget_set_sensitive (self->choose_button, can_edit);
  gtk_widget_set_sensitive (self->show_button, *evidence != '\0');
}

static void
on_field_changed (KaijiNotesPopover *self)
{
  show_notes (self);
}

static void
on_read_only_changed (KaijiNotesPopover *self)
{
  show_notes (self);
}

/* The window knows where the sheet's file is, and so how to name a file beside it. */
static void
on_choose_clicked (KaijiNotesPopover *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.choose-evidence", "s", self->field->id);
}

static void
on_show_clicked (KaijiNotesPopover *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-evidence", "s", self->field->id);
}

static void
on_entry_activated (KaijiNotesPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Keys of the window lead elsewhere: then the notes must not stay in front of that. */
static void
on_focus_changed (KaijiNotesPopover *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && focus != GTK_WIDGET (self) && gtk_widget_get_mapped (GTK_WIDGET (self))
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
kaiji_notes_popover_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kaiji_notes_popover_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (on_focus_changed), widget, G_CONNECT_SWAPPED);
}

static void
kaiji_notes_popover_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_changed, widget);

  GTK_WIDGET_CLASS (kaiji_notes_popover_parent_class)->unroot (widget);
}

static void
kaiji_notes_popover_dispose (GObject *object)
{
  g_clear_object (&KAIJI_NOTES_POPOVER (object)->sheet);

  G_OBJECT_CLASS (kaiji_notes_popover_parent_class)->dispose (object);
}

static void
kaiji_notes_popover_class_init (KaijiNotesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_notes_popover_dispose;
  widget_class->root = kaiji_notes_popover_root;
  widget_class->unroot = kaiji_notes_popover_unroot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-notes-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, memo_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, memo_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, evidence_entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, show_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiNotesPopover, owner_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_evidence_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);

  /* A popover keeps the window's keys from the window, and the next place may be in another note.
   */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "sheet.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK,
                                       "sheet.find-previous", NULL);
}

static void
kaiji_notes_popover_init (KaijiNotesPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (GTK_EDITABLE (self->evidence_entry));
  kaiji_paste_limit_line (GTK_EDITABLE (self->owner_entry));

  self->memo_area = kaiji_text_area_new (TRUE);
  gtk_scrolled_window_set_child (self->memo_window, self->memo_area);
  gtk_label_set_mnemonic_widget (self->memo_label, self->memo_area);
  g_signal_connect_swapped (self->memo_area, "edited", G_CALLBACK (on_memo_edited), self);
  /* The sheet's own history undoes these edits as well. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->evidence_entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->owner_entry), FALSE);
}

/**
 * kaiji_notes_popover_new:
 * @findings: the findings of a sheet
 * @field: a field of the sheet's scheme
 *
 * Returns: (transfer floating): a popover with the field's notes, which follows the sheet
 */
GtkWidget *
kaiji_notes_popover_new (KaijiFindings *findings, const KaijiField *field)
{
  KaijiNotesPopover *self;
  KaijiSheet *sheet;
  g_autofree char *signal = NULL;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  sheet = kaiji_findings_get_sheet (findings);
  self = g_object_new (KAIJI_TYPE_NOTES_POPOVER, NULL);
  self->sheet = g_object_ref (sheet);
  self->field = field;

  signal = g_strconcat ("field-changed::", field->id, NULL);
  g_signal_connect_object (findings, signal, G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "notify::read-only", G_CALLBACK (on_read_only_changed), self,
                           G_CONNECT_SWAPPED);
  show_notes (self);

  return GTK_WIDGET (self);
}

/**
 * kaiji_notes_popover_get_text_widget:
 * @member: a kind of note
 *
 * Returns: (transfer none): the text area or entry in which it is written
 */
GtkWidget *
kaiji_notes_popover_get_text_widget (KaijiNotesPopover *self, KaijiAnswerMember member)
{
  g_return_val_if_fail (KAIJI_IS_NOTES_POPOVER (self), NULL);

  switch (member)
    {
    case KAIJI_ANSWER_EVIDENCE:
      return GTK_WIDGET (self->evidence_entry);
    case KAIJI_ANSWER_OWNER:
      return GTK_WIDGET (self->owner_entry);
    case KAIJI_ANSWER_MEMO:
    default:
      return self->memo_area;
    }
}

/**
 * kaiji_notes_popover_dup_text:
 * @answer: (nullable): an answer
 *
 * Returns: (transfer full) (nullable): its notes, a line each, for a tooltip; %NULL if there are
 *   none
 */
char *
kaiji_notes_popover_dup_text (KaijiAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *note = get_member (answer, titles[i].member);

      if (*note == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a kind of note, and the note: “Owner: Accounting”. */
      g_string_append_printf (text, _ ("%s: %s"), _ (titles[i].title), note);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
