/* test-kept-sight.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever takes room from the form, the field that one is in stays to be seen, whole; and nothing
 * is put on top of it.
 */

#include "config.h"

#include "kaiji-sheet-notices.h"
#include "kaiji-toast.h"
#include "print-fixture.h"
#include "window-fixture.h"

/* Scroll positions are fractions of a pixel, allocations are not. */
#define SLACK 1

static View *
open_sample (void)
{
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("-");
  View *view;

  /* Something to find fault with. */
  kaiji_sheet_set_answer (sample,
                          kaiji_scheme_find_field (kaiji_sheet_get_scheme (sample), "head-office"),
                          answer);
  view = window_open_for (sample);
  gtk_window_set_default_size (GTK_WINDOW (view->window), 1300, 780);
  return view;
}

/* Goes into a field, and scrolls it to the lower edge of the form. */
static GtkWidget *
go_to_lower_edge (View *view, const char *field_id)
{
  GtkAdjustment *adjustment = view_get_adjustment (view);
  GtkWidget *row;
  graphene_rect_t bounds;

  view_show_field (view, field_id);
  row = GTK_WIDGET (view_get_row (view, field_id));
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (view->form), &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y
                                          + bounds.size.height
                                          - gtk_adjustment_get_page_size (adjustment));
  view_settle (view);
  return row;
}

typedef struct
{
  View *view;
  GtkWidget *row;
  int height; /* of the form, before */
  int width;
} Kept;

static gboolean
has_other_size (gpointer user_data)
{
  Kept *self = user_data;

  return gtk_widget_get_height (GTK_WIDGET (self->view->form)) != self->height
         || gtk_widget_get_width (GTK_WIDGET (self->view->form)) != self->width;
}

static gboolean
is_whole_in_sight (gpointer user_data)
{
  Kept *self = user_data;
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (self->row, GTK_WIDGET (self->view->form), &bounds)
         && bounds.origin.y >= -SLACK
         && bounds.origin.y + bounds.size.height
              <= gtk_widget_get_height (GTK_WIDGET (self->view->form)) + SLACK;
}

static void
show_findings (View *view, gboolean shown)
{
  if (shown)
    window_press (view, NoSymbol, XK_F7);
  else
    g_object_set (view->view, "show-findings", FALSE, NULL);
}

static void
show_guidance (View *view, gboolean shown)
{
  window_press (view, NoSymbol, XK_F1);
}

static void
show_preview (View *view, gboolean shown)
{
  window_press (view, NoSymbol, XK_F12);
}

static void
show_notice (View *view, gboolean shown)
{
  gtk_widget_set_margin_bottom (find_widget (view->window, KAIJI_TYPE_SHEET_NOTICES, 0),
                                shown ? 200 : 0);
}

static void
make_window_small (View *view, gboolean small)
{
  gtk_window_set_default_size (GTK_WINDOW (view->window), small ? 700 : 1300, small ? 400 : 780);
}

static void
make_text_large (View *view, gboolean large)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", large ? dpi * 3 / 2 : dpi * 2 / 3, NULL);
}

static void
show_toast (View *view, gboolean shown)
{
  static AdwToast *toast;

  if (shown)
    {
      toast = kaiji_toast_new ("told");
      adw_toast_set_timeout (toast, 0);
      kaiji_toast_show (GTK_WIDGET (view->form), g_object_ref (toast));
      return;
    }

  kaiji_toast_dismiss (GTK_WIDGET (view->form), toast);
  g_clear_object (&toast);
}

static void
test_whatever_comes (void)
{
  static const struct
  {
    const char *name;
    void (*set) (View *, gboolean);
  } things[] = {
    { "findings", show_findings },
    { "guidance", show_guidance },
    { "preview", show_preview },
    { "a notice", show_notice },
    { "a small window", make_window_small },
    { "large text", make_text_large },
    { "a toast", show_toast },
  };
  static const char *const fields[] = { "service-name", "sales", "business-name" };
  View *view = open_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        Kept kept = { .view = view };

        kept.row = go_to_lower_edge (view, fields[j]);
        for (guint shown = 2; shown-- > 0;)
          {
            kept.height = gtk_widget_get_height (GTK_WIDGET (view->form));
            kept.width = gtk_widget_get_width (GTK_WIDGET (view->form));
            things[i].set (view, shown != 0);
            g_assert_true (keys_wait_until (has_other_size, &kept));
            view_settle (view);
            if (!keys_wait_until (is_whole_in_sight, &kept))
              g_error ("%s %s puts %s out of sight", things[i].name,
                       shown != 0 ? "coming" : "going", fields[j]);
          }
        window_press (view, NoSymbol, XK_Escape);
        window_assert_field (view, fields[j]);
      }
  window_close (view);
}

/* Who has scrolled away from the field is not fetched back. */
static void
test_scrolled_away (void)
{
  View *view = open_sample ();
  GtkAdjustment *adjustment = view_get_adjustment (view);
  Kept kept = { .view = view, .row = go_to_lower_edge (view, "business-name") };

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 2000);
  view_settle (view);
  kept.height = gtk_widget_get_height (GTK_WIDGET (view->form));
  kept.width = gtk_widget_get_width (GTK_WIDGET (view->form));
  g_object_set (view->view, "show-findings", TRUE, NULL);
  g_assert_true (keys_wait_until (has_other_size, &kept));
  view_settle (view);
  g_assert_false (is_whole_in_sight (&kept));
  window_close (view);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init_with_animations ();
  window_fixture_init ();

  g_test_add_func ("/app/kept-sight/whatever-comes", test_whatever_comes);
  g_test_add_func ("/app/kept-sight/scrolled-away", test_scrolled_away);

  return g_test_run ();
}
