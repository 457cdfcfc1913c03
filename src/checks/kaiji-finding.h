/* kaiji-finding.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-fix.h"

G_BEGIN_DECLS

/**
 * KaijiSeverity:
 * @KAIJI_SEVERITY_NOTE: something that may be better
 * @KAIJI_SEVERITY_REVIEW: an answer that was carried over and waits to be confirmed
 * @KAIJI_SEVERITY_WARNING: something that is almost certainly not meant
 * @KAIJI_SEVERITY_ERROR: something that the form does not allow
 */
typedef enum
{
  KAIJI_SEVERITY_NOTE,
  KAIJI_SEVERITY_REVIEW,
  KAIJI_SEVERITY_WARNING,
  KAIJI_SEVERITY_ERROR,
} KaijiSeverity;

#define KAIJI_N_SEVERITIES 4

#define KAIJI_TYPE_FINDING (kaiji_finding_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFinding, kaiji_finding, KAIJI, FINDING, GObject)

/**
 * KaijiFinding:
 *
 * The result of a check on a field: immutable once the check has run. Its message is one translated
 * sentence that says what to do; its fixes do it.
 */
KaijiFinding *kaiji_finding_new (const char *check_id,
                                 KaijiSeverity severity,
                                 const char *field_id,
                                 const KaijiField *field,
                                 char *message);

const char *kaiji_finding_get_check_id (KaijiFinding *self);
KaijiSeverity kaiji_finding_get_severity (KaijiFinding *self);
gboolean kaiji_finding_is_missing (KaijiFinding *self);
const char *kaiji_finding_get_field_id (KaijiFinding *self);
const KaijiField *kaiji_finding_get_field (KaijiFinding *self);
const char *kaiji_finding_get_message (KaijiFinding *self);
gboolean kaiji_finding_can_be_acknowledged (KaijiFinding *self);
gboolean kaiji_finding_is_acknowledged (KaijiFinding *self);
const char *kaiji_finding_get_acknowledgement (KaijiFinding *self);
void kaiji_finding_set_acknowledgement (KaijiFinding *self, const char *reason);
void kaiji_finding_take_fix (KaijiFinding *self, KaijiFix *fix);
const KaijiFix *kaiji_finding_get_fix (KaijiFinding *self, guint position);
const KaijiFix *kaiji_finding_find_fix (KaijiFinding *self, const char *id);
gboolean kaiji_finding_is_same (KaijiFinding *a, KaijiFinding *b);
const char *kaiji_finding_severity_to_string (KaijiSeverity severity);

G_END_DECLS
