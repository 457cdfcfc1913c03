/* test-far-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a long form are made as they come near, with real keys and with animations on: those
 * that are far are not there, none that is seen is missing in any frame, and what is seen stays in
 * place.
 */

#include "config.h"

#include "kaiji-form-card.h"
#include "kaiji-notes-popover.h"
#include "kaiji-status-bar.h"
#include "keys-fixture.h"
#include "scroll-fixture.h"

static KaijiFormCard *
get_card (View *self, guint n)
{
  return KAIJI_FORM_CARD (find_widget (GTK_WIDGET (self->form), KAIJI_TYPE_FORM_CARD, n));
}

static guint
count (View *self, GType type)
{
  guint n = 0;

  while (find_widget (GTK_WIDGET (self->form), type, n) != NULL)
    n++;

  return n;
}

static KaijiFieldRow *
get_last_row (View *self)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self->sheet),
                                                      &n_fields);

  return view_get_row (self, fields[n_fields - 1].id);
}

/* Every item is there for a screen reader, and what is far has no rows. */
static void
test_far (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  guint n_items, n_fields;
  const KaijiItem *items = kaiji_scheme_get_items (kaiji_sheet_get_scheme (view->sheet), &n_items);

  kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet), &n_fields);
  g_assert_cmpuint (count (view, KAIJI_TYPE_FORM_CARD), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      KaijiFormCard *card = get_card (view, i);

      g_assert_true (kaiji_form_card_get_item (card) == &items[i]);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_GROUP);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           items[i].title);
    }
  g_assert_true (kaiji_form_card_is_filled (get_card (view, 0)));
  g_assert_false (kaiji_form_card_is_filled (get_card (view, n_items - 1)));
  g_assert_cmpuint (count (view, KAIJI_TYPE_FIELD_ROW), <, n_fields / 3);
  g_assert_null (get_last_row (view));
}

/* The estimated height is about that which all rows have. */
static void
test_height (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  double estimated = gtk_adjustment_get_upper (view_get_adjustment (view));

  view_scroll_through (view);
  g_assert_nonnull (get_last_row (view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (view_get_adjustment (view)), >, estimated * 0.8);
  g_assert_cmpfloat (gtk_adjustment_get_upper (view_get_adjustment (view)), <, estimated * 1.25);
}

/* By scroll bar or wheel, anywhere, and at once on. */
static void
test_scrolled (void)
{
  static const double parts[] = { 0.5, 0.9, 0.1, 1, 0.3, 0.7, 0 };
  g_autoptr (View) view = scroll_open_sample ();
  Frames frames = { 0 };
  GtkAdjustment *adjustment = view_get_adjustment (view);

  frames_watch (&frames, view);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n_frames = frames.n_frames;

      gtk_adjustment_set_value (adjustment, parts[i] * scroll_get_end (view));
      while (frames.n_frames == n_frames)
        g_main_context_iteration (NULL, TRUE);
      if (parts[i] == 1)
        g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment),
                                        scroll_get_end (view), SCROLL_SLACK);
    }
  view_settle (view);
  frames_end (&frames);
}

/* While the program is idle rows above and below are filled, and what is seen does not move. */
static void
test_stays (void)
{
  static const double parts[] = { 0.5, 0.8, 1, 0.2, 0.05 };
  g_autoptr (View) view = scroll_open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      Frames frames = { 0 };
      guint n_rows;
      double offset;

      gtk_adjustment_set_value (view_get_adjustment (view), parts[i] * scroll_get_end (view));
      frames_watch (&frames, view);
      while (frames.n_frames == 0)
        g_main_context_iteration (NULL, TRUE);
      n_rows = count (view, KAIJI_TYPE_FIELD_ROW);
      frames.kept = GTK_WIDGET (
        view_get_row (view, kaiji_form_find_top_field (view->form, &offset)->id));
      frames.kept_y = scroll_get_place (view, frames.kept);
      view_settle (view);
      if (i == 0)
        g_assert_cmpuint (count (view, KAIJI_TYPE_FIELD_ROW), >, n_rows);
      frames_end (&frames);
    }
}

typedef struct
{
  View *view;
  double value;
} Goal;

static gboolean
is_there (gpointer user_data)
{
  Goal *goal = user_data;

  return fabs (gtk_adjustment_get_value (view_get_adjustment (goal->view)) - goal->value)
         <= SCROLL_SLACK;
}

static gboolean
is_at_end (gpointer user_data)
{
  View *view = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (view))
         >= scroll_get_end (view) - SCROLL_SLACK;
}

static gboolean
is_a_page_down (gpointer user_data)
{
  Goal *goal = user_data;

  return gtk_adjustment_get_value (view_get_adjustment (goal->view)) >= goal->value - SCROLL_SLACK;
}

static void
go_home (View *view)
{
  Goal top = { view, 0 };

  keys_press (view->window, NoSymbol, XK_Home);
  g_assert_true (keys_wait_until (is_there, &top));
  view_settle (view);
  g_assert_true (is_there (&top));
}

/* The whole way, as fast as the keys come. */
static void
test_page (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  Frames frames = { 0 };

  scroll_focus_check (view);
  frames_watch (&frames, view);
  for (guint i = 0; !is_at_end (view); i++)
    {
      GtkAdjustment *adjustment = view_get_adjustment (view);
      double page = gtk_adjustment_get_page_increment (adjustment);
      Goal goal = { view,
                    MIN (gtk_adjustment_get_value (adjustment) + page, scroll_get_end (view)) };

      keys_press (view->window, NoSymbol, XK_Page_Down);
      g_assert_true (keys_wait_until (is_a_page_down, &goal));
      g_assert_cmpuint (i, <, 200);
    }
  g_assert_nonnull (get_last_row (view));

  go_home (view);
  frames_end (&frames);
}

static void
test_end (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  Frames frames = { 0 };

  scroll_focus_check (view);
  frames_watch (&frames, view);
  keys_press (view->window, NoSymbol, XK_End);
  g_assert_true (keys_wait_until (is_at_end, view));
  view_settle (view);
  g_assert_true (is_at_end (view));
  g_assert_nonnull (get_last_row (view));

  go_home (view);
  frames_end (&frames);
}

static gboolean
last_row_has_focus (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *row = GTK_WIDGET (get_last_row (view));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (view->window));

  return row != NULL && focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static gboolean
focus_is_seen (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (view->window));
  double y = scroll_get_place (view, focus);

  return gtk_widget_get_height (focus) > 0 && y >= -SCROLL_SLACK
         && y + gtk_widget_get_height (focus)
              <= gtk_widget_get_height (GTK_WIDGET (view->form)) + SCROLL_SLACK;
}

/* From below the form into its last field. */
static void
test_backwards (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  GtkWidget *status_bar = find_widget (view->window, KAIJI_TYPE_STATUS_BAR, 0);
  Frames frames = { 0 };

  g_assert_true (gtk_widget_child_focus (status_bar, GTK_DIR_TAB_FORWARD));
  view_settle (view);
  frames_watch (&frames, view);
  keys_press (view->window, XK_Shift_L, XK_Tab);
  g_assert_true (keys_wait_until (last_row_has_focus, view));
  g_assert_true (keys_wait_until (focus_is_seen, view));
  view_settle (view);
  g_assert_true (focus_is_seen (view));
  frames_end (&frames);
}

/* On from a field that is far out of sight, into the one after it. */
static void
test_from_afar (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet),
                                                      &n_fields);
  const KaijiField *from = &fields[n_fields / 2];
  Frames frames = { 0 };
  guint n_steps = 0;

  view_show_field (view, from->id);
  gtk_adjustment_set_value (view_get_adjustment (view), scroll_get_end (view));
  view_settle (view);
  frames_watch (&frames, view);
  while (kaiji_form_get_current_field (view->form)->index < from->index + 30)
    {
      guint before = kaiji_form_get_current_field (view->form)->index;

      keys_press (view->window, NoSymbol, XK_Tab);
      view_settle (view);
      g_assert_true (keys_wait_until (focus_is_seen, view));
      g_assert_cmpuint (kaiji_form_get_current_field (view->form)->index, <=, before + 1);
      g_assert_cmpuint (n_steps++, <, 300);
    }
  frames_end (&frames);
}

static gboolean
notes_have_focus (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (view->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, KAIJI_TYPE_NOTES_POPOVER) != NULL;
}

static gboolean
notes_are_closed (gpointer user_data)
{
  return !notes_have_focus (user_data);
}

typedef struct
{
  View *view;
  const KaijiField *field;
} NotesOf;

static gboolean
notes_of_have_focus (gpointer user_data)
{
  const NotesOf *of = user_data;

  return notes_have_focus (of->view) && kaiji_form_get_current_field (of->view->form) == of->field;
}

/* A note that is found in a row that is not made yet opens where that row comes to be seen: GTK
 * warns if the notes open outside of the screen. F3 leads from there to the next one. */
static void
test_notes (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet),
                                                      &n_fields);
  const KaijiField *noted[] = { &fields[n_fields / 2], &fields[n_fields - 1] };

  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (view->sheet, noted[i]);
      g_autoptr (KaijiAnswer) changed = kaiji_answer_set_member (answer, KAIJI_ANSWER_MEMO,
                                                                 "kujira");

      kaiji_sheet_set_answer (view->sheet, noted[i], changed);
    }

  view_activate (view, "sheet.find");
  view_settle (view);
  keys_type (view->window, "kujira");
  keys_press (view->window, NoSymbol, XK_Return);
  for (guint i = 0; i < 3; i++)
    {
      NotesOf of = { view, noted[i % 2] };

      g_assert_true (keys_wait_until (notes_of_have_focus, &of));
      g_assert_true (view_is_in_sight (view, of.field->id));
      keys_press (view->window, NoSymbol, XK_F3);
    }
  keys_press (view->window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (notes_are_closed, view));
  g_assert_true (keys_wait_until (focus_is_seen, view));
}

/* Notes of a row that one has scrolled away from, by their key. */
static void
test_notes_from_afar (void)
{
  g_autoptr (View) view = scroll_open_sample ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet),
                                                      &n_fields);
  const KaijiField *from = &fields[n_fields / 2];

  view_show_field (view, from->id);
  gtk_adjustment_set_value (view_get_adjustment (view), scroll_get_end (view));
  view_settle (view);
  g_assert_false (view_is_in_sight (view, from->id));
  keys_press (view->window, XK_Control_L, XK_m);
  g_assert_true (keys_wait_until (notes_have_focus, view));
  g_assert_true (view_is_in_sight (view, from->id));
  keys_press (view->window, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (notes_are_closed, view));
  g_assert_true (keys_wait_until (focus_is_seen, view));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init_with_animations ();

  g_test_add_func ("/app/far-rows/far", test_far);
  g_test_add_func ("/app/far-rows/height", test_height);
  g_test_add_func ("/app/far-rows/scrolled", test_scrolled);
  g_test_add_func ("/app/far-rows/stays", test_stays);
  g_test_add_func ("/app/far-rows/page", test_page);
  g_test_add_func ("/app/far-rows/end", test_end);
  g_test_add_func ("/app/far-rows/backwards", test_backwards);
  g_test_add_func ("/app/far-rows/from-afar", test_from_afar);
  g_test_add_func ("/app/far-rows/notes", test_notes);
  g_test_add_func ("/app/far-rows/notes-from-afar", test_notes_from_afar);

  return g_test_run ();
}
