/* test-preedit-kept.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an input method composes is in the answer once, wherever the user goes in the middle of it
 * and however the input method ends it.
 */

#include "config.h"

#include "kaiji-history.h"
#include "kaiji-text-area.h"
#include "pointer-fixture.h"
#include "row-fixture.h"

/* How the input method ends what it composes when GTK resets it. */
typedef enum
{
  DROPS,         /* it is lost */
  COMMITS_FIRST, /* the commit comes before the end of the composition */
  ENDS_FIRST,    /* it comes after it, in the same turn */
  COMMITS_LATER, /* it comes in a later turn */
} Ending;

typedef struct
{
  const char *name;
  Ending ending;
  const char *commit;
  const char *kept;
  gboolean is_corrected; /* what was kept at first is changed in steps of its own */
} Case;

static const Case cases[] = {
  { "dropped", DROPS, NULL, "旧かn" },
  { "commit-first", COMMITS_FIRST, "かn", "旧かn" },
  { "end-first", ENDS_FIRST, "かn", "旧かn" },
  { "later", COMMITS_LATER, "かn", "旧かn" },
  { "other-commit-first", COMMITS_FIRST, "かん", "旧かん" },
  { "other-end-first", ENDS_FIRST, "かん", "旧かん" },
  { "other-later", COMMITS_LATER, "かん", "旧かん", TRUE },
};

/* An input method as GTK loads it. */
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
static Case way;
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
  g_signal_emit_by_name (context, "commit", way.commit);

  return G_SOURCE_REMOVE;
}

static void
end_composition (GtkIMContext *context)
{
  if (*preedit == '\0' || context != composing_context)
    return;

  if (way.ending == COMMITS_FIRST)
    g_signal_emit_by_name (context, "commit", way.commit);
  set_preedit (context, "");
  if (way.ending == ENDS_FIRST)
    g_signal_emit_by_name (context, "commit", way.commit);
  if (way.ending == COMMITS_LATER)
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
  context_class->focus_in = fake_context_focus_in;
  context_class->focus_out = end_composition;
  context_class->reset = end_composition;
}

static void
fake_context_init (FakeContext *self)
{
}

static GtkWidget *
find_place (Fixture *fixture)
{
  return get_area (fixture) != NULL ? get_area (fixture) : get_entry (fixture, 0);
}

static Fixture *
begin (const char *field_id, const char *answer)
{
  Fixture *fixture = row_fixture_new (field_id, answer);
  GtkWidget *place = find_place (fixture);

  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (place);
  if (GTK_IS_TEXT_VIEW (place))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (place));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_place_cursor (buffer, &end);
    }
  else
    {
      gtk_editable_set_position (GTK_EDITABLE (place), -1);
    }
  settle (fixture);
  while (focused == NULL)
    g_main_context_iteration (NULL, TRUE);
  set_preedit (focused, "かn");
  settle (fixture);

  return fixture;
}

static void
wait_for_end (Fixture *fixture)
{
  while (*preedit != '\0' || commit_waits)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static void
check_leave (const char *field_id, const char *answer, const Case *test)
{
  g_autoptr (Fixture) fixture = begin (field_id, answer);
  g_autoptr (KaijiHistory) history = kaiji_history_new (fixture->sheet);
  GtkWidget *place = find_place (fixture);

  way = *test;
  gtk_widget_grab_focus (fixture->elsewhere);
  wait_for_end (fixture);
  assert_shown (place, test->kept);
  kaiji_history_undo (history);
  while (test->is_corrected && kaiji_history_get_can_undo (history))
    kaiji_history_undo (history);
  settle (fixture);
  assert_shown (place, "旧");
}

static void
check_click (const char *field_id, const char *answer, const Case *test)
{
  g_autoptr (Fixture) fixture = begin (field_id, answer);
  GtkWidget *place = find_place (fixture);

  way = *test;
  pointer_move (place, gtk_widget_get_width (place) - 4, gtk_widget_get_height (place) / 2.0);
  pointer_click (GDK_BUTTON_PRIMARY);
  wait_for_end (fixture);
  assert_shown (place, test->kept);
}

static void
test_leave (gconstpointer test)
{
  check_leave ("company", "{\"text\": \"旧\"}", test);
  check_leave ("audit", "{\"choice\": \"none\", \"note\": \"旧\"}", test);
}

static void
test_click (gconstpointer test)
{
  check_click ("company", "{\"text\": \"旧\"}", test);
  check_click ("audit", "{\"choice\": \"none\", \"note\": \"旧\"}", test);
}

/* Escape, or Backspace to the beginning. */
static void
check_cancelled (const char *field_id, const char *answer)
{
  g_autoptr (Fixture) fixture = begin (field_id, answer);
  GtkWidget *place = find_place (fixture);

  way = cases[0];
  set_preedit (focused, "か");
  set_preedit (focused, "");
  settle (fixture);
  assert_shown (place, "旧");
  gtk_widget_grab_focus (fixture->elsewhere);
  settle (fixture);
  assert_shown (place, "旧");
}

static void
test_cancelled (void)
{
  check_cancelled ("company", "{\"text\": \"旧\"}");
  check_cancelled ("audit", "{\"choice\": \"none\", \"note\": \"旧\"}");
}

/* The input method goes on, as when its own window took the focus for a moment. */
static void
check_resumed (const char *field_id, const char *answer)
{
  g_autoptr (Fixture) fixture = begin (field_id, answer);
  GtkWidget *place = find_place (fixture);

  way = cases[0];
  gtk_widget_grab_focus (fixture->elsewhere);
  wait_for_end (fixture);
  assert_shown (place, "旧かn");
  set_preedit (composing_context, "かn");
  assert_shown (place, "旧");
  g_signal_emit_by_name (composing_context, "commit", "かん");
  set_preedit (composing_context, "");
  settle (fixture);
  assert_shown (place, "旧かん");
}

static void
test_resumed (void)
{
  check_resumed ("company", "{\"text\": \"旧\"}");
  check_resumed ("audit", "{\"choice\": \"none\", \"note\": \"旧\"}");
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_IM_MODULE", "fake", TRUE);
  row_fixture_init_test (&argc, &argv);
  g_io_extension_point_implement ("gtk-im-module", fake_context_get_type (), "fake", 10);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *leave = g_strdup_printf ("/app/preedit-kept/leave/%s", cases[i].name);
      g_autofree char *click = g_strdup_printf ("/app/preedit-kept/click/%s", cases[i].name);

      g_test_add_data_func (leave, &cases[i], test_leave);
      g_test_add_data_func (click, &cases[i], test_click);
    }
  g_test_add_func ("/app/preedit-kept/cancelled", test_cancelled);
  g_test_add_func ("/app/preedit-kept/resumed", test_resumed);

  return g_test_run ();
}
