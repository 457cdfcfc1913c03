/* kaiji-field-header.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-field-header.h"
#include "kaiji-form-label.h"
#include "kaiji-notes-popover.h"
#include "kaiji-popup.h"
#include "kaiji-tooltip-label.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFieldHeader
{
  GtkWidget parent_instance;

  KaijiFindings *findings;
  KaijiSheet *sheet;
  const KaijiField *field;

  GtkWidget *meta_box; /* moves to the next line if the prompt leaves no room */
  GtkWidget *level_label;
  GtkWidget *counter_label;      /* NULL if there is no limit */
  GtkToggleButton *words_button; /* NULL if every answer is in words */
  GtkWidget *notes_button;
  GtkWidget *notes_popover; /* NULL until it is opened */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KaijiFieldHeader, kaiji_field_header, GTK_TYPE_WIDGET)

/* The counter warns from this percentage of the limit on. */
#define WARNING_PERCENT 90

enum
{
  WORDS_TOGGLED,
  NOTES_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *css_class;
  const char *explanation;
} levels[KAIJI_N_LEVELS] = {
  [KAIJI_LEVEL_REQUIRED] = { "required", N_ ("Must be answered") },
  [KAIJI_LEVEL_REQUIRED_STANDARD] = { "required",
                                      N_ ("Must be answered, and a certain standard is expected") },
  [KAIJI_LEVEL_OPTIONAL] = { "optional", N_ ("May be left unanswered") },
};

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
add_prompt (KaijiFieldHeader *self)
{
  GtkWidget *label = kaiji_form_label_new (self->field->full_prompt);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "prompt");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static GtkWidget *
add_label (KaijiFieldHeader *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->meta_box), label);
  return label;
}

static void
add_meta_box (KaijiFieldHeader *self)
{
  self->meta_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->meta_box, GTK_ALIGN_START);
  gtk_widget_set_parent (self->meta_box, GTK_WIDGET (self));
}

static void
on_words_toggled (KaijiFieldHeader *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[WORDS_TOGGLED], 0);
}

/* Tab skips the button on the way from answer to answer; the row has a shortcut for it. */
static void
add_words_button (KaijiFieldHeader *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "format-justify-left-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "words");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Answer in words"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->field->prompt, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_words_toggled), self);
  gtk_box_append (GTK_BOX (self->meta_box), button);
  self->words_button = GTK_TOGGLE_BUTTON (button);
}

/* The focus would stay with what is no longer seen. */
static void
on_notes_closed (KaijiFieldHeader *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, signals[NOTES_CLOSED], 0);
}

static GtkPopover *
get_notes_popover (KaijiFieldHeader *self)
{
  if (self->notes_popover == NULL)
    {
      self->notes_popover = kaiji_notes_popover_new (self->findings, self->field);
      gtk_widget_set_parent (self->notes_popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->notes_popover, "closed", G_CALLBACK (on_notes_closed), self);
    }

  return GTK_POPOVER (self->notes_popover);
}

static void
on_notes_clicked (KaijiFieldHeader *self)
{
  kaiji_field_header_open_notes (self);
}

/* Tab skips this button as well. */
static void
add_notes_button (KaijiFieldHeader *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "notes");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Internal notes"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_notes_clicked), self);
  gtk_box_append (GTK_BOX (self->meta_box), button);
  self->notes_button = button;
}

static void
update_notes_button (KaijiFieldHeader *self, KaijiAnswer *answer)
{
  g_autofree char *notes = kaiji_notes_popover_dup_text (answer);

  if ((notes != NULL) == gtk_widget_has_css_class (self->notes_button, "present"))
    return;

  set_css_class (self->notes_button, "present", notes != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  notes != NULL ? _ ("Internal notes, present")
                                                : _ ("Internal notes"),
                                  -1);
}

static void
show_notes_tooltip (KaijiFieldHeader *self, GtkTooltip *tooltip)
{
  g_autofree char *notes = kaiji_notes_popover_dup_text (
    kaiji_sheet_get_answer (self->sheet, self->field));

  gtk_tooltip_set_custom (tooltip, kaiji_tooltip_label_new (
                                     notes != NULL ? notes : _ ("Internal notes (Ctrl+M)")));
}

static gboolean
is_over (GtkWidget *widget, GtkWidget *picked)
{
  return widget != NULL && (picked == widget || gtk_widget_is_ancestor (picked, widget));
}

/* gtk_widget_set_tooltip_text() queries the pointer's position from the display server, which takes
 * longer than the rest of a row. */
static gboolean
kaiji_field_header_query_tooltip (GtkWidget *widget,
                                  int x,
                                  int y,
                                  gboolean keyboard_mode,
                                  GtkTooltip *tooltip)
{
  KaijiFieldHeader *self = KAIJI_FIELD_HEADER (widget);
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  const char *text = NULL;

  if (picked == NULL)
    return FALSE;

  if (is_over (self->notes_button, picked))
    {
      show_notes_tooltip (self, tooltip);
      return TRUE;
    }

  if (is_over (self->level_label, picked))
    text = _ (levels[self->field->level].explanation);
  else if (is_over (self->counter_label, picked))
    text = self->field->limit_group != NULL
             ? _ ("Characters of this answer and of those that share its limit")
             : _ ("Characters of this answer");
  else if (is_over (GTK_WIDGET (self->words_button), picked))
    text = _ ("Answer in words");

  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_custom (tooltip, kaiji_tooltip_label_new (text));
  return TRUE;
}

static void
kaiji_field_header_dispose (GObject *object)
{
  KaijiFieldHeader *self = KAIJI_FIELD_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->meta_box = NULL;
  self->level_label = NULL;
  self->counter_label = NULL;
  self->words_button = NULL;
  self->notes_button = NULL;
  self->notes_popover = NULL;
  g_clear_object (&self->sheet);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kaiji_field_header_parent_class)->dispose (object);
}

static void
kaiji_field_header_class_init (KaijiFieldHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_field_header_dispose;
  widget_class->query_tooltip = kaiji_field_header_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[WORDS_TOGGLED] = g_signal_new ("words-toggled", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTES_CLOSED] = g_signal_new ("notes-closed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_field_header_init (KaijiFieldHeader *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * kaiji_field_header_new:
 * @findings: the findings of a sheet
 * @field: a field of the sheet's scheme
 * @offers_words: whether its editor needs an alternative for answers in words
 */
KaijiFieldHeader *
kaiji_field_header_new (KaijiFindings *findings, const KaijiField *field, gboolean offers_words)
{
  KaijiFieldHeader *self = g_object_new (KAIJI_TYPE_FIELD_HEADER, NULL);
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  const KaijiWords *words = kaiji_scheme_get_words (kaiji_sheet_get_scheme (sheet));

  self->findings = g_object_ref (findings);
  self->sheet = g_object_ref (sheet);
  self->field = field;

  add_prompt (self);
  add_meta_box (self);
  if (offers_words)
    add_words_button (self);
  add_notes_button (self);
  if (field->limit > 0)
    {
      self->counter_label = add_label (self, NULL, "counter");
      gtk_widget_add_css_class (self->counter_label, "numeric");
    }
  self->level_label = add_label (self, words->levels[field->level], "level");
  gtk_widget_add_css_class (self->level_label, levels[field->level].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (levels[field->level].explanation), -1);

  kaiji_field_header_update (self);
  return self;
}

/**
 * kaiji_field_header_update:
 *
 * Updates the marker of an answer, its length, and what can be done with it.
 */
void
kaiji_field_header_update (KaijiFieldHeader *self)
{
  KaijiAnswer *answer;
  g_autofree char *text = NULL;
  guint limit, count;

  g_return_if_fail (KAIJI_IS_FIELD_HEADER (self));

  answer = kaiji_sheet_get_answer (self->sheet, self->field);
  set_css_class (self->level_label, "missing",
                 self->field->level != KAIJI_LEVEL_OPTIONAL && kaiji_answer_is_empty (answer));
  update_notes_button (self, answer);
  /* If nothing can be changed, answers of every kind are shown in words. */
  if (self->words_button != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->words_button),
                            !kaiji_sheet_get_read_only (self->sheet));

  if (self->counter_label == NULL)
    return;

  limit = self->field->limit;
  count = kaiji_sheet_count_characters (self->sheet, self->field);
  text = g_strdup_printf ("%u/%u", count, limit);
  gtk_label_set_text (GTK_LABEL (self->counter_label), text);
  set_css_class (self->counter_label, "error", count > limit);
  set_css_class (self->counter_label, "warning",
                 count <= limit && count * 100 >= limit * WARNING_PERCENT);
}

/**
 * kaiji_field_header_open_notes:
 *
 * Opens the internal notes of the answer.
 */
void
kaiji_field_header_open_notes (KaijiFieldHeader *self)
{
  g_return_if_fail (KAIJI_IS_FIELD_HEADER (self));

  kaiji_popup_at (get_notes_popover (self), self->notes_button);
}

/**
 * kaiji_field_header_open_note:
 * @member: a kind of note
 *
 * Opens the internal notes of the answer, as soon as the form has scrolled to them, with the focus
 * in one of them.
 *
 * Returns: (transfer none): the text area or entry of that note
 */
GtkWidget *
kaiji_field_header_open_note (KaijiFieldHeader *self, KaijiAnswerMember member)
{
  GtkPopover *popover;
  GtkWidget *note;

  g_return_val_if_fail (KAIJI_IS_FIELD_HEADER (self), NULL);

  popover = get_notes_popover (self);
  note = kaiji_notes_popover_get_text_widget (KAIJI_NOTES_POPOVER (popover), member);
  kaiji_popup_at_later (popover, self->notes_button, note);

  return note;
}

/**
 * kaiji_field_header_toggle_words:
 *
 * Toggles the button for answers in words, if there is one.
 *
 * Returns: whether there is one
 */
gboolean
kaiji_field_header_toggle_words (KaijiFieldHeader *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_HEADER (self), FALSE);

  if (self->words_button == NULL || kaiji_sheet_get_read_only (self->sheet))
    return FALSE;

  gtk_toggle_button_set_active (self->words_button,
                                !gtk_toggle_button_get_active (self->words_button));
  return TRUE;
}

/**
 * kaiji_field_header_get_in_words:
 *
 * Returns: whether the button for answers in words is pressed
 */
gboolean
kaiji_field_header_get_in_words (KaijiFieldHeader *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_HEADER (self), FALSE);

  return self->words_button != NULL && gtk_toggle_button_get_active (self->words_button);
}

/**
 * kaiji_field_header_set_in_words:
 * @in_words: whether the answer is edited in words
 *
 * Sets how the answer is edited, without emitting `words-toggled`.
 */
void
kaiji_field_header_set_in_words (KaijiFieldHeader *self, gboolean in_words)
{
  g_return_if_fail (KAIJI_IS_FIELD_HEADER (self));

  if (self->words_button == NULL)
    return;

  self->setting = TRUE;
  gtk_toggle_button_set_active (self->words_button, in_words);
  self->setting = FALSE;
}
