/* kaiji-error.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KAIJI_ERROR (kaiji_error_quark ())

/**
 * KaijiError:
 * @KAIJI_ERROR_SYNTAX: a file is not JSON; the message names line and column
 * @KAIJI_ERROR_FORMAT: a file is JSON, but not a sheet or not a scheme
 * @KAIJI_ERROR_TOO_LARGE: a file or picture is larger than Kaiji reads
 * @KAIJI_ERROR_UNKNOWN_SCHEME: no installed scheme has that id
 * @KAIJI_ERROR_UNKNOWN_EDITION: the scheme has no such edition
 * @KAIJI_ERROR_UNKNOWN_FIELD: the scheme has no such field
 * @KAIJI_ERROR_INVALID_ANSWER: an answer cannot be read
 * @KAIJI_ERROR_INVALID_PAGE: the page leaves no room to print
 * @KAIJI_ERROR_UNKNOWN_CHARACTER: no font has a character that must be printed
 * @KAIJI_ERROR_NO_FONT: no font has the characters of the form
 * @KAIJI_ERROR_READ_ONLY: the sheet was written by a newer version and can only be read
 *
 * Failures that the user can do something about. Messages are translated sentences; those about a
 * file's content begin with `LINE:COLUMN: ` or the place in the document. They never begin with the
 * file's name, which the caller adds.
 */
typedef enum
{
  KAIJI_ERROR_SYNTAX,
  KAIJI_ERROR_FORMAT,
  KAIJI_ERROR_TOO_LARGE,
  KAIJI_ERROR_UNKNOWN_SCHEME,
  KAIJI_ERROR_UNKNOWN_EDITION,
  KAIJI_ERROR_UNKNOWN_FIELD,
  KAIJI_ERROR_INVALID_ANSWER,
  KAIJI_ERROR_INVALID_PAGE,
  KAIJI_ERROR_UNKNOWN_CHARACTER,
  KAIJI_ERROR_NO_FONT,
  KAIJI_ERROR_READ_ONLY,
} KaijiError;

GQuark kaiji_error_quark (void);
const char *kaiji_error_get_message (const GError *error);
gboolean kaiji_error_is_absence (const GError *error);

G_END_DECLS
