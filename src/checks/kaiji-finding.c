/* kaiji-finding.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-finding.h"

struct _KaijiFinding
{
  GObject parent_instance;

  const char *check_id; /* interned */
  KaijiSeverity severity;
  char *field_id;
  const KaijiField *field; /* (nullable) */
  char *message;
  char *acknowledgement; /* (nullable) */
  GPtrArray *fixes;      /* (nullable) (element-type KaijiFix) */
};

G_DEFINE_FINAL_TYPE (KaijiFinding, kaiji_finding, G_TYPE_OBJECT)

static void
kaiji_finding_finalize (GObject *object)
{
  KaijiFinding *self = KAIJI_FINDING (object);

  g_clear_pointer (&self->field_id, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->acknowledgement, g_free);
  g_clear_pointer (&self->fixes, g_ptr_array_unref);

  G_OBJECT_CLASS (kaiji_finding_parent_class)->finalize (object);
}

static void
kaiji_finding_class_init (KaijiFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kaiji_finding_finalize;
}

static void
kaiji_finding_init (KaijiFinding *self)
{
}

/**
 * kaiji_finding_new:
 * @check_id: the id of the check, as in the table of kaiji-checks-table.c
 * @severity: its severity
 * @field_id: the field's id in the sheet file
 * @field: (nullable): the scheme's field, %NULL if the scheme has no such field
 * @message: (transfer full): one translated sentence that says what is wrong and what to do
 *
 * Returns: (transfer full): a finding. @field is borrowed from its scheme, which the caller keeps
 *   alive.
 */
KaijiFinding *
kaiji_finding_new (const char *check_id,
                   KaijiSeverity severity,
                   const char *field_id,
                   const KaijiField *field,
                   char *message)
{
  KaijiFinding *self;

  g_return_val_if_fail (check_id != NULL, NULL);
  g_return_val_if_fail (field_id != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FINDING, NULL);
  self->check_id = g_intern_string (check_id);
  self->severity = severity;
  self->field_id = g_strdup (field_id);
  self->field = field;
  self->message = message;

  return self;
}

/**
 * kaiji_finding_get_check_id:
 * @self: a finding
 *
 * Returns: (transfer none): the id of the check that found it; the same pointer for all its
 *   findings
 */
const char *
kaiji_finding_get_check_id (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  return self->check_id;
}

/**
 * kaiji_finding_get_severity:
 * @self: a finding
 *
 * Returns: its severity
 */
KaijiSeverity
kaiji_finding_get_severity (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), KAIJI_SEVERITY_NOTE);

  return self->severity;
}

/**
 * kaiji_finding_is_missing:
 * @self: a finding
 *
 * Returns: whether it reports a missing required answer: an error in a submitted sheet, but merely
 *   work to do while the sheet is being filled in
 */
gboolean
kaiji_finding_is_missing (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), FALSE);

  return g_str_equal (self->check_id, "required-missing");
}

/**
 * kaiji_finding_get_field_id:
 * @self: a finding
 *
 * Returns: (transfer none): the id of the field it is about, even if the scheme has no such field
 */
const char *
kaiji_finding_get_field_id (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  return self->field_id;
}

/**
 * kaiji_finding_get_field:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the field it is about, owned by its scheme; %NULL if the
 *   scheme has no such field
 */
const KaijiField *
kaiji_finding_get_field (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  return self->field;
}

/**
 * kaiji_finding_get_message:
 * @self: a finding
 *
 * Returns: (transfer none): what is wrong and what to do, in the user's language
 */
const char *
kaiji_finding_get_message (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  return self->message;
}

/**
 * kaiji_finding_can_be_acknowledged:
 * @self: a finding
 *
 * Returns: whether a person can say that the answer is right all the same. Not so of an error,
 * which the form does not allow, nor of an answer that is to be confirmed, which has its own way.
 */
gboolean
kaiji_finding_can_be_acknowledged (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), FALSE);

  return self->field != NULL
         && (self->severity == KAIJI_SEVERITY_WARNING || self->severity == KAIJI_SEVERITY_NOTE);
}

/**
 * kaiji_finding_is_acknowledged:
 * @self: a finding
 *
 * Returns: whether a person said that the answer is right all the same; the finding then counts
 *   nowhere
 */
gboolean
kaiji_finding_is_acknowledged (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), FALSE);

  return self->acknowledgement != NULL;
}

/**
 * kaiji_finding_get_acknowledgement:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): why the answer is right all the same; %NULL if nobody said
 * so
 */
const char *
kaiji_finding_get_acknowledgement (KaijiFinding *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  return self->acknowledgement;
}

/**
 * kaiji_finding_set_acknowledgement:
 * @self: a finding
 * @reason: (nullable): why the answer is right all the same
 *
 * For the check that finds it; a person acknowledges with kaiji_checks_acknowledge().
 */
void
kaiji_finding_set_acknowledgement (KaijiFinding *self, const char *reason)
{
  g_return_if_fail (KAIJI_IS_FINDING (self));

  g_free (self->acknowledgement);
  self->acknowledgement = g_strdup (reason);
}

/**
 * kaiji_finding_take_fix:
 * @self: a finding
 * @fix: (transfer full): the fix
 *
 * Adds a fix. Only the check that made the finding may do so.
 */
void
kaiji_finding_take_fix (KaijiFinding *self, KaijiFix *fix)
{
  g_return_if_fail (KAIJI_IS_FINDING (self));
  g_return_if_fail (fix != NULL);

  if (self->fixes == NULL)
    self->fixes = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_fix_free);
  g_ptr_array_add (self->fixes, fix);
}

/**
 * kaiji_finding_get_fix:
 * @self: a finding
 * @position: the position of a fix, from 0
 *
 * Returns: (transfer none) (nullable): the fix, of which the likeliest comes first; %NULL after the
 *   last
 */
const KaijiFix *
kaiji_finding_get_fix (KaijiFinding *self, guint position)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);

  if (self->fixes == NULL || position >= self->fixes->len)
    return NULL;

  return g_ptr_array_index (self->fixes, position);
}

/**
 * kaiji_finding_find_fix:
 * @self: a finding
 * @id: the kind of change
 *
 * Returns: (transfer none) (nullable): the first fix of that kind
 */
const KaijiFix *
kaiji_finding_find_fix (KaijiFinding *self, const char *id)
{
  const KaijiFix *fix;

  g_return_val_if_fail (KAIJI_IS_FINDING (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; (fix = kaiji_finding_get_fix (self, i)) != NULL; i++)
    {
      if (g_str_equal (fix->id, id))
        return fix;
    }

  return NULL;
}

/**
 * kaiji_finding_is_same:
 * @a: a finding
 * @b: a finding of the same field
 *
 * Returns: whether both have the same message, fixes and acknowledgement
 */
gboolean
kaiji_finding_is_same (KaijiFinding *a, KaijiFinding *b)
{
  g_return_val_if_fail (KAIJI_IS_FINDING (a) && KAIJI_IS_FINDING (b), FALSE);

  if (a->check_id != b->check_id || !g_str_equal (a->message, b->message)
      || g_strcmp0 (a->acknowledgement, b->acknowledgement) != 0
      || (a->fixes != NULL ? a->fixes->len : 0) != (b->fixes != NULL ? b->fixes->len : 0))
    return FALSE;

  for (guint i = 0; a->fixes != NULL && i < a->fixes->len; i++)
    {
      if (!kaiji_fix_equal (a->fixes->pdata[i], b->fixes->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_finding_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): `note`, `review`, `warning` or `error`, untranslated, for programs
 */
const char *
kaiji_finding_severity_to_string (KaijiSeverity severity)
{
  static const char *const names[KAIJI_N_SEVERITIES] = { "note", "review", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}
