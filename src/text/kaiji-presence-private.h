/* kaiji-presence-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiPresence:
 * @KAIJI_PRESENCE_UNKNOWN: the text has no such wording
 * @KAIJI_PRESENCE_BOTH: it names both and answers neither
 * @KAIJI_PRESENCE_NO: 無し
 * @KAIJI_PRESENCE_YES: 有り
 */
typedef enum
{
  KAIJI_PRESENCE_UNKNOWN,
  KAIJI_PRESENCE_BOTH,
  KAIJI_PRESENCE_NO,
  KAIJI_PRESENCE_YES,
} KaijiPresence;

gboolean kaiji_presence_skip_to_end (const char *start, const char **p);
gboolean
kaiji_presence_read_done (const char *start, const char *p, gboolean *present, const char **rest);
gboolean kaiji_presence_read_word (const char *text, gboolean *present, const char **rest);
gboolean kaiji_presence_read_plain (const char *text, gboolean *present, const char **rest);
gboolean kaiji_presence_read_about (const char *text,
                                    const char *about,
                                    gboolean *present,
                                    const char **topic_end,
                                    const char **rest);
gboolean kaiji_presence_read_wording (const char *text, gboolean *present, const char **rest);
KaijiPresence kaiji_presence_marks_read (const char *text, const char **rest);

G_END_DECLS
