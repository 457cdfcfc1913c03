/* kaiji-scheme-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-tree.h"
#include "kaiji-scheme-faults.h"
#include "kaiji-scheme.h"

G_BEGIN_DECLS

struct _KaijiScheme
{
  GObject parent_instance;

  GStringChunk *strings; /* storage of the strings below */
  GHashTable *fields_by_id;
  GHashTable *fields_elsewhere; /* ids of fields that only other editions have; NULL for none */

  const char *id;
  const char *title;
  const char *short_title;
  const char *edition;
  const char *edition_title;
  gboolean default_edition;

  KaijiSection *sections;
  guint n_sections;
  KaijiGroup *groups;
  guint n_groups;
  KaijiItem *items;
  guint n_items;
  KaijiField *fields;
  guint n_fields;
  KaijiChoice *choices;
  guint n_choices;

  const KaijiField *roles[KAIJI_N_ROLES];
  KaijiWords words;
  const char *limit_ending;
  const char *limit_group_ending;
  KaijiRelation *relations;
  guint n_relations;
  KaijiConversion *conversions;
  guint n_conversions;
  KaijiValidity validity;
  KaijiPageLayout page;
  KaijiColumn *columns;
  KaijiPaperColumns *papers;
  KaijiNote *notes;
  const char ***synonyms; /* each NULL-terminated */
  guint n_synonyms;
  const char ***related; /* likewise */
  guint n_related;
  const char **heads[KAIJI_N_COLUMN_CONTENTS];
  const char **other_heads[2];  /* by KaijiOtherHead; each (nullable): NULL-terminated */
  const char **level_signs;     /* (nullable): NULL-terminated */
  const char **choice_words[3]; /* by KaijiChoiceWords; each (nullable): NULL-terminated */
  const char **form_heads[10];  /* by KaijiFormHeadWords; each (nullable): NULL-terminated */
  const char **asking_words[2]; /* by KaijiAskingWords; each (nullable): NULL-terminated */
};

/* State for reading a scheme file. */
typedef struct
{
  KaijiJsonTree *document;
  JsonNode *root;        /* the root of what is read: an edition, or the whole document */
  GHashTable *origins;   /* (nullable): node of an edition -> its origin in the document */
  GStringChunk *strings; /* (nullable): storage of strings that outlive the document */
  const char *edition;   /* the edition's name for messages, or "" */
  GString *place;        /* the present place, for messages */
  GArray *steps;         /* the path to the present place */
  GPtrArray *faults;     /* of KaijiSchemeFault: those found so far, in any edition */
  GHashTable *told;      /* the places of these, each once */
  guint n_faults;        /* the number of faults that this reader found, told or not */
} KaijiSchemeReader;

void kaiji_scheme_reader_init (KaijiSchemeReader *self,
                               KaijiJsonTree *document,
                               GPtrArray *faults,
                               GHashTable *told);
void kaiji_scheme_reader_clear (KaijiSchemeReader *self);
const char *kaiji_scheme_reader_keep (KaijiSchemeReader *self, const char *string);
guint kaiji_scheme_reader_count_faults (KaijiSchemeReader *self);
void kaiji_scheme_reader_check_members (KaijiSchemeReader *self,
                                        JsonNode *object,
                                        const char *const *names);

gboolean kaiji_scheme_reader_fault (KaijiSchemeReader *self, const char *format, ...)
  G_GNUC_PRINTF (2, 3);
gboolean kaiji_scheme_reader_member_fault (KaijiSchemeReader *self,
                                           const char *name,
                                           const char *format,
                                           ...) G_GNUC_PRINTF (3, 4);
gsize kaiji_scheme_reader_enter (KaijiSchemeReader *self, const char *name);
gsize kaiji_scheme_reader_enter_element (KaijiSchemeReader *self, const char *name, gsize index);
void kaiji_scheme_reader_leave (KaijiSchemeReader *self, gsize place);
gboolean kaiji_scheme_reader_get_string (KaijiSchemeReader *self,
                                         JsonNode *object,
                                         const char *name,
                                         gboolean required,
                                         const char **value);
gboolean kaiji_scheme_reader_get_line (KaijiSchemeReader *self,
                                       JsonNode *object,
                                       const char *name,
                                       gboolean required,
                                       const char **value);

/* An id; of an edition; one that may be left out. */
typedef enum
{
  KAIJI_SCHEME_ID,
  KAIJI_SCHEME_ID_EDITION,
  KAIJI_SCHEME_ID_OPTIONAL,
} KaijiSchemeIdKind;

gboolean kaiji_scheme_reader_get_id (KaijiSchemeReader *self,
                                     JsonNode *object,
                                     const char *name,
                                     KaijiSchemeIdKind kind,
                                     const char **value);
gboolean kaiji_scheme_reader_get_lines (KaijiSchemeReader *self,
                                        GStringChunk *strings,
                                        JsonNode *object,
                                        const char *name,
                                        const char **text,
                                        const char **printed);
gboolean kaiji_scheme_reader_get_number (KaijiSchemeReader *self,
                                         JsonNode *object,
                                         const char *name,
                                         double minimum,
                                         double maximum,
                                         double *value);
gboolean kaiji_scheme_reader_get_count (KaijiSchemeReader *self,
                                        JsonNode *object,
                                        const char *name,
                                        gboolean required,
                                        guint *value);
gboolean kaiji_scheme_reader_get_integer (KaijiSchemeReader *self,
                                          JsonNode *object,
                                          const char *name,
                                          guint maximum,
                                          guint *value);
gboolean kaiji_scheme_reader_get_boolean (KaijiSchemeReader *self,
                                          JsonNode *object,
                                          const char *name,
                                          gboolean *value);
gboolean kaiji_scheme_reader_get_word (KaijiSchemeReader *self,
                                       JsonNode *object,
                                       const char *name,
                                       const char *const *words,
                                       guint n_words,
                                       guint *value);
const char **kaiji_scheme_reader_read_texts (KaijiSchemeReader *self, JsonNode *json);
gboolean kaiji_scheme_reader_get_array (KaijiSchemeReader *self,
                                        JsonNode *object,
                                        const char *name,
                                        JsonNode **array);
gboolean kaiji_scheme_reader_get_object (KaijiSchemeReader *self,
                                         JsonNode *object,
                                         const char *name,
                                         JsonNode **value);

const char *kaiji_scheme_find_nearest (const char *word, const char *const *words, guint n_words);

GPtrArray *kaiji_scheme_new_editions (KaijiJsonTree *document, GError **error);
GPtrArray *kaiji_scheme_read_editions (KaijiJsonTree *document, GPtrArray *faults);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiSchemeReader, kaiji_scheme_reader_clear)

void kaiji_scheme_read (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_fields (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_field_reference (KaijiScheme *self,
                                            KaijiSchemeReader *reader,
                                            JsonNode *json,
                                            const char *name,
                                            gboolean required,
                                            const KaijiField **field);
gboolean kaiji_scheme_read_words (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_roles (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_relations (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_renewal (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_page (KaijiScheme *self, KaijiSchemeReader *reader);
gboolean kaiji_scheme_read_wording (KaijiScheme *self, KaijiSchemeReader *reader);
void kaiji_scheme_clear_wording (KaijiScheme *self);

const char *const *kaiji_field_list_kind_names (void);

G_END_DECLS
