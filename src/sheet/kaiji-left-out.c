/* kaiji-left-out.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists what a sheet holds that the public does not see, by kind.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer.h"
#include "kaiji-left-out.h"

/* The parts of a sheet that are not published. */
typedef enum
{
  MEMOS,
  EVIDENCE,
  OWNERS,
  REVIEWS,
  ACKNOWLEDGED,
  MASKED,
  EXCLUDED,
  PREVIOUS,
  UNKNOWN,
  N_KINDS,
} Kind;

/* Describes the parts of one kind: how many, and where, which is a list of fields or items. */
static char *
describe (Kind kind, guint n, const char *where)
{
  switch (kind)
    {
    case MEMOS:
      return g_strdup_printf (ngettext ("%u internal memo: %s", "%u internal memos: %s", n), n,
                              where);
    case EVIDENCE:
      return g_strdup_printf (ngettext ("evidence of %u answer: %s", "evidence of %u answers: %s",
                                        n),
                              n, where);
    case OWNERS:
      return g_strdup_printf (ngettext ("who supplied %u answer: %s", "who supplied %u answers: %s",
                                        n),
                              n, where);
    case REVIEWS:
      return g_strdup_printf (ngettext ("that %u answer is not confirmed yet: %s",
                                        "that %u answers are not confirmed yet: %s", n),
                              n, where);
    case ACKNOWLEDGED:
      return g_strdup_printf (ngettext ("why findings of %u answer were acknowledged: %s",
                                        "why findings of %u answers were acknowledged: %s", n),
                              n, where);
    case MASKED:
      return g_strdup_printf (ngettext ("%u optional answer, shown only as answered: %s",
                                        "%u optional answers, shown only as answered: %s", n),
                              n, where);
    case EXCLUDED:
      return g_strdup_printf (ngettext ("%u answer of a section that is not disclosed: %s",
                                        "%u answers of sections that are not disclosed: %s", n),
                              n, where);
    case PREVIOUS:
      return g_strdup_printf (ngettext ("last time’s value of %u answer: %s",
                                        "last time’s values of %u answers: %s", n),
                              n, where);
    case UNKNOWN:
    default:
      return g_strdup_printf (ngettext ("%u answer that the form does not ask for: %s",
                                        "%u answers that the form does not ask for: %s", n),
                              n, where);
    }
}

static void
add (GPtrArray **fields, Kind kind, const char *id)
{
  g_ptr_array_add (fields[kind], (gpointer) id);
}

static void
add_field (GPtrArray **fields, KaijiSheet *sheet, const KaijiField *field, gboolean is_excluded)
{
  static const Kind members[] = {
    [KAIJI_ANSWER_MEMO] = MEMOS,
    [KAIJI_ANSWER_EVIDENCE] = EVIDENCE,
    [KAIJI_ANSWER_OWNER] = OWNERS,
  };
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);

  if (kaiji_sheet_get_previous_answer (sheet, field) != NULL)
    add (fields, PREVIOUS, field->id);
  if (answer == NULL)
    return;

  for (guint member = 0; member < KAIJI_N_ANSWER_MEMBERS; member++)
    {
      const char *text = kaiji_answer_get_member (answer, (KaijiAnswerMember) member);

      if (text != NULL && *text != '\0')
        add (fields, members[member], field->id);
    }
  if (kaiji_answer_get_review (answer))
    add (fields, REVIEWS, field->id);
  if (kaiji_answer_has_acknowledgements (answer))
    add (fields, ACKNOWLEDGED, field->id);
  if (kaiji_answer_is_empty (answer))
    return;
  if (is_excluded)
    add (fields, EXCLUDED, field->id);
  else if (kaiji_left_out_masks (kaiji_sheet_get_scheme (sheet), field))
    add (fields, MASKED, field->id);
}

static void
add_unknown (GPtrArray **fields, KaijiSheet *sheet)
{
  const char *const *ids = kaiji_sheet_get_unknown_fields (sheet);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add (fields, UNKNOWN, ids[i]);
  for (guint i = 0; i < kaiji_sheet_get_n_unplaced (sheet); i++)
    {
      KaijiUnplaced unplaced;

      if (kaiji_sheet_get_unplaced (sheet, i, &unplaced))
        add (fields, UNKNOWN, unplaced.field_id);
    }
}

/* The fields of one kind in the scheme's order. */
static char *
list_fields (GPtrArray *ids)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) ids->pdata[i]);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
append_range (GString *list, guint first, guint last)
{
  if (first == 0)
    return;

  g_string_append_printf (list, "%s%u", list->len > 0 ? ", " : "", first);
  if (last > first)
    g_string_append_printf (list, "%s%u", last == first + 1 ? ", " : "–", last);
}

/* The numbers of the items of one kind, as “3, 5–8”; a field that the scheme does not have is named
 * by its id. */
static char *
list_items (KaijiScheme *scheme, GPtrArray *ids)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *numbers = NULL;
  guint first = 0;
  guint last = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, ids->pdata[i]);
      guint number = field != NULL ? field->item->number : 0;

      if (field == NULL)
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "",
                                (const char *) ids->pdata[i]);
      if (field == NULL || number == last)
        continue;
      if (first == 0 || number != last + 1)
        {
          append_range (list, first, last);
          first = number;
        }
      last = number;
    }
  append_range (list, first, last);
  if (list->len == 0)
    return g_string_free (g_steal_pointer (&others), FALSE);

  /* Translators: %s are the numbers of items, as in “3, 5–8”. */
  numbers = g_strdup_printf (_ ("items %s"), list->str);
  return others->len > 0 ? g_strconcat (numbers, ", ", others->str, NULL)
                         : g_steal_pointer (&numbers);
}

static void
collect (KaijiSheet *sheet, GPtrArray **fields)
{
  const KaijiSection *sections;
  guint n_sections;

  for (guint kind = 0; kind < N_KINDS; kind++)
    fields[kind] = g_ptr_array_new ();

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    for (guint j = 0; j < sections[i].n_fields; j++)
      add_field (fields, sheet, &sections[i].fields[j],
                 kaiji_sheet_is_section_excluded (sheet, &sections[i]));
  add_unknown (fields, sheet);
}

/**
 * kaiji_left_out_masks:
 * @scheme: a form
 * @field: one of its fields
 *
 * Returns: whether the form's public version shows of the answer only if there is one: the level
 *   decides
 */
gboolean
kaiji_left_out_masks (KaijiScheme *scheme, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), TRUE);
  g_return_val_if_fail (field != NULL, TRUE);

  return field->level == KAIJI_LEVEL_OPTIONAL
         && kaiji_scheme_get_page_layout (scheme)->public_masks_optional;
}

/**
 * kaiji_left_out_describe:
 * @sheet: a sheet that is printed or exported for the public
 *
 * Returns: (transfer full) (element-type utf8): what the sheet holds and the public does not see:
 *   one line a kind, with how many answers and the ids of their fields
 */
GPtrArray *
kaiji_left_out_describe (KaijiSheet *sheet)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *fields[N_KINDS];

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  collect (sheet, fields);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) ids = fields[kind];
      g_autofree char *list = list_fields (ids);
      g_autofree char *line = describe (kind, ids->len, list);

      if (ids->len > 0)
        /* Translators: %s is what a sheet holds and its public version does not: how many, of what,
         * and where. */
        g_ptr_array_add (lines, g_strdup_printf (_ ("left out: %s"), line));
    }

  return lines;
}

/**
 * kaiji_left_out_dup_text:
 * @sheet: a sheet that is printed or exported for the public
 *
 * Returns: (transfer full) (nullable): the same for a window, with the numbers of the items; %NULL
 *   if nothing is left out
 */
char *
kaiji_left_out_dup_text (KaijiSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *fields[N_KINDS];

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  collect (sheet, fields);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) ids = fields[kind];
      g_autofree char *list = list_items (kaiji_sheet_get_scheme (sheet), ids);
      g_autofree char *line = describe (kind, ids->len, list);

      if (ids->len > 0)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", line);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
