/* kaiji-checks-answer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of the presence, type, length and completeness of answers.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture-shrink.h"
#include "kaiji-presence-words.h"
#include "kaiji-text.h"
#include "kaiji-undecided-words.h"

void
kaiji_check_wrong_type (KaijiCheckRun *run)
{
  if (!kaiji_answer_suits_kind (run->answer, run->field->kind))
    kaiji_check_report (run, _ ("The answer in the file is not of the sort that is asked for here "
                                "and cannot be printed; answer again."));
}

void
kaiji_check_required_missing (KaijiCheckRun *run)
{
  if (run->field->level != KAIJI_LEVEL_OPTIONAL)
    kaiji_check_report (run, _ ("Required, but not answered; fill it in."));
}

void
kaiji_check_too_long (KaijiCheckRun *run)
{
  guint count;

  if (run->field->limit == 0 || run->field->limit_group != NULL)
    return;

  count = kaiji_sheet_count_characters (run->sheet, run->field);
  if (count <= run->field->limit)
    return;

  /* Translators: the first %u is the number of characters there are */
  kaiji_check_report (run,
                      g_dngettext (GETTEXT_PACKAGE, "%u characters; shorten by %u.",
                                   "%u characters; shorten by %u.", count - run->field->limit),
                      count, count - run->field->limit);
}

void
kaiji_check_too_long_together (KaijiCheckRun *run)
{
  guint count;

  if (run->field->limit == 0 || run->field->limit_group == NULL)
    return;

  count = kaiji_sheet_count_characters (run->sheet, run->field);
  if (count <= run->field->limit)
    return;

  /* Translators: of several fields that have one limit; the first %u is the number of characters
   * they have together */
  kaiji_check_report (run,
                      g_dngettext (GETTEXT_PACKAGE, "Together %u characters; shorten by %u.",
                                   "Together %u characters; shorten by %u.",
                                   count - run->field->limit),
                      count, count - run->field->limit);
}

void
kaiji_check_review_pending (KaijiCheckRun *run)
{
  if (kaiji_answer_get_review (run->answer))
    kaiji_check_report (run, _ ("Carried over from last time and not yet confirmed; confirm it or "
                                "bring it up to date."));
}

void
kaiji_check_choice_unknown (KaijiCheckRun *run)
{
  const char *choice = kaiji_answer_get_choice (run->answer);

  for (guint i = 0; i < run->field->n_choices; i++)
    {
      if (g_strcmp0 (choice, run->field->choices[i].id) == 0)
        return;
    }

  kaiji_check_report (run, _ ("“%s” is none of the choices; choose one of them."), choice);
}

void
kaiji_check_choice_as_text (KaijiCheckRun *run)
{
  for (guint i = 0; i < run->field->n_choices; i++)
    {
      if (g_str_has_prefix (run->texts[0], run->field->choices[i].label))
        return;
    }

  kaiji_check_report (run, _ ("Answered in words of its own; choose one of the choices if one of "
                              "them applies."));
}

/* Returns whether only spaces and punctuation are left to read. */
static gboolean
says_nothing (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_ispunct (c))
        return FALSE;
    }

  return TRUE;
}

/* Reads 有り or 無し in other words than the scheme's, which those of the question may precede. */
static gboolean
read_other_words (KaijiCheckRun *run, gboolean *present, const char **topic_end, const char **rest)
{
  const KaijiField *field = run->field;
  g_autofree char *about = g_strconcat (field->item->title, "\n", field->prompt, NULL);
  gboolean is_presence = field->kind == KAIJI_FIELD_PRESENCE
                         || field->kind == KAIJI_FIELD_PRESENCE_DETAIL;

  return kaiji_presence_words_read (run->texts[0], is_presence ? about : NULL, present, topic_end,
                                    rest);
}

/* Reads 有り or 無し, in the scheme's words or in others. @details is what is left to read. */
static gboolean
read_presence (KaijiCheckRun *run, gboolean *present, const char **details)
{
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  const char *text = run->texts[0];
  const char *topic_end;

  if (kaiji_presence_words_names_both (text, NULL))
    return FALSE;

  for (int i = FALSE; i <= TRUE; i++)
    {
      if (kaiji_presence_words_skip_own (text, words->presence[i], details))
        {
          *present = i;
          return TRUE;
        }
    }

  if (!read_other_words (run, present, &topic_end, details))
    return FALSE;

  if (topic_end > text)
    *details = text;
  return TRUE;
}

void
kaiji_check_details_missing (KaijiCheckRun *run)
{
  const char *word = kaiji_scheme_get_words (run->scheme)->presence[TRUE];
  const char *details = run->texts[0];
  gboolean present;

  if (!run->field->details_asked)
    return;

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      if (!read_presence (run, &present, &details) || !present)
        return;
    }
  else if (!kaiji_answer_get_present (run->answer))
    {
      return;
    }

  if (details == NULL || says_nothing (details))
    /* Translators: %s is the form's word for yes: 有り */
    kaiji_check_report (run, _ ("“%s” alone; add the details that are asked for."), word);
}

void
kaiji_check_standard_unmet (KaijiCheckRun *run)
{
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  gboolean present;
  const char *rest;

  if (run->field->level != KAIJI_LEVEL_REQUIRED_STANDARD)
    return;

  if (run->form != KAIJI_ANSWER_TEXT)
    present = kaiji_answer_get_present (run->answer);
  else if (!read_presence (run, &present, &rest))
    return;

  if (present)
    return;

  /* Translators: the first %s is the level 必須○, the second the form's word for no: 無し */
  kaiji_check_report (run,
                      _ ("“%s” expects a certain standard, but “%s” is answered; make sure "
                         "that this is so."),
                      words->levels[KAIJI_LEVEL_REQUIRED_STANDARD], words->presence[FALSE]);
}

/* Finds an answer that says neither 有り nor 無し: a dash alone, or 検討中 and 導入予定, which are
 * kept as details in *rest. */
static gboolean
is_undecided (const char *text, const char **rest)
{
  g_autofree char *stripped = kaiji_text_strip (text);

  *rest = text + strlen (text);
  if (says_nothing (stripped))
    return TRUE;

  *rest = text;
  return kaiji_undecided_words_are (stripped);
}

/* Finds a form's own text that nobody has filled in, or another that answers nothing: 有・無, □有
 * □無, 可・否, ―, 検討中 */
void
kaiji_check_presence_open (KaijiCheckRun *run)
{
  static const char *const ids[] = { [FALSE] = "choose-no", [TRUE] = "choose-yes" };
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  g_autofree char *written = NULL;
  KaijiFinding *finding;
  gboolean present;
  const char *rest, *unused;

  if (kaiji_presence_words_names_both (run->texts[0], &rest))
    written = g_strstrip (g_strndup (run->texts[0], (gsize) (rest - run->texts[0])));
  else if (!read_presence (run, &present, &unused) && is_undecided (run->texts[0], &rest))
    written = kaiji_text_strip (run->texts[0]);
  else
    return;

  /* Translators: the first %s is what is written, such as 有・無, the others are the form's words:
   * 有り and 無し */
  finding = kaiji_check_report (run, _ ("“%s” leaves open which it is; answer “%s” or “%s”."),
                                written, words->presence[TRUE], words->presence[FALSE]);
  for (int choice = TRUE; choice >= FALSE; choice--)
    /* Translators: {} is a word of the form: 有り or 無し */
    kaiji_check_offer_value (
      run, finding, ids[choice],
      kaiji_text_replace (_ ("Change to “{}”"), "", words->presence[choice]),
      kaiji_answer_new_presence (choice, kaiji_presence_words_skip_separators (rest)));
}

/* Tells of another word than the form's, which details may follow. */
static void
report_other_word (KaijiCheckRun *run, const char *written, gboolean present, const char *details)
{
  const char *word = kaiji_scheme_get_words (run->scheme)->presence[present];
  KaijiFinding *finding;

  /* Translators: the first %s is what is written, such as あり, the second the form's word: 有り */
  finding = kaiji_check_report (run,
                                _ ("“%s” is read as the form's “%s”; write that if it is what is "
                                   "meant."),
                                written, word);
  /* Translators: {} is a word of the form: 有り or 無し */
  kaiji_check_offer_value (run, finding, "take-presence",
                           kaiji_text_replace (_ ("Change to “{}”"), "", word),
                           kaiji_answer_new_presence (present, details));
}

/* An answer that was read from another word has this kept. */
static void
report_written_presence (KaijiCheckRun *run)
{
  const char *written = kaiji_answer_get_written (run->answer);
  gboolean present = kaiji_answer_get_present (run->answer);
  const char *word = kaiji_scheme_get_words (run->scheme)->presence[present];
  g_autofree char *without_separators = NULL;
  const char *rest, *topic_end;
  gboolean says;

  if (written == NULL || kaiji_presence_words_skip_own (written, word, &rest)
      || !kaiji_presence_words_read (written, NULL, &says, &topic_end, &rest) || says != present)
    return;

  without_separators = g_strstrip (g_strndup (written, (gsize) (rest - written)));
  report_other_word (run, without_separators, present, kaiji_answer_get_text (run->answer));
}

void
kaiji_check_presence_as_text (KaijiCheckRun *run)
{
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  const char *text = run->texts[0];
  g_autofree char *written = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *details = NULL;
  const char *topic_end, *rest, *unused;
  gboolean present;

  if (run->form == KAIJI_ANSWER_PRESENCE)
    {
      report_written_presence (run);
      return;
    }
  if (!read_other_words (run, &present, &topic_end, &rest)
      || kaiji_presence_words_skip_own (text, words->presence[present], &unused))
    return;

  written = g_strstrip (g_strndup (text, (gsize) (rest - text)));
  topic = g_strstrip (g_strndup (text, (gsize) (topic_end - text)));
  rest = kaiji_presence_words_skip_separators (rest);
  details = *topic != '\0' && *rest != '\0' ? g_strconcat (topic, " ", rest, NULL)
                                            : g_strconcat (topic, rest, NULL);
  report_other_word (run, written, present, details);
}

/* Offers the picture scaled down, if it can be. */
static void
offer_shrunk (KaijiCheckRun *run, KaijiFinding *finding, GBytes *image)
{
  g_autoptr (GBytes) small = kaiji_picture_shrink (image, KAIJI_ANSWER_MAX_IMAGE_SIZE, NULL, NULL);
  KaijiAnswer *value = small != NULL ? kaiji_answer_new_image (small, NULL) : NULL;

  if (value != NULL)
    kaiji_check_offer_value (run, finding, "shrink-picture", g_strdup (_ ("Scale Down and Insert")),
                             value);
}

void
kaiji_check_image_invalid (KaijiCheckRun *run)
{
  g_autoptr (GBytes) image = kaiji_answer_dup_image (run->answer);
  const char *type = image != NULL ? kaiji_picture_file_get_mime_type (image) : NULL;
  const char *stated_type = kaiji_answer_get_image_type (run->answer);

  if (type == NULL)
    {
      kaiji_check_report (run, _ ("The picture is neither PNG nor JPEG; choose another."));
    }
  else if (!g_str_equal (type, stated_type))
    {
      /* Translators: both are types such as image/png */
      kaiji_check_report (run, _ ("The picture is said to be %s, but is %s; choose it again."),
                          stated_type, type);
    }
  else if (g_bytes_get_size (image) > KAIJI_ANSWER_MAX_IMAGE_SIZE)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (image));
      g_autofree char *limit = g_format_size (KAIJI_ANSWER_MAX_IMAGE_SIZE);

      /* Translators: both %s are sizes such as 2.1 MB */
      offer_shrunk (run,
                    kaiji_check_report (run,
                                        _ ("The picture has %s, more than %s; make it smaller and "
                                           "choose it again."),
                                        size, limit),
                    image);
    }
  else if (kaiji_picture_shrink_is_needed (image, KAIJI_ANSWER_MAX_IMAGE_SIZE))
    {
      offer_shrunk (run,
                    kaiji_check_report (run, _ ("The picture has more pixels than can be printed; "
                                                "make it smaller and choose it again.")),
                    image);
    }
}
