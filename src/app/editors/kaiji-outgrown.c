/* kaiji-outgrown.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-outgrown.h"

/* Longer than any number, date or postal code; GtkText always lays out a whole line. */
#define MAX_ENTRY_LENGTH 200

/**
 * kaiji_outgrown_take:
 * @part: the #GtkText of an entry, whose signal `insert-text` is being emitted
 * @inserted: what is inserted
 * @length: how long that is, in bytes; -1 if it is terminated
 * @position: where, in characters
 *
 * If the text would not fit, keeps it from the entry and assembles it as the entry would have done.
 * The entry then emits `changed`; until that is handled, kaiji_outgrown_get_text() returns the
 * text.
 *
 * Returns: whether it did not fit
 */
gboolean
kaiji_outgrown_take (KaijiOutgrown *self,
                     GtkEditable *part,
                     const char *inserted,
                     int length,
                     int position)
{
  g_autofree char *whole = NULL;
  const char *old;
  gsize inserted_length, before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_TEXT (part), FALSE);

  old = gtk_editable_get_text (part);
  inserted_length = length < 0 ? strlen (inserted) : (gsize) length;
  if (strlen (old) + inserted_length <= MAX_ENTRY_LENGTH
      && memchr (inserted, '\n', inserted_length) == NULL)
    return FALSE;

  g_signal_stop_emission_by_name (part, "insert-text");

  before = g_utf8_offset_to_pointer (old, position) - old;
  whole = g_strdup_printf ("%.*s%.*s%s", (int) before, old, (int) inserted_length, inserted,
                           old + before);
  self->entry = gtk_widget_get_parent (GTK_WIDGET (part));
  self->text = whole;
  g_signal_emit_by_name (self->entry, "changed");
  self->entry = NULL;
  self->text = NULL;
  return TRUE;
}

/**
 * kaiji_outgrown_get_text:
 * @entry: an entry
 *
 * Returns: (transfer none): the text that was entered, even if it does not fit
 */
const char *
kaiji_outgrown_get_text (const KaijiOutgrown *self, GtkEntry *entry)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GTK_IS_ENTRY (entry), NULL);

  if (self->entry == GTK_WIDGET (entry))
    return self->text;

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}
