/* kaiji-sheet-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-rest.h"
#include "kaiji-page-setup.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* An answer and its field's id. */
typedef struct
{
  char *id;
  KaijiAnswer *answer;
} KaijiNamedAnswer;

/* The previous sheet, as far as the present one remembers it. */
typedef struct
{
  char *scheme;
  char *edition;
  GArray *answers; /* (nullable): of KaijiNamedAnswer, by the present scheme's field ids */
  KaijiJsonRest *rest;
} KaijiPrevious;

/* The texts that describe an unplaced answer, in the order in which they are written. */
typedef enum
{
  KAIJI_UNPLACED_SCHEME,
  KAIJI_UNPLACED_EDITION,
  KAIJI_UNPLACED_FIELD,
  KAIJI_UNPLACED_PROMPT,
  KAIJI_UNPLACED_TEXT,
  KAIJI_N_UNPLACED_TEXTS
} KaijiUnplacedText;

/* An unplaced answer: the sheet's scheme has no field for it. Immutable; sheets share it. */
typedef struct
{
  char *texts[KAIJI_N_UNPLACED_TEXTS];
  KaijiAnswer *answer;  /* (nullable) */
  KaijiJsonRest *rest;  /* (nullable): the other members in the file */
  KaijiJsonTree *other; /* (nullable): the value in the file, if it is not an object */
} KaijiUnplacedEntry;

struct _KaijiSheet
{
  GObject parent_instance;

  KaijiScheme *scheme;
  KaijiAnswer **answers;          /* by field index, NULL for no answer */
  KaijiAnswer **previous_answers; /* the previous answers, likewise; NULL if they are not known */
  gboolean newer;                 /* a newer version of Kaiji wrote it */
  gboolean locked;                /* it is kept from being changed */

  char *version; /* (nullable): the file's */
  char *certification_number;
  GPtrArray *excluded_sections; /* (nullable): titles */
  KaijiPageSetup *page_setup;
  KaijiPageSetup *read_page_setup; /* (nullable): the page setup in the file */
  KaijiJsonRest *page_setup_rest;  /* (nullable): all its members, as in the file */
  KaijiPrevious *previous;         /* (nullable) */
  GPtrArray *unplaced;             /* (nullable): of KaijiUnplacedEntry */
  GPtrArray *requests;             /* (nullable): of KaijiRequest; replaced, never changed */
  GArray *unknown_answers;   /* of KaijiNamedAnswer: to fields that the scheme does not have */
  GPtrArray *unknown_fields; /* their ids, NULL-terminated */
  KaijiJsonRest *rest;       /* (nullable): the other members in the file */
};

GArray *kaiji_sheet_named_answers_new (void);
void kaiji_sheet_named_answers_add (GArray *self, const char *id, KaijiAnswer *answer);

void kaiji_sheet_take_over (KaijiSheet *self, KaijiSheet *old);
KaijiAnswer *kaiji_sheet_find_unknown_answer (KaijiSheet *self, const char *id);
void kaiji_sheet_add_unknown_answer (KaijiSheet *self, const char *id, KaijiAnswer *answer);

gboolean kaiji_page_setup_is_font_size (double size);

void kaiji_sheet_previous_free (KaijiPrevious *self);
KaijiAnswer *kaiji_sheet_previous_new_for_answer (KaijiAnswer *answer);
void kaiji_sheet_take_previous (KaijiSheet *self, KaijiPrevious *previous);

KaijiUnplacedEntry *
kaiji_sheet_unplaced_entry_new (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field);
KaijiUnplacedEntry *kaiji_sheet_unplaced_entry_alloc (void);
void kaiji_sheet_unplaced_entry_release (KaijiUnplacedEntry *self);
KaijiUnplacedEntry *kaiji_sheet_get_unplaced_entry (KaijiSheet *self, guint position);
void kaiji_sheet_add_unplaced_entry (KaijiSheet *self, KaijiUnplacedEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPrevious, kaiji_sheet_previous_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiUnplacedEntry, kaiji_sheet_unplaced_entry_release)

G_END_DECLS
