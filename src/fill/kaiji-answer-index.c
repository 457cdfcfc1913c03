/* kaiji-answer-index.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question is compared with what each field asks by the pairs of characters that both have, the
 * rarer the weightier (inverse document frequency; Spärck Jones 1972). Nothing is learned, asked of
 * a network, or left to chance: the same sheets and question give the same answers.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-index.h"
#include "kaiji-answer-subject-private.h"
#include "kaiji-asked-kind.h"
#include "kaiji-asked-things.h"
#include "kaiji-foreign-words.h"
#include "kaiji-grams.h"
#include "kaiji-named-kind.h"
#include "kaiji-question-parts.h"
#include "kaiji-wording.h"

/* How much a pair says that stands in what is asked, in the item's title, in the headings above
 * it, or in what the scheme's author says of it. */
#define WEIGHT_PROMPT 1.0
#define WEIGHT_ASKED_AS 0.95
#define WEIGHT_ITEM 0.9
#define WEIGHT_HEADING 0.5
#define WEIGHT_GUIDANCE 0.35

/* The least weight of the words that name a field, rather than its answer, for it to be known at
 * all. */
#define MIN_LABEL_WEIGHT 0.5

/* How far the question is covered by the field counts as much as this, how far a label of the field
 * is covered by the question as much as the rest. */
#define SHARE_OF_QUESTION 0.6

/* A field that is asked for in the unit or the words of its answers is a little more likely. */
#define HINT 0.03

/* The heading above a question decides between fields that fit it about as well. */
#define HEADING_HINT 0.06

/* From this on a part of a question asks for something by itself. */
#define MIN_PART_SCORE 0.25

/* Certainty grows with the lead over the next best field. */
#define CERTAINTY_WITHOUT_LEAD 0.6

/* A question that is the name of one field's thing, and of no other's. */
#define CERTAINTY_OF_NAME 0.9

/* A question that asks for two things or something else, or is answered in two ways, is for a
 * person to decide. */
#define FACTOR_OF_AMBIGUITY 0.5

/* A text by which a field is known. */
typedef struct
{
  guint subject;
  double weight;
  double total; /* of the idf of its grams */
  GPtrArray *grams;
} Label;

struct _KaijiAnswerIndex
{
  GPtrArray *sheets;
  GPtrArray *wordings; /* one for each scheme that is known */
  KaijiGrams *grams;
  GPtrArray *subjects;
  GHashTable *subjects_by_id;
  GPtrArray *labels;
  KaijiForeignWords *foreign;
  KaijiAskedThings *things;
};

typedef struct
{
  guint subject;
  double score;
} Hit;

static void
label_free (gpointer data)
{
  Label *label = data;

  g_ptr_array_unref (label->grams);
  g_free (label);
}

static void
add_label (KaijiAnswerIndex *self,
           KaijiWording *wording,
           guint position,
           const char *text,
           double weight)
{
  Label *label = g_new0 (Label, 1);

  label->subject = position;
  label->weight = weight;
  label->grams = kaiji_grams_list (self->grams, wording, text);
  kaiji_answer_subject_weigh (g_ptr_array_index (self->subjects, position), label->grams, weight);
  g_ptr_array_add (self->labels, label);
  kaiji_foreign_words_add_label (self->foreign, position, wording, text);
}

/* Adds a text that is not what the field asks, but about it. */
static void
add_text (KaijiAnswerIndex *self,
          KaijiWording *wording,
          KaijiAnswerSubject *subject,
          const char *text,
          double weight)
{
  g_autoptr (GPtrArray) grams = NULL;

  if (text == NULL)
    return;
  grams = kaiji_grams_list (self->grams, wording, text);
  kaiji_answer_subject_weigh (subject, grams, weight);
}

/* The ways in which forms ask for a subject are many; editions and schemes share the fields. */
static void
add_scheme (KaijiAnswerIndex *self, KaijiScheme *scheme)
{
  KaijiWording *wording = kaiji_wording_new_loose (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  g_ptr_array_add (self->wordings, wording);
  kaiji_foreign_words_add_scheme (self->foreign, scheme, wording);
  for (guint i = 0; i < n_fields; i++)
    {
      gpointer position;
      const KaijiItem *item = fields[i].item;
      KaijiAnswerSubject *subject;
      gboolean is_answered = g_hash_table_lookup_extended (self->subjects_by_id, fields[i].id, NULL,
                                                           &position);

      kaiji_asked_things_add_field (self->things,
                                    is_answered ? GPOINTER_TO_UINT (position)
                                                : KAIJI_ASKED_THINGS_UNANSWERED,
                                    wording, &fields[i]);
      if (!is_answered)
        continue;
      subject = g_ptr_array_index (self->subjects, GPOINTER_TO_UINT (position));
      add_label (self, wording, GPOINTER_TO_UINT (position), fields[i].prompt, WEIGHT_PROMPT);
      add_label (self, wording, GPOINTER_TO_UINT (position), item->title, WEIGHT_ITEM);
      for (guint j = 0; fields[i].asked_as != NULL && fields[i].asked_as[j] != NULL; j++)
        add_label (self, wording, GPOINTER_TO_UINT (position), fields[i].asked_as[j],
                   WEIGHT_ASKED_AS);
      add_text (self, wording, subject, item->group->title, WEIGHT_HEADING);
      add_text (self, wording, subject, item->group->section->title, WEIGHT_HEADING);
      add_text (self, wording, subject, fields[i].guidance, WEIGHT_GUIDANCE);
    }
}

static void
add_sheet (KaijiAnswerIndex *self, guint position)
{
  KaijiSheet *sheet = g_ptr_array_index (self->sheets, position);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiCandidate answer;
      gpointer known;
      KaijiAnswerSubject *subject;

      if (!kaiji_answer_subject_read_answer (sheet, position, &fields[i], &answer))
        continue;
      if (g_hash_table_lookup_extended (self->subjects_by_id, fields[i].id, NULL, &known))
        {
          subject = g_ptr_array_index (self->subjects, GPOINTER_TO_UINT (known));
        }
      else
        {
          subject = kaiji_answer_subject_new (fields[i].id);
          g_hash_table_insert (self->subjects_by_id, subject->id,
                               GUINT_TO_POINTER (self->subjects->len));
          g_ptr_array_add (self->subjects, subject);
        }

      kaiji_answer_subject_take_answer (subject, &answer);
    }
}

static void
weigh_answers (KaijiAnswerIndex *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    kaiji_answer_subject_weigh_answers (g_ptr_array_index (self->subjects, i), self->grams,
                                        self->wordings->pdata[0]);
}

/* Counts the words that make a field known. When all are counted, it is known what a label
 * weighs. */
static void
count_grams (KaijiAnswerIndex *self)
{
  for (guint i = 0; i < self->subjects->len; i++)
    {
      KaijiAnswerSubject *subject = g_ptr_array_index (self->subjects, i);
      GHashTableIter iter;
      gpointer gram, weight;

      kaiji_grams_add_text (self->grams);
      g_hash_table_iter_init (&iter, subject->weights);
      while (g_hash_table_iter_next (&iter, &gram, &weight))
        if (*(double *) weight >= MIN_LABEL_WEIGHT)
          kaiji_grams_count (self->grams, gram);
    }

  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = g_ptr_array_index (self->labels, i);

      for (guint j = 0; j < label->grams->len; j++)
        label->total += kaiji_grams_get_idf (self->grams, label->grams->pdata[j]);
    }
}

/**
 * kaiji_answer_index_new:
 * @sheets: (element-type KaijiSheet): sheets, the one whose answers come first at the front
 * @library: the forms that are known, each of which asks for the same in its own words
 *
 * Returns: (transfer full): the answers of the sheets
 */
KaijiAnswerIndex *
kaiji_answer_index_new (GPtrArray *sheets, KaijiSchemeLibrary *library)
{
  g_autoptr (GPtrArray) schemes = NULL;
  KaijiAnswerIndex *self;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_new0 (KaijiAnswerIndex, 1);
  self->sheets = g_ptr_array_ref (sheets);
  self->wordings = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_wording_free);
  self->grams = kaiji_grams_new ();
  self->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_answer_subject_free);
  self->subjects_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->labels = g_ptr_array_new_with_free_func (label_free);
  self->foreign = kaiji_foreign_words_new ();
  self->things = kaiji_asked_things_new ();

  for (guint i = 0; i < sheets->len; i++)
    add_sheet (self, i);

  /* The sheet's own form is known even if it is not in the library any more. */
  schemes = kaiji_scheme_library_list (library);
  add_scheme (self, kaiji_sheet_get_scheme (g_ptr_array_index (sheets, 0)));
  for (guint i = 0; i < schemes->len; i++)
    add_scheme (self, g_ptr_array_index (schemes, i));
  weigh_answers (self);
  count_grams (self);

  return self;
}

void
kaiji_answer_index_free (KaijiAnswerIndex *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->wordings);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->subjects);
  g_hash_table_unref (self->subjects_by_id);
  kaiji_grams_free (self->grams);
  kaiji_foreign_words_free (self->foreign);
  kaiji_asked_things_free (self->things);
  g_free (self);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *hit = a;
  const Hit *other = b;

  if (hit->score != other->score)
    return hit->score < other->score ? 1 : -1;

  return hit->subject < other->subject ? -1 : hit->subject > other->subject;
}

/* Finds the subject that says whether there is the one thing that a question names. */
static guint
find_named (KaijiAnswerIndex *self, const char *question)
{
  const KaijiAnswerSubject *subject;
  guint position;

  if (kaiji_asked_things_find (self->things, self->wordings->pdata[0], question, &position)
      != KAIJI_NAMED_ONE)
    return KAIJI_ASKED_THINGS_UNANSWERED;

  subject = g_ptr_array_index (self->subjects, position);
  return kaiji_answer_subject_is_presence (&g_array_index (subject->answers, KaijiCandidate, 0))
           ? position
           : KAIJI_ASKED_THINGS_UNANSWERED;
}

/* All subjects, the one that is most likely asked for first. */
static GArray *
rate (KaijiAnswerIndex *self, const char *question, const char *heading)
{
  GArray *hits = g_array_new (FALSE, TRUE, sizeof (Hit));
  KaijiScheme *scheme = kaiji_sheet_get_scheme (g_ptr_array_index (self->sheets, 0));
  g_autoptr (GPtrArray) grams = kaiji_grams_list (self->grams, self->wordings->pdata[0], question);
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) above = kaiji_grams_list (self->grams, self->wordings->pdata[0],
                                                  heading != NULL ? heading : "");
  g_autofree double *best_labels = g_new0 (double, self->subjects->len + 1);
  guint named = find_named (self, question);

  for (guint i = 0; i < grams->len; i++)
    g_hash_table_add (asked, grams->pdata[i]);

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = g_ptr_array_index (self->labels, i);
      double covered = 0;

      for (guint j = 0; j < label->grams->len; j++)
        if (g_hash_table_contains (asked, label->grams->pdata[j]))
          covered += kaiji_grams_get_idf (self->grams, label->grams->pdata[j]);
      if (label->total > 0)
        best_labels[label->subject] = MAX (best_labels[label->subject],
                                           label->weight * covered / label->total);
    }

  for (guint i = 0; i < self->subjects->len; i++)
    {
      KaijiAnswerSubject *subject = g_ptr_array_index (self->subjects, i);
      Hit hit = { i, SHARE_OF_QUESTION
                       * kaiji_answer_subject_get_share (subject, self->grams, grams) };

      hit.score += (1 - SHARE_OF_QUESTION) * best_labels[i];
      if (hit.score > 0 && kaiji_answer_subject_is_hinted (subject, scheme, question))
        hit.score += HINT;
      if (hit.score > 0)
        hit.score += HEADING_HINT * kaiji_answer_subject_get_share (subject, self->grams, above);
      hit.score = i == named ? 1 : MIN (hit.score, 1);
      g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);
  return hits;
}

/* Puts a subject behind those that are there, unless it is one of them. */
static gboolean
add_hit (GArray *hits, const Hit *hit)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).subject == hit->subject)
      return FALSE;

  g_array_append_val (hits, *hit);
  return TRUE;
}

/* Whether a question may ask for another thing than the one that a subject has or has not. */
static gboolean
may_be_other_thing (KaijiAnswerIndex *self, const KaijiCandidate *candidate, const char *question)
{
  guint position;

  if (!kaiji_answer_subject_is_presence (candidate))
    return FALSE;

  return (candidate->present != 0
          && !kaiji_named_kind_fits (candidate->field, question, candidate->text))
         || kaiji_asked_things_find (self->things, self->wordings->pdata[0], question, &position)
              == KAIJI_NAMED_SEVERAL;
}

/* Whether a question that is like others for a subject may ask for something else. */
static gboolean
is_doubtful (KaijiAnswerIndex *self,
             guint subject,
             const KaijiCandidate *candidate,
             const char *question,
             const char *heading)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (g_ptr_array_index (self->sheets, candidate->sheet));
  KaijiWording *wording = self->wordings->pdata[0];

  return kaiji_foreign_words_are_in (self->foreign, subject, wording, question)
         || (heading != NULL
             && kaiji_foreign_words_are_of_other (self->foreign, subject, wording, heading))
         || !kaiji_asked_kind_fits (scheme, candidate->field, question)
         || !kaiji_asked_kind_is_exact (question, candidate->text)
         || may_be_other_thing (self, candidate, question);
}

/**
 * kaiji_answer_index_find:
 * @question: what is asked, in anyone's words
 * @heading: (nullable): what stands above the question and others
 *
 * Finds the answers that the question may ask for. If a cell asks for several things, the best
 * answer to each comes first, and none is certain.
 *
 * Returns: (transfer full) (element-type KaijiCandidate): up to three, the best one first
 */
GArray *
kaiji_answer_index_find (KaijiAnswerIndex *self, const char *question, const char *heading)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (KaijiCandidate));
  g_autoptr (GArray) whole = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (Hit));
  gboolean is_compound;
  guint named;
  double lead = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (question != NULL, NULL);

  g_array_set_clear_func (candidates, kaiji_answer_subject_clear_candidate);
  named = find_named (self, question);
  whole = rate (self, question, heading);
  parts = kaiji_question_parts_split (self->wordings->pdata[0], question);
  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    {
      g_autoptr (GArray) part = rate (self, parts->pdata[i], heading);

      if (part->len > 0 && g_array_index (part, Hit, 0).score >= MIN_PART_SCORE)
        add_hit (firsts, &g_array_index (part, Hit, 0));
    }

  /* A sentence around a question is none. */
  is_compound = firsts->len > 1;
  if (is_compound)
    g_array_sort (firsts, compare_hits);
  for (guint i = 0; is_compound && i < firsts->len; i++)
    add_hit (hits, &g_array_index (firsts, Hit, i));
  for (guint i = 0; i < whole->len && hits->len <= KAIJI_ANSWER_INDEX_MAX_CANDIDATES; i++)
    add_hit (hits, &g_array_index (whole, Hit, i));

  if (hits->len > 0 && g_array_index (hits, Hit, 0).score > 0)
    lead = hits->len > 1
             ? 1 - g_array_index (hits, Hit, 1).score / g_array_index (hits, Hit, 0).score
             : 1;

  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      KaijiAnswerSubject *subject = g_ptr_array_index (self->subjects, hit->subject);

      for (guint j = 0; j < subject->answers->len
                        && candidates->len < KAIJI_ANSWER_INDEX_MAX_CANDIDATES && hit->score > 0;
           j++)
        {
          KaijiCandidate candidate = g_array_index (subject->answers, KaijiCandidate, j);

          candidate.text = g_strdup (candidate.text);
          candidate.details = g_strdup (candidate.details);
          candidate.certainty = hit->score
                                * (i == 0 ? MIN (1, CERTAINTY_WITHOUT_LEAD + lead)
                                          : CERTAINTY_WITHOUT_LEAD);
          if (hit->subject == named)
            candidate.certainty = MAX (candidate.certainty, CERTAINTY_OF_NAME);
          if (is_compound || subject->answers->len > 1
              || is_doubtful (self, hit->subject, &candidate, question, heading))
            candidate.certainty *= FACTOR_OF_AMBIGUITY;
          g_array_append_val (candidates, candidate);
        }
    }

  return candidates;
}
