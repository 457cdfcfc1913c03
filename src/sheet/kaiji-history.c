/* kaiji-history.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history-steps-private.h"
#include "kaiji-history.h"
#include "kaiji-request.h"

/* The pause in typing that ends a step. */
#define PAUSE (G_USEC_PER_SEC)

struct _KaijiHistory
{
  GObject parent_instance;

  KaijiSheet *sheet;
  KaijiHistoryClock clock;
  KaijiHistorySteps *steps;
  gint64 last_time;   /* when the last step was made or extended */
  gboolean replaying; /* the present change is the history's own */

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

static void
push (KaijiHistory *self, KaijiHistoryStep *step)
{
  kaiji_history_steps_push (self->steps, step);
  notify (self);
}

/* Returns the last step, if what is typed now may extend it: there was no pause, and nothing that
 * could be redone. */
static KaijiHistoryStep *
get_present_step (KaijiHistory *self, gint64 now)
{
  return now - self->last_time < PAUSE && !kaiji_history_steps_can_redo (self->steps)
           ? kaiji_history_steps_get_last (self->steps)
           : NULL;
}

static void
on_answer_changed (KaijiHistory *self, const KaijiField *field)
{
  KaijiAnswer **seen = &self->answers[field->index];
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, field);
  gint64 now = self->clock ();
  KaijiHistoryStep *last = get_present_step (self, now);
  KaijiTyping typing;
  KaijiHistoryStep *step;

  if (self->replaying)
    {
      set_answer (seen, answer);
      return;
    }

  typing = kaiji_typing_classify (*seen, answer);
  if (last != NULL && last->kind == KAIJI_STEP_ANSWER && last->field == field
      && kaiji_typing_continues (last->typing, typing))
    {
      g_autoptr (KaijiAnswer) old = kaiji_answer_delta_apply (&last->answer, *seen);

      if (last->typing != KAIJI_TYPING_VALUE)
        last->typing = (guint8) typing;
      kaiji_history_steps_hold_answer (self->steps, last, answer, old);
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
  gint64 now = self->clock ();
  KaijiHistoryStep *last = get_present_step (self, now);
  KaijiHistoryStep *step;

  self->certification_number = g_strdup (number);
  if (self->replaying)
    return;

  /* A number is short: it is one step until a pause. */
  if (last != NULL && last->kind == KAIJI_STEP_NUMBER && last->typing == KAIJI_TYPING_INSERT)
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
  kaiji_history_steps_free (self->steps);
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
  self->steps = kaiji_history_steps_new ();
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

  return kaiji_history_steps_can_undo (self->steps) && !kaiji_sheet_get_read_only (self->sheet);
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

  return kaiji_history_steps_can_redo (self->steps) && !kaiji_sheet_get_read_only (self->sheet);
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

  self->replaying = TRUE;
  field = kaiji_history_steps_undo (self->steps, self->sheet);
  self->replaying = FALSE;
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

  self->replaying = TRUE;
  field = kaiji_history_steps_redo (self->steps, self->sheet);
  self->replaying = FALSE;
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
  g_return_if_fail (KAIJI_IS_HISTORY (self));

  kaiji_history_steps_end_typing (self->steps);
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

  kaiji_history_steps_begin_group (self->steps);
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
  g_return_if_fail (KAIJI_IS_HISTORY (self));
  g_return_if_fail (field != NULL);

  kaiji_history_steps_begin_group (self->steps);
  kaiji_history_steps_join (self->steps, field);
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

  kaiji_history_steps_end_group (self->steps);
}
