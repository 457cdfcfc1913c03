/* kaiji-field-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-text.h"
#include "kaiji-control.h"
#include "kaiji-controls.h"
#include "kaiji-field-editor.h"
#include "kaiji-focus.h"
#include "kaiji-outgrown.h"
#include "kaiji-paste.h"
#include "kaiji-preedit.h"
#include "kaiji-text-area.h"

typedef struct
{
  KaijiSheet *sheet;
  const KaijiField *field;
  GPtrArray *controls; /* of GtkWidget */
  char *description;
  gboolean invalid;
  guint n_composing;
  gboolean sync_waits;
  gboolean committing;
  gboolean showing;
  gboolean truncated;
  GtkWidget
    *changed_control; /* (nullable): the one that the last kaiji_field_editor_sync() changed */
  KaijiOutgrown outgrown;
} KaijiFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KaijiFieldEditor, kaiji_field_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_SHEET = 1,
  PROP_FIELD,
  PROP_TRUNCATED,
  N_PROPERTIES,
};

enum
{
  OUTGROWN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static KaijiFieldEditorPrivate *
get_private (KaijiFieldEditor *self)
{
  return kaiji_field_editor_get_instance_private (self);
}

/* While an input method composes, the text is its own; changes from elsewhere are shown
 * afterwards. */
static void
on_preedit_changed (GtkWidget *control, const char *preedit, KaijiFieldEditor *self)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  gboolean was_composing = g_object_get_data (G_OBJECT (control), "kaiji-composing") != NULL;
  gboolean is_composing = *preedit != '\0';

  if (was_composing == is_composing)
    return;

  g_object_set_data (G_OBJECT (control), "kaiji-composing", GINT_TO_POINTER (is_composing));
  if (is_composing)
    priv->n_composing++;
  else
    priv->n_composing--;

  if (priv->n_composing == 0 && priv->sync_waits)
    kaiji_field_editor_sync (self);
}

/* A text that does not fit in its entry is kept in words, together with the other entries' texts.
 */
static void
on_insert_text (GtkEditable *text,
                const char *inserted,
                int length,
                int *position,
                KaijiFieldEditor *self)
{
  KaijiFieldEditorPrivate *priv = get_private (self);

  if (!priv->showing && kaiji_outgrown_take (&priv->outgrown, text, inserted, length, *position))
    g_signal_emit (self, signals[OUTGROWN], 0);
}

static void
on_truncated_changed (KaijiFieldEditor *self)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  gboolean truncated = FALSE;

  for (guint i = 0; i < priv->controls->len; i++)
    {
      GtkWidget *control = g_ptr_array_index (priv->controls, i);

      truncated |= KAIJI_IS_TEXT_AREA (control)
                   && kaiji_text_area_get_truncated (KAIJI_TEXT_AREA (control));
    }

  if (truncated != priv->truncated)
    {
      priv->truncated = truncated;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRUNCATED]);
    }
}

/* Tab moves from part to part in the order in which they were added. GTK uses their place on the
 * screen, but a control that the previous key press has just shown has no place yet. */
static gboolean
kaiji_field_editor_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (kaiji_field_editor_parent_class)->focus (widget, direction);

  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);

  for (; child != NULL;
       child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
    }

  return FALSE;
}

static void
kaiji_field_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KaijiFieldEditorPrivate *priv = get_private (KAIJI_FIELD_EDITOR (object));

  switch (id)
    {
    case PROP_SHEET:
      priv->sheet = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      priv->field = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kaiji_field_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KaijiFieldEditorPrivate *priv = get_private (KAIJI_FIELD_EDITOR (object));

  switch (id)
    {
    case PROP_TRUNCATED:
      g_value_set_boolean (value, priv->truncated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kaiji_field_editor_dispose (GObject *object)
{
  KaijiFieldEditorPrivate *priv = get_private (KAIJI_FIELD_EDITOR (object));
  GtkWidget *child;

  g_ptr_array_set_size (priv->controls, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kaiji_field_editor_parent_class)->dispose (object);
}

static void
kaiji_field_editor_finalize (GObject *object)
{
  KaijiFieldEditorPrivate *priv = get_private (KAIJI_FIELD_EDITOR (object));

  g_clear_object (&priv->sheet);
  g_clear_pointer (&priv->controls, g_ptr_array_unref);
  g_clear_pointer (&priv->description, g_free);

  G_OBJECT_CLASS (kaiji_field_editor_parent_class)->finalize (object);
}

static void
kaiji_field_editor_class_init (KaijiFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kaiji_field_editor_set_property;
  object_class->get_property = kaiji_field_editor_get_property;
  object_class->dispose = kaiji_field_editor_dispose;
  object_class->finalize = kaiji_field_editor_finalize;
  widget_class->focus = kaiji_field_editor_move_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_SHEET] = g_param_spec_object ("sheet", NULL, NULL, KAIJI_TYPE_SHEET,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_TRUNCATED] = g_param_spec_boolean ("truncated", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[OUTGROWN] = g_signal_new ("outgrown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_field_editor_init (KaijiFieldEditor *self)
{
  get_private (self)->controls = g_ptr_array_new ();
}

/**
 * kaiji_field_editor_get_sheet:
 *
 * Returns: (transfer none): the sheet that it edits
 */
KaijiSheet *
kaiji_field_editor_get_sheet (KaijiFieldEditor *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), NULL);

  return get_private (self)->sheet;
}

/**
 * kaiji_field_editor_get_scheme:
 *
 * Returns: (transfer none): the sheet's form
 */
KaijiScheme *
kaiji_field_editor_get_scheme (KaijiFieldEditor *self)
{
  return kaiji_sheet_get_scheme (kaiji_field_editor_get_sheet (self));
}

/**
 * kaiji_field_editor_get_field:
 *
 * Returns: (transfer none): the field whose answer it edits
 */
const KaijiField *
kaiji_field_editor_get_field (KaijiFieldEditor *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), NULL);

  return get_private (self)->field;
}

/**
 * kaiji_field_editor_get_truncated:
 *
 * Returns: whether only the beginning of the answer is shown, since it is very long
 */
gboolean
kaiji_field_editor_get_truncated (KaijiFieldEditor *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), FALSE);

  return get_private (self)->truncated;
}

/**
 * kaiji_field_editor_get_committing:
 *
 * Returns: whether the editor is setting the sheet's answer right now
 */
gboolean
kaiji_field_editor_get_committing (KaijiFieldEditor *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), FALSE);

  return get_private (self)->committing;
}

/**
 * kaiji_field_editor_sync:
 *
 * Shows the sheet's answer, unless the editor itself is setting it. While an input method composes
 * in the editor, the answer is shown afterwards.
 */
void
kaiji_field_editor_sync (KaijiFieldEditor *self)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) contents = NULL;

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  if (priv->committing || priv->showing)
    return;

  priv->sync_waits = priv->n_composing > 0;
  if (priv->sync_waits)
    return;

  contents = kaiji_controls_dup_contents (priv->controls);
  priv->showing = TRUE;
  KAIJI_FIELD_EDITOR_GET_CLASS (self)->show_answer (self, kaiji_sheet_get_answer (priv->sheet,
                                                                                  priv->field));
  priv->showing = FALSE;
  priv->changed_control = kaiji_controls_find_changed (priv->controls, contents);
}

/**
 * kaiji_field_editor_update_read_only:
 *
 * Makes the controls editable or not, as the sheet is now.
 */
void
kaiji_field_editor_update_read_only (KaijiFieldEditor *self)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  gboolean editable;

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  editable = !kaiji_sheet_get_read_only (priv->sheet);
  for (guint i = 0; i < priv->controls->len; i++)
    kaiji_control_set_editable (g_ptr_array_index (priv->controls, i), editable);
}

/**
 * kaiji_field_editor_describe:
 * @description: the findings about the answer, "" for none
 * @invalid: whether they include an error
 *
 * Passes the text under the editor to assistive technologies.
 */
void
kaiji_field_editor_describe (KaijiFieldEditor *self, const char *description, gboolean invalid)
{
  KaijiFieldEditorPrivate *priv = get_private (self);

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  if (invalid == priv->invalid && g_strcmp0 (description, priv->description) == 0)
    return;

  g_free (priv->description);
  priv->description = g_strdup (description);
  priv->invalid = invalid;
  for (guint i = 0; i < priv->controls->len; i++)
    kaiji_control_describe (g_ptr_array_index (priv->controls, i), description, invalid);
}

/**
 * kaiji_field_editor_focus:
 *
 * Focuses the chosen radio button, otherwise the first focusable control. This is not the widget's
 * `grab_focus`: GTK calls that for Tab as well, and Shift+Tab would never leave the editor.
 */
void
kaiji_field_editor_focus (KaijiFieldEditor *self)
{
  GtkWidget *target;

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  target = kaiji_controls_find_first (get_private (self)->controls);
  if (target != NULL)
    gtk_widget_grab_focus (target);
}

/**
 * kaiji_field_editor_focus_change:
 *
 * Focuses the control whose content was last changed from outside, as by undoing, otherwise the one
 * of kaiji_field_editor_focus(). Nothing is selected that the next key would replace.
 */
void
kaiji_field_editor_focus_change (KaijiFieldEditor *self)
{
  GtkWidget *target;

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  target = get_private (self)->changed_control;
  if (target == NULL || !kaiji_control_can_focus (target))
    target = kaiji_controls_find_first (get_private (self)->controls);
  if (target == NULL)
    return;

  target = kaiji_control_get_focused_part (target);
  kaiji_focus_return (target);
  /* It may have been selected when one was last there. */
  if (GTK_IS_EDITABLE (target))
    gtk_editable_set_position (GTK_EDITABLE (target),
                               gtk_editable_get_position (GTK_EDITABLE (target)));
}

/**
 * kaiji_field_editor_add_control:
 * @control: an entry, text area or button of the editor, or what it shows: a picture or label
 * @part: (nullable): the name of its content, if that is not the answer itself; a button or label
 *   keeps its own
 *
 * Registers a control of the editor: names it, states whether an answer is required, and makes it
 * read-only in a read-only sheet.
 */
void
kaiji_field_editor_add_control (KaijiFieldEditor *self, GtkWidget *control, const char *part)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  gboolean has_label = GTK_IS_CHECK_BUTTON (control) || GTK_IS_TOGGLE_BUTTON (control)
                       || GTK_IS_LABEL (control);
  GtkWidget *focused_part = kaiji_control_get_focused_part (control);
  g_autofree char *name = NULL;

  g_ptr_array_add (priv->controls, control);

  if (GTK_IS_ENTRY (control))
    {
      /* The sheet has a history of its own, for all fields. */
      gtk_editable_set_enable_undo (GTK_EDITABLE (control), FALSE);
      kaiji_preedit_keep (focused_part);
      g_signal_connect (focused_part, "insert-text", G_CALLBACK (on_insert_text), self);
      kaiji_paste_take_over (focused_part);
      g_signal_connect (focused_part, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
    }
  else if (KAIJI_IS_TEXT_AREA (control))
    {
      g_signal_connect (control, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
      g_signal_connect_swapped (control, "notify::truncated", G_CALLBACK (on_truncated_changed),
                                self);
    }
  kaiji_control_set_editable (control, !kaiji_sheet_get_read_only (priv->sheet));

  /* Translators: the first %s is what is asked, the second a part of the answer, such as Note. */
  name = part != NULL ? g_strdup_printf (_ ("%s: %s"), priv->field->prompt, part)
                      : g_strdup (priv->field->prompt);
  kaiji_control_name (control, has_label ? NULL : name, priv->field->level != KAIJI_LEVEL_OPTIONAL);
  if (priv->description != NULL)
    kaiji_control_describe (control, priv->description, priv->invalid);
}

/**
 * kaiji_field_editor_commit:
 * @value: (transfer full) (nullable): the new value, or %NULL for none
 *
 * Sets the sheet's answer to the user's input and keeps its internal members. Does nothing while
 * the editor is showing an answer.
 */
void
kaiji_field_editor_commit (KaijiFieldEditor *self, KaijiAnswer *value)
{
  KaijiFieldEditorPrivate *priv = get_private (self);
  g_autoptr (KaijiAnswer) new_value = value;
  g_autoptr (KaijiAnswer) answer = NULL;
  KaijiAnswer *old;

  g_return_if_fail (KAIJI_IS_FIELD_EDITOR (self));

  if (priv->showing || kaiji_sheet_get_read_only (priv->sheet))
    return;

  if (priv->outgrown.entry != NULL && new_value != NULL)
    {
      g_autofree char *text = kaiji_answer_format (new_value, kaiji_field_editor_get_scheme (self),
                                                   priv->field);

      kaiji_answer_unref (new_value);
      new_value = kaiji_answer_new_text (text);
    }

  old = kaiji_sheet_get_answer (priv->sheet, priv->field);
  answer = kaiji_answer_replace_value (old, new_value);
  if (kaiji_answer_equal (old, answer))
    return;

  priv->committing = TRUE;
  kaiji_sheet_set_answer (priv->sheet, priv->field, answer);
  priv->committing = FALSE;
}

/**
 * kaiji_field_editor_read:
 * @text: the text that was entered
 * @note: the note, "" for none
 *
 * Returns: (transfer full) (nullable): the answer; see kaiji_answer_parse_with_note()
 */
KaijiAnswer *
kaiji_field_editor_read (KaijiFieldEditor *self, const char *text, const char *note)
{
  return kaiji_answer_parse_with_note (kaiji_field_editor_get_scheme (self),
                                       kaiji_field_editor_get_field (self), text, note);
}

/**
 * kaiji_field_editor_get_entry_text:
 * @entry: an entry of the editor
 *
 * Returns: (transfer none): the text that was entered, even if it does not fit
 */
const char *
kaiji_field_editor_get_entry_text (KaijiFieldEditor *self, GtkEntry *entry)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), NULL);

  return kaiji_outgrown_get_text (&get_private (self)->outgrown, entry);
}

/**
 * kaiji_field_editor_is_outgrown:
 *
 * Returns: whether a text is being handled that does not fit in its entry, so that it must become
 *   an answer in words
 */
gboolean
kaiji_field_editor_is_outgrown (KaijiFieldEditor *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_EDITOR (self), FALSE);

  return get_private (self)->outgrown.entry != NULL;
}
