/* kaiji-request-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_REQUEST_LIST (kaiji_request_list_get_type ())
G_DECLARE_FINAL_TYPE (KaijiRequestList, kaiji_request_list, KAIJI, REQUEST_LIST, GtkBox)

/**
 * KaijiRequestList:
 *
 * Who answers what in a sheet: when they were asked, until when they are to answer, and how much of
 * it is there. It is not visible if nobody answers anything. Whoever shows it tells it to look
 * again.
 */
void kaiji_request_list_update (KaijiRequestList *self, KaijiDocument *document);

G_END_DECLS
