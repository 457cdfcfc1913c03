/* kaiji-import-review.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-import-review.h"
#include "kaiji-proposal-private.h"

struct _KaijiImportReview
{
  GObject parent_instance;

  KaijiImport *import;
  KaijiSheet *sheet;
  GPtrArray *proposals; /* in the form's order */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
kaiji_import_review_get_item_type (GListModel *model)
{
  return KAIJI_TYPE_PROPOSAL;
}

static guint
kaiji_import_review_get_n_items (GListModel *model)
{
  return KAIJI_IMPORT_REVIEW (model)->proposals->len;
}

static gpointer
kaiji_import_review_get_item (GListModel *model, guint position)
{
  KaijiImportReview *self = KAIJI_IMPORT_REVIEW (model);

  return position < self->proposals->len
           ? g_object_ref (g_ptr_array_index (self->proposals, position))
           : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kaiji_import_review_get_item_type;
  iface->get_n_items = kaiji_import_review_get_n_items;
  iface->get_item = kaiji_import_review_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KaijiImportReview,
                               kaiji_import_review,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The certification number first, then the form's order, and what has no place in it last. */
static guint
get_rank (KaijiProposal *proposal)
{
  const KaijiField *field = kaiji_proposal_get_field (proposal);

  if (kaiji_proposal_is_number (proposal))
    return 0;

  return field != NULL ? field->index + 1 : G_MAXUINT;
}

/* In the source's order where the form has none. */
static void
insert (KaijiImportReview *self, KaijiProposal *proposal)
{
  guint position = self->proposals->len;

  while (position > 0
         && get_rank (g_ptr_array_index (self->proposals, position - 1)) > get_rank (proposal))
    position--;
  g_ptr_array_insert (self->proposals, (int) position, proposal);
}

/* Says whether one is taken; another one for the same field is taken no longer. */
static void
set_taken (KaijiImportReview *self, KaijiProposal *proposal, gboolean taken)
{
  const KaijiField *field = kaiji_proposal_get_field (proposal);

  if (taken && !kaiji_proposal_can_be_taken (proposal))
    return;

  for (guint i = 0; taken && field != NULL && i < self->proposals->len; i++)
    {
      KaijiProposal *other = g_ptr_array_index (self->proposals, i);

      if (other != proposal && kaiji_proposal_get_field (other) == field)
        kaiji_proposal_set_taken (other, FALSE);
    }
  kaiji_proposal_set_taken (proposal, taken);
}

/* Returns whether another proposal for the same field is taken already. */
static gboolean
has_taken_rival (KaijiImportReview *self, KaijiProposal *proposal)
{
  const KaijiField *field = kaiji_proposal_get_field (proposal);

  for (guint i = 0; field != NULL && i < self->proposals->len; i++)
    {
      KaijiProposal *other = g_ptr_array_index (self->proposals, i);

      if (other != proposal && kaiji_proposal_get_field (other) == field
          && kaiji_proposal_get_taken (other))
        return TRUE;
    }

  return FALSE;
}

static void
tell (KaijiImportReview *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kaiji_import_review_finalize (GObject *object)
{
  KaijiImportReview *self = KAIJI_IMPORT_REVIEW (object);

  g_ptr_array_unref (self->proposals);
  g_clear_object (&self->sheet);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (kaiji_import_review_parent_class)->finalize (object);
}

static void
kaiji_import_review_class_init (KaijiImportReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_import_review_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_import_review_init (KaijiImportReview *self)
{
  self->proposals = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kaiji_import_review_new:
 * @import: what was found
 * @sheet: the sheet that it may go into, which is not changed before kaiji_import_review_apply()
 *
 * Lays what was found beside the sheet. Sure answers for fields that have none yet are taken, until
 * a person says otherwise, and so is what somebody who was asked changed of what they were sent, if
 * nobody else did; what would replace another answer is not.
 *
 * Returns: (transfer full): the review
 */
KaijiImportReview *
kaiji_import_review_new (KaijiImport *import, KaijiSheet *sheet)
{
  KaijiImportReview *self;
  const char *number;

  g_return_val_if_fail (KAIJI_IS_IMPORT (import), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  self = g_object_new (KAIJI_TYPE_IMPORT_REVIEW, NULL);
  self->import = g_object_ref (import);
  self->sheet = g_object_ref (sheet);

  number = kaiji_import_get_certification_number (import);
  if (number != NULL)
    insert (self, kaiji_proposal_new_for_number (number, sheet));
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    insert (self, kaiji_proposal_new (kaiji_import_get_entry (import, i), sheet));

  for (guint i = 0; i < self->proposals->len; i++)
    {
      KaijiProposal *proposal = g_ptr_array_index (self->proposals, i);

      if ((kaiji_proposal_get_kind (proposal) == KAIJI_PROPOSAL_NEW
           || kaiji_proposal_is_reply (proposal))
          && kaiji_proposal_is_sure (proposal) && !has_taken_rival (self, proposal))
        set_taken (self, proposal, TRUE);
    }

  return self;
}

/**
 * kaiji_import_review_get_sheet:
 *
 * Returns: (transfer none): the sheet that the answers may go into
 */
KaijiSheet *
kaiji_import_review_get_sheet (KaijiImportReview *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (self), NULL);

  return self->sheet;
}

/**
 * kaiji_import_review_get_request:
 *
 * Returns: (transfer none) (nullable): the sheet's request that this is the reply to; there is
 *   something to remember then, even if nothing is taken
 */
KaijiRequest *
kaiji_import_review_get_request (KaijiImportReview *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (self), NULL);

  return kaiji_import_find_request (self->import, self->sheet);
}

/**
 * kaiji_import_review_count:
 * @kind: a kind of proposals
 *
 * Returns: how many proposals are of that kind
 */
guint
kaiji_import_review_count (KaijiImportReview *self, KaijiProposalKind kind)
{
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (self), 0);

  for (guint i = 0; i < self->proposals->len; i++)
    n += kaiji_proposal_get_kind (g_ptr_array_index (self->proposals, i)) == kind;

  return n;
}

/**
 * kaiji_import_review_count_taken:
 *
 * Returns: how many proposals will be taken over
 */
guint
kaiji_import_review_count_taken (KaijiImportReview *self)
{
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (self), 0);

  for (guint i = 0; i < self->proposals->len; i++)
    n += kaiji_proposal_get_taken (g_ptr_array_index (self->proposals, i)) ? 1 : 0;

  return n;
}

/**
 * kaiji_import_review_set_taken:
 * @proposal: one of the review's
 * @taken: whether its answer goes into the sheet
 *
 * Takes one answer or keeps the sheet's own. Nothing happens if taking it would change nothing.
 */
void
kaiji_import_review_set_taken (KaijiImportReview *self, KaijiProposal *proposal, gboolean taken)
{
  g_return_if_fail (KAIJI_IS_IMPORT_REVIEW (self));
  g_return_if_fail (KAIJI_IS_PROPOSAL (proposal));

  if (kaiji_proposal_get_taken (proposal) == taken)
    return;

  set_taken (self, proposal, taken);
  tell (self);
}

/**
 * kaiji_import_review_take_sure:
 *
 * Takes all of which it is sure what they answer, also in the place of other answers.
 */
void
kaiji_import_review_take_sure (KaijiImportReview *self)
{
  g_return_if_fail (KAIJI_IS_IMPORT_REVIEW (self));

  for (guint i = 0; i < self->proposals->len; i++)
    {
      KaijiProposal *proposal = g_ptr_array_index (self->proposals, i);

      if (kaiji_proposal_is_sure (proposal) && !has_taken_rival (self, proposal))
        set_taken (self, proposal, TRUE);
    }
  tell (self);
}

/**
 * kaiji_import_review_take_section:
 * @section: a section of the sheet's scheme
 * @taken: whether to take what was found for it, or to keep the sheet's own answers
 *
 * Says it for a whole section at once, sure or not.
 */
void
kaiji_import_review_take_section (KaijiImportReview *self,
                                  const KaijiSection *section,
                                  gboolean taken)
{
  g_return_if_fail (KAIJI_IS_IMPORT_REVIEW (self));
  g_return_if_fail (section != NULL);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      KaijiProposal *proposal = g_ptr_array_index (self->proposals, i);
      const KaijiField *field = kaiji_proposal_get_field (proposal);

      if (field == NULL || kaiji_field_get_section (field) != section
          || (taken && has_taken_rival (self, proposal)))
        continue;
      set_taken (self, proposal, taken);
    }
  tell (self);
}

/**
 * kaiji_import_review_keep_all:
 *
 * Takes nothing.
 */
void
kaiji_import_review_keep_all (KaijiImportReview *self)
{
  g_return_if_fail (KAIJI_IS_IMPORT_REVIEW (self));

  for (guint i = 0; i < self->proposals->len; i++)
    kaiji_proposal_set_taken (g_ptr_array_index (self->proposals, i), FALSE);
  tell (self);
}

/**
 * kaiji_import_review_set_field:
 * @proposal: one of the review's, other than the certification number
 * @field: (nullable): the field of the sheet's scheme that it answers; %NULL for none
 *
 * Says by hand what something answers, and takes it if that changes the sheet. It moves in the list
 * to where that field is.
 */
void
kaiji_import_review_set_field (KaijiImportReview *self,
                               KaijiProposal *proposal,
                               const KaijiField *field)
{
  g_autoptr (KaijiProposal) moved = NULL;
  guint position, target;

  g_return_if_fail (KAIJI_IS_IMPORT_REVIEW (self));
  g_return_if_fail (KAIJI_IS_PROPOSAL (proposal));
  g_return_if_fail (!kaiji_proposal_is_number (proposal));

  if (!g_ptr_array_find (self->proposals, proposal, &position))
    return;

  moved = g_object_ref (proposal);
  g_ptr_array_remove_index (self->proposals, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  kaiji_proposal_set_taken (proposal, FALSE);
  kaiji_proposal_set_field (proposal, field, self->sheet);
  insert (self, g_object_ref (proposal));
  set_taken (self, proposal, field != NULL);

  g_ptr_array_find (self->proposals, proposal, &target);
  g_list_model_items_changed (G_LIST_MODEL (self), target, 0, 1);
  tell (self);
}

/**
 * kaiji_import_review_apply:
 *
 * Gives the sheet what is taken, unless it must not be changed. Its internal notes stay as they
 * are. If it is the reply to a request, the sheet remembers that it came, whatever is taken of it.
 *
 * Returns: how many answers it got, the certification number counted as one
 */
guint
kaiji_import_review_apply (KaijiImportReview *self)
{
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (self), 0);

  if (kaiji_sheet_get_read_only (self->sheet))
    return 0;

  for (guint i = 0; i < self->proposals->len; i++)
    {
      KaijiProposal *proposal = g_ptr_array_index (self->proposals, i);
      const KaijiField *field = kaiji_proposal_get_field (proposal);
      g_autoptr (KaijiAnswer) answer = NULL;
      g_autoptr (KaijiAnswer) signed_answer = NULL;

      if (!kaiji_proposal_get_taken (proposal))
        continue;

      n++;
      if (kaiji_proposal_is_number (proposal))
        {
          kaiji_sheet_set_certification_number (self->sheet,
                                                kaiji_proposal_get_new_text (proposal));
          continue;
        }
      answer = kaiji_answer_replace_value (kaiji_sheet_get_answer (self->sheet, field),
                                           kaiji_proposal_get_answer (proposal));
      signed_answer = kaiji_import_sign (self->import, answer);
      kaiji_sheet_set_answer (self->sheet, field, signed_answer);
    }
  kaiji_import_note_reply (self->import, self->sheet);

  return n;
}
