/* kaiji-asked-things.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/* The position of subjects that nothing answers. */
#define KAIJI_ASKED_THINGS_UNANSWERED (G_MAXUINT - 1)

/**
 * KaijiNamed:
 * @KAIJI_NAMED_NONE: nobody's, as far as is known, or that of a field without an answer
 * @KAIJI_NAMED_ONE: that of one field
 * @KAIJI_NAMED_SEVERAL: that of several fields
 *
 * Whose name something is.
 */
typedef enum
{
  KAIJI_NAMED_NONE,
  KAIJI_NAMED_ONE,
  KAIJI_NAMED_SEVERAL,
} KaijiNamed;

/**
 * KaijiAskedThings:
 *
 * The things of which fields say whether there are any, by their names.
 */
typedef struct _KaijiAskedThings KaijiAskedThings;

KaijiAskedThings *kaiji_asked_things_new (void);
void kaiji_asked_things_free (KaijiAskedThings *self);

void kaiji_asked_things_add_field (KaijiAskedThings *self,
                                   guint subject,
                                   KaijiWording *wording,
                                   const KaijiField *field);

KaijiNamed kaiji_asked_things_find (KaijiAskedThings *self,
                                    KaijiWording *wording,
                                    const char *question,
                                    guint *subject);

G_END_DECLS
