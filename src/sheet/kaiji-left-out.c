/* kaiji-left-out.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer.h"
#include "kaiji-left-out.h"

/* What a sheet holds that is not published. */
typedef enum
{
  MEMOS,
  EVIDENCE,
  OWNERS,
  REVIEWS,
  MASKED,
  EXCLUDED,
  PREVIOUS,
  UNKNOWN,
  N_KINDS,
} Kind;

/* Returns what is left out, with the number of fields before a list of them. */
static char *
describe (Kind kind, guint n, const char *fields)
{
  switch (kind)
    {
    case MEMOS:
      return g_strdup_printf (ngettext ("left out: %u internal memo: %s",
                                        "left out: %u internal memos: %s", n),
                              n, fields);
    case EVIDENCE:
      return g_strdup_printf (ngettext ("left out: evidence of %u answer: %s",
                                        "left out: evidence of %u answers: %s", n),
                              n, fields);
    case OWNERS:
      return g_strdup_printf (ngettext ("left out: who supplied %u answer: %s",
                                        "left out: who supplied %u answers: %s", n),
                              n, fields);
    case REVIEWS:
      return g_strdup_printf (ngettext ("left out: that %u answer is not confirmed yet: %s",
                                        "left out: that %u answers are not confirmed yet: %s", n),
                              n, fields);
    case MASKED:
      return g_strdup_printf (ngettext ("left out: %u optional answer, shown only as answered: %s",
                                        "left out: %u optional answers, shown only as answered: %s",
                                        n),
                              n, fields);
    case EXCLUDED:
      return g_strdup_printf (
        ngettext ("left out: %u answer of a section that is not disclosed: %s",
                  "left out: %u answers of sections that are not disclosed: "
                  "%s",
                  n),
        n, fields);
    case PREVIOUS:
      return g_strdup_printf (ngettext ("left out: last time’s value of %u answer: %s",
                                        "left out: last time’s values of %u answers: %s", n),
                              n, fields);
    case UNKNOWN:
    default:
      return g_strdup_printf (ngettext ("left out: %u answer that the form does not ask for: %s",
                                        "left out: %u answers that the form does not ask for: %s",
                                        n),
                              n, fields);
    }
}

static void
add (GPtrArray **fields, Kind kind, const char *id)
{
  g_ptr_array_add (fields[kind], (gpointer) id);
}

/* The level decides, as when it is printed. */
static gboolean
is_masked (KaijiScheme *scheme, const KaijiField *field)
{
  return field->level == KAIJI_LEVEL_OPTIONAL
         && kaiji_scheme_get_page_layout (scheme)->public_masks_optional;
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
  if (kaiji_answer_is_empty (answer))
    return;
  if (is_excluded)
    add (fields, EXCLUDED, field->id);
  else if (is_masked (kaiji_sheet_get_scheme (sheet), field))
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

/**
 * kaiji_left_out_describe:
 * @sheet: a sheet that is printed or exported for the public
 *
 * Returns: (transfer full) (element-type utf8): what the sheet holds and the public does not see:
 *   one line a kind, with how many answers and which
 */
GPtrArray *
kaiji_left_out_describe (KaijiSheet *sheet)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *fields[N_KINDS];
  const KaijiSection *sections;
  guint n_sections;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  for (guint kind = 0; kind < N_KINDS; kind++)
    fields[kind] = g_ptr_array_new ();

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    for (guint j = 0; j < sections[i].n_fields; j++)
      add_field (fields, sheet, &sections[i].fields[j],
                 kaiji_sheet_is_section_excluded (sheet, &sections[i]));
  add_unknown (fields, sheet);

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) ids = fields[kind];
      g_autofree char *list = NULL;

      if (ids->len == 0)
        continue;
      g_ptr_array_add (ids, NULL);
      list = g_strjoinv (", ", (char **) ids->pdata);
      g_ptr_array_add (lines, describe (kind, ids->len - 1, list));
    }

  return lines;
}
