/* kaiji-wrap-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-wrap-layout.h"

struct _KaijiWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiWrapLayout, kaiji_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* In pixels. */
#define SPACING 6
#define LINE_SPACING 6

/* The minimum width of an expanding child, if there is room, before it gets a line of its own:
 * about twenty Japanese characters, since a paragraph is unpleasant to write in less. */
#define EXPANDING_WIDTH 260

typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first child of the next line */
  int used;
  int n_expanding;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/* Returns: (nullable): the icon that stands before @child and says what it is */
static GtkWidget *
get_icon (GtkWidget *child)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (child);

  while (before != NULL && !gtk_widget_should_layout (before))
    before = gtk_widget_get_prev_sibling (before);

  return GTK_IS_IMAGE (before) ? before : NULL;
}

static int
get_minimum (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The width at which @child is added to a line: a text is as wide as there is room for beside its
 * icon, which is never parted from it. */
static int
get_basis (GtkWidget *child, int width)
{
  GtkWidget *icon = get_icon (child);
  int minimum, natural;

  if (icon != NULL)
    width -= get_minimum (icon) + SPACING;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    natural = MIN (natural, EXPANDING_WIDTH);

  return MAX (minimum, MIN (natural, width));
}

/* The width that there must be in a line for @child to be added to it. */
static int
get_needed (GtkWidget *child, int width)
{
  GtkWidget *next = get_next (child);
  int basis = get_basis (child, width);

  return GTK_IS_IMAGE (child) && next != NULL ? basis + SPACING + get_basis (next, width) : basis;
}

static gboolean
next_line (GtkWidget *widget, int width, Line *line)
{
  GtkWidget *child = line->end;

  if (child == NULL)
    return FALSE;

  line->first = child;
  line->used = 0;
  line->n_expanding = 0;

  for (; child != NULL; child = get_next (child))
    {
      if (child != line->first)
        {
          if (line->used + SPACING + get_needed (child, width) > width && get_icon (child) == NULL)
            break;
          line->used += SPACING;
        }

      line->used += get_basis (child, width);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line->n_expanding++;
    }

  line->end = child;
  return TRUE;
}

/* The width of @child in its line; expanding children share the remaining width. */
static int
get_child_width (GtkWidget *child, int width, const Line *line)
{
  int basis = get_basis (child, width);

  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return basis;

  return basis + MAX (0, width - line->used) / line->n_expanding;
}

static int
get_line_height (int width, const Line *line)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_child_width (child, width, line),
                          NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = get_next (child))
    {
      GtkWidget *icon = get_icon (child);
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      if (icon != NULL)
        child_minimum += get_minimum (icon) + SPACING;
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  Line line = { .end = skip_hidden (gtk_widget_get_first_child (widget)) };
  int height = 0;

  while (next_line (widget, width, &line))
    height += get_line_height (width, &line) + (height > 0 ? LINE_SPACING : 0);

  return height;
}

static GtkSizeRequestMode
kaiji_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kaiji_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  measure_width (widget, minimum, natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (widget, for_size < 0 ? *natural : for_size);
}

static void
kaiji_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Line line = { .end = skip_hidden (gtk_widget_get_first_child (widget)) };
  int y = 0;

  while (next_line (widget, width, &line))
    {
      int line_height = get_line_height (width, &line);
      int x = 0;

      for (GtkWidget *child = line.first; child != line.end; child = get_next (child))
        {
          int child_width = get_child_width (child, width, &line);

          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ rtl ? width - x - child_width : x, y,
                                                      child_width, line_height },
                                    -1);
          x += child_width + SPACING;
        }

      y += line_height + LINE_SPACING;
    }
}

static void
kaiji_wrap_layout_class_init (KaijiWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = kaiji_wrap_layout_get_request_mode;
  layout_class->measure = kaiji_wrap_layout_measure;
  layout_class->allocate = kaiji_wrap_layout_allocate;
}

static void
kaiji_wrap_layout_init (KaijiWrapLayout *self)
{
}

GtkLayoutManager *
kaiji_wrap_layout_new (void)
{
  return g_object_new (KAIJI_TYPE_WRAP_LAYOUT, NULL);
}
