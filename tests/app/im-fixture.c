/* im-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "im-fixture.h"

typedef struct
{
  GtkIMContext parent_instance;
} FakeContext;

typedef struct
{
  GtkIMContextClass parent_class;
} FakeContextClass;

GType fake_context_get_type (void);
G_DEFINE_TYPE (FakeContext, fake_context, GTK_TYPE_IM_CONTEXT)

static GtkIMContext *focused;
static GtkIMContext *composing_context;
static const char *preedit = "";
static ImEnding ending;
static const char *ending_commit;
static guint wanted_key;
static gboolean commit_waits;

static void
set_preedit (GtkIMContext *context, const char *text)
{
  preedit = text;
  composing_context = context;
  g_signal_emit_by_name (context, "preedit-changed");
}

static gboolean
on_commit_later (gpointer context)
{
  commit_waits = FALSE;
  g_signal_emit_by_name (context, "commit", ending_commit);

  return G_SOURCE_REMOVE;
}

static void
end_composition (GtkIMContext *context)
{
  if (*preedit == '\0' || context != composing_context)
    return;

  if (ending == IM_COMMITS_FIRST)
    g_signal_emit_by_name (context, "commit", ending_commit);
  set_preedit (context, "");
  if (ending == IM_ENDS_FIRST)
    g_signal_emit_by_name (context, "commit", ending_commit);
  if (ending == IM_COMMITS_LATER)
    {
      commit_waits = TRUE;
      g_idle_add_full (G_PRIORITY_LOW, on_commit_later, g_object_ref (context), g_object_unref);
    }
}

static void
fake_context_get_preedit_string (GtkIMContext *context,
                                 char **text,
                                 PangoAttrList **attributes,
                                 int *cursor)
{
  const char *shown = context == composing_context ? preedit : "";

  if (text != NULL)
    *text = g_strdup (shown);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = (int) g_utf8_strlen (shown, -1);
}

/* Another key than the wanted one is left to the program. */
static gboolean
fake_context_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  if (*preedit == '\0' || gdk_event_get_event_type (event) != GDK_KEY_PRESS
      || gdk_key_event_get_keyval (event) != wanted_key)
    return FALSE;

  set_preedit (context, "カ");
  return TRUE;
}

static void
fake_context_focus_in (GtkIMContext *context)
{
  focused = context;
}

static void
fake_context_class_init (FakeContextClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  context_class->get_preedit_string = fake_context_get_preedit_string;
  context_class->filter_keypress = fake_context_filter_keypress;
  context_class->focus_in = fake_context_focus_in;
  context_class->focus_out = end_composition;
  context_class->reset = end_composition;
}

static void
fake_context_init (FakeContext *self)
{
}

/* Before GTK is initialized. */
void
im_choose (void)
{
  g_setenv ("GTK_IM_MODULE", "fake", TRUE);
}

/* After that. */
void
im_init (void)
{
  g_io_extension_point_implement ("gtk-im-module", fake_context_get_type (), "fake", 10);
}

void
im_set_way (ImEnding way, const char *commit)
{
  ending = way;
  ending_commit = commit;
}

/* The key that makes it katakana. */
void
im_want_key (guint key)
{
  wanted_key = key;
}

/* In the control that has the focus. */
void
im_compose (const char *text)
{
  while (focused == NULL)
    g_main_context_iteration (NULL, TRUE);
  set_preedit (focused, text);
}

/* In the control where it was. */
void
im_resume (const char *text)
{
  set_preedit (composing_context, text);
}

void
im_commit (const char *text)
{
  g_signal_emit_by_name (composing_context, "commit", text);
}

const char *
im_get_preedit (void)
{
  return preedit;
}

void
im_wait_for_end (void)
{
  while (*preedit != '\0' || commit_waits)
    g_main_context_iteration (NULL, TRUE);
}
