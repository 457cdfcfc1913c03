/* kaiji-json-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

GBytes *
kaiji_json_read (GInputStream *stream, gsize max_size, GCancellable *cancellable, GError **error);
json_t *kaiji_json_parse (GBytes *bytes, GError **error);
char *kaiji_json_write (json_t *json);
void kaiji_json_merge_patch (json_t *target, json_t *patch);

G_END_DECLS
