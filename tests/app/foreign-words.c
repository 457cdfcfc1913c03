/* foreign-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "foreign-words.h"

/* The bracket around each message of the language that nobody speaks. */
#define BRACKET "⟦"

/* What is not translated: names, formats, keys, units, and what the toolkit says in code. */
static const char words[]
  = "^(Kaiji|Authors?|The|Copyright|GNU|General|Public|License|GPL|Ctrl|Control|Shift|Alt|Tab|"
    "Enter|"
    "Return|Esc|Escape|Home|End|Page|Up|Down|Left|Right|Delete|Insert|F[0-9]+|PDF|XLSX|CSV|TSV|"
    "HTML|"
    "Markdown|JSON|PNG|JPEG|MiB|KiB|URL|Web|ID|SLA|ASP|SaaS|PaaS|IaaS|ISO|JIS|IEC|IPAexGothic|Noto|"
    "Sans|Serif|CJK|JP|Mono|Monospace|DejaVu|Regular|Bold|Excel|ics|xlsx|csv|html|md|txt|json|pdf|"
    "kaiji|tmp|language|sheet|home|root|mm|pt)$";

/* Whether the language is the one that nobody speaks. */
gboolean
words_are_made_up (void)
{
  return g_getenv ("KAIJI_PSEUDO_LANGUAGE") != NULL;
}

/* Japanese is what the form says, if not the window. */
static gboolean
is_foreign (const char *text)
{
  if (strstr (text, BRACKET) != NULL)
    return TRUE;

  for (const char *iter = text; *iter != '\0'; iter = g_utf8_next_char (iter))
    switch (g_unichar_get_script (g_utf8_get_char (iter)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

/* The messages of the toolkit that its catalogue of a language translates. */
static GHashTable *
list_toolkit_messages (const char *language)
{
  GHashTable *messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *command
    = g_strdup_printf ("msgunfmt --no-wrap /usr/share/locale/%s/LC_MESSAGES/gtk40.mo", language);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  g_spawn_command_line_sync (command, &all, NULL, NULL, NULL);
  lines = g_strsplit (all != NULL ? all : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "msgid \"") && strlen (lines[i]) > 8)
      {
        g_autofree char *message = g_strndup (lines[i] + 7, strlen (lines[i]) - 8);
        g_auto (GStrv) parts = g_strsplit (message, "_", -1);

        g_hash_table_add (messages, g_strjoinv ("", parts));
      }

  return messages;
}

static gboolean
is_among (gpointer key, gpointer value, gpointer messages)
{
  return g_hash_table_contains (messages, key);
}

/* What the toolkit itself says in English: everything in a language that it does not speak, and in
 * another what its catalogue of it lacks. The German one is complete. */
static gboolean
is_of_toolkit (const char *text)
{
  static GHashTable *messages;

  if (messages == NULL)
    {
      messages = list_toolkit_messages ("de");
      if (!words_are_made_up ())
        {
          g_autoptr (GHashTable) own = list_toolkit_messages (g_getenv ("LANGUAGE"));

          g_hash_table_foreach_remove (messages, is_among, own);
        }
    }

  /* Sizes of files are told in figures, and free space is. */
  return g_hash_table_contains (messages, text)
         || g_regex_match_simple ("^[0-9.,]+\\s(bytes?|[kMG]B)( available)?$", text, 0, 0)
         || (words_are_made_up () && g_str_has_suffix (text, " available"));
}

/* Whether a text has a word in it that should have been translated. */
gboolean
words_are_english (const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL || is_foreign (text) || is_of_toolkit (text))
    return FALSE;

  /* The tooltip of a link is its address. */
  if (g_regex_match_simple ("^[a-z]+:\\S+$", text, 0, 0))
    return FALSE;

  /* GTK 4.8 gives what has no name that of its class. */
  if (g_regex_match_simple ("^(Gtk|Adw|Kaiji)[A-Z]\\w+$", text, 0, 0))
    return FALSE;

  parts = g_regex_split_simple ("[^A-Za-z0-9]+", text, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_regex_match_simple ("[A-Za-z]{2}", parts[i], 0, 0)
        && !g_regex_match_simple (words, parts[i], 0, 0))
      return TRUE;

  return FALSE;
}
