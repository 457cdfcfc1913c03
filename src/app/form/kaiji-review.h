/* kaiji-review.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"
#include "kaiji-form.h"

G_BEGIN_DECLS

/*
 * The review of the carried-over answers, one after the other. */
void kaiji_review_watch (KaijiDocument *document);
gboolean kaiji_review_confirm (KaijiForm *form, KaijiDocument *document);
void kaiji_review_begin (KaijiForm *form, KaijiDocument *document);

G_END_DECLS
