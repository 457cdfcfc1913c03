/* kaiji-request.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-request-private.h"

static void
clear_request (gpointer data)
{
  KaijiRequest *self = data;

  g_free (self->owner);
  g_free (self->asked);
  g_free (self->due);
  g_free (self->answered);
  g_strfreev (self->fields);
  g_clear_pointer (&self->read, kaiji_json_rest_unref);
  g_clear_pointer (&self->unknown, kaiji_json_rest_unref);
  g_clear_pointer (&self->other, kaiji_json_tree_unref);
}

/* Allocates a request to fill in. */
KaijiRequest *
kaiji_request_alloc (void)
{
  KaijiRequest *self = g_atomic_rc_box_new0 (KaijiRequest);

  self->fields = g_new0 (char *, 1);
  return self;
}

/**
 * kaiji_request_new:
 * @owner: who is asked
 * @asked: the day on which they are
 * @due: (nullable): the day by which they are to answer, or only its month
 * @fields: the ids of the fields that they answer
 *
 * Returns: (transfer full): a request that is not answered yet
 */
KaijiRequest *
kaiji_request_new (const char *owner,
                   const GDate *asked,
                   const KaijiPartialDate *due,
                   const char *const *fields)
{
  KaijiRequest *self;
  KaijiPartialDate day;

  g_return_val_if_fail (owner != NULL && *owner != '\0', NULL);
  g_return_val_if_fail (asked != NULL && g_date_valid (asked), NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  day = kaiji_partial_date_from_day (asked);
  self = kaiji_request_alloc ();
  self->owner = g_strdup (owner);
  self->asked = kaiji_partial_date_to_string (&day);
  self->due = due != NULL ? kaiji_partial_date_to_string (due) : NULL;
  g_strfreev (self->fields);
  self->fields = g_strdupv ((GStrv) fields);

  return self;
}

KaijiRequest *
kaiji_request_ref (KaijiRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kaiji_request_unref (KaijiRequest *self)
{
  g_atomic_rc_box_release_full (self, clear_request);
}

static gboolean
is_same_tree (KaijiJsonTree *a, KaijiJsonTree *b)
{
  return a == b || (a != NULL && b != NULL && kaiji_json_tree_equal (a, b));
}

/**
 * kaiji_request_equal:
 *
 * Returns: whether two requests say the same, and keep the same members of a file
 */
gboolean
kaiji_request_equal (KaijiRequest *a, KaijiRequest *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b
         || (g_strcmp0 (a->owner, b->owner) == 0 && g_strcmp0 (a->asked, b->asked) == 0
             && g_strcmp0 (a->due, b->due) == 0 && g_strcmp0 (a->answered, b->answered) == 0
             && g_strv_equal ((const char *const *) a->fields, (const char *const *) b->fields)
             && kaiji_json_rest_equal (a->unknown, b->unknown)
             && is_same_tree (a->other, b->other));
}

/**
 * kaiji_request_get_owner:
 *
 * Returns: (transfer none) (nullable): who is asked; %NULL if the file's request is not readable
 */
const char *
kaiji_request_get_owner (KaijiRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->owner;
}

static gboolean
read_date (const char *text, KaijiPartialDate *date)
{
  return text != NULL && kaiji_partial_date_parse (text, date)
         && kaiji_partial_date_is_valid (date);
}

/**
 * kaiji_request_is_made:
 *
 * Returns: whether they were asked; if not, this is what they would be asked
 *   (kaiji_sheet_list_requests())
 */
gboolean
kaiji_request_is_made (KaijiRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->is_proposed;
}

/**
 * kaiji_request_get_asked:
 * @asked: (out caller-allocates): the day on which they were asked
 *
 * Returns: whether it is known
 */
gboolean
kaiji_request_get_asked (KaijiRequest *self, KaijiPartialDate *asked)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return read_date (self->asked, asked);
}

/**
 * kaiji_request_get_due:
 * @due: (out caller-allocates): the day by which they are to answer
 *
 * Returns: whether there is one
 */
gboolean
kaiji_request_get_due (KaijiRequest *self, KaijiPartialDate *due)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return read_date (self->due, due);
}

/**
 * kaiji_request_get_answered:
 * @answered: (out caller-allocates): the day on which their answers were last taken back
 *
 * Returns: whether they were
 */
gboolean
kaiji_request_get_answered (KaijiRequest *self, KaijiPartialDate *answered)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return read_date (self->answered, answered);
}

/**
 * kaiji_request_get_fields:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of what is asked; the sheet's scheme
 *   may not have all of them
 */
const char *const *
kaiji_request_get_fields (KaijiRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->fields;
}

/* Last time's answer is none before somebody has said that it still holds. Once those who were
 * asked have answered, this is up to whoever takes the answers back. */
static gboolean
is_answered (KaijiRequest *self, KaijiAnswer *answer)
{
  return !kaiji_answer_is_empty (answer)
         && (self->answered != NULL || !kaiji_answer_get_review (answer));
}

static gboolean
has_passed (KaijiRequest *self, const GDate *today)
{
  KaijiPartialDate day = kaiji_partial_date_from_day (today);
  KaijiPartialDate due, last;

  if (!kaiji_request_get_due (self, &due))
    return FALSE;

  last = kaiji_partial_date_get_last_day (&due);
  return kaiji_partial_date_compare (&last, &day) < 0;
}

/**
 * kaiji_request_get_state:
 * @sheet: the sheet of the request
 * @today: the present day
 * @state: (out caller-allocates): how far it has come
 *
 * Finds out from the sheet's answers how far a request has come.
 */
void
kaiji_request_get_state (KaijiRequest *self,
                         KaijiSheet *sheet,
                         const GDate *today,
                         KaijiRequestState *state)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (today != NULL && g_date_valid (today));
  g_return_if_fail (state != NULL);

  *state = (KaijiRequestState){ 0 };
  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         self->fields[i]);

      if (field == NULL || kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
        continue;
      state->n_fields++;
      if (is_answered (self, kaiji_sheet_get_answer (sheet, field)))
        state->n_answered++;
    }
  state->is_overdue = state->n_answered < state->n_fields && has_passed (self, today);
}

static void
take_part (GString *text, char *part)
{
  /* Translators: between the figures of a section. */
  g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", part);
  g_free (part);
}

static guint
count_days (const KaijiPartialDate *from, const GDate *to)
{
  KaijiPartialDate last = kaiji_partial_date_get_last_day (from);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) last.day, (GDateMonth) last.month, (GDateYear) last.year);
  return (guint) MAX (g_date_days_between (&day, to), 0);
}

/**
 * kaiji_request_describe:
 * @sheet: the sheet of the request
 * @today: the present day
 *
 * Says on one line how far a request has come: when it was made, how much is answered, until when
 * the rest is needed.
 *
 * Returns: (transfer full): that, for people
 */
char *
kaiji_request_describe (KaijiRequest *self, KaijiSheet *sheet, const GDate *today)
{
  GString *text = g_string_new (NULL);
  KaijiRequestState state;
  KaijiPartialDate date;
  gboolean is_awaited = self->asked != NULL && self->answered == NULL;

  kaiji_request_get_state (self, sheet, today, &state);
  if (kaiji_request_get_asked (self, &date))
    {
      g_autofree char *day = kaiji_partial_date_describe (&date);

      /* Translators: %s is a date: when a department was asked for its answers. */
      take_part (text, g_strdup_printf (_ ("Asked on %s"), day));
    }
  else if (self->is_proposed)
    {
      take_part (text, g_strdup (_ ("Not asked yet")));
    }
  if (kaiji_request_get_due (self, &date) && !state.is_overdue
      && (is_awaited || state.n_answered < state.n_fields))
    {
      g_autofree char *day = kaiji_partial_date_describe (&date);

      /* Translators: %s is a date: until when a department is to answer. */
      take_part (text, g_strdup_printf (_ ("Due %s"), day));
    }
  else if (state.is_overdue)
    {
      g_autofree char *day = kaiji_partial_date_describe (&date);
      guint n_days = count_days (&date, today);

      take_part (text,
                 g_strdup_printf (
                   /* Translators: how long ago a department's answers were due, and the date */
                   ngettext ("Overdue by %u day (%s)", "Overdue by %u days (%s)", n_days), n_days,
                   day));
    }
  /* The sheet's own answers may be there, but they have not said that these are right. */
  if (is_awaited && state.n_answered == state.n_fields)
    take_part (text, g_strdup (_ ("No reply yet")));
  /* Translators: how many of the fields are answered that a department was asked for */
  take_part (text, g_strdup_printf (_ ("%u of %u answered"), state.n_answered, state.n_fields));
  if (kaiji_request_get_answered (self, &date))
    {
      g_autofree char *day = kaiji_partial_date_describe (&date);

      /* Translators: %s is a date: when a department's answers were last taken into the sheet. */
      take_part (text, g_strdup_printf (_ ("Taken back on %s"), day));
    }

  return g_string_free (text, FALSE);
}
