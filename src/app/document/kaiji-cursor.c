/* kaiji-cursor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cursor.h"

struct _KaijiCursor
{
  GObject parent_instance;

  const KaijiField *field; /* (nullable): of the document's scheme, which outlives it */
};

G_DEFINE_FINAL_TYPE (KaijiCursor, kaiji_cursor, G_TYPE_OBJECT)

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kaiji_cursor_class_init (KaijiCursorClass *klass)
{
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_cursor_init (KaijiCursor *self)
{
}

/**
 * kaiji_cursor_new:
 *
 * Returns: (transfer full): a cursor that is not in a field yet
 */
KaijiCursor *
kaiji_cursor_new (void)
{
  return g_object_new (KAIJI_TYPE_CURSOR, NULL);
}

/**
 * kaiji_cursor_get_field:
 *
 * Returns: (transfer none) (nullable): the field that is or was last edited
 */
const KaijiField *
kaiji_cursor_get_field (KaijiCursor *self)
{
  g_return_val_if_fail (KAIJI_IS_CURSOR (self), NULL);

  return self->field;
}

/**
 * kaiji_cursor_move:
 * @field: (nullable): a field of the document's scheme
 */
void
kaiji_cursor_move (KaijiCursor *self, const KaijiField *field)
{
  g_return_if_fail (KAIJI_IS_CURSOR (self));

  if (self->field == field)
    return;

  self->field = field;
  g_signal_emit (self, signals[MOVED], 0);
}
