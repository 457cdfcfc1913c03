/* kaiji-version-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include "kaiji-replace.h"
#include "kaiji-version-place-private.h"

static char *
dup_uri (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  char *uri = real != NULL ? g_filename_to_uri (real, NULL, NULL) : g_file_get_uri (file);

  free (real);
  return uri;
}

/* A file system that knows no time of birth may soon give a number to another file, so the identity
 * is not known there. */
static char *
dup_id (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_ID_FILE
                                                  "," G_FILE_ATTRIBUTE_TIME_CREATED
                                                  "," G_FILE_ATTRIBUTE_TIME_CREATED_USEC,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ID_FILE)
      || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_CREATED))
    return NULL;

  return g_strdup_printf ("%s %" G_GUINT64_FORMAT ".%06u",
                          g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_CREATED),
                          g_file_info_get_attribute_uint32 (info,
                                                            G_FILE_ATTRIBUTE_TIME_CREATED_USEC));
}

/**
 * kaiji_version_place_look:
 * @file: a file, which need not be there
 * @contents: (nullable): what it holds
 *
 * Tells what @file is known by; @self is empty before.
 */
void
kaiji_version_place_look (KaijiVersionPlace *self, GFile *file, GBytes *contents)
{
  self->uri = dup_uri (file);
  self->id = dup_id (file);
  self->sum = contents != NULL ? kaiji_etag_new (contents) : NULL;
}

void
kaiji_version_place_clear (KaijiVersionPlace *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->sum, g_free);
}
