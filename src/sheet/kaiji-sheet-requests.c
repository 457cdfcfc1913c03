/* kaiji-sheet-requests.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requests for answers, as a sheet remembers them. The list is replaced as a whole, never
 * changed, so that a history can hold another one.
 */

#include "config.h"

#include "kaiji-request-private.h"
#include "kaiji-sheet-private.h"

static GPtrArray *
create_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_request_unref);
}

static gpointer
copy_request (gconstpointer request, gpointer user_data)
{
  return kaiji_request_ref ((KaijiRequest *) request);
}

static GPtrArray *
copy_list (KaijiSheet *self)
{
  return g_ptr_array_copy (kaiji_sheet_get_requests (self), copy_request, NULL);
}

static gboolean
find (GPtrArray *requests, const char *owner, guint *position)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_strcmp0 (kaiji_request_get_owner (requests->pdata[i]), owner) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* Puts a request in the place of another one, whose unknown members it keeps. */
static void
replace (GPtrArray *requests, guint position, KaijiRequest *request)
{
  KaijiRequest *old = requests->pdata[position];

  request->unknown = kaiji_json_rest_ref (old->unknown);
  requests->pdata[position] = request;
  kaiji_request_unref (old);
}

/**
 * kaiji_sheet_requests_equal:
 *
 * Returns: whether two lists have the same requests
 */
gboolean
kaiji_sheet_requests_equal (GPtrArray *a, GPtrArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!kaiji_request_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * kaiji_sheet_get_requests:
 *
 * Returns: (transfer none) (element-type KaijiRequest): who was asked, in the order in which they
 *   were first; it is never changed, and replaced by another list where something changes
 */
GPtrArray *
kaiji_sheet_get_requests (KaijiSheet *self)
{
  static GPtrArray *none;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  if (g_once_init_enter (&none))
    g_once_init_leave (&none, create_list ());

  return self->requests != NULL ? self->requests : none;
}

/**
 * kaiji_sheet_set_requests:
 * @requests: (element-type KaijiRequest): a list that is not changed any more
 *
 * The only way to change a sheet's requests. Emits `requests-changed` if they are others now.
 */
void
kaiji_sheet_set_requests (KaijiSheet *self, GPtrArray *requests)
{
  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (requests != NULL);
  g_return_if_fail (!kaiji_sheet_get_read_only (self));

  if (kaiji_sheet_requests_equal (kaiji_sheet_get_requests (self), requests))
    return;

  g_clear_pointer (&self->requests, g_ptr_array_unref);
  if (requests->len > 0)
    self->requests = g_ptr_array_ref (requests);
  g_signal_emit_by_name (self, "requests-changed");
}

/**
 * kaiji_sheet_find_request:
 * @owner: a department or person
 *
 * Returns: (transfer none) (nullable): what they were last asked
 */
KaijiRequest *
kaiji_sheet_find_request (KaijiSheet *self, const char *owner)
{
  GPtrArray *requests = kaiji_sheet_get_requests (self);
  guint position;

  g_return_val_if_fail (owner != NULL, NULL);

  return find (requests, owner, &position) ? g_ptr_array_index (requests, position) : NULL;
}

/* Returns the fields that an owner answers, outside the sections that the disclosure leaves out. */
static GStrv
list_fields (KaijiSheet *self, const char *owner)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (self->scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = self->answers[i];

      if (answer != NULL
          && g_strcmp0 (kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER), owner) == 0
          && !kaiji_sheet_is_section_excluded (self, kaiji_field_get_section (&fields[i])))
        g_strv_builder_add (builder, fields[i].id);
    }

  return g_strv_builder_end (builder);
}

/**
 * kaiji_sheet_list_requests:
 *
 * Lists everyone who answers something: those who were asked, and after them those who were not,
 * with what they would be asked for.
 *
 * Returns: (transfer full) (element-type KaijiRequest): a request for each, which has no day if it
 *   was not made yet
 */
GPtrArray *
kaiji_sheet_list_requests (KaijiSheet *self)
{
  GPtrArray *requests = create_list ();
  GPtrArray *made;
  guint n_fields, position;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), requests);

  made = kaiji_sheet_get_requests (self);
  for (guint i = 0; i < made->len; i++)
    if (kaiji_request_get_owner (made->pdata[i]) != NULL)
      g_ptr_array_add (requests, kaiji_request_ref (made->pdata[i]));

  kaiji_scheme_get_fields (self->scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const char *owner = self->answers[i] != NULL
                            ? kaiji_answer_get_member (self->answers[i], KAIJI_ANSWER_OWNER)
                            : NULL;
      KaijiRequest *request;

      if (owner == NULL || *owner == '\0' || find (requests, owner, &position))
        continue;
      request = kaiji_request_alloc ();
      request->is_proposed = TRUE;
      request->owner = g_strdup (owner);
      g_strfreev (request->fields);
      request->fields = list_fields (self, owner);
      g_ptr_array_add (requests, request);
    }

  return requests;
}

/**
 * kaiji_sheet_add_request:
 * @owner: the department or person who is asked for what they answer
 * @asked: the day
 * @due: (nullable): the day by which they are to answer
 *
 * Remembers that somebody is asked, in the place of what was remembered of them before.
 */
void
kaiji_sheet_add_request (KaijiSheet *self,
                         const char *owner,
                         const GDate *asked,
                         const KaijiPartialDate *due)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_auto (GStrv) fields = NULL;
  KaijiRequest *request;
  guint position;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (owner != NULL && *owner != '\0');

  fields = list_fields (self, owner);
  request = kaiji_request_new (owner, asked, due, (const char *const *) fields);
  requests = copy_list (self);
  if (find (requests, owner, &position))
    replace (requests, position, request);
  else
    g_ptr_array_add (requests, request);
  kaiji_sheet_set_requests (self, requests);
}

/**
 * kaiji_sheet_note_reply:
 * @request: one of the sheet's
 * @answered: the day on which its answers are taken back
 *
 * Remembers that they have answered.
 */
void
kaiji_sheet_note_reply (KaijiSheet *self, KaijiRequest *request, const GDate *answered)
{
  g_autoptr (GPtrArray) requests = NULL;
  KaijiPartialDate day;
  KaijiRequest *replied;
  guint position;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (answered != NULL && g_date_valid (answered));

  requests = copy_list (self);
  if (!g_ptr_array_find (requests, request, &position))
    return;

  day = kaiji_partial_date_from_day (answered);
  replied = kaiji_request_alloc ();
  replied->owner = g_strdup (request->owner);
  replied->asked = g_strdup (request->asked);
  replied->due = g_strdup (request->due);
  replied->answered = kaiji_partial_date_to_string (&day);
  g_strfreev (replied->fields);
  replied->fields = g_strdupv (request->fields);
  replace (requests, position, replied);
  kaiji_sheet_set_requests (self, requests);
}

/**
 * kaiji_sheet_remove_request:
 * @owner: a department or person
 *
 * Forgets that they were asked.
 */
void
kaiji_sheet_remove_request (KaijiSheet *self, const char *owner)
{
  g_autoptr (GPtrArray) requests = NULL;
  guint position;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (owner != NULL);

  requests = copy_list (self);
  if (!find (requests, owner, &position))
    return;

  g_ptr_array_remove_index (requests, position);
  kaiji_sheet_set_requests (self, requests);
}
