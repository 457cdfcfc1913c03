/* kaiji-history.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history.h"
#include "kaiji-page-setup.h"
#include "kaiji-typing-private.h"

/* The pause in typing that ends a step. */
#define PAUSE (G_USEC_PER_SEC)

typedef enum
{
  STEP_ANSWER,
  STEP_NUMBER, /* the certification number */
  STEP_SECTION,
  STEP_PAGE_SETUP,
} StepKind;

/* One step. Answers are immutable values, so a step costs no more than two references. */
typedef struct
{
  StepKind kind;
  const KaijiField *field; /* of the answer; NULL in a step of another kind */
  KaijiAnswer *old_answer;
  KaijiAnswer *new_answer;
  char *old_number;
  char *new_number;
  const KaijiSection *section; /* whose exclusion was toggled */
  KaijiPageSetup *old_page_setup;
  KaijiPageSetup *new_page_setup;
  KaijiTyping typing;
  gint64 time;
  guint group; /* those of one number are undone together; 0 for a step alone */
} Step;

struct _KaijiHistory
{
  GObject parent_instance;

  KaijiSheet *sheet;
  KaijiHistoryClock clock;
  GPtrArray *steps;
  guint position;     /* steps before it are done, those from it on are undone */
  gboolean replaying; /* the present change is the history's own */
  guint group;        /* the group of new steps; 0 for none */
  guint last_group;

  /* The sheet's last known state, to know what a change replaced. */
  KaijiAnswer **answers;
  guint n_answers;
  char *certification_number;
  gboolean *excluded;
  KaijiPageSetup *page_setup;
};

G_DEFINE_FINAL_TYPE (KaijiHistory, kaiji_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
step_free (Step *step)
{
  g_clear_pointer (&step->old_answer, kaiji_answer_unref);
  g_clear_pointer (&step->new_answer, kaiji_answer_unref);
  g_free (step->old_number);
  g_free (step->new_number);
  g_clear_pointer (&step->old_page_setup, kaiji_page_setup_free);
  g_clear_pointer (&step->new_page_setup, kaiji_page_setup_free);
  g_free (step);
}

/* Stores @answer in a slot that owns a reference. */
static void
set_answer (KaijiAnswer **slot, KaijiAnswer *answer)
{
  if (answer != NULL)
    kaiji_answer_ref (answer);
  g_clear_pointer (slot, kaiji_answer_unref);
  *slot = answer;
}

static void
notify (KaijiHistory *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static Step *
step_new (StepKind kind)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;

  return step;
}

/* Adds a step; undone steps can no longer be redone. */
static void
push (KaijiHistory *self, Step *step)
{
  step->group = self->group;
  g_ptr_array_set_size (self->steps, (int) self->position);
  g_ptr_array_add (self->steps, step);
  self->position = self->steps->len;
  notify (self);
}

static Step *
get_last_step (KaijiHistory *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

static void
on_answer_changed (KaijiHistory *self, const KaijiField *field)
{
  KaijiAnswer **seen = &self->answers[field->index];
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, field);
  Step *last = get_last_step (self);
  gint64 now = self->clock ();
  KaijiTyping typing;
  Step *step;

  if (self->replaying)
    {
      set_answer (seen, answer);
      return;
    }

  typing = kaiji_typing_classify (*seen, answer);
  if (last != NULL && last->field == field && kaiji_typing_continues (last->typing, typing)
      && now - last->time < PAUSE && self->position == self->steps->len)
    {
      if (last->typing != KAIJI_TYPING_VALUE)
        last->typing = typing;
      set_answer (&last->new_answer, answer);
      last->time = now;
    }
  else
    {
      step = step_new (STEP_ANSWER);
      step->field = field;
      step->typing = typing;
      step->time = now;
      set_answer (&step->old_answer, *seen);
      set_answer (&step->new_answer, answer);
      push (self, step);
    }

  set_answer (seen, answer);
}

static void
on_certification_number_changed (KaijiHistory *self)
{
  const char *number = kaiji_sheet_get_certification_number (self->sheet);
  g_autofree char *old = g_steal_pointer (&self->certification_number);
  Step *last = get_last_step (self);
  gint64 now = self->clock ();
  Step *step;

  self->certification_number = g_strdup (number);
  if (self->replaying)
    return;

  /* A number is short: it is one step until a pause. */
  if (last != NULL && last->kind == STEP_NUMBER && last->typing == KAIJI_TYPING_INSERT
      && now - last->time < PAUSE && self->position == self->steps->len)
    {
      g_free (last->new_number);
      last->new_number = g_strdup (number);
      last->time = now;
      return;
    }

  step = step_new (STEP_NUMBER);
  step->old_number = g_steal_pointer (&old);
  step->new_number = g_strdup (number);
  step->typing = KAIJI_TYPING_INSERT;
  step->time = now;
  push (self, step);
}

static void
on_excluded_sections_changed (KaijiHistory *self)
{
  const KaijiSection *sections;
  guint n_sections;

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (self->sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      gboolean excluded = kaiji_sheet_is_section_excluded (self->sheet, &sections[i]);
      Step *step;

      if (excluded == self->excluded[i])
        continue;

      self->excluded[i] = excluded;
      if (self->replaying)
        continue;

      step = step_new (STEP_SECTION);
      step->section = &sections[i];
      push (self, step);
    }
}

static void
on_page_setup_changed (KaijiHistory *self)
{
  g_autoptr (KaijiPageSetup) old = g_steal_pointer (&self->page_setup);
  Step *step;

  self->page_setup = kaiji_sheet_dup_page_setup (self->sheet);
  if (self->replaying)
    return;

  step = step_new (STEP_PAGE_SETUP);
  step->old_page_setup = g_steal_pointer (&old);
  step->new_page_setup = kaiji_page_setup_copy (self->page_setup);
  push (self, step);
}

static void
watch (KaijiHistory *self, KaijiSheet *sheet)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiSection *sections;
  const KaijiField *fields;
  guint n_sections;

  self->sheet = g_object_ref (sheet);
  self->certification_number = g_strdup (kaiji_sheet_get_certification_number (sheet));

  fields = kaiji_scheme_get_fields (scheme, &self->n_answers);
  self->answers = g_new0 (KaijiAnswer *, self->n_answers);
  for (guint i = 0; i < self->n_answers; i++)
    set_answer (&self->answers[i], kaiji_sheet_get_answer (sheet, &fields[i]));

  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  self->excluded = g_new0 (gboolean, n_sections);
  for (guint i = 0; i < n_sections; i++)
    self->excluded[i] = kaiji_sheet_is_section_excluded (sheet, &sections[i]);
  self->page_setup = kaiji_sheet_dup_page_setup (sheet);

  g_signal_connect_object (sheet, "answer-changed", G_CALLBACK (on_answer_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "notify::certification-number",
                           G_CALLBACK (on_certification_number_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "excluded-sections-changed",
                           G_CALLBACK (on_excluded_sections_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "page-setup-changed", G_CALLBACK (on_page_setup_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Undoes or redoes a step through the sheet's public functions. */
static const KaijiField *
replay (KaijiHistory *self, Step *step, gboolean undo)
{
  kaiji_history_end_typing (self);
  self->replaying = TRUE;

  switch (step->kind)
    {
    case STEP_SECTION:
      kaiji_sheet_set_section_excluded (self->sheet, step->section,
                                        !kaiji_sheet_is_section_excluded (self->sheet,
                                                                          step->section));
      break;
    case STEP_PAGE_SETUP:
      kaiji_sheet_set_page_setup (self->sheet, undo ? step->old_page_setup : step->new_page_setup);
      break;
    case STEP_NUMBER:
      kaiji_sheet_set_certification_number (self->sheet,
                                            undo ? step->old_number : step->new_number);
      break;
    case STEP_ANSWER:
    default:
      kaiji_sheet_set_answer (self->sheet, step->field, undo ? step->old_answer : step->new_answer);
      break;
    }

  self->replaying = FALSE;

  return step->field;
}

/* Whether the steps at @position and after it belong to one group. */
static gboolean
is_one_with_next (KaijiHistory *self, guint position)
{
  const Step *step = g_ptr_array_index (self->steps, position);
  const Step *next = g_ptr_array_index (self->steps, position + 1);

  return step->group != 0 && step->group == next->group;
}

static void
kaiji_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KaijiHistory *self = KAIJI_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, kaiji_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, kaiji_history_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kaiji_history_finalize (GObject *object)
{
  KaijiHistory *self = KAIJI_HISTORY (object);

  for (guint i = 0; i < self->n_answers; i++)
    g_clear_pointer (&self->answers[i], kaiji_answer_unref);
  g_free (self->answers);
  g_free (self->excluded);
  g_clear_pointer (&self->page_setup, kaiji_page_setup_free);
  g_free (self->certification_number);
  g_ptr_array_unref (self->steps);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (kaiji_history_parent_class)->finalize (object);
}

static void
kaiji_history_class_init (KaijiHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kaiji_history_get_property;
  object_class->finalize = kaiji_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
kaiji_history_init (KaijiHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

/**
 * kaiji_history_new:
 * @sheet: the sheet to watch
 *
 * Returns: (transfer full): its history from now on
 */
KaijiHistory *
kaiji_history_new (KaijiSheet *sheet)
{
  return kaiji_history_new_with_clock (sheet, g_get_monotonic_time);
}

/**
 * kaiji_history_new_with_clock:
 * @sheet: the sheet to watch
 * @clock: the clock that measures pauses
 *
 * Returns: (transfer full): its history from now on
 */
KaijiHistory *
kaiji_history_new_with_clock (KaijiSheet *sheet, KaijiHistoryClock clock)
{
  KaijiHistory *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_HISTORY, NULL);
  self->clock = clock;
  watch (self, sheet);

  return self;
}

/**
 * kaiji_history_get_can_undo:
 *
 * Returns: whether there is a step to undo
 */
gboolean
kaiji_history_get_can_undo (KaijiHistory *self)
{
  g_return_val_if_fail (KAIJI_IS_HISTORY (self), FALSE);

  return self->position > 0;
}

/**
 * kaiji_history_get_can_redo:
 *
 * Returns: whether there is a step to redo
 */
gboolean
kaiji_history_get_can_redo (KaijiHistory *self)
{
  g_return_val_if_fail (KAIJI_IS_HISTORY (self), FALSE);

  return self->position < self->steps->len;
}

/**
 * kaiji_history_undo:
 *
 * Undoes the last step that is done, if there is one.
 *
 * Returns: (transfer none) (nullable): the field that changed, the first of several, to go to it
 */
const KaijiField *
kaiji_history_undo (KaijiHistory *self)
{
  const KaijiField *field;

  g_return_val_if_fail (KAIJI_IS_HISTORY (self), NULL);

  if (!kaiji_history_get_can_undo (self))
    return NULL;

  do
    field = replay (self, g_ptr_array_index (self->steps, --self->position), TRUE);
  while (self->position > 0 && is_one_with_next (self, self->position - 1));
  notify (self);

  return field;
}

/**
 * kaiji_history_redo:
 *
 * Does the last undone step again, if there is one.
 *
 * Returns: (transfer none) (nullable): the field that changed, the first of several, to go to it
 */
const KaijiField *
kaiji_history_redo (KaijiHistory *self)
{
  const KaijiField *field;

  g_return_val_if_fail (KAIJI_IS_HISTORY (self), NULL);

  if (!kaiji_history_get_can_redo (self))
    return NULL;

  field = replay (self, g_ptr_array_index (self->steps, self->position++), FALSE);
  while (self->position < self->steps->len && is_one_with_next (self, self->position - 1))
    replay (self, g_ptr_array_index (self->steps, self->position++), FALSE);
  notify (self);

  return field;
}

/**
 * kaiji_history_end_typing:
 *
 * Ends the present step, for instance when a field loses the focus: what is typed next is a new
 * step.
 */
void
kaiji_history_end_typing (KaijiHistory *self)
{
  Step *last;

  g_return_if_fail (KAIJI_IS_HISTORY (self));

  last = get_last_step (self);
  if (last != NULL)
    last->typing = KAIJI_TYPING_NONE;
}

/**
 * kaiji_history_begin_group:
 *
 * Begins a change of many answers at once, which is undone and redone as one step. It ends with
 * kaiji_history_end_group().
 */
void
kaiji_history_begin_group (KaijiHistory *self)
{
  g_return_if_fail (KAIJI_IS_HISTORY (self));
  g_return_if_fail (self->group == 0);

  kaiji_history_end_typing (self);
  self->group = ++self->last_group;
}

/**
 * kaiji_history_end_group:
 *
 * Ends the group of kaiji_history_begin_group().
 */
void
kaiji_history_end_group (KaijiHistory *self)
{
  g_return_if_fail (KAIJI_IS_HISTORY (self));
  g_return_if_fail (self->group != 0);

  kaiji_history_end_typing (self);
  self->group = 0;
}
