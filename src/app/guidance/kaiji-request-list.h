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
 * The owners of a sheet's answers: when they were asked, until when they are to answer, and how
 * much of it is there. The list is not visible if nobody answers anything. The widget that shows it
 * calls kaiji_request_list_update().
 */
void kaiji_request_list_update (KaijiRequestList *self, KaijiDocument *document);

G_END_DECLS
