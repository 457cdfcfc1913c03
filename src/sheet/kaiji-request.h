/* kaiji-request.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-partial-date.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiRequest:
 *
 * The request to a department or person for their answers. Immutable; sheets and histories share
 * it. A sheet has one for each owner, the latest. It is internal: it is neither printed nor
 * exported. Whatever follows from the answers is not kept in it (kaiji_request_get_state()).
 */
typedef struct _KaijiRequest KaijiRequest;

/**
 * KaijiRequestState:
 * @n_fields: what is asked, without the fields that the disclosure leaves out
 * @n_answered: how many of these are answered
 * @is_overdue: the day has passed, and something is not answered
 *
 * How far a request has come.
 */
typedef struct
{
  guint n_fields;
  guint n_answered;
  gboolean is_overdue;
} KaijiRequestState;

KaijiRequest *kaiji_request_new (const char *owner,
                                 const GDate *asked,
                                 const KaijiPartialDate *due,
                                 const char *const *fields);
KaijiRequest *kaiji_request_ref (KaijiRequest *self);
void kaiji_request_unref (KaijiRequest *self);
gboolean kaiji_request_equal (KaijiRequest *a, KaijiRequest *b);

const char *kaiji_request_get_owner (KaijiRequest *self);
gboolean kaiji_request_is_made (KaijiRequest *self);
gboolean kaiji_request_get_asked (KaijiRequest *self, KaijiPartialDate *asked);
gboolean kaiji_request_get_due (KaijiRequest *self, KaijiPartialDate *due);
gboolean kaiji_request_get_answered (KaijiRequest *self, KaijiPartialDate *answered);
const char *const *kaiji_request_get_fields (KaijiRequest *self);
void kaiji_request_get_state (KaijiRequest *self,
                              KaijiSheet *sheet,
                              const GDate *today,
                              KaijiRequestState *state);
char *kaiji_request_describe (KaijiRequest *self, KaijiSheet *sheet, const GDate *today);

/* The requests of a sheet. Its signal `requests-changed` (sheet) tells that they have changed. */
GPtrArray *kaiji_sheet_get_requests (KaijiSheet *self);
void kaiji_sheet_set_requests (KaijiSheet *self, GPtrArray *requests);
GPtrArray *kaiji_sheet_list_requests (KaijiSheet *self);
KaijiRequest *kaiji_sheet_find_request (KaijiSheet *self, const char *owner);
void kaiji_sheet_add_request (KaijiSheet *self,
                              const char *owner,
                              const GDate *asked,
                              const KaijiPartialDate *due);
void kaiji_sheet_note_reply (KaijiSheet *self, KaijiRequest *request, const GDate *answered);
void kaiji_sheet_remove_request (KaijiSheet *self, const char *owner);
gboolean kaiji_sheet_requests_equal (GPtrArray *a, GPtrArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiRequest, kaiji_request_unref)

G_END_DECLS
