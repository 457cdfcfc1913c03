/* im-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An input method of the test's own, as GTK loads one. */

/* How the input method ends what it composes when GTK resets it. */
typedef enum
{
  IM_DROPS,         /* it is lost */
  IM_COMMITS_FIRST, /* the commit comes before the end of the composition */
  IM_ENDS_FIRST,    /* it comes after it, in the same turn */
  IM_COMMITS_LATER, /* it comes in a later turn */
} ImEnding;

void im_choose (void);
void im_init (void);
void im_set_way (ImEnding ending, const char *commit);
void im_want_key (guint key);
void im_compose (const char *text);
void im_resume (const char *text);
void im_commit (const char *text);
const char *im_get_preedit (void);
void im_wait_for_end (void);

G_END_DECLS
