/* kaiji-cli-complete.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may stand at a place of the command line, for the shells. They know nothing of verbs: what
 * the help calls an argument is what it takes, and the table of options that is parsed is the one
 * that is completed, so neither can fall behind.
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-checks.h"

/* A line that makes the shell complete the names of files. */
#define FILES ":files"

/**
 * Completion:
 * @verb: (nullable): the verb, before the word
 * @start: what the candidates begin with on the line, before @word: an option and its sign
 * @word: the beginning of a candidate
 * @option: (nullable): the option whose value is @word
 * @files: the arguments so far, without options
 * @arguments: what the verb takes
 */
typedef struct
{
  const KaijiVerb *verb;
  const char *start;
  const char *word;
  const char *option;
  GPtrArray *files;
  const char *arguments;
} Completion;

static void
offer (const Completion *self, const char *candidate, const char *description)
{
  if (g_str_has_prefix (candidate, self->word))
    kaiji_cli_printf ("%s%s\t%s\n", self->start, candidate, description);
}

static void
offer_files (const Completion *self)
{
  kaiji_cli_put (FILES "\n");
}

static void
offer_schemes (const Completion *self)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GPtrArray) schemes = kaiji_scheme_library_list (library);
  const char *last = NULL;

  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);
      const char *id = kaiji_scheme_get_id (scheme);
      g_autofree char *name = g_strdup_printf ("%s@%s", id, kaiji_scheme_get_edition (scheme));

      /* The editions of one scheme are listed together. */
      if (g_strcmp0 (id, last) != 0)
        offer (self, id, kaiji_scheme_get_title (scheme));
      offer (self, name, kaiji_scheme_get_edition_title (scheme));
      last = id;
    }
}

static void
offer_own_schemes (const Completion *self)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GPtrArray) schemes = kaiji_scheme_library_list (library);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);
      const char *id = kaiji_scheme_get_id (scheme);
      g_autoptr (GFile) own = kaiji_scheme_library_dup_own_file (library, id);

      if (own != NULL && g_hash_table_add (told, (gpointer) id))
        offer (self, id, kaiji_scheme_get_title (scheme));
    }
}

static void
offer_fields_with (const Completion *self, const char *end)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = NULL;
  const KaijiField *fields;
  guint n_fields;

  /* Standard input is the terminal here. */
  if (self->files->len == 0 || g_str_equal (g_ptr_array_index (self->files, 0), "-"))
    return;

  sheet = kaiji_cli_open_sheet (g_ptr_array_index (self->files, 0), library, NULL);
  if (sheet == NULL)
    return;

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *candidate = g_strconcat (fields[i].id, end, NULL);

      offer (self, candidate, fields[i].item->title);
    }
}

static void
offer_fields (const Completion *self)
{
  offer_fields_with (self, "");
}

static void
offer_settings (const Completion *self)
{
  offer_fields_with (self, "=");
}

static void
offer_fixes (const Completion *self)
{
  const char *const *ids = kaiji_checks_get_fix_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    offer (self, ids[i], "");
}

/* What the help calls an argument, and what is offered for it. Nothing is for what only the person
 * knows. */
static const struct
{
  const char *name;
  void (*offer) (const Completion *completion);
} kinds[] = {
  { "FILE", offer_files },
  { "FILE…", offer_files },
  { "OLD", offer_files },
  { "NEW", offer_files },
  { "FORM", offer_files },
  { "SHEET", offer_files },
  { "OUT", offer_files },
  { "OUT.pdf", offer_files },
  { "OUT.png", offer_files },
  { "FILLED", offer_files },
  { "ID[@EDITION]", offer_schemes },
  { "OWN-ID", offer_own_schemes },
  { "NEW-ID", NULL },
  { "FIELD…", offer_fields },
  { "FIELD=VALUE…", offer_settings },
  { "ID", offer_fixes },
  { "N", NULL },
  { "NUMBER", NULL },
  { "NAME", NULL },
  { "OWNER", NULL },
  { "COLUMN", NULL },
  { "CELL=FIELD", NULL },
  { "YYYY-MM-DD", NULL },
};

/* Offers what @name, an argument in the help, stands for. */
static void
offer_kind (const Completion *self, const char *name)
{
  if (strchr (name, '|') != NULL)
    {
      g_auto (GStrv) words = g_strsplit (name, "|", -1);

      for (guint i = 0; words[i] != NULL; i++)
        offer (self, words[i], "");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        if (kinds[i].offer != NULL)
          kinds[i].offer (self);
        return;
      }

  g_critical ("nothing is known of an argument %s", name);
}

static void
offer_option (const GOptionEntry *option, gpointer user_data)
{
  const Completion *self = user_data;
  g_autofree char *name = g_strconcat ("--", option->long_name,
                                       option->arg == G_OPTION_ARG_NONE ? NULL : "=", NULL);

  offer (self, name, _ (option->description));
}

/* Whether the option is written as @word, and wants a value. */
static gboolean
takes_value (const GOptionEntry *option, const char *word)
{
  if (option->arg == G_OPTION_ARG_NONE)
    return FALSE;
  if (g_str_has_prefix (word, "--"))
    return g_str_equal (option->long_name, word + 2);

  return option->short_name != '\0' && word[1] == option->short_name && word[2] == '\0';
}

static void
offer_value (const GOptionEntry *option, gpointer user_data)
{
  const Completion *self = user_data;

  if (takes_value (option, self->option))
    offer_kind (self, option->arg_description);
}

/* An option's word, until an option is found that is written so. */
static void
find_value (const GOptionEntry *option, gpointer user_data)
{
  const char **word = user_data;

  if (*word != NULL && takes_value (option, *word))
    *word = NULL;
}

/* Whether the word after @word is its value. */
static gboolean
is_followed_by_value (const KaijiVerb *verb, const char *word)
{
  if (word[0] != '-' || word[1] == '\0' || strchr (word, '=') != NULL)
    return FALSE;

  kaiji_cli_foreach_option (verb, find_value, &word);
  return word == NULL;
}

/* Reads the words before the last one. */
static void
read_words (Completion *self, char **words, guint n_words)
{
  self->arguments = self->verb->arguments;
  for (guint i = 0; i < n_words; i++)
    {
      if (is_followed_by_value (self->verb, words[i]))
        {
          self->option = i + 1 == n_words ? words[i] : NULL;
          i++;
          continue;
        }
      if (words[i][0] != '-' || words[i][1] == '\0')
        {
          g_ptr_array_add (self->files, words[i]);
          continue;
        }
      for (guint j = 0; j < G_N_ELEMENTS (self->verb->instead) && self->verb->instead[j].option;
           j++)
        if (g_str_equal (words[i], self->verb->instead[j].option))
          self->arguments = self->verb->instead[j].arguments;
    }
}

static void
offer_argument (const Completion *self)
{
  g_auto (GStrv) names = g_strsplit (self->arguments, " ", -1);
  guint n_names = g_strv_length (names);
  guint place = self->files->len;

  if (n_names > 0 && place >= n_names && g_str_has_suffix (names[n_names - 1], "…"))
    place = n_names - 1;
  if (place < n_names)
    offer_kind (self, names[place]);
}

static void
offer_verbs (const Completion *self)
{
  guint n_verbs;
  const KaijiVerb *verbs = kaiji_cli_get_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    offer (self, verbs[i].name, _ (verbs[i].summary));
  offer (self, "--help", "");
  offer (self, "--version", "");
}

/**
 * kaiji_cli_complete:
 * @argc: the number of words
 * @argv: `complete`, and the words of the command line after the program's name; the last is the
 *   one that is completed, and may be empty
 *
 * Prints one candidate a line, a tab and its description; `:files` stands for the names of files.
 *
 * Returns: the exit status
 */
int
kaiji_cli_complete (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  Completion self = { .start = "", .word = argc > 1 ? argv[argc - 1] : "", .files = files };
  g_autofree char *start = NULL;
  g_autofree char *option = NULL;
  const char *sign;

  if (argc <= 2)
    {
      offer_verbs (&self);
      return KAIJI_CLI_DONE;
    }

  self.verb = kaiji_cli_find_verb (argv[1]);
  if (self.verb == NULL)
    return KAIJI_CLI_DONE;

  read_words (&self, argv + 2, (guint) argc - 3);
  if (self.option == NULL && self.word[0] == '-')
    {
      sign = strchr (self.word, '=');
      if (sign == NULL)
        {
          kaiji_cli_foreach_option (self.verb, offer_option, &self);
          offer (&self, "--help", "");
          return KAIJI_CLI_DONE;
        }
      self.option = option = g_strndup (self.word, (gsize) (sign - self.word));
      self.start = start = g_strndup (self.word, (gsize) (sign + 1 - self.word));
      self.word = sign + 1;
    }

  if (self.option != NULL)
    kaiji_cli_foreach_option (self.verb, offer_value, &self);
  else
    offer_argument (&self);
  return KAIJI_CLI_DONE;
}
