/* kaiji-module.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readers and writers of other formats are in modules beside the engine, because their libraries
 * take longer to load than a sheet takes to check, or than the first frame has to spare. A module
 * is loaded when it is first needed.
 */

#include "config.h"

#include "kaiji-module.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

/* The folder of the engine, as it is built or where it is installed. */
static char *
dup_folder (void)
{
  Dl_info info;

  if (dladdr ((gpointer) kaiji_module_find, &info) == 0)
    return NULL;

  return g_path_get_dirname (info.dli_fname);
}

/**
 * kaiji_module_find:
 * @module: the name of a module
 * @symbol: the name of a function or constant of it
 *
 * Loads a module unless it is loaded, for the rest of the program's life. To be called by
 * KAIJI_MODULE_SYMBOL(), which knows the type.
 *
 * Returns: (transfer none) (nullable): the address of @symbol; %NULL with %G_IO_ERROR_FAILED if
 *   Kaiji is not installed whole
 */
gpointer
kaiji_module_find (const char *module, const char *symbol, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *file = NULL;
  GModule *opened;
  gpointer address = NULL;

  g_return_val_if_fail (module != NULL, NULL);
  g_return_val_if_fail (symbol != NULL, NULL);

  file = g_strconcat (folder != NULL ? folder : ".", G_DIR_SEPARATOR_S, module, "." G_MODULE_SUFFIX,
                      NULL);
  opened = g_module_open (file, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  if (opened != NULL)
    g_module_make_resident (opened);
  if (opened == NULL || !g_module_symbol (opened, symbol, &address))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: %s is what the system says, in English */
                   _ ("a part of Kaiji is missing or damaged; install Kaiji again: %s"),
                   g_module_error ());
      return NULL;
    }

  return address;
}
