/* kaiji-proposal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-proposal-private.h"

struct _KaijiProposal
{
  GObject parent_instance;

  KaijiProposalKind kind;
  const KaijiField *field; /* (nullable): in the sheet's own scheme */
  KaijiScheme *scheme;
  KaijiAnswer *answer; /* (nullable): what is proposed for @field */
  gboolean is_number;
  gboolean by_hand;
  gboolean is_reply; /* whoever was asked changed what they were sent */
  gboolean is_conflict;
  char *old_text;
  char *new_text;
  char *text;   /* the source's own words for the answer */
  char *source; /* all that stands in the source's row */
  char *place;
  double certainty;
  KaijiMatchReasons reasons;
  gboolean taken;
};

G_DEFINE_FINAL_TYPE (KaijiProposal, kaiji_proposal, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TAKEN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Proposes an answer for the field, beside what is there. Internal notes are no part of the
 * answer. */
static void
propose (KaijiProposal *self, KaijiAnswer *answer, KaijiSheet *sheet)
{
  KaijiAnswer *old = kaiji_sheet_get_answer (sheet, self->field);
  g_autoptr (KaijiAnswer) old_value = old != NULL ? kaiji_answer_dup_value (old) : NULL;

  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_free (self->old_text);
  g_free (self->new_text);
  self->answer = kaiji_answer_dup_value (answer);
  self->old_text = kaiji_sheet_dup_text (sheet, self->field);
  self->new_text = kaiji_answer_format (self->answer, self->scheme, self->field);

  if (old_value == NULL || kaiji_answer_is_empty (old_value))
    self->kind = KAIJI_PROPOSAL_NEW;
  else if (kaiji_answer_equal (old_value, self->answer)
           || (*self->new_text != '\0' && g_str_equal (self->old_text, self->new_text)))
    self->kind = KAIJI_PROPOSAL_SAME;
  else
    self->kind = KAIJI_PROPOSAL_DIFFERENT;
}

static void
kaiji_proposal_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TAKEN:
      g_value_set_boolean (value, KAIJI_PROPOSAL (object)->taken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_proposal_finalize (GObject *object)
{
  KaijiProposal *self = KAIJI_PROPOSAL (object);

  g_clear_object (&self->scheme);
  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_free (self->old_text);
  g_free (self->new_text);
  g_free (self->text);
  g_free (self->source);
  g_free (self->place);

  G_OBJECT_CLASS (kaiji_proposal_parent_class)->finalize (object);
}

static void
kaiji_proposal_class_init (KaijiProposalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kaiji_proposal_get_property;
  object_class->finalize = kaiji_proposal_finalize;

  properties[PROP_TAKEN] = g_param_spec_boolean ("taken", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kaiji_proposal_init (KaijiProposal *self)
{
}

static KaijiProposal *
create (KaijiSheet *sheet)
{
  KaijiProposal *self = g_object_new (KAIJI_TYPE_PROPOSAL, NULL);

  self->scheme = g_object_ref (kaiji_sheet_get_scheme (sheet));
  self->kind = KAIJI_PROPOSAL_UNPLACED;
  return self;
}

/**
 * kaiji_proposal_new:
 * @entry: what was found
 * @sheet: what it is proposed to
 *
 * Returns: (transfer full): a proposal that is not taken
 */
KaijiProposal *
kaiji_proposal_new (const KaijiImportEntry *entry, KaijiSheet *sheet)
{
  KaijiProposal *self = create (sheet);

  self->text = g_strdup (entry->text);
  self->source = g_strdup (entry->source);
  self->place = g_strdup (entry->place);
  self->certainty = entry->certainty;
  self->reasons = entry->reasons;
  if (entry->field != NULL)
    self->field = kaiji_scheme_find_field (self->scheme, entry->field->id);

  if (self->field != NULL && entry->kind == KAIJI_IMPORT_ANSWER)
    {
      self->is_conflict = kaiji_import_entry_conflicts (entry, sheet);
      self->is_reply = entry->sent != NULL;
      propose (self, entry->answer, sheet);
      return self;
    }

  if (self->field != NULL && entry->kind == KAIJI_IMPORT_MASKED)
    self->kind = KAIJI_PROPOSAL_MASKED;
  else if (self->field != NULL && entry->kind == KAIJI_IMPORT_UNTOUCHED)
    self->kind = KAIJI_PROPOSAL_SAME;
  self->old_text = self->field != NULL ? kaiji_sheet_dup_text (sheet, self->field) : g_strdup ("");
  self->new_text = g_strdup (entry->text);
  return self;
}

/**
 * kaiji_proposal_new_for_number:
 * @number: the certification number that the source has
 * @sheet: what it is proposed to
 *
 * Returns: (transfer full): a proposal that is not taken
 */
KaijiProposal *
kaiji_proposal_new_for_number (const char *number, KaijiSheet *sheet)
{
  KaijiProposal *self = create (sheet);
  const char *old = kaiji_sheet_get_certification_number (sheet);

  self->is_number = TRUE;
  self->certainty = 1;
  self->text = g_strdup (number);
  self->old_text = g_strdup (old != NULL ? old : "");
  self->new_text = g_strdup (number);
  if (*self->old_text == '\0')
    self->kind = KAIJI_PROPOSAL_NEW;
  else
    self->kind = g_str_equal (self->old_text, number) ? KAIJI_PROPOSAL_SAME
                                                      : KAIJI_PROPOSAL_DIFFERENT;
  return self;
}

/**
 * kaiji_proposal_set_field:
 * @field: (nullable): a field of @sheet's scheme; %NULL for none
 *
 * Gives what was found to a field by hand. It is read as that field's answer.
 */
void
kaiji_proposal_set_field (KaijiProposal *self, const KaijiField *field, KaijiSheet *sheet)
{
  g_autoptr (KaijiAnswer) answer = NULL;

  self->field = field;
  self->by_hand = TRUE;
  if (field != NULL)
    {
      answer = kaiji_answer_parse (self->scheme, field, self->text);
      propose (self, answer, sheet);
      return;
    }

  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_free (self->old_text);
  g_free (self->new_text);
  self->old_text = g_strdup ("");
  self->new_text = g_strdup (self->text);
  self->kind = KAIJI_PROPOSAL_UNPLACED;
}

void
kaiji_proposal_set_taken (KaijiProposal *self, gboolean taken)
{
  if (self->taken == taken)
    return;

  self->taken = taken;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAKEN]);
}

/**
 * kaiji_proposal_get_answer:
 *
 * Returns: (transfer none) (nullable): the value that is proposed for the field
 */
KaijiAnswer *
kaiji_proposal_get_answer (KaijiProposal *self)
{
  return self->answer;
}

/**
 * kaiji_proposal_get_kind:
 *
 * Returns: whether it is new, another answer, the same one, masked or without a place
 */
KaijiProposalKind
kaiji_proposal_get_kind (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), KAIJI_PROPOSAL_UNPLACED);

  return self->kind;
}

/**
 * kaiji_proposal_get_field:
 *
 * Returns: (transfer none) (nullable): the field that it answers, in the sheet's scheme
 */
const KaijiField *
kaiji_proposal_get_field (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), NULL);

  return self->field;
}

/**
 * kaiji_proposal_is_number:
 *
 * Returns: whether it is the certification number, which no field holds
 */
gboolean
kaiji_proposal_is_number (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->is_number;
}

/**
 * kaiji_proposal_get_by_hand:
 *
 * Returns: whether a person said which field it answers
 */
gboolean
kaiji_proposal_get_by_hand (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->by_hand;
}

/**
 * kaiji_proposal_get_old_text:
 *
 * Returns: (transfer none): what the sheet says now, "" for nothing
 */
const char *
kaiji_proposal_get_old_text (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), NULL);

  return self->old_text;
}

/**
 * kaiji_proposal_get_new_text:
 *
 * Returns: (transfer none): what the sheet would say if it were taken
 */
const char *
kaiji_proposal_get_new_text (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), NULL);

  return self->new_text;
}

/**
 * kaiji_proposal_get_source:
 *
 * Returns: (transfer none) (nullable): all that stands in the source's row, in one line
 */
const char *
kaiji_proposal_get_source (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), NULL);

  return self->source;
}

/**
 * kaiji_proposal_get_place:
 *
 * Returns: (transfer none) (nullable): where it is in the source, for people
 */
const char *
kaiji_proposal_get_place (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), NULL);

  return self->place;
}

/**
 * kaiji_proposal_get_certainty:
 *
 * Returns: how sure it is that it answers the field, from 0 to 1
 */
double
kaiji_proposal_get_certainty (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), 0);

  return self->certainty;
}

/**
 * kaiji_proposal_get_reasons:
 *
 * Returns: why it is thought to belong to its field
 */
KaijiMatchReasons
kaiji_proposal_get_reasons (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), 0);

  return self->reasons;
}

/**
 * kaiji_proposal_is_reply:
 *
 * Returns: whether somebody who was asked for it changed what they were sent
 */
gboolean
kaiji_proposal_is_reply (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->is_reply;
}

/**
 * kaiji_proposal_is_conflict:
 *
 * Returns: whether the sheet's answer has changed since somebody was asked for it
 */
gboolean
kaiji_proposal_is_conflict (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->is_conflict;
}

/**
 * kaiji_proposal_is_sure:
 *
 * Returns: whether it needs no second look: neither which field it answers, nor which of two
 * changes counts
 */
gboolean
kaiji_proposal_is_sure (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->by_hand || (self->certainty >= KAIJI_IMPORT_SURE && !self->is_conflict);
}

/**
 * kaiji_proposal_can_be_taken:
 *
 * Returns: whether taking it would change the sheet
 */
gboolean
kaiji_proposal_can_be_taken (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->kind == KAIJI_PROPOSAL_NEW || self->kind == KAIJI_PROPOSAL_DIFFERENT;
}

/**
 * kaiji_proposal_get_taken:
 *
 * Returns: whether it will be taken over
 */
gboolean
kaiji_proposal_get_taken (KaijiProposal *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL (self), FALSE);

  return self->taken;
}
