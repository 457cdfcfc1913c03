/* kaiji-asked-things.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ウイルスチェックの有無, ウイルスチェックはありますか and ウイルスチェックを実施していますか name
 * one thing and ask whether there is such a thing. If one field alone has that name, it answers
 * exactly that, however much of the name other fields share, and however many words its own prompt
 * has besides.
 */

#include "config.h"

#include <string.h>

#include "kaiji-asked-things.h"
#include "kaiji-characters.h"

/* A name is at least so long, in characters. */
#define MIN_NAME 2

/* What asks, behind a thing and a particle, whether it is there. The endings, in hiragana, are cut
 * off before. */
static const char *const predicates[] = {
  "有無", "設置", "実施", "導入", "整備", "用意", "実装", "行",   "備",   "講", "設", "置",
  "持",   "有",   "存在", "装備", "答",   "教",   "記入", "記載", "回答", "示", "知", "聞",
};

/* What makes it polite. */
static const char *const honorifics[] = { "お", "ご" };

/* What joins a thing to that. */
static const char *const particles[] = { "の", "を", "が", "は", "も" };

/* What a prompt says behind the thing whose presence it asks for. */
static const char whether[] = "の有無";

struct _KaijiAskedThings
{
  GHashTable *subjects; /* by the name: position + 1, 0 if several have it */
};

/**
 * kaiji_asked_things_new:
 *
 * Returns: (transfer full): no things
 */
KaijiAskedThings *
kaiji_asked_things_new (void)
{
  KaijiAskedThings *self = g_new0 (KaijiAskedThings, 1);

  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
kaiji_asked_things_free (KaijiAskedThings *self)
{
  g_hash_table_unref (self->subjects);
  g_free (self);
}

static gboolean
cut_suffix (char *text, const char *const *suffixes, gsize n_suffixes)
{
  for (gsize i = 0; i < n_suffixes; i++)
    if (g_str_has_suffix (text, suffixes[i]) && strlen (text) > strlen (suffixes[i]))
      {
        text[strlen (text) - strlen (suffixes[i])] = '\0';
        return TRUE;
      }

  return FALSE;
}

/* Cuts off signs at the end, and hiragana if anything stands before them. */
static void
cut_ending (char *text)
{
  char *end = text + strlen (text);

  while (end > text)
    {
      char *last = g_utf8_find_prev_char (text, end);
      gunichar c = g_utf8_get_char (last);

      if (g_unichar_isalnum (c) && !kaiji_characters_is_hiragana (c))
        break;
      end = last;
    }

  if (end > text)
    *end = '\0';
}

/* Cuts off what asks for a thing, as often as there is some: の導入の有無. A word that begins with
 * a predicate's character is not one: it has no particle before it. */
static void
cut_predicates (char *text)
{
  for (;;)
    {
      g_autofree char *before = g_strdup (text);

      cut_ending (text);
      if (!cut_suffix (text, predicates, G_N_ELEMENTS (predicates)))
        return;
      cut_suffix (text, honorifics, G_N_ELEMENTS (honorifics));
      if (!cut_suffix (text, particles, G_N_ELEMENTS (particles)))
        {
          strcpy (text, before);
          cut_ending (text);
          return;
        }
    }
}

/* The name of the thing that a text asks for, with all spellings alike; NULL if it has none. */
static char *
dup_name (KaijiWording *wording, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  KaijiFolded folded;
  char *name = NULL;

  if (normal == NULL)
    return NULL;

  cut_predicates (normal);
  folded = kaiji_wording_fold (wording, normal);
  if (folded.length >= MIN_NAME)
    name = g_ucs4_to_utf8 (folded.characters, (glong) folded.length, NULL, NULL, NULL);
  kaiji_folded_clear (&folded);
  return name;
}

static void
add_name (KaijiAskedThings *self, guint subject, KaijiWording *wording, const char *label)
{
  g_autofree char *name = dup_name (wording, label);
  gpointer known;

  if (name == NULL)
    return;
  if (g_hash_table_lookup_extended (self->subjects, name, NULL, &known)
      && GPOINTER_TO_UINT (known) != subject + 1)
    subject = G_MAXUINT;
  g_hash_table_insert (self->subjects, g_steal_pointer (&name), GUINT_TO_POINTER (subject + 1));
}

/**
 * kaiji_asked_things_add_field:
 * @subject: the position of a subject
 * @wording: the wording of the field's form
 * @field: a field that asks for it
 *
 * Adds the names of a field. What two fields are called is known to be neither's, so that fields
 * without an answer are added, too (%KAIJI_ASKED_THINGS_UNANSWERED).
 */
void
kaiji_asked_things_add_field (KaijiAskedThings *self,
                              guint subject,
                              KaijiWording *wording,
                              const KaijiField *field)
{
  const char *end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  add_name (self, subject, wording, field->item->title);
  for (guint i = 0; field->asked_as != NULL && field->asked_as[i] != NULL; i++)
    add_name (self, subject, wording, field->asked_as[i]);

  end = field->prompt != NULL ? strstr (field->prompt, whether) : NULL;
  if (end != NULL)
    {
      g_autofree char *thing = g_strndup (field->prompt, (gsize) (end - field->prompt));

      add_name (self, subject, wording, thing);
    }
}

/**
 * kaiji_asked_things_find:
 * @wording: how the question is folded
 * @question: what is asked, in anyone's words
 * @subject: (out): the position of the only subject that has the name in @question, if there is one
 *
 * Looks a question up that is the name of a thing, and perhaps asks whether there is such a thing.
 *
 * Returns: whose name it is
 */
KaijiNamed
kaiji_asked_things_find (KaijiAskedThings *self,
                         KaijiWording *wording,
                         const char *question,
                         guint *subject)
{
  g_autofree char *name = NULL;
  gpointer found;

  g_return_val_if_fail (self != NULL, KAIJI_NAMED_NONE);
  g_return_val_if_fail (question != NULL, KAIJI_NAMED_NONE);

  name = dup_name (wording, question);
  if (name == NULL || !g_hash_table_lookup_extended (self->subjects, name, NULL, &found))
    return KAIJI_NAMED_NONE;
  if (found == NULL)
    return KAIJI_NAMED_SEVERAL;

  *subject = GPOINTER_TO_UINT (found) - 1;
  return *subject == KAIJI_ASKED_THINGS_UNANSWERED ? KAIJI_NAMED_NONE : KAIJI_NAMED_ONE;
}
