/* kaiji-request-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-rest.h"
#include "kaiji-request.h"

G_BEGIN_DECLS

struct _KaijiRequest
{
  char *owner;          /* (nullable): if it cannot be read */
  char *asked;          /* (nullable): a day, as 2026-11-27 */
  char *due;            /* (nullable): likewise; a month is one as well */
  char *answered;       /* (nullable): the day on which the answers were taken back */
  GStrv fields;         /* the ids of what is asked */
  gboolean is_proposed; /* it is in no sheet: they were not asked yet */

  KaijiJsonRest *read;    /* (nullable): all members of the file, while nothing has changed */
  KaijiJsonRest *unknown; /* (nullable): those that this version does not know */
  KaijiJsonTree *other;   /* (nullable): the value in the file, if it is not an object */
};

KaijiRequest *kaiji_request_alloc (void);
KaijiRequest *kaiji_request_read (KaijiJsonReader *reader);
void kaiji_request_write (KaijiRequest *self, KaijiJsonWriter *writer);

G_END_DECLS
