/* app-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app-find.h"

/* An error in the accessibility bus's answer means that the widget is gone. A sheet's window has
 * behind the sheet's name what tells it from others of that name. */
static gboolean
has_name (AtspiAccessible *accessible, const char *name, gboolean whole)
{
  g_autofree char *own = atspi_accessible_get_name (accessible, NULL);

  if (own == NULL)
    return FALSE;
  if (whole && g_str_has_prefix (own, name) && g_str_has_prefix (own + strlen (name), " · ")
      && atspi_accessible_get_role (accessible, NULL) == ATSPI_ROLE_FRAME)
    return TRUE;
  return whole ? g_str_equal (own, name) : strstr (own, name) != NULL;
}

gboolean
app_has_name (AtspiAccessible *accessible, const char *name)
{
  return has_name (accessible, name, TRUE);
}

/* Like look_below(), from the end: widgets at the bottom of a window are found without reading a
 * whole form first. */
static AtspiAccessible *
look_backwards (AtspiAccessible *parent, AtspiRole role, const char *name)
{
  for (int i = atspi_accessible_get_child_count (parent, NULL) - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (parent, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;
      if (atspi_accessible_get_role (child, NULL) == role && has_name (child, name, TRUE))
        return g_steal_pointer (&child);
      found = look_backwards (child, role, name);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static AtspiAccessible *
look_below (AtspiAccessible *parent, AtspiRole role, const char *name, gboolean whole)
{
  int n_children = atspi_accessible_get_child_count (parent, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (parent, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;
      if (atspi_accessible_get_role (child, NULL) == role && has_name (child, name, whole))
        return g_steal_pointer (&child);
      found = look_below (child, role, name, whole);
      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  App *app;
  AtspiRole role;
  const char *name;
  gboolean whole;
  AtspiAccessible *found;
} Search;

/* The window that came last is looked through first: a dialog is found at once, and not only
 * after the whole form. */
static AtspiAccessible *
look_everywhere (App *self, AtspiRole role, const char *name, gboolean whole)
{
  int n_windows = atspi_accessible_get_child_count (self->root, NULL);

  for (int i = n_windows - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (self->root, i,
                                                                                NULL);
      AtspiAccessible *found;

      if (window == NULL)
        continue;
      if (atspi_accessible_get_role (window, NULL) == role && has_name (window, name, whole))
        return g_steal_pointer (&window);
      found = look_below (window, role, name, whole);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_found (gpointer user_data)
{
  Search *search = user_data;

  search->found = look_everywhere (search->app, search->role, search->name, search->whole);
  return search->found != NULL;
}

static gboolean
is_found_last (gpointer user_data)
{
  Search *search = user_data;

  search->found = look_backwards (search->app->root, search->role, search->name);
  return search->found != NULL;
}

static gboolean
is_absent (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (AtspiAccessible) found = NULL;

  if (is_found (search))
    found = search->found;
  return found == NULL;
}

/* Returns: (nullable): the accessible, if it is there now */
AtspiAccessible *
app_look_for (App *self, AtspiRole role, const char *name)
{
  return look_everywhere (self, role, name, TRUE);
}

AtspiAccessible *
app_find (App *self, AtspiRole role, const char *name)
{
  Search search = { self, role, name, TRUE, NULL };

  app_wait_until (is_found, &search, name);
  return search.found;
}

/* Like app_find(), for widgets at the bottom of the last window. */
AtspiAccessible *
app_find_last (App *self, AtspiRole role, const char *name)
{
  Search search = { self, role, name, TRUE, NULL };

  app_wait_until (is_found_last, &search, name);
  return search.found;
}

AtspiAccessible *
app_find_part (App *self, AtspiRole role, const char *part_of_name)
{
  Search search = { self, role, part_of_name, FALSE, NULL };

  app_wait_until (is_found, &search, part_of_name);
  return search.found;
}

void
app_wait_for_absence (App *self, AtspiRole role, const char *name)
{
  Search search = { self, role, name, TRUE, NULL };

  app_wait_until (is_absent, &search, "something to go away");
  /* From the screen, too. */
  app_let_catch_up (self);
}

static gboolean
is_modal (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return atspi_state_set_contains (states, ATSPI_STATE_MODAL);
}

/* Windows, not dialogs: newer releases of libadwaita show those inside their window, and of GTK
 * call those of their own windows. */
guint
app_count_windows (App *self)
{
  int n_children = atspi_accessible_get_child_count (self->root, NULL);
  guint n_windows = 0;

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (self->root, i, NULL);

      if (child != NULL && atspi_accessible_get_role (child, NULL) == ATSPI_ROLE_FRAME
          && !is_modal (child))
        n_windows++;
    }

  return n_windows;
}
