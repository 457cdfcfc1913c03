/* kaiji-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-sheet-private.h"

G_DEFINE_FINAL_TYPE (KaijiSheet, kaiji_sheet, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SCHEME,
  PROP_READ_ONLY,
  PROP_CERTIFICATION_NUMBER,
  N_PROPERTIES,
};

enum
{
  ANSWER_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static guint
get_n_fields (KaijiSheet *self)
{
  guint n_fields;

  kaiji_scheme_get_fields (self->scheme, &n_fields);
  return n_fields;
}

static void
kaiji_sheet_constructed (GObject *object)
{
  KaijiSheet *self = KAIJI_SHEET (object);

  G_OBJECT_CLASS (kaiji_sheet_parent_class)->constructed (object);

  self->answers = g_new0 (KaijiAnswer *, get_n_fields (self) + 1);
  self->page_setup = kaiji_page_setup_new ();
}

static void
kaiji_sheet_finalize (GObject *object)
{
  KaijiSheet *self = KAIJI_SHEET (object);

  for (guint i = 0; i < get_n_fields (self); i++)
    g_clear_pointer (&self->answers[i], kaiji_answer_unref);
  g_free (self->answers);
  g_free (self->previous_answers); /* self->previous owns the answers */
  g_object_unref (self->scheme);
  g_free (self->version);
  g_free (self->certification_number);
  g_clear_pointer (&self->excluded_sections, g_ptr_array_unref);
  kaiji_page_setup_free (self->page_setup);
  g_clear_pointer (&self->read_page_setup, kaiji_page_setup_free);
  g_clear_pointer (&self->page_setup_rest, kaiji_json_rest_unref);
  g_clear_pointer (&self->previous, kaiji_sheet_previous_free);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_array_unref (self->unknown_answers);
  g_ptr_array_unref (self->unknown_fields);
  g_clear_pointer (&self->rest, kaiji_json_rest_unref);

  G_OBJECT_CLASS (kaiji_sheet_parent_class)->finalize (object);
}

static void
kaiji_sheet_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KaijiSheet *self = KAIJI_SHEET (object);

  switch (prop_id)
    {
    case PROP_SCHEME:
      g_value_set_object (value, self->scheme);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, kaiji_sheet_get_read_only (self));
      break;
    case PROP_CERTIFICATION_NUMBER:
      g_value_set_string (value, kaiji_sheet_get_certification_number (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kaiji_sheet_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KaijiSheet *self = KAIJI_SHEET (object);

  switch (prop_id)
    {
    case PROP_SCHEME:
      self->scheme = g_value_dup_object (value);
      break;
    case PROP_CERTIFICATION_NUMBER:
      kaiji_sheet_set_certification_number (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kaiji_sheet_class_init (KaijiSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kaiji_sheet_constructed;
  object_class->finalize = kaiji_sheet_finalize;
  object_class->get_property = kaiji_sheet_get_property;
  object_class->set_property = kaiji_sheet_set_property;

  properties[PROP_SCHEME] = g_param_spec_object ("scheme", NULL, NULL, KAIJI_TYPE_SCHEME,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CERTIFICATION_NUMBER]
    = g_param_spec_string ("certification-number", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ANSWER_CHANGED] = g_signal_new ("answer-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_FIRST | G_SIGNAL_DETAILED, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /* The other signals are emitted in the files that make their changes. */
  g_signal_new ("excluded-sections-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0, NULL,
                NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("page-setup-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);
  g_signal_new ("requests-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_FIRST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);
}

static void
kaiji_sheet_init (KaijiSheet *self)
{
  self->unknown_answers = kaiji_sheet_named_answers_new ();
  self->unknown_fields = g_ptr_array_new ();
  g_ptr_array_add (self->unknown_fields, NULL);
}

static void
clear_named_answer (gpointer data)
{
  KaijiNamedAnswer *entry = data;

  g_free (entry->id);
  g_clear_pointer (&entry->answer, kaiji_answer_unref);
}

/* Makes a list of KaijiNamedAnswer. */
GArray *
kaiji_sheet_named_answers_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (KaijiNamedAnswer));

  g_array_set_clear_func (self, clear_named_answer);
  return self;
}

void
kaiji_sheet_named_answers_add (GArray *self, const char *id, KaijiAnswer *answer)
{
  KaijiNamedAnswer entry = { g_strdup (id), kaiji_answer_ref (answer) };

  g_array_append_val (self, entry);
}

/* Finds the answer to a field that the scheme does not have; NULL if there is none. */
KaijiAnswer *
kaiji_sheet_find_unknown_answer (KaijiSheet *self, const char *id)
{
  for (guint i = 0; i < self->unknown_answers->len; i++)
    {
      KaijiNamedAnswer *entry = &g_array_index (self->unknown_answers, KaijiNamedAnswer, i);

      if (g_str_equal (entry->id, id))
        return entry->answer;
    }

  return NULL;
}

/* Keeps the answer to a field that the scheme does not have. */
void
kaiji_sheet_add_unknown_answer (KaijiSheet *self, const char *id, KaijiAnswer *answer)
{
  KaijiNamedAnswer entry = { g_strdup (id), kaiji_answer_ref (answer) };

  g_array_append_val (self->unknown_answers, entry);
  g_ptr_array_insert (self->unknown_fields, (int) self->unknown_fields->len - 1, entry.id);
}

static gpointer
copy_string (gconstpointer string, gpointer user_data)
{
  return g_strdup (string);
}

/* Copies everything about the service itself, except the answers, from another sheet. */
void
kaiji_sheet_take_over (KaijiSheet *self, KaijiSheet *old)
{
  /* These members are made anew, even if the file has others of their names. */
  static const char *const anew[] = { "previous", "requests", "unplaced", NULL };

  g_free (self->certification_number);
  self->certification_number = g_strdup (old->certification_number);

  g_clear_pointer (&self->excluded_sections, g_ptr_array_unref);
  if (old->excluded_sections != NULL)
    self->excluded_sections = g_ptr_array_copy (old->excluded_sections, copy_string, NULL);

  kaiji_page_setup_free (self->page_setup);
  self->page_setup = kaiji_page_setup_copy (old->page_setup);
  g_clear_pointer (&self->read_page_setup, kaiji_page_setup_free);
  if (old->read_page_setup != NULL)
    self->read_page_setup = kaiji_page_setup_copy (old->read_page_setup);
  g_clear_pointer (&self->page_setup_rest, kaiji_json_rest_unref);
  self->page_setup_rest = kaiji_json_rest_ref (old->page_setup_rest);

  g_clear_pointer (&self->rest, kaiji_json_rest_unref);
  self->rest = kaiji_json_rest_filter (old->rest, anew, FALSE);
}

/**
 * kaiji_sheet_new:
 * @scheme: the scheme's edition
 *
 * Returns: (transfer full): a sheet without answers
 */
KaijiSheet *
kaiji_sheet_new (KaijiScheme *scheme)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);

  return g_object_new (KAIJI_TYPE_SHEET, "scheme", scheme, NULL);
}

/**
 * kaiji_sheet_get_scheme:
 *
 * Returns: (transfer none): the scheme's edition that the sheet is for
 */
KaijiScheme *
kaiji_sheet_get_scheme (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  return self->scheme;
}

/**
 * kaiji_sheet_is_newer:
 *
 * Returns: whether a newer version of Kaiji wrote it, so that this version must not change it
 */
gboolean
kaiji_sheet_is_newer (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);

  return self->newer;
}

/**
 * kaiji_sheet_get_read_only:
 *
 * Returns: whether the sheet must not be changed, because a newer version wrote it or because it is
 *   locked
 */
gboolean
kaiji_sheet_get_read_only (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);

  return self->newer || self->locked;
}

/**
 * kaiji_sheet_set_locked:
 * @locked: whether to keep the sheet from being changed
 */
void
kaiji_sheet_set_locked (KaijiSheet *self, gboolean locked)
{
  gboolean was_read_only;

  g_return_if_fail (KAIJI_IS_SHEET (self));

  was_read_only = kaiji_sheet_get_read_only (self);
  self->locked = locked;
  if (kaiji_sheet_get_read_only (self) != was_read_only)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * kaiji_sheet_get_certification_number:
 *
 * Returns: (transfer none) (nullable): the number under which the service is certified (認定番号)
 */
const char *
kaiji_sheet_get_certification_number (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  return self->certification_number;
}

/**
 * kaiji_sheet_set_certification_number:
 * @certification_number: (nullable): the number, or %NULL for none yet
 */
void
kaiji_sheet_set_certification_number (KaijiSheet *self, const char *certification_number)
{
  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (!kaiji_sheet_get_read_only (self));

  if (certification_number != NULL && *certification_number == '\0')
    certification_number = NULL;
  if (g_strcmp0 (kaiji_sheet_get_certification_number (self), certification_number) == 0)
    return;

  g_free (self->certification_number);
  self->certification_number = certification_number != NULL
                                 ? g_utf8_make_valid (certification_number, -1)
                                 : NULL;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CERTIFICATION_NUMBER]);
}

/**
 * kaiji_sheet_get_answer:
 * @field: a field of the sheet's scheme
 *
 * Returns: (transfer none) (nullable): its answer, if there is one
 */
KaijiAnswer *
kaiji_sheet_get_answer (KaijiSheet *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return self->answers[field->index];
}

/**
 * kaiji_sheet_set_answer:
 * @field: a field of the sheet's scheme
 * @answer: (nullable): the new answer, or %NULL for none
 *
 * The only way to change a sheet's answers. Emits `answer-changed` if @answer differs from the
 * present one. To change only the value, see kaiji_answer_replace_value().
 */
void
kaiji_sheet_set_answer (KaijiSheet *self, const KaijiField *field, KaijiAnswer *answer)
{
  KaijiAnswer **slot;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (field != NULL);
  g_return_if_fail (!kaiji_sheet_get_read_only (self));

  slot = &self->answers[field->index];
  if (kaiji_answer_equal (*slot, answer))
    return;

  g_clear_pointer (slot, kaiji_answer_unref);
  if (answer != NULL)
    *slot = kaiji_answer_ref (answer);

  g_signal_emit (self, signals[ANSWER_CHANGED], g_quark_from_string (field->id), field);
}

/**
 * kaiji_sheet_dup_text:
 * @field: a field of the sheet's scheme
 *
 * Returns: (transfer full): the answer's printed text, "" if there is none
 */
char *
kaiji_sheet_dup_text (KaijiSheet *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return kaiji_answer_format (self->answers[field->index], self->scheme, field);
}

/**
 * kaiji_sheet_dup_title:
 *
 * Returns: (transfer full): the service's name on one line, "" if it is not answered
 */
char *
kaiji_sheet_dup_title (KaijiSheet *self)
{
  const KaijiField *field;
  char *title;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  field = kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_SERVICE_NAME);
  if (field == NULL)
    return g_strdup ("");

  title = kaiji_sheet_dup_text (self, field);
  return g_strstrip (g_strdelimit (title, "\r\n\t", ' '));
}

/**
 * kaiji_sheet_dup_printed:
 *
 * Copies the printed part of a sheet, at the cost of one reference per answer: a sheet belongs to
 * one thread, and another thread may lay it out.
 *
 * Returns: (transfer full): a sheet that prints alike
 */
KaijiSheet *
kaiji_sheet_dup_printed (KaijiSheet *self)
{
  KaijiSheet *copy;
  guint n_sections;
  const KaijiSection *sections;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  copy = kaiji_sheet_new (self->scheme);
  kaiji_sheet_set_certification_number (copy, kaiji_sheet_get_certification_number (self));
  for (guint i = 0; i < get_n_fields (self); i++)
    copy->answers[i] = self->answers[i] != NULL ? kaiji_answer_ref (self->answers[i]) : NULL;

  sections = kaiji_scheme_get_sections (self->scheme, &n_sections);
  for (guint i = 0; i < n_sections; i++)
    kaiji_sheet_set_section_excluded (copy, &sections[i],
                                      kaiji_sheet_is_section_excluded (self, &sections[i]));
  kaiji_page_setup_free (copy->page_setup);
  copy->page_setup = kaiji_page_setup_copy (self->page_setup);

  return copy;
}

/**
 * kaiji_sheet_get_unknown_fields:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of answers to fields that the scheme
 *   does not have; they are kept
 */
const char *const *
kaiji_sheet_get_unknown_fields (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  return (const char *const *) self->unknown_fields->pdata;
}

/**
 * kaiji_sheet_get_has_previous:
 *
 * Returns: whether the sheet was carried over, so that the previous values are known
 */
gboolean
kaiji_sheet_get_has_previous (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);

  return self->previous_answers != NULL;
}

/**
 * kaiji_sheet_get_previous_answer:
 * @field: a field of the sheet's scheme
 *
 * Returns: (transfer none) (nullable): the previous value, in this sheet's scheme
 */
KaijiAnswer *
kaiji_sheet_get_previous_answer (KaijiSheet *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return self->previous_answers != NULL ? self->previous_answers[field->index] : NULL;
}
