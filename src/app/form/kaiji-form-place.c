/* kaiji-form-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-form-place.h"

struct _KaijiFormPlace
{
  const KaijiSection *section;
  const KaijiField *top_field; /* NULL if none is visible */
  double offset;
  const KaijiField *current_field;
  GtkWidget *focus; /* weak: a part of that field's row */
};

/**
 * kaiji_form_place_new:
 *
 * Returns: (transfer full): the present place in @form, for kaiji_form_place_return()
 */
KaijiFormPlace *
kaiji_form_place_new (KaijiForm *form)
{
  KaijiFormPlace *self;

  g_return_val_if_fail (KAIJI_IS_FORM (form), NULL);

  self = g_new0 (KaijiFormPlace, 1);
  self->section = kaiji_form_get_section (form);
  self->top_field = kaiji_form_find_top_field (form, &self->offset);
  self->current_field = kaiji_form_get_current_field (form);
  g_set_weak_pointer (&self->focus, kaiji_form_get_last_control (form));

  return self;
}

/**
 * kaiji_form_place_return:
 * @form: the form of the place
 *
 * Restores the view and the cursor.
 */
void
kaiji_form_place_return (const KaijiFormPlace *self, KaijiForm *form)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_FORM (form));

  if (self->section != kaiji_form_get_section (form))
    kaiji_form_show_section (form, self->section);
  if (self->top_field != NULL)
    kaiji_form_go_to_top_field (form, self->top_field, self->offset, self->current_field);
  if (self->focus != NULL)
    kaiji_focus_return (self->focus);
}

/**
 * kaiji_form_place_free:
 */
void
kaiji_form_place_free (KaijiFormPlace *self)
{
  g_return_if_fail (self != NULL);

  g_clear_weak_pointer (&self->focus);
  g_free (self);
}
