/* kaiji-help-page.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-help-book.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_HELP_PAGE (kaiji_help_page_get_type ())
G_DECLARE_FINAL_TYPE (KaijiHelpPage, kaiji_help_page, KAIJI, HELP_PAGE, GtkWidget)

/**
 * KaijiHelpPage:
 *
 * A page of the guide. Its signal `place-activated` has the place that a link leads to.
 */
GtkWidget *kaiji_help_page_new (KaijiHelpBook *book, const char *id);

GtkWidget *kaiji_help_page_find_section (KaijiHelpPage *self, const char *id);

G_END_DECLS
