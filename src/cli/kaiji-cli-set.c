/* kaiji-cli-set.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-picture-shrink.h"
#include "kaiji-read.h"

typedef struct
{
  const KaijiField *field;
  KaijiAnswer *value;
} Change;

static void
change_free (Change *change)
{
  g_clear_pointer (&change->value, kaiji_answer_unref);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GInputStream) stream = kaiji_file_input_open (file, NULL, &local_error);
  g_autofree char *name = NULL;
  GBytes *bytes = NULL;

  if (stream != NULL)
    bytes = kaiji_read_stream (stream, KAIJI_PICTURE_MAX_FILE_SIZE, NULL, &local_error);
  if (bytes != NULL)
    return bytes;

  name = g_filename_display_name (path);
  g_set_error (error, local_error->domain, local_error->code, "%s: %s", name,
               kaiji_error_get_message (local_error));
  return NULL;
}

/* Reads a picture file, scaled down until it fits if that is asked for. */
static KaijiAnswer *
read_picture (const char *path, gboolean scale_down, GError **error)
{
  g_autoptr (GBytes) file = read_file (path, error);

  if (file == NULL)
    return NULL;

  if (scale_down && kaiji_picture_shrink_is_needed (file, KAIJI_ANSWER_MAX_IMAGE_SIZE))
    {
      g_autoptr (GBytes) small = kaiji_picture_shrink (file, KAIJI_ANSWER_MAX_IMAGE_SIZE, NULL,
                                                       error);

      return small != NULL ? kaiji_answer_new_image (small, error) : NULL;
    }

  return kaiji_answer_new_image (file, error);
}

static KaijiAnswer *
parse_value (KaijiScheme *scheme,
             const KaijiField *field,
             const char *text,
             gboolean scale_down,
             GError **error)
{
  g_autoptr (KaijiAnswer) answer = NULL;

  if (text[0] != '{')
    return field->kind == KAIJI_FIELD_IMAGE && *text != '\0'
             ? read_picture (text, scale_down, error)
             : kaiji_answer_parse (scheme, field, text);

  answer = kaiji_answer_new_from_json (text, error);
  if (answer == NULL || kaiji_answer_suits_kind (answer, field->kind))
    return g_steal_pointer (&answer);

  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                       _ ("the answer is not of the sort that is asked for"));
  return NULL;
}

/* Parses `FIELD=VALUE`, or reports why it cannot. */
static Change *
parse_change (KaijiSheet *sheet, const char *file, const char *argument, gboolean scale_down)
{
  g_autoptr (Change) change = g_new0 (Change, 1);
  g_autofree char *text = kaiji_cli_to_utf8 (argument);
  g_autoptr (GError) error = NULL;
  char *equals;

  if (text == NULL)
    {
      kaiji_cli_report (argument, _ ("not UTF-8 text"));
      return NULL;
    }

  equals = strchr (text, '=');
  if (equals == NULL)
    {
      kaiji_cli_report (text, _ ("a change is written FIELD=VALUE"));
      return NULL;
    }

  *equals = '\0';
  change->field = kaiji_cli_find_field (sheet, file, text);
  if (change->field == NULL)
    return NULL;

  change->value = parse_value (kaiji_sheet_get_scheme (sheet), change->field, equals + 1,
                               scale_down, &error);
  if (error != NULL)
    {
      kaiji_cli_report (text, error->message);
      return NULL;
    }

  return g_steal_pointer (&change);
}

/* A given answer counts as reviewed, unless its JSON says otherwise. */
static void
apply_change (KaijiSheet *sheet, Change *change)
{
  KaijiAnswer *old = kaiji_sheet_get_answer (sheet, change->field);
  g_autoptr (KaijiAnswer) replaced = kaiji_answer_replace_value (old, change->value);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_set_review (replaced, kaiji_answer_get_review (
                                                                        change->value));

  kaiji_sheet_set_answer (sheet, change->field, answer);
}

/* All changes are parsed before any is made. */
static gboolean
apply_changes (KaijiSheet *sheet,
               const char *file,
               const char *const *arguments,
               gboolean scale_down)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      Change *change = parse_change (sheet, file, arguments[i], scale_down);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }

  for (guint i = 0; i < changes->len; i++)
    apply_change (sheet, g_ptr_array_index (changes, i));

  return TRUE;
}

/* Reads, changes and writes the sheet. If another program wrote it meanwhile, this fails with
 * %G_IO_ERROR_WRONG_ETAG; a failure without @error has been reported. */
static gboolean
change_sheet (const char *file,
              const char *const *arguments,
              gboolean scale_down,
              KaijiSchemeLibrary *library,
              GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_cli_open_sheet_to_change (file, library, &etag, error);

  return sheet != NULL && apply_changes (sheet, file, arguments, scale_down)
         && kaiji_cli_save_sheet (sheet, file, etag, error);
}

int
kaiji_cli_set (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  gboolean anyway = FALSE;
  gboolean scale_down = FALSE;
  gboolean changed;

  const GOptionEntry options[] = {
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway,
      N_ ("Change the sheet although somebody has it open"), NULL },
    { "scale-down", 0, 0, G_OPTION_ARG_NONE, &scale_down,
      N_ ("Scale a picture down that is too large for a sheet"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 2, G_MAXUINT, &arguments)
      || !kaiji_cli_may_change (arguments[0], anyway))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  /* If another program wrote the file first, the changes are made again to its version. */
  do
    {
      g_clear_error (&error);
      changed = change_sheet (arguments[0], (const char *const *) arguments + 1, scale_down,
                              library, &error);
    }
  while (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG));

  kaiji_cli_report_problems (library);
  if (error != NULL)
    kaiji_cli_report_error (arguments[0], error);
  return changed ? KAIJI_CLI_DONE : KAIJI_CLI_FAILED;
}
