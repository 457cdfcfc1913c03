/* kaiji-module.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The modules, by the names that src/meson.build gives them. */
#define KAIJI_MODULE_FORMATS "kaiji-formats"
#define KAIJI_MODULE_PDF_READER "kaiji-pdf-reader"
#define KAIJI_MODULE_PDF_WRITER "kaiji-pdf-writer"
#define KAIJI_MODULE_XLSX_WRITER "kaiji-xlsx-writer"

/**
 * KAIJI_MODULE_SYMBOL:
 * @module: a module
 * @symbol: a function or constant that a header declares and the module defines
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): its address, of its type; %NULL with %G_IO_ERROR_FAILED
 * if Kaiji is not installed whole
 */
#define KAIJI_MODULE_SYMBOL(module, symbol, error)                                                 \
  ((__typeof__ (&symbol)) kaiji_module_find (module, #symbol, error))

gpointer kaiji_module_find (const char *module, const char *symbol, GError **error);

G_END_DECLS
