/* kaiji-history.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history-step-private.h"
#include "kaiji-history.h"
#include "kaiji-request.h"

/* The pause in typing that ends a step. */
#define PAUSE (G_USEC_PER_SEC)

/* The most that all steps hold, in bytes: a day of typing takes less than 2 MB, but each picture
 * that was replaced up to 3. The oldest steps go first, the last one stays. */
#define MAX_SIZE (64 << 20)

struct _KaijiHistory
{
  GObject parent_instance;

  KaijiSheet *sheet;
  KaijiHistoryClock clock;
  GPtrArray *steps;
  gsize size;         /* of all steps, in bytes */
  gint64 last_time;   /* when the last step was made or extended */
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
  GPtrArray *requests; /* of KaijiRequest */
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

/* Keeps another answer in a step than so far. */
static void
hold_answer (KaijiHistory *self, KaijiHistoryStep *step, KaijiAnswer *present, KaijiAnswer *other)
{
  self->size -= kaiji_history_step_get_size (step);
  kaiji_answer_delta_clear (&step->answer);
  kaiji_answer_delta_init (&step->answer, present, other);
  self->size += kaiji_history_step_get_size (step);
}

static void
remove_steps (KaijiHistory *self, guint start, guint n)
{
  if (n == 0)
    return;

  for (guint i = start; i < start + n; i++)
    self->size -= kaiji_history_step_get_size (g_ptr_array_index (self->steps, i));
  g_ptr_array_remove_range (self->steps, start, n);
}

/* Returns whether the steps at @position and after it belong to one group. */
static gboolean
is_one_with_next (KaijiHistory *self, guint position)
{
  const KaijiHistoryStep *step = g_ptr_array_index (self->steps, position);
  const KaijiHistoryStep *next = g_ptr_array_index (self->steps, position + 1);

  return step->group != 0 && step->group == next->group;
}

/* Removes the oldest steps, as they would be undone, until the others take no more than they may.
 */
static void
forget_oldest (KaijiHistory *self)
{
  while (self->size > MAX_SIZE)
    {
      guint n = 1;

      while (n < self->steps->len && is_one_with_next (self, n - 1))
        n++;
      if (n == self->steps->len)
        return;

      remove_steps (self, 0, n);
      self->position -= n;
    }
}

/* Adds a step; undone steps can no longer be redone. */
static void
push (KaijiHistory *self, KaijiHistoryStep *step)
{
  step->group = self->group;
  remove_steps (self, self->position, self->steps->len - self->position);
  g_ptr_array_add (self->steps, step);
  self->size += kaiji_history_step_get_size (step);
  self->position = self->steps->len;
  forget_oldest (self);
  notify (self);
}

static KaijiHistoryStep *
get_last_step (KaijiHistory *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

static void
on_answer_changed (KaijiHistory *self, const KaijiField *field)
{
  KaijiAnswer **seen = &self->answers[field->index];
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, field);
  KaijiHistoryStep *last = get_last_step (self);
  gint64 now = self->clock ();
  KaijiTyping typing;
  KaijiHistoryStep *step;

  if (self->replaying)
    {
      set_answer (seen, answer);
      return;
    }

  typing = kaiji_typing_classify (*seen, answer);
  if (last != NULL && last->kind == KAIJI_STEP_ANSWER && last->field == field
      && kaiji_typing_continues (last->typing, typing) && now - self->last_time < PAUSE
      && self->position == self->steps->len)
    {
      g_autoptr (KaijiAnswer) old = kaiji_answer_delta_apply (&last->answer, *seen);

      if (last->typing != KAIJI_TYPING_VALUE)
        last->typing = (guint8) typing;
      hold_answer (self, last, answer, old);
    }
  else
    {
      step = kaiji_history_step_new (KAIJI_STEP_ANSWER);
      step->field = field;
      step->typing = (guint8) typing;
      kaiji_answer_delta_init (&step->answer, answer, *seen);
      push (self, step);
    }

  self->last_time = now;
  set_answer (seen, answer);
}

static void
on_certification_number_changed (KaijiHistory *self)
{
  const char *number = kaiji_sheet_get_certification_number (self->sheet);
  g_autofree char *old = g_steal_pointer (&self->certification_number);
  KaijiHistoryStep *last = get_last_step (self);
  gint64 now = self->clock ();
  KaijiHistoryStep *step;

  self->certification_number = g_strdup (number);
  if (self->replaying)
    return;

  /* A number is short: it is one step until a pause. */
  if (last != NULL && last->kind == KAIJI_STEP_NUMBER && last->typing == KAIJI_TYPING_INSERT
      && now - self->last_time < PAUSE && self->position == self->steps->len)
    {
      self->last_time = now;
      return;
    }

  step = kaiji_history_step_new (KAIJI_STEP_NUMBER);
  step->number = g_steal_pointer (&old);
  step->typing = KAIJI_TYPING_INSERT;
  self->last_time = now;
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
      KaijiHistoryStep *step;

      if (excluded == self->excluded[i])
        continue;

      self->excluded[i] = excluded;
      if (self->replaying)
        continue;

      step = kaiji_history_step_new (KAIJI_STEP_SECTION);
      step->section = &sections[i];
      push (self, step);
    }
}

static void
on_page_setup_changed (KaijiHistory *self)
{
  g_autoptr (KaijiPageSetup) old = g_steal_pointer (&self->page_setup);
  KaijiHistoryStep *step;

  self->page_setup = kaiji_sheet_dup_page_setup (self->sheet);
  if (self->replaying)
    return;

  step = kaiji_history_step_new (KAIJI_STEP_PAGE_SETUP);
  step->page_setup = g_steal_pointer (&old);
  push (self, step);
}

static void
on_requests_changed (KaijiHistory *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->requests);
  KaijiHistoryStep *step;

  self->requests = g_ptr_array_ref (kaiji_sheet_get_requests (self->sheet));
  if (self->replaying)
    return;

  step = kaiji_history_step_new (KAIJI_STEP_REQUESTS);
  step->requests = g_steal_pointer (&old);
  push (self, step);
}

static void
on_read_only_changed (KaijiHistory *self)
{
  notify (self);
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
  self->requests = g_ptr_array_ref (kaiji_sheet_get_requests (sheet));

  g_signal_connect_object (sheet, "answer-changed", G_CALLBACK (on_answer_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "notify::certification-number",
                           G_CALLBACK (on_certification_number_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "excluded-sections-changed",
                           G_CALLBACK (on_excluded_sections_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "page-setup-changed", G_CALLBACK (on_page_setup_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "requests-changed", G_CALLBACK (on_requests_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "notify::read-only", G_CALLBACK (on_read_only_changed), self,
                           G_CONNECT_SWAPPED);
}

static const KaijiField *
replay (KaijiHistory *self, guint position)
{
  KaijiHistoryStep *step = g_ptr_array_index (self->steps, position);
  const KaijiField *field;

  kaiji_history_end_typing (self);
  self->replaying = TRUE;
  self->size -= kaiji_history_step_get_size (step);
  field = kaiji_history_step_replay (step, self->sheet);
  self->size += kaiji_history_step_get_size (step);
  self->replaying = FALSE;

  return field;
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
  g_clear_pointer (&self->requests, g_ptr_array_unref);
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
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_history_step_free);
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
 * Returns: whether there is a step to undo, and the sheet may be changed
 */
gboolean
kaiji_history_get_can_undo (KaijiHistory *self)
{
  g_return_val_if_fail (KAIJI_IS_HISTORY (self), FALSE);

  return self->position > 0 && !kaiji_sheet_get_read_only (self->sheet);
}

/**
 * kaiji_history_get_can_redo:
 *
 * Returns: whether there is a step to redo, and the sheet may be changed
 */
gboolean
kaiji_history_get_can_redo (KaijiHistory *self)
{
  g_return_val_if_fail (KAIJI_IS_HISTORY (self), FALSE);

  return self->position < self->steps->len && !kaiji_sheet_get_read_only (self->sheet);
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
    field = replay (self, --self->position);
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

  field = replay (self, self->position++);
  while (self->position < self->steps->len && is_one_with_next (self, self->position - 1))
    replay (self, self->position++);
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
  KaijiHistoryStep *last;

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
 * kaiji_history_begin_sequel:
 * @field: a field
 *
 * Begins a group like kaiji_history_begin_group(), to which the last step belongs as well if it
 * changed @field: what follows from an edit is undone with it.
 */
void
kaiji_history_begin_sequel (KaijiHistory *self, const KaijiField *field)
{
  KaijiHistoryStep *last;

  g_return_if_fail (KAIJI_IS_HISTORY (self));
  g_return_if_fail (field != NULL);

  kaiji_history_begin_group (self);
  last = self->position == self->steps->len ? get_last_step (self) : NULL;
  if (last == NULL || last->kind != KAIJI_STEP_ANSWER || last->field != field)
    return;

  if (last->group != 0)
    self->group = last->group;
  else
    last->group = self->group;
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
