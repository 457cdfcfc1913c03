/* kaiji-cairo-bytes.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* For Cairo to write into the #GByteArray @closure: a #cairo_write_func_t. */
static inline cairo_status_t
kaiji_cairo_bytes_append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

G_END_DECLS
