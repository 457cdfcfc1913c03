/* kaiji-form-go.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one is in the form, and the ways to a field and back.
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-form-private.h"

/**
 * kaiji_form_reveal_field:
 * @field: a field of the sheet's scheme
 *
 * Shows @field, whatever section is shown now, and leaves the cursor where it is.
 *
 * Returns: (transfer none): its row
 */
KaijiFieldRow *
kaiji_form_reveal_field (KaijiForm *self, const KaijiField *field)
{
  const KaijiSection *section;
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);
  g_return_val_if_fail (self->document != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  kaiji_form_announce (self);
  section = kaiji_field_get_section (field);
  if (self->section != NULL && self->section != section)
    kaiji_form_show_section (self, section);
  kaiji_form_build (self, field);
  row = kaiji_form_section_get_row (kaiji_form_find_section (self, section), field);
  gtk_widget_set_visible (GTK_WIDGET (kaiji_form_find_section (self, section)), TRUE);
  kaiji_form_scroller_scroll_to_row (self->scroller, row);

  return row;
}

/**
 * kaiji_form_show_field:
 * @field: a field of the sheet's scheme
 *
 * Shows @field, whatever section is shown now, and puts the cursor into it.
 *
 * Returns: (transfer none): its row
 */
KaijiFieldRow *
kaiji_form_show_field (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row = kaiji_form_reveal_field (self, field);

  g_return_val_if_fail (row != NULL, NULL);

  /* The cursor moves now, so that the next key press goes there. */
  kaiji_cursor_move (kaiji_document_get_cursor (self->document), field);
  kaiji_field_row_grab_editor_focus (row);

  return row;
}

/**
 * kaiji_form_has_field:
 * @field: a field of the sheet's scheme
 *
 * Returns: whether @field is among those that are shown: it passed the filter when that was last
 *   applied, or was gone to since
 */
gboolean
kaiji_form_has_field (KaijiForm *self, const KaijiField *field)
{
  KaijiFormSection *section;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  section = kaiji_form_find_section (self, kaiji_field_get_section (field));
  return kaiji_form_shows_section (self, section) && kaiji_form_section_has_field (section, field);
}

/* Returns: (nullable): the first of the fields that are shown and can be edited */
static const KaijiField *
find_first_field (KaijiForm *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (kaiji_form_has_field (self, &fields[i])
        && !kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (&fields[i])))
      return &fields[i];

  return NULL;
}

/**
 * kaiji_form_begin:
 *
 * Puts the cursor into the first field that is shown. If there is none, goes to what the form shows
 * instead: the head of a section that is left out, or what the filter leaves nothing of.
 */
void
kaiji_form_begin (KaijiForm *self)
{
  const KaijiField *field;

  g_return_if_fail (KAIJI_IS_FORM (self));
  g_return_if_fail (self->document != NULL);

  field = find_first_field (self);
  if (field != NULL)
    {
      kaiji_form_show_field (self, field);
      return;
    }

  kaiji_form_announce (self);
  gtk_widget_child_focus (self->sections_box, GTK_DIR_TAB_FORWARD);
}

/* Returns: (nullable): the control that last had the focus, if one would still be edited in it;
 * what belongs to no field is not known to the document's cursor */
static GtkWidget *
find_last_control (KaijiForm *self)
{
  GtkWidget *last = kaiji_focus_memory_get (self->memory);
  GtkWidget *row = last != NULL ? gtk_widget_get_ancestor (last, KAIJI_TYPE_FIELD_ROW) : NULL;

  if (row != NULL
      && kaiji_field_row_get_field (KAIJI_FIELD_ROW (row)) != kaiji_form_get_current_field (self))
    return NULL;

  return last;
}

/**
 * kaiji_form_return:
 *
 * Goes back to where one was in the form: to that very control, with its cursor and selection, and
 * without scrolling if it can be seen. If it is gone, another control of the edited field gets the
 * focus.
 *
 * Returns: whether one has been in a field that is still there
 */
gboolean
kaiji_form_return (KaijiForm *self)
{
  const KaijiField *field;
  GtkWidget *last;
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);

  /* Before the form is shown: its first control may get the focus with that. */
  last = find_last_control (self);
  kaiji_form_announce (self);
  field = kaiji_form_get_current_field (self);
  if (last != NULL && gtk_widget_is_visible (last))
    {
      kaiji_form_scroller_return (self->scroller);
      if (kaiji_focus_return (last))
        return TRUE;
    }
  if (field == NULL)
    return FALSE;

  row = kaiji_form_reveal_field (self, field);
  if (last == NULL || !kaiji_focus_return (last))
    kaiji_field_row_focus_change (row);
  /* Of a section that was left out meanwhile there is only the head. */
  if (!kaiji_focus_is_within (self->sections_box))
    gtk_widget_child_focus (GTK_WIDGET (
                              kaiji_form_find_section (self, kaiji_field_get_section (field))),
                            GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/**
 * kaiji_form_forget_control:
 *
 * Forgets the control that had the focus last, if no field has been gone to: GTK gives the focus to
 * the first control of what is shown, also if something else is shown in its place at once.
 */
void
kaiji_form_forget_control (KaijiForm *self)
{
  g_return_if_fail (KAIJI_IS_FORM (self));

  if (self->memory != NULL && kaiji_form_get_current_field (self) == NULL)
    kaiji_focus_memory_forget (self->memory);
}

/**
 * kaiji_form_show_change:
 * @field: a field of the sheet's scheme, whose answer was changed elsewhere than in the form
 *
 * Shows @field and puts the cursor into the control that has changed.
 */
void
kaiji_form_show_change (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row = kaiji_form_reveal_field (self, field);

  g_return_if_fail (row != NULL);

  kaiji_cursor_move (kaiji_document_get_cursor (self->document), field);
  kaiji_field_row_focus_change (row);
}

/**
 * kaiji_form_get_last_control:
 *
 * Returns: (transfer none) (nullable): the control in which one is or was last
 */
GtkWidget *
kaiji_form_get_last_control (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  return find_last_control (self);
}

/**
 * kaiji_form_find_top_field:
 * @offset: (out): how much of its row is above the visible part, in pixels
 *
 * Returns: (transfer none) (nullable): the first visible field
 */
const KaijiField *
kaiji_form_find_top_field (KaijiForm *self, double *offset)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  row = (KaijiFieldRow *) kaiji_form_sight_find_top (kaiji_form_scroller_get_sight (self->scroller),
                                                     KAIJI_TYPE_FIELD_ROW, offset);
  return row != NULL ? kaiji_field_row_get_field (row) : NULL;
}

/* Returns: (nullable): the row of a field, if it has been made */
static KaijiFieldRow *
find_row (KaijiForm *self, const KaijiField *field)
{
  return kaiji_form_section_find_row (kaiji_form_find_section (self,
                                                               kaiji_field_get_section (field)),
                                      field);
}

/**
 * kaiji_form_is_in_sight:
 * @field: a field of the sheet's scheme
 *
 * Returns: whether the beginning of @field is visible
 */
gboolean
kaiji_form_is_in_sight (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  row = find_row (self, field);
  return row != NULL
         && kaiji_form_sight_has_row (kaiji_form_scroller_get_sight (self->scroller), row);
}

/**
 * kaiji_form_is_attended:
 * @field: a field of the sheet's scheme
 *
 * Returns: whether somebody has @field before them: the focus is in it, or its beginning is visible
 */
gboolean
kaiji_form_is_attended (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  row = find_row (self, field);
  return (row != NULL && kaiji_focus_is_within (GTK_WIDGET (row)))
         || kaiji_form_is_in_sight (self, field);
}

/**
 * kaiji_form_go_to_top_field:
 * @top: the field that was the first visible one
 * @offset: an offset from kaiji_form_find_top_field()
 * @current: (nullable): the field to put the cursor into; @top if it is not shown
 *
 * Scrolls so that @top is the first visible field, and puts the cursor into a field.
 *
 * Returns: whether @top is shown now
 */
gboolean
kaiji_form_go_to_top_field (KaijiForm *self,
                            const KaijiField *top,
                            double offset,
                            const KaijiField *current)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (self->document != NULL, FALSE);
  g_return_val_if_fail (top != NULL, FALSE);

  if (!kaiji_form_shows_field (self, top))
    return FALSE;
  if (current == NULL || !kaiji_form_shows_field (self, current))
    current = top;

  kaiji_form_build (self, top);
  row = kaiji_form_section_get_row (kaiji_form_find_section (self, kaiji_field_get_section (top)),
                                    top);
  kaiji_cursor_move (kaiji_document_get_cursor (self->document), current);
  kaiji_form_return (self);
  kaiji_form_scroller_align_row (self->scroller, row, offset);

  return TRUE;
}
