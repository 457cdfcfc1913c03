/* test-preedit-kept.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an input method composes is in the answer once, wherever the user goes in the middle of it
 * and however the input method ends it.
 */

#include "config.h"

#include "im-fixture.h"
#include "kaiji-history.h"
#include "kaiji-text-area.h"
#include "pointer-fixture.h"
#include "row-fixture.h"

typedef struct
{
  const char *name;
  ImEnding ending;
  const char *commit;
  const char *kept;
  gboolean is_corrected; /* what was kept at first is changed in steps of its own */
} Case;

static const Case cases[] = {
  { "dropped", IM_DROPS, NULL, "旧かn" },
  { "commit-first", IM_COMMITS_FIRST, "かn", "旧かn" },
  { "end-first", IM_ENDS_FIRST, "かn", "旧かn" },
  { "later", IM_COMMITS_LATER, "かn", "旧かn" },
  { "other-commit-first", IM_COMMITS_FIRST, "かん", "旧かん" },
  { "other-end-first", IM_ENDS_FIRST, "かん", "旧かん" },
  { "other-later", IM_COMMITS_LATER, "かん", "旧かん", TRUE },
};

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
  im_compose ("かn");
  settle (fixture);

  return fixture;
}

static void
wait_for_end (Fixture *fixture)
{
  im_wait_for_end ();
  settle (fixture);
}

static void
check_leave (const char *field_id, const char *answer, const Case *test)
{
  g_autoptr (Fixture) fixture = begin (field_id, answer);
  g_autoptr (KaijiHistory) history = kaiji_history_new (fixture->sheet);
  GtkWidget *place = find_place (fixture);

  im_set_way (test->ending, test->commit);
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

  im_set_way (test->ending, test->commit);
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

  im_set_way (IM_DROPS, NULL);
  im_compose ("か");
  im_compose ("");
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

  im_set_way (IM_DROPS, NULL);
  gtk_widget_grab_focus (fixture->elsewhere);
  wait_for_end (fixture);
  assert_shown (place, "旧かn");
  im_resume ("かn");
  assert_shown (place, "旧");
  im_commit ("かん");
  im_resume ("");
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
  im_choose ();
  row_fixture_init_test (&argc, &argv);
  im_init ();

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
