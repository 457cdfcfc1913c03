/* kaiji-guidance-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts of the guidance that do not stand in the scheme's file: they follow from its data, from
 * the sheet and from the other sheets that are open.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-text.h"
#include "kaiji-deadlines.h"
#include "kaiji-guidance-text.h"
#include "kaiji-open-documents.h"

static void
add_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
take_line (GString *text, char *line)
{
  add_line (text, line);
  g_free (line);
}

static void
add_choices (GString *text, const KaijiField *field)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < field->n_choices; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? _ (", ") : "", field->choices[i].label);

  /* Translators: %s is a list of choices. */
  take_line (text, g_strdup_printf (_ ("One of: %s"), labels->str));
}

/* The items that share the field's limit, other than its own prompt. */
static char *
dup_sharers (KaijiScheme *scheme, const KaijiField *field)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);
  GString *prompts = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      if (&fields[i] == field || g_strcmp0 (fields[i].limit_group, field->limit_group) != 0)
        continue;
      if (prompts->len > 0)
        g_string_append (prompts, _ (", "));
      g_string_append (prompts, fields[i].prompt);
    }

  return g_string_free (prompts, FALSE);
}

static void
add_limit (GString *text, KaijiScheme *scheme, const KaijiField *field)
{
  if (field->limit_group != NULL)
    {
      g_autofree char *sharers = dup_sharers (scheme, field);

      /* Translators: %s is the prompt of another field, or several. */
      take_line (text, g_strdup_printf (ngettext ("Up to %u character, together with “%s”",
                                                  "Up to %u characters, together with “%s”",
                                                  field->limit),
                                        field->limit, sharers));
    }
  else
    {
      take_line (text, g_strdup_printf (ngettext ("Up to %u character", "Up to %u characters",
                                                  field->limit),
                                        field->limit));
    }

  add_line (text, _ ("Full-width and half-width characters, spaces and punctuation count as one "
                     "each; line breaks do not count."));
}

/**
 * kaiji_guidance_text_dup_counting:
 * @scheme: a scheme
 * @field: a field of it
 *
 * Returns: (transfer full): the form that the answer has, its unit and how its length is counted;
 *   "" if there is nothing to tell
 */
char *
kaiji_guidance_text_dup_counting (KaijiScheme *scheme, const KaijiField *field)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  GString *text = g_string_new (NULL);

  switch (field->kind)
    {
    case KAIJI_FIELD_DATE:
      add_line (text, _ ("Year, month and day; years of either calendar are understood."));
      break;
    case KAIJI_FIELD_YEAR:
      add_line (text, _ ("A year of the common era"));
      break;
    case KAIJI_FIELD_DURATION:
      add_line (text, _ ("Whole years, or months"));
      break;
    case KAIJI_FIELD_CHOICE:
      add_choices (text, field);
      break;
    case KAIJI_FIELD_PRESENCE:
    case KAIJI_FIELD_PRESENCE_DETAIL:
      /* Translators: the scheme's words for yes and no (有り, 無し) */
      take_line (text, g_strdup_printf (_ ("“%s” or “%s”"), words->presence[TRUE],
                                        words->presence[FALSE]));
      break;
    case KAIJI_FIELD_IMAGE:
      add_line (text, _ ("A PNG or JPEG file"));
      break;
    default:
      break;
    }

  /* Translators: %s is a unit (円, 名, %) */
  if (field->unit != NULL)
    take_line (text, g_strdup_printf (_ ("Unit: %s"), field->unit));
  if (kaiji_field_kind_is_number (field->kind) || field->kind == KAIJI_FIELD_DATE)
    add_line (text, _ ("A note is printed after it in parentheses."));
  if (field->limit > 0)
    add_limit (text, scheme, field);

  return g_string_free (text, FALSE);
}

/* An answer as it is printed. */
static char *
format_answer (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field)
{
  if (kaiji_answer_is_empty (answer))
    return NULL;
  if (kaiji_answer_is_picture (answer))
    return g_strdup (_ ("A picture"));

  return kaiji_answer_format (answer, scheme, field);
}

/**
 * kaiji_guidance_text_dup_previous:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer full) (nullable): the previous sheet's answer
 */
char *
kaiji_guidance_text_dup_previous (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (sheet, field);

  return previous != NULL ? format_answer (previous, kaiji_sheet_get_scheme (sheet), field) : NULL;
}

static void
add_member (GString *text, KaijiAnswer *answer, KaijiAnswerMember member, const char *format)
{
  const char *value = kaiji_answer_get_member (answer, member);
  g_autoptr (GString) line = NULL;

  if (value == NULL || *value == '\0')
    return;

  line = g_string_new (format);
  g_string_replace (line, "%s", value, 1);
  add_line (text, line->str);
}

/**
 * kaiji_guidance_text_dup_notes:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer full): what is noted on the answer and never printed, "" if that is nothing
 */
char *
kaiji_guidance_text_dup_notes (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  GString *text = g_string_new (NULL);

  if (answer != NULL)
    {
      add_member (text, answer, KAIJI_ANSWER_MEMO, "%s");
      /* Translators: %s is a file or an address. */
      add_member (text, answer, KAIJI_ANSWER_EVIDENCE, _ ("Evidence: %s"));
      /* Translators: %s is a department or a person. */
      add_member (text, answer, KAIJI_ANSWER_OWNER, _ ("Owner: %s"));
    }

  return g_string_free (text, FALSE);
}

/**
 * kaiji_guidance_text_dup_subjects:
 * @scheme: a scheme
 * @field: a field of it
 *
 * Returns: (transfer full): what the checks look at, a line each
 */
char *
kaiji_guidance_text_dup_subjects (KaijiScheme *scheme, const KaijiField *field)
{
  g_autoptr (GPtrArray) subjects = kaiji_checks_list_subjects (scheme, field);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < subjects->len; i++)
    take_line (text, g_strconcat ("• ", subjects->pdata[i], NULL));

  return g_string_free (text, FALSE);
}

/**
 * kaiji_guidance_text_dup_elsewhere:
 * @document: a document
 * @field: a field of its scheme
 *
 * Returns: (transfer full): the answers to the same field in the other sheets that are open, "" if
 *   there are none
 */
char *
kaiji_guidance_text_dup_elsewhere (KaijiDocument *document, const KaijiField *field)
{
  g_autoptr (GPtrArray) documents = kaiji_open_documents_list ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      KaijiDocument *other = documents->pdata[i];
      KaijiSheet *sheet = kaiji_document_get_sheet (other);
      KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
      const KaijiField *twin = kaiji_scheme_find_field (scheme, field->id);
      KaijiAnswer *answer = twin != NULL ? kaiji_sheet_get_answer (sheet, twin) : NULL;
      g_autofree char *formatted = NULL;
      g_autofree char *title = NULL;
      g_autofree char *disclosed = NULL;

      if (other == document || answer == NULL)
        continue;
      formatted = format_answer (answer, scheme, twin);
      if (formatted == NULL)
        continue;

      title = kaiji_document_dup_title (other);
      disclosed = kaiji_deadlines_dup_disclosed (sheet);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (disclosed != NULL)
        take_line (text, g_strdup_printf ("%s (%s):", title, disclosed));
      else
        take_line (text, g_strdup_printf ("%s:", title));
      add_line (text, formatted);
    }

  return g_string_free (text, FALSE);
}
