/* kaiji-answer-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"
#include "kaiji-json-private.h"

G_BEGIN_DECLS

KaijiAnswer *kaiji_answer_new_take_json (json_t *json);
json_t *kaiji_answer_get_json (KaijiAnswer *self);
gboolean kaiji_answer_is_value_member (const char *name);
const char *kaiji_answer_get_form_member (KaijiAnswerForm form);
const char *kaiji_answer_get_member_name (KaijiAnswerMember member);

G_END_DECLS
