/* kaiji-scheme-fields.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kaiji-scheme-private.h"
#include "kaiji-text.h"

/* As far as doubles tell one whole number from the next. */
#define MAX_BOUND 9007199254740992.0

static const char *const level_names[KAIJI_N_LEVELS] = {
  [KAIJI_LEVEL_REQUIRED] = "required",
  [KAIJI_LEVEL_REQUIRED_STANDARD] = "required-standard",
  [KAIJI_LEVEL_OPTIONAL] = "optional",
};

static const char *const carry_over_names[] = {
  [KAIJI_CARRY_OVER_KEEP] = "keep",
  [KAIJI_CARRY_OVER_REVIEW] = "review",
  [KAIJI_CARRY_OVER_RECOMPUTE] = "recompute",
  [KAIJI_CARRY_OVER_CLEAR] = "clear",
};

static const char *const watch_names[] = {
  [KAIJI_WATCH_NONE] = "none",
  [KAIJI_WATCH_MAGNITUDE] = "magnitude",
  [KAIJI_WATCH_FIXED] = "fixed",
  [KAIJI_WATCH_PERIOD] = "period",
};

/* The members of each object of a form. */
static const char *const section_members[] = { "title", "groups", NULL };
static const char *const group_members[] = { "title", "items", NULL };
static const char *const item_members[] = { "number", "title", "fields", NULL };
static const char *const choice_members[] = { "id", "label", NULL };
static const char *const field_members[] = {
  "id",       "level",         "kind",      "prompt",   "limit",        "limit-group", "unit",
  "minimum",  "maximum",       "choices",   "example",  "poor-example", "guidance",    "asked-as",
  "evidence", "details-asked", "own-level", "inferred", "carry-over",   "watch",       NULL,
};

static gboolean
read_choices (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiField *field)
{
  KaijiChoice *choices = self->choices + self->n_choices;
  JsonNode *array;

  if (kaiji_json_get_member (json, "choices") == NULL)
    {
      if (field->kind == KAIJI_FIELD_CHOICE)
        return kaiji_scheme_reader_fault (reader, "%s", _ ("a choice without choices"));
      return TRUE;
    }

  if (!kaiji_scheme_reader_get_array (reader, json, "choices", &array))
    return FALSE;
  if (kaiji_json_get_length (array) == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("a choice without choices"));

  for (gsize i = 0; i < kaiji_json_get_length (array); i++)
    {
      JsonNode *choice = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "choices", i);

      kaiji_scheme_reader_check_members (reader, choice, choice_members);
      kaiji_scheme_reader_get_id (reader, choice, "id", KAIJI_SCHEME_ID, &choices[i].id);
      kaiji_scheme_reader_get_line (reader, choice, "label", TRUE, &choices[i].label);
      for (gsize j = 0; j < i; j++)
        if (g_str_equal (choices[j].id, choices[i].id))
          kaiji_scheme_reader_member_fault (reader, "id", _ ("the choice “%s” occurs twice"),
                                            choices[i].id);

      kaiji_scheme_reader_leave (reader, place);
    }

  field->choices = choices;
  field->n_choices = kaiji_json_get_length (array);
  self->n_choices += field->n_choices;

  return TRUE;
}

/* The prompt of the first field of a limit group states the limit, later ones state that they share
 * it. */
static void
finish_prompt (KaijiScheme *self, KaijiField *field)
{
  const char *ending = self->limit_ending;
  g_autofree char *limit = NULL;
  g_autofree char *full_ending = NULL;
  g_autofree char *full = NULL;
  g_autofree char *printed = NULL;

  field->full_prompt = field->prompt;
  if (field->limit == 0)
    return;

  if (kaiji_scheme_field_has_limit_group_sibling_before (self, field))
    ending = self->limit_group_ending;
  /* The words are at fault, which has been told. */
  if (ending == NULL)
    return;

  limit = g_strdup_printf ("%u", field->limit);
  full_ending = kaiji_text_replace (ending, "", limit);
  full = g_strconcat (field->prompt, full_ending, NULL);
  field->full_prompt = g_string_chunk_insert (self->strings, full);
  printed = g_strconcat (field->printed_prompt, full_ending, NULL);
  field->printed_prompt = g_string_chunk_insert (self->strings, printed);
}

/* Reads one end of the range, which is infinite where it is left out. */
static gboolean
read_bound (KaijiSchemeReader *reader, JsonNode *json, const char *name, double *bound)
{
  if (kaiji_json_get_member (json, name) == NULL)
    return TRUE;

  return kaiji_scheme_reader_get_number (reader, json, name, -MAX_BOUND, MAX_BOUND, bound);
}

/* Returns whether answers have numbers in them that can be out of a range. */
static gboolean
can_have_range (KaijiFieldKind kind)
{
  return kaiji_field_kind_is_number (kind) || kind == KAIJI_FIELD_TEXT
         || kind == KAIJI_FIELD_PARAGRAPH;
}

static gboolean
read_range (KaijiSchemeReader *reader, JsonNode *json, KaijiField *field)
{
  const char *given = kaiji_json_get_member (json, "minimum") != NULL ? "minimum" : "maximum";

  field->minimum = -INFINITY;
  field->maximum = INFINITY;
  if (kaiji_json_get_member (json, given) == NULL)
    return TRUE;

  if (!can_have_range (field->kind))
    {
      kaiji_scheme_reader_enter (reader, given);
      return kaiji_scheme_reader_fault (
        reader, "%s", _ ("only a field that asks for a number or a text has a range"));
    }

  if (!read_bound (reader, json, "minimum", &field->minimum)
      || !read_bound (reader, json, "maximum", &field->maximum))
    return FALSE;

  if (field->minimum > field->maximum)
    {
      kaiji_scheme_reader_enter (reader, "maximum");
      return kaiji_scheme_reader_fault (reader, "%s", _ ("the maximum is less than the minimum"));
    }

  return TRUE;
}

static void
read_asked_as (KaijiSchemeReader *reader, JsonNode *json, KaijiField *field)
{
  JsonNode *texts = kaiji_json_get_member (json, "asked-as");
  gsize place;

  if (texts == NULL)
    return;

  place = kaiji_scheme_reader_enter (reader, "asked-as");
  field->asked_as = kaiji_scheme_reader_read_texts (reader, texts);
  kaiji_scheme_reader_leave (reader, place);
}

/* Members that say something of answers of some kinds alone. */
static gboolean
suits_kind (KaijiSchemeReader *reader, JsonNode *json, const KaijiField *field)
{
  const struct
  {
    const char *name;
    gboolean is_right;
    const char *fault;
  } members[] = {
    { "choices", field->kind == KAIJI_FIELD_CHOICE,
      N_ ("only a field that asks for a choice has choices") },
    { "unit",
      field->kind == KAIJI_FIELD_COUNT || field->kind == KAIJI_FIELD_MONEY
        || field->kind == KAIJI_FIELD_PERCENT,
      N_ ("only a field that asks for a count, an amount of money or a percentage has a unit") },
    { "details-asked", !field->details_asked || field->kind == KAIJI_FIELD_PRESENCE_DETAIL,
      N_ ("only a field that asks whether there is something, and for details, asks for them") },
    { "carry-over",
      field->carry_over != KAIJI_CARRY_OVER_RECOMPUTE || field->kind == KAIJI_FIELD_DURATION,
      N_ ("only a duration is computed anew") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!members[i].is_right && kaiji_json_get_member (json, members[i].name) != NULL)
      {
        kaiji_scheme_reader_enter (reader, members[i].name);
        return kaiji_scheme_reader_fault (reader, "%s", _ (members[i].fault));
      }

  return TRUE;
}

static gboolean
read_field (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiItem *item)
{
  KaijiField *field = &self->fields[self->n_fields];
  guint n_faults = kaiji_scheme_reader_count_faults (reader);
  guint level, kind, carry_over = KAIJI_CARRY_OVER_KEEP, watch = KAIJI_WATCH_NONE;

  field->index = self->n_fields++;
  field->item = item;

  kaiji_scheme_reader_check_members (reader, json, field_members);
  kaiji_scheme_reader_get_id (reader, json, "id", KAIJI_SCHEME_ID, &field->id);
  kaiji_scheme_reader_get_word (reader, json, "level", level_names, KAIJI_N_LEVELS, &level);
  kaiji_scheme_reader_get_word (reader, json, "kind", kaiji_field_list_kind_names (),
                                KAIJI_N_FIELD_KINDS, &kind);
  kaiji_scheme_reader_get_lines (reader, self->strings, json, "prompt", &field->prompt,
                                 &field->printed_prompt);
  kaiji_scheme_reader_get_count (reader, json, "limit", FALSE, &field->limit);
  kaiji_scheme_reader_get_id (reader, json, "limit-group", KAIJI_SCHEME_ID_OPTIONAL,
                              &field->limit_group);
  kaiji_scheme_reader_get_line (reader, json, "unit", FALSE, &field->unit);
  kaiji_scheme_reader_get_string (reader, json, "example", FALSE, &field->example);
  kaiji_scheme_reader_get_string (reader, json, "poor-example", FALSE, &field->poor_example);
  kaiji_scheme_reader_get_string (reader, json, "guidance", FALSE, &field->guidance);
  read_asked_as (reader, json, field);
  kaiji_scheme_reader_get_boolean (reader, json, "evidence", &field->wants_evidence);
  kaiji_scheme_reader_get_boolean (reader, json, "own-level", &field->own_level);
  kaiji_scheme_reader_get_boolean (reader, json, "inferred", &field->inferred);
  kaiji_scheme_reader_get_boolean (reader, json, "details-asked", &field->details_asked);
  if (kaiji_json_get_member (json, "carry-over") != NULL)
    kaiji_scheme_reader_get_word (reader, json, "carry-over", carry_over_names,
                                  G_N_ELEMENTS (carry_over_names), &carry_over);
  if (kaiji_json_get_member (json, "watch") != NULL)
    kaiji_scheme_reader_get_word (reader, json, "watch", watch_names, G_N_ELEMENTS (watch_names),
                                  &watch);

  field->level = (KaijiLevel) level;
  field->kind = (KaijiFieldKind) kind;
  field->carry_over = (KaijiCarryOver) carry_over;
  field->watch = (KaijiWatch) watch;

  /* References to the field are right even if the field is not. */
  if (*field->id != '\0' && !g_hash_table_insert (self->fields_by_id, (gpointer) field->id, field))
    return kaiji_scheme_reader_member_fault (reader, "id", _ ("the field “%s” occurs twice"),
                                             field->id);

  /* How members suit each other is only asked of members that can be read. */
  if (kaiji_scheme_reader_count_faults (reader) > n_faults || !read_range (reader, json, field)
      || !suits_kind (reader, json, field))
    return FALSE;

  for (guint i = 0; i < field->index && field->limit_group != NULL; i++)
    {
      if (g_strcmp0 (self->fields[i].limit_group, field->limit_group) == 0
          && self->fields[i].limit != field->limit)
        return kaiji_scheme_reader_member_fault (
          reader, "limit", _ ("the fields of the limit group “%s” have different limits"),
          field->limit_group);
    }
  if (field->limit_group != NULL && field->limit == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("a limit group without a limit"));

  if (!read_choices (self, reader, json, field))
    return FALSE;

  finish_prompt (self, field);

  return TRUE;
}

static gboolean
read_item (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiGroup *group)
{
  KaijiItem *item = &self->items[self->n_items];
  JsonNode *fields;

  item->index = self->n_items;
  item->group = group;
  item->fields = &self->fields[self->n_fields];

  kaiji_scheme_reader_check_members (reader, json, item_members);
  kaiji_scheme_reader_get_count (reader, json, "number", TRUE, &item->number);
  kaiji_scheme_reader_get_lines (reader, self->strings, json, "title", &item->title,
                                 &item->printed_title);
  if (item->number > 0 && item->index > 0 && self->items[item->index - 1].number >= item->number)
    kaiji_scheme_reader_member_fault (reader, "number", _ ("item %u does not follow item %u"),
                                      item->number, self->items[item->index - 1].number);
  self->n_items++;

  if (!kaiji_scheme_reader_get_array (reader, json, "fields", &fields))
    return FALSE;
  if (kaiji_json_get_length (fields) == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("an item without fields"));

  for (gsize i = 0; i < kaiji_json_get_length (fields); i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "fields", i);

      read_field (self, reader, kaiji_json_get_element (fields, i), item);
      kaiji_scheme_reader_leave (reader, place);
    }
  item->n_fields = kaiji_json_get_length (fields);

  return TRUE;
}

static gboolean
read_group (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, KaijiSection *section)
{
  KaijiGroup *group = &self->groups[self->n_groups++];
  JsonNode *items;

  group->section = section;
  group->items = &self->items[self->n_items];

  kaiji_scheme_reader_check_members (reader, json, group_members);
  kaiji_scheme_reader_get_lines (reader, self->strings, json, "title", &group->title,
                                 &group->printed_title);
  if (!kaiji_scheme_reader_get_array (reader, json, "items", &items))
    return FALSE;

  if (kaiji_json_get_length (items) == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("a group without items"));

  for (gsize i = 0; i < kaiji_json_get_length (items); i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "items", i);

      read_item (self, reader, kaiji_json_get_element (items, i), group);
      kaiji_scheme_reader_leave (reader, place);
    }
  group->n_items = kaiji_json_get_length (items);

  return TRUE;
}

static gboolean
read_section (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  KaijiSection *section = &self->sections[self->n_sections];
  JsonNode *groups;
  guint n_faults;

  section->index = self->n_sections++;
  section->groups = &self->groups[self->n_groups];
  section->fields = &self->fields[self->n_fields];

  n_faults = kaiji_scheme_reader_count_faults (reader);
  kaiji_scheme_reader_check_members (reader, json, section_members);
  kaiji_scheme_reader_get_string (reader, json, "title", TRUE, &section->title);
  if (kaiji_scheme_reader_count_faults (reader) == n_faults)
    for (guint i = 0; i < section->index; i++)
      if (g_str_equal (self->sections[i].title, section->title))
        kaiji_scheme_reader_member_fault (reader, "title", _ ("the section “%s” occurs twice"),
                                          section->title);

  if (!kaiji_scheme_reader_get_array (reader, json, "groups", &groups))
    return FALSE;
  if (kaiji_json_get_length (groups) == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("a section without groups"));

  for (gsize i = 0; i < kaiji_json_get_length (groups); i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "groups", i);

      read_group (self, reader, kaiji_json_get_element (groups, i), section);
      kaiji_scheme_reader_leave (reader, place);
    }
  section->n_groups = kaiji_json_get_length (groups);
  section->n_fields = (guint) (&self->fields[self->n_fields] - section->fields);

  return TRUE;
}

/* Counts the array elements below @json, so that each kind of struct is stored in one block and
 * pointers stay valid. Values of the wrong type count nothing; they are reported when they are
 * read. */
static void
count_below (JsonNode *json, const char *const *names, guint *counts)
{
  JsonNode *array = kaiji_json_get_member (json, names[0]);

  counts[0] += kaiji_json_get_length (array);
  for (gsize i = 0; names[1] != NULL && i < kaiji_json_get_length (array); i++)
    count_below (kaiji_json_get_element (array, i), names + 1, counts + 1);
}

/* Reads an edition's sections, groups, items, fields and choices. */
gboolean
kaiji_scheme_read_fields (KaijiScheme *self, KaijiSchemeReader *reader)
{
  static const char *const names[] = { "sections", "groups", "items", "fields", "choices", NULL };
  guint counts[G_N_ELEMENTS (names) - 1] = { 0 };
  JsonNode *sections;

  if (!kaiji_scheme_reader_get_array (reader, reader->root, "sections", &sections))
    return FALSE;
  if (kaiji_json_get_length (sections) == 0)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("a scheme without sections"));

  count_below (reader->root, names, counts);
  /* One more than there are, since what comes after the last, or of none, is pointed to as well. */
  self->sections = g_new0 (KaijiSection, counts[0] + 1);
  self->groups = g_new0 (KaijiGroup, counts[1] + 1);
  self->items = g_new0 (KaijiItem, counts[2] + 1);
  self->fields = g_new0 (KaijiField, counts[3] + 1);
  self->choices = g_new0 (KaijiChoice, counts[4] + 1);

  for (gsize i = 0; i < kaiji_json_get_length (sections); i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "sections", i);

      read_section (self, reader, kaiji_json_get_element (sections, i));
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}
