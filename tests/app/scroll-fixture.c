/* scroll-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-card.h"
#include "print-fixture.h"
#include "scroll-fixture.h"

View *
scroll_open_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);

  return view_new_for_document (document);
}

/* Returns: how far the form can be scrolled */
double
scroll_get_end (View *self)
{
  GtkAdjustment *adjustment = view_get_adjustment (self);

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Returns: how far below the form's top a widget is seen */
double
scroll_get_place (View *self, GtkWidget *widget)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (self->form), 0, 0, &x, &y));
  return y;
}

/* Puts the focus into a control that has no use for the keys that scroll. */
void
scroll_focus_check (View *self)
{
  GtkWidget *check = NULL;

  for (guint i = 0; check == NULL || !gtk_widget_get_mapped (check); i++)
    {
      check = find_widget (GTK_WIDGET (self->form), GTK_TYPE_CHECK_BUTTON, i);
      g_assert_nonnull (check);
    }
  gtk_widget_grab_focus (check);
  view_settle (self);
}

static void
on_painted (Frames *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->view->form));
  GtkWidget *card;

  self->n_frames++;
  for (guint i = 0;
       (card = find_widget (GTK_WIDGET (self->view->form), KAIJI_TYPE_FORM_CARD, i)) != NULL; i++)
    {
      double y = scroll_get_place (self->view, card);

      if (y < height && y + gtk_widget_get_height (card) > 0
          && !kaiji_form_card_is_filled (KAIJI_FORM_CARD (card)))
        g_error ("item %u is seen empty",
                 kaiji_form_card_get_item (KAIJI_FORM_CARD (card))->number);
    }
  if (self->kept != NULL)
    g_assert_cmpfloat_with_epsilon (scroll_get_place (self->view, self->kept), self->kept_y,
                                    SCROLL_SLACK);
}

void
frames_watch (Frames *self, View *view)
{
  self->view = view;
  g_signal_connect_swapped (gtk_widget_get_frame_clock (view->window), "after-paint",
                            G_CALLBACK (on_painted), self);
}

void
frames_end (Frames *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->view->window), self);
  g_assert_cmpuint (self->n_frames, >, 0);
}
