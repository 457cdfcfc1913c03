/* kaiji-calendar-popover.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-calendar-popover.h"

struct _KaijiCalendarPopover
{
  GtkPopover parent_instance;

  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (KaijiCalendarPopover, kaiji_calendar_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (KaijiCalendarPopover *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
find_first_day (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "day-number"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *day = find_first_day (child);

      if (day != NULL)
        return day;
    }

  return NULL;
}

/* GtkCalendar's own signal does not suffice: turning its pages may emit it, and a click on the
 * marked day does not. The days are below everything else, without gaps. */
static void
on_released (KaijiCalendarPopover *self, int n_press, double x, double y)
{
  GtkWidget *first_day = find_first_day (GTK_WIDGET (self->calendar));
  graphene_rect_t bounds;

  if (first_day != NULL
      && gtk_widget_compute_bounds (first_day, GTK_WIDGET (self->calendar), &bounds)
      && y >= bounds.origin.y)
    choose (self);
}

/* GtkCalendar's own arrow keys move only a frame, which is not yet the day that Enter chooses. */
static gboolean
move (KaijiCalendarPopover *self, guint key)
{
  static const struct
  {
    guint keys[2];
    int days;
  } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 1 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, -7 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].keys[0] || key == moves[i].keys[1])
      {
        g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
        g_autoptr (GDateTime) other = g_date_time_add_days (day, moves[i].days);

        if (other != NULL)
          gtk_calendar_select_day (self->calendar, other);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_key_pressed (KaijiCalendarPopover *self, guint key, guint keycode, GdkModifierType state)
{
  /* With Control the arrow keys turn months and years. */
  if ((state & GDK_CONTROL_MASK) == 0 && move (self, key))
    return GDK_EVENT_STOP;

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  choose (self);
  return GDK_EVENT_STOP;
}

static void
on_today_clicked (KaijiCalendarPopover *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();

  gtk_calendar_select_day (self->calendar, today);
  choose (self);
}

static void
kaiji_calendar_popover_class_init (KaijiCalendarPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-calendar-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiCalendarPopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_today_clicked);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_calendar_popover_init (KaijiCalendarPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kaiji_calendar_popover_new (void)
{
  return g_object_new (KAIJI_TYPE_CALENDAR_POPOVER, NULL);
}

/**
 * kaiji_calendar_popover_set_date:
 * @date: the date to show; the first day of a month or year without a day
 */
void
kaiji_calendar_popover_set_date (KaijiCalendarPopover *self, const KaijiPartialDate *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (KAIJI_IS_CALENDAR_POPOVER (self));

  day = g_date_time_new_local ((int) date->year, (int) MAX (date->month, 1),
                               (int) MAX (date->day, 1), 0, 0, 0);
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
}

/**
 * kaiji_calendar_popover_get_date:
 * @date: (out caller-allocates): the marked day
 */
void
kaiji_calendar_popover_get_date (KaijiCalendarPopover *self, KaijiPartialDate *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_if_fail (KAIJI_IS_CALENDAR_POPOVER (self));

  day = gtk_calendar_get_date (self->calendar);
  date->year = (guint) g_date_time_get_year (day);
  date->month = (guint) g_date_time_get_month (day);
  date->day = (guint) g_date_time_get_day_of_month (day);
}
