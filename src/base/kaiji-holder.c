/* kaiji-holder.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "kaiji-holder.h"
#include "kaiji-named-lines.h"

#define MAGIC "kaiji-in-use 1"

/* The maximum length of a name, in characters, since other programs may write these files. */
#define MAX_NAME_LENGTH 100

/* The machine id must not leave the machine; a hash of it may.
 * https://www.freedesktop.org/software/systemd/man/latest/machine-id.html */
static char *
dup_machine (void)
{
  g_autofree char *id = NULL;
  gsize length;

  if (!g_file_get_contents ("/etc/machine-id", &id, &length, NULL) || length == 0)
    return g_strdup (g_get_host_name ());

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) id, length, "kaiji", -1);
}

static const char *
get_machine (void)
{
  static char *machine;

  if (g_once_init_enter (&machine))
    g_once_init_leave (&machine, dup_machine ());
  return machine;
}

/* Programs in two containers may have the same process number. */
static const char *
get_instance (void)
{
  static char *instance;

  if (g_once_init_enter (&instance))
    g_once_init_leave (&instance, g_uuid_string_random ());
  return instance;
}

static const char *
get_user (void)
{
  const char *name = g_get_real_name ();

  return name != NULL && *name != '\0' && strcmp (name, "Unknown") != 0 ? name : g_get_user_name ();
}

/* Makes one line that can be shown, whatever the text is. */
static char *
clean_name (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *name = g_string_new (NULL);
  guint length = 0;

  for (const char *p = valid; *p != '\0' && length < MAX_NAME_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isprint (character))
        continue;
      g_string_append_unichar (name, character);
      length++;
    }

  return g_string_free (name, FALSE);
}

static char *
dup_value (char **lines, const char *name)
{
  g_autofree char *value = kaiji_named_lines_dup_value (lines, name);

  return clean_name (value != NULL ? value : "");
}

/**
 * kaiji_holder_new_self:
 *
 * Returns: (transfer full): this program, at present
 */
KaijiHolder *
kaiji_holder_new_self (void)
{
  KaijiHolder *self = g_new0 (KaijiHolder, 1);

  self->user = clean_name (get_user ());
  self->host = clean_name (g_get_host_name ());
  self->machine = g_strdup (get_machine ());
  self->instance = g_strdup (get_instance ());
  self->process = getpid ();
  self->time = g_date_time_new_now_local ();
  return self;
}

/**
 * kaiji_holder_parse:
 * @text: a text of kaiji_holder_write(), or any other
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): the holder, or %NULL if @text does not describe one
 */
KaijiHolder *
kaiji_holder_parse (const char *text, gsize length)
{
  g_autofree char *copy = NULL;
  g_autofree char *process = NULL;
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_auto (GStrv) lines = NULL;
  KaijiHolder *self;

  g_return_val_if_fail (text != NULL, NULL);

  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", 16);
  if (lines[0] == NULL || strcmp (lines[0], MAGIC) != 0)
    return NULL;

  self = g_new0 (KaijiHolder, 1);
  self->user = dup_value (lines, "user");
  self->host = dup_value (lines, "host");
  self->machine = dup_value (lines, "machine");
  self->instance = dup_value (lines, "instance");
  process = dup_value (lines, "process");
  self->process = (int) CLAMP (g_ascii_strtoll (process, NULL, 10), 0, G_MAXINT);
  time = dup_value (lines, "time");
  utc = g_date_time_new_from_iso8601 (time, NULL);
  if (utc != NULL)
    self->time = g_date_time_to_local (utc);
  return self;
}

/**
 * kaiji_holder_write:
 *
 * Returns: (transfer full): the text that kaiji_holder_parse() reads
 */
char *
kaiji_holder_write (const KaijiHolder *self)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  time = g_date_time_format_iso8601 (self->time);
  return g_strdup_printf (MAGIC "\nuser: %s\nhost: %s\nmachine: %s\ninstance: %s\nprocess: %d\n"
                                "time: %s\n",
                          self->user, self->host, self->machine, self->instance, self->process,
                          time);
}

/**
 * kaiji_holder_free:
 */
void
kaiji_holder_free (KaijiHolder *self)
{
  g_free (self->user);
  g_free (self->host);
  g_free (self->machine);
  g_free (self->instance);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}

/**
 * kaiji_holder_is_self:
 *
 * Returns: whether it is this program
 */
gboolean
kaiji_holder_is_self (const KaijiHolder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return strcmp (self->instance, get_instance ()) == 0;
}

/**
 * kaiji_holder_is_here:
 *
 * Returns: whether it is a program on this computer
 */
gboolean
kaiji_holder_is_here (const KaijiHolder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return strcmp (self->machine, get_machine ()) == 0;
}

/**
 * kaiji_holder_describe:
 *
 * Returns: (transfer full): who it is, where and since when, for display
 */
char *
kaiji_holder_describe (const KaijiHolder *self)
{
  g_autofree char *time = NULL;
  const char *user;

  g_return_val_if_fail (self != NULL, NULL);

  user = *self->user != '\0' ? self->user : _ ("somebody");
  if (self->time == NULL)
    return g_strdup (user);

  /* Translators: date and time of day, as g_date_time_format() takes it. */
  time = g_date_time_format (self->time, _ ("%Y-%m-%d %R"));
  /* Translators: a person, a computer, and a date with the time of day. */
  return g_strdup_printf (_ ("%s (on %s, since %s)"), user, self->host, time);
}
