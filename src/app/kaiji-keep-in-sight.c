/* kaiji-keep-in-sight.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-keep-in-sight.h"

typedef struct
{
  const KaijiField *field;
  gboolean laid_out;
} Kept;

static gboolean
on_tick (GtkWidget *form, GdkFrameClock *clock, gpointer user_data)
{
  Kept *kept = user_data;

  /* The frame that is begun gives the rows their new places, and the next one knows them. */
  if (!kept->laid_out)
    {
      kept->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  if (kaiji_form_get_current_field (KAIJI_FORM (form)) == kept->field)
    kaiji_form_reveal_field (KAIJI_FORM (form), kept->field);
  return G_SOURCE_REMOVE;
}

/**
 * kaiji_keep_in_sight:
 * @form: a form that is about to become wider or narrower
 *
 * Has the field that is edited still in sight when the rows have their new places, if it is in
 * sight now.
 */
void
kaiji_keep_in_sight (KaijiForm *form)
{
  const KaijiField *field;
  Kept *kept;

  g_return_if_fail (KAIJI_IS_FORM (form));

  field = kaiji_form_get_current_field (form);
  if (field == NULL || !kaiji_form_is_in_sight (form, field))
    return;

  kept = g_new0 (Kept, 1);
  kept->field = field;
  gtk_widget_add_tick_callback (GTK_WIDGET (form), on_tick, kept, g_free);
}
