/* kaiji-form-scroller.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus-scroll.h"
#include "kaiji-form-anchor.h"
#include "kaiji-form-keeper.h"
#include "kaiji-form-scroller.h"
#include "kaiji-key-scroll.h"

/* The margin above a field that is scrolled to, in pixels. */
#define SCROLL_MARGIN 18

typedef enum
{
  GOAL_NONE,
  GOAL_VALUE,
  GOAL_SEEN,
  GOAL_ALIGNED,
  GOAL_BACK,
} Goal;

struct _KaijiFormScroller
{
  GObject parent_instance;

  KaijiFormSight sight;

  Goal goal;
  double value;       /* the target value, or the part of the row to be above the visible area */
  KaijiFieldRow *row; /* weak */
  KaijiFormAnchor anchor;
  gboolean in_popover; /* the focus is in a popover of the form */
  gboolean has_window_y;
  double window_y; /* where the form begins in its window, by the last layout */
  gboolean cursor_moved;
  GSignalGroup *entry; /* the text of one line that has the focus, if one has */
  KaijiFocusScroll focus_scroll;
  KaijiKeyScroll key_scroll;
  KaijiFormKeeper keeper;
  GdkFrameClock *clock; /* while there is a window */
  gulong layout_handler;
};

G_DEFINE_FINAL_TYPE (KaijiFormScroller, kaiji_form_scroller, G_TYPE_OBJECT)

enum
{
  LAID_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkViewport *
get_viewport (KaijiFormScroller *self)
{
  return GTK_VIEWPORT (gtk_scrolled_window_get_child (self->sight.window));
}

static GtkAdjustment *
get_adjustment (KaijiFormScroller *self)
{
  return gtk_scrolled_window_get_vadjustment (self->sight.window);
}

static void
bring_in_sight (KaijiFormScroller *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds, card_bounds;
  GtkWidget *card = gtk_widget_get_parent (GTK_WIDGET (self->row));
  double top, bottom, sight_begin, sight_end;

  /* The whole card, so that the heading is visible, unless the row is at the end of a long item. */
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->row), self->sight.content, &bounds)
      || !gtk_widget_compute_bounds (card, self->sight.content, &card_bounds))
    return;

  top = bounds.origin.y;
  bottom = top + bounds.size.height;
  if (kaiji_form_sight_get_range (&self->sight, &sight_begin, &sight_end) && top >= sight_begin
      && bottom <= sight_end)
    return;
  if (bottom - card_bounds.origin.y + 2 * SCROLL_MARGIN <= page)
    top = card_bounds.origin.y;

  if (top - SCROLL_MARGIN < value || bottom + SCROLL_MARGIN > value + page)
    gtk_adjustment_set_value (adjustment, top - SCROLL_MARGIN);
}

static void
align (KaijiFormScroller *self)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->row), self->sight.content, &bounds))
    gtk_adjustment_set_value (get_adjustment (self), bounds.origin.y + self->value);
}

/* Rows are built above the visible part, pictures are loaded, a finding appears in the row that was
 * left, a wider window makes lines longer: the visible part stays in place. If nothing has moved,
 * the adjustment is not set, because that ends GTK's own scrolling.
 *
 * Returns: whether the adjustment was set */
static gboolean
keep_anchor (KaijiFormScroller *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double moved = kaiji_form_anchor_find_distance (&self->anchor, &self->sight);

  if (moved == 0)
    return FALSE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + moved);
  kaiji_key_scroll_shift (&self->key_scroll, moved);
  return TRUE;
}

static gboolean
is_in_popover (KaijiFormScroller *self, GtkWidget *part)
{
  return gtk_widget_get_native (part) != gtk_widget_get_native (self->sight.content);
}

/* Returns: (nullable): what has the focus, unless it is in a popover */
static GtkWidget *
find_focus_in_rows (KaijiFormScroller *self)
{
  GtkWidget *focus = kaiji_form_sight_find_focus (&self->sight);

  return focus != NULL && !is_in_popover (self, focus) ? focus : NULL;
}

/* Texts do not scroll the form themselves, so the cursor may be below or above the visible part. */
static void
bring_cursor_in_sight (KaijiFormScroller *self)
{
  GtkWidget *focus = kaiji_form_sight_find_focus (&self->sight);
  double top, bottom, begin, end;

  if (focus != NULL && kaiji_form_sight_locate (&self->sight, self->sight.content, &begin, &end)
      && kaiji_form_sight_locate_cursor (&self->sight, focus, &top, &bottom))
    gtk_adjustment_clamp_page (get_adjustment (self), top - begin - SCROLL_MARGIN,
                               bottom - begin + SCROLL_MARGIN);
}

/* A notice that comes above the form must not push down what one is looking at.
 *
 * Returns: whether the adjustment was set */
static gboolean
keep_on_screen (KaijiFormScroller *self)
{
  GtkWidget *window = GTK_WIDGET (self->sight.window);
  GtkAdjustment *adjustment = get_adjustment (self);
  double x, y;
  double moved;

  if (!gtk_widget_translate_coordinates (window, GTK_WIDGET (gtk_widget_get_root (window)), 0, 0,
                                         &x, &y))
    return FALSE;

  moved = self->has_window_y ? y - self->window_y : 0;
  self->window_y = y;
  self->has_window_y = TRUE;
  if (moved == 0 || self->goal != GOAL_NONE)
    return FALSE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + moved);
  return TRUE;
}

/* The layout is done. Scrolling here causes another layout before the frame is drawn. */
static void
on_layout (KaijiFormScroller *self)
{
  Goal goal = self->goal;
  gint64 now = gdk_frame_clock_get_frame_time (self->clock);
  gboolean cursor_moved = self->cursor_moved;
  gboolean was_stopped = FALSE;
  gboolean was_moved;

  if (gtk_widget_get_height (self->sight.content) == 0)
    return;

  was_moved = keep_on_screen (self);
  /* Before, since what is typed may itself bring a finding or a notice; a target is another place.
   */
  if (cursor_moved)
    kaiji_form_keeper_let_go (&self->keeper);
  kaiji_form_keeper_look (&self->keeper, &self->sight, was_moved, now <= self->focus_scroll.until);
  if (goal != GOAL_NONE)
    kaiji_form_keeper_let_go (&self->keeper);
  self->goal = GOAL_NONE;
  self->cursor_moved = FALSE;
  gtk_viewport_set_scroll_to_focus (get_viewport (self), TRUE);
  if (goal == GOAL_VALUE)
    gtk_adjustment_set_value (get_adjustment (self), self->value);
  else if (self->row != NULL && goal == GOAL_SEEN)
    bring_in_sight (self);
  else if (self->row != NULL && goal == GOAL_ALIGNED)
    align (self);
  else if (goal == GOAL_BACK)
    kaiji_focus_scroll_bring_back (&self->focus_scroll, &self->sight,
                                   kaiji_form_sight_find_focus (&self->sight), now);
  else
    was_stopped = keep_anchor (self) || was_moved;
  was_stopped = kaiji_form_keeper_keep (&self->keeper, &self->sight) || was_stopped;
  if (goal == GOAL_NONE && cursor_moved)
    bring_cursor_in_sight (self);
  if (goal != GOAL_NONE || self->focus_scroll.has_moved)
    self->key_scroll.type = GTK_SCROLL_NONE;
  kaiji_key_scroll_follow (&self->key_scroll, get_adjustment (self), was_stopped, now);
  if (goal == GOAL_NONE)
    kaiji_focus_scroll_follow (&self->focus_scroll, &self->sight, find_focus_in_rows (self),
                               was_stopped, now);
  else
    self->focus_scroll.has_moved = self->focus_scroll.is_new = FALSE;
  kaiji_form_anchor_remember (&self->anchor, &self->sight, self->row);
  kaiji_form_keeper_remember (&self->keeper, &self->sight);
  g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
on_realize (KaijiFormScroller *self)
{
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->sight.window)));
  self->layout_handler = g_signal_connect_swapped (self->clock, "layout", G_CALLBACK (on_layout),
                                                   self);
}

static void
on_unrealize (KaijiFormScroller *self)
{
  g_clear_signal_handler (&self->layout_handler, self->clock);
  g_clear_object (&self->clock);
}

static void
scroll_later (KaijiFormScroller *self, Goal goal, KaijiFieldRow *row, double value)
{
  self->goal = goal;
  self->value = value;
  g_set_weak_pointer (&self->row, row);
  gtk_viewport_set_scroll_to_focus (get_viewport (self), FALSE);
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
kaiji_form_scroller_finalize (GObject *object)
{
  KaijiFormScroller *self = KAIJI_FORM_SCROLLER (object);

  on_unrealize (self);
  kaiji_form_keeper_clear (&self->keeper);
  g_clear_object (&self->entry);
  kaiji_form_anchor_clear (&self->anchor);
  g_clear_weak_pointer (&self->row);

  G_OBJECT_CLASS (kaiji_form_scroller_parent_class)->finalize (object);
}

static void
kaiji_form_scroller_class_init (KaijiFormScrollerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_form_scroller_finalize;

  signals[LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The cursor of an entry; that of a text area is reported by itself. */
static void
on_cursor_moved (KaijiFormScroller *self)
{
  kaiji_form_scroller_follow_cursor (self);
}

static void
kaiji_form_scroller_init (KaijiFormScroller *self)
{
  self->entry = g_signal_group_new (GTK_TYPE_TEXT);
  g_signal_group_connect_swapped (self->entry, "notify::cursor-position",
                                  G_CALLBACK (on_cursor_moved), self);
}

/**
 * kaiji_form_scroller_new:
 * @window: the scrolled window, with a viewport
 * @content: its rows; both must outlive the scroller
 *
 * Returns: (transfer full): a scroller
 */
KaijiFormScroller *
kaiji_form_scroller_new (GtkScrolledWindow *window, GtkWidget *content)
{
  KaijiFormScroller *self;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (window), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  self = g_object_new (KAIJI_TYPE_FORM_SCROLLER, NULL);
  self->sight = (KaijiFormSight){ window, content };
  g_signal_connect_object (window, "realize", G_CALLBACK (on_realize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unrealize", G_CALLBACK (on_unrealize), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_form_scroller_get_sight:
 *
 * Returns: (transfer none): what of the form is visible, and where its parts are
 */
const KaijiFormSight *
kaiji_form_scroller_get_sight (KaijiFormScroller *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SCROLLER (self), NULL);

  return &self->sight;
}

/**
 * kaiji_form_scroller_scroll_to_value:
 *
 * Scrolls to a position from kaiji_form_sight_get_value().
 */
void
kaiji_form_scroller_scroll_to_value (KaijiFormScroller *self, double value)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));

  scroll_later (self, GOAL_VALUE, NULL, value);
}

/**
 * kaiji_form_scroller_scroll_to_row:
 *
 * Scrolls the least distance that shows @row, with its heading if there is room.
 */
void
kaiji_form_scroller_scroll_to_row (KaijiFormScroller *self, KaijiFieldRow *row)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));
  g_return_if_fail (KAIJI_IS_FIELD_ROW (row));

  scroll_later (self, GOAL_SEEN, row, 0);
}

/**
 * kaiji_form_scroller_return:
 *
 * Reports that the focus is about to go back to a control that had it before. If that can be seen,
 * nothing moves.
 */
void
kaiji_form_scroller_return (KaijiFormScroller *self)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));

  scroll_later (self, GOAL_BACK, NULL, 0);
}

/**
 * kaiji_form_scroller_align_row:
 * @offset: an offset from kaiji_form_sight_find_top()
 *
 * Scrolls so that @row is the first visible row.
 */
void
kaiji_form_scroller_align_row (KaijiFormScroller *self, KaijiFieldRow *row, double offset)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));
  g_return_if_fail (KAIJI_IS_FIELD_ROW (row));

  scroll_later (self, GOAL_ALIGNED, row, offset);
}

/**
 * kaiji_form_scroller_follow_cursor:
 *
 * Scrolls the least distance that shows the text cursor, unless another target is pending.
 */
void
kaiji_form_scroller_follow_cursor (KaijiFormScroller *self)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));

  self->cursor_moved = TRUE;
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * kaiji_form_scroller_follow_scroll:
 * @type: what a key asks the scrolled window for, before it does it; vertical
 *
 * Reports that GTK is about to scroll. As long as it does, the target is corrected if rows that are
 * made on the way move it.
 */
void
kaiji_form_scroller_follow_scroll (KaijiFormScroller *self, GtkScrollType type)
{
  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));

  if (self->clock != NULL)
    kaiji_key_scroll_begin (&self->key_scroll, get_adjustment (self), type,
                            gdk_frame_clock_get_frame_time (self->clock));
}

/**
 * kaiji_form_scroller_get_anchor:
 * @y: (out): the place of what stays in place while something above it grows, in pixels of the
 *   content
 *
 * Returns: whether there is such an anchor
 */
gboolean
kaiji_form_scroller_get_anchor (KaijiFormScroller *self, double *y)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SCROLLER (self), FALSE);
  g_return_val_if_fail (y != NULL, FALSE);

  *y = self->anchor.y;
  return self->anchor.widget != NULL;
}

/**
 * kaiji_form_scroller_follow_focus:
 *
 * Reports that the focus has moved in the form. GTK scrolls to it; as long as it does, the target
 * is corrected if the focus has no place yet or gets another one. If it is in an entry, the form
 * follows what is typed there. For the focus in a popover of the form, and when it comes back from
 * there, nothing moves that can be seen. Must be called before GTK scrolls.
 */
void
kaiji_form_scroller_follow_focus (KaijiFormScroller *self)
{
  KaijiFieldRow *row;
  GtkWidget *focus;

  g_return_if_fail (KAIJI_IS_FORM_SCROLLER (self));

  focus = kaiji_form_sight_find_focus (&self->sight);
  if (focus != NULL && is_in_popover (self, focus))
    {
      /* It is seen where it is, however the form is scrolled. */
      self->in_popover = TRUE;
      self->focus_scroll.has_moved = FALSE;
      gtk_viewport_set_scroll_to_focus (get_viewport (self), FALSE);
      return;
    }
  if (self->in_popover && self->goal == GOAL_NONE)
    scroll_later (self, GOAL_BACK, NULL, 0);
  self->in_popover = FALSE;
  g_signal_group_set_target (self->entry, GTK_IS_TEXT (focus) ? focus : NULL);
  row = kaiji_form_sight_find_focused_row (&self->sight);
  if (focus != NULL)
    kaiji_form_keeper_set_control (&self->keeper, focus);
  kaiji_form_keeper_let_go (&self->keeper);
  self->focus_scroll.has_moved = TRUE;
  self->focus_scroll.is_new = row != NULL && gtk_widget_get_height (GTK_WIDGET (row)) == 0;
}
