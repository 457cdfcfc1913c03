/* kaiji-form-builder.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-builder.h"
#include "kaiji-form-section.h"

/* The approximate heights of a section's heading and of a single-line row with its part of its
 * item's heading, in pixels. Measuring takes as long as laying out, and would be done twice. */
#define HEADING_HEIGHT 44
#define ROW_HEIGHT 100

/* How far around the visible part rows are made ahead, in heights of it. */
#define NEAR 2

/* How long rows are built without a break when the program is idle, in microseconds: short enough
 * that a key press is still answered in the same frame. */
#define BUILD_TIME 4000

struct _KaijiFormBuilder
{
  GObject parent_instance;

  GtkWidget *form; /* unowned: the owner of the builder */
  KaijiFormScroller *scroller;
  GPtrArray
    *sections; /* of KaijiFormSection, all sections of the scheme; the shown ones are visible */
  const KaijiItem *items;
  guint n_items;

  double last_value; /* the scroll position when the tick was last run */
  guint tick;        /* runs before the idle source */
  guint idle;
};

G_DEFINE_FINAL_TYPE (KaijiFormBuilder, kaiji_form_builder, G_TYPE_OBJECT)

/* The place of a card in the last layout, in pixels of the form's content. */
typedef struct
{
  KaijiFormSection *section;
  KaijiFormCard *card;
  double top;
  double bottom;
} Place;

static KaijiFormSection *
find_section (KaijiFormBuilder *self, const KaijiItem *item)
{
  return g_ptr_array_index (self->sections, item->group->section->index);
}

static gboolean
is_shown (KaijiFormBuilder *self, const KaijiItem *item)
{
  KaijiFormSection *section = find_section (self, item);

  return gtk_widget_get_visible (GTK_WIDGET (section))
         && kaiji_form_section_shows_item (section, item);
}

/* Fills an item's card if it is shown. Returns: its approximate height, in pixels */
static int
build_item (KaijiFormBuilder *self, const KaijiItem *item)
{
  int height = (int) item->n_fields * ROW_HEIGHT;

  if (!is_shown (self, item))
    return 0;
  if (item->fields == item->group->section->fields)
    height += HEADING_HEIGHT;

  kaiji_form_section_fill_item (find_section (self, item), item);
  return height;
}

/* If the form ends before the screen is full, rows above come into view as well: it is better to
 * build twice as many as too few, since rows built above later would push the end of the form
 * down. */
static void
build_screen (KaijiFormBuilder *self, guint first)
{
  int left = kaiji_form_sight_get_height (kaiji_form_scroller_get_sight (self->scroller));

  for (guint i = first; i < self->n_items && left > 0; i++)
    left -= build_item (self, &self->items[i]);
  for (guint i = first; i > 0 && left > 0; i--)
    left -= build_item (self, &self->items[i - 1]) / 2;
}

/* Returns: (element-type Place): the cards that are laid out, from the top down */
static GArray *
list_places (KaijiFormBuilder *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < self->n_items; i++)
    {
      Place place = { find_section (self, &self->items[i]), NULL, 0, 0 };

      place.card = kaiji_form_section_find_card (place.section, &self->items[i]);
      if (place.card != NULL
          && kaiji_form_sight_locate (kaiji_form_scroller_get_sight (self->scroller),
                                      GTK_WIDGET (place.card), &place.top, &place.bottom))
        g_array_append_val (places, place);
    }

  return places;
}

/* Fills a card. Returns: how much higher it is than estimated, in pixels */
static int
fill (Place *place)
{
  int estimate = kaiji_form_card_get_height (place->card);

  kaiji_form_section_fill_item (place->section, kaiji_form_card_get_item (place->card));
  return kaiji_form_card_get_height (place->card) - estimate;
}

/* Makes the empty ones of some cards lower by @growth pixels in all, each by the same part. */
static void
make_up (Place *places, guint n_places, int growth)
{
  int total = 0;

  for (guint i = 0; i < n_places; i++)
    if (!kaiji_form_card_is_filled (places[i].card))
      total += kaiji_form_card_get_height (places[i].card);

  for (guint i = 0; i < n_places && total > 0 && growth != 0; i++)
    if (!kaiji_form_card_is_filled (places[i].card))
      {
        int height = kaiji_form_card_get_height (places[i].card);
        int share = (int) ((gint64) growth * height / total);

        total -= height;
        growth += kaiji_form_card_adjust_height (places[i].card, height - share);
      }
}

/* Fills the empty ones of some places between @top and @bottom until the time @end, if it is not 0:
 * first those from the anchor down, so that the screen is full before anything above it is filled.
 *
 * @array: (element-type Place): from list_places()
 *
 * Returns: whether any is left */
static gboolean
fill_between (KaijiFormBuilder *self, GArray *array, double top, double bottom, gint64 end)
{
  Place *places = (gpointer) array->data;
  guint n_above = 0;
  double anchor;
  int below = 0, above = 0;
  gboolean done = TRUE;

  if (!kaiji_form_scroller_get_anchor (self->scroller, &anchor))
    anchor = top;
  while (n_above < array->len && places[n_above].top < anchor)
    n_above++;

  for (guint i = n_above; i < array->len && places[i].top + below < bottom && done; i++)
    if (places[i].bottom + below > top && !kaiji_form_card_is_filled (places[i].card))
      {
        done = end == 0 || g_get_monotonic_time () < end;
        if (done)
          below += fill (&places[i]);
      }
  for (guint i = n_above; i > 0 && places[i - 1].bottom - above > top && done; i--)
    if (places[i - 1].top - above < bottom && !kaiji_form_card_is_filled (places[i - 1].card))
      {
        done = end == 0 || g_get_monotonic_time () < end;
        if (done)
          above += fill (&places[i - 1]);
      }
  make_up (places + n_above, array->len - n_above, below);
  make_up (places, n_above, above);

  return !done;
}

/* Returns: whether a card between @top and @bottom is empty */
static gboolean
has_empty (GArray *places, double top, double bottom)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->bottom > top && place->top < bottom && !kaiji_form_card_is_filled (place->card))
        return TRUE;
    }

  return FALSE;
}

/* Returns: whether a shown section has not all its cards, if only empty ones, at the time @end */
static gboolean
add_cards (KaijiFormBuilder *self, gint64 end)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      KaijiFormSection *section = g_ptr_array_index (self->sections, i);

      if (!gtk_widget_get_visible (GTK_WIDGET (section)) || kaiji_form_section_has_cards (section))
        continue;
      if (g_get_monotonic_time () >= end)
        return TRUE;
      kaiji_form_section_add_cards (section);
    }

  return FALSE;
}

static gboolean
get_near (KaijiFormBuilder *self, double *top, double *bottom)
{
  double height;

  if (!kaiji_form_sight_get_range (kaiji_form_scroller_get_sight (self->scroller), top, bottom))
    return FALSE;

  height = *bottom - *top;
  *top -= NEAR * height;
  *bottom += NEAR * height;
  return TRUE;
}

static void build_later (KaijiFormBuilder *self);

/* Returns: whether anything is left that is near */
static gboolean
build_for_a_time (KaijiFormBuilder *self)
{
  gint64 end = g_get_monotonic_time () + BUILD_TIME;
  g_autoptr (GArray) places = NULL;
  double top, bottom;

  if (add_cards (self, end))
    return TRUE;
  if (!get_near (self, &top, &bottom))
    return FALSE;

  places = list_places (self);
  return fill_between (self, places, top, bottom, end);
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiFormBuilder *self = user_data;

  self->idle = 0;
  if (build_for_a_time (self))
    build_later (self);
  return G_SOURCE_REMOVE;
}

/* As long as the form is scrolled, what comes into view is filled anyway, and what else is filled
 * might have to be made up for by scrolling. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KaijiFormBuilder *self = user_data;
  double value = kaiji_form_sight_get_value (kaiji_form_scroller_get_sight (self->scroller));

  if (value != self->last_value)
    {
      self->last_value = value;
      return G_SOURCE_CONTINUE;
    }

  self->tick = 0;
  self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Rows that are built are drawn first: building more would delay that, and only after a layout is
 * it known which ones are in view. */
static void
build_later (KaijiFormBuilder *self)
{
  if (kaiji_form_builder_is_busy (self))
    return;

  self->last_value = kaiji_form_sight_get_value (kaiji_form_scroller_get_sight (self->scroller));
  self->tick = gtk_widget_add_tick_callback (self->form, on_tick, self, NULL);
}

/* Filling causes another layout before the frame is drawn. */
static void
on_laid_out (KaijiFormBuilder *self)
{
  g_autoptr (GArray) places = NULL;
  double top, bottom;

  if (!kaiji_form_sight_get_range (kaiji_form_scroller_get_sight (self->scroller), &top, &bottom))
    return;

  places = list_places (self);
  fill_between (self, places, top, bottom, 0);
  if (!kaiji_form_builder_is_busy (self) && get_near (self, &top, &bottom)
      && has_empty (places, top, bottom))
    build_later (self);
}

static void
kaiji_form_builder_finalize (GObject *object)
{
  KaijiFormBuilder *self = KAIJI_FORM_BUILDER (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->form, self->tick);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->scroller);
  g_ptr_array_unref (self->sections);

  G_OBJECT_CLASS (kaiji_form_builder_parent_class)->finalize (object);
}

static void
kaiji_form_builder_class_init (KaijiFormBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_form_builder_finalize;
}

static void
kaiji_form_builder_init (KaijiFormBuilder *self)
{
}

/**
 * kaiji_form_builder_new:
 * @form: the widget of the rows; it must outlive the builder
 * @scroller: the scroller of the rows
 * @sections: (element-type KaijiFormSection): by the sections' index; those that are visible are
 *   built
 *
 * Returns: (transfer full): a builder
 */
KaijiFormBuilder *
kaiji_form_builder_new (GtkWidget *form,
                        KaijiFormScroller *scroller,
                        KaijiScheme *scheme,
                        GPtrArray *sections)
{
  KaijiFormBuilder *self;

  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);
  g_return_val_if_fail (KAIJI_IS_FORM_SCROLLER (scroller), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (sections != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FORM_BUILDER, NULL);
  self->form = form;
  self->scroller = g_object_ref (scroller);
  self->sections = g_ptr_array_ref (sections);
  self->items = kaiji_scheme_get_items (scheme, &self->n_items);
  g_signal_connect_object (scroller, "laid-out", G_CALLBACK (on_laid_out), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_form_builder_build:
 * @first: (nullable): an item of the scheme, or %NULL for the first
 *
 * Builds the shown items from @first on until the screen is full, and schedules those around.
 */
void
kaiji_form_builder_build (KaijiFormBuilder *self, const KaijiItem *first)
{
  g_return_if_fail (KAIJI_IS_FORM_BUILDER (self));

  build_screen (self, first != NULL ? first->index : 0);
  build_later (self);
}

/**
 * kaiji_form_builder_fill_item:
 * @index: the index of an item in the scheme
 *
 * Makes its rows, unless they are there, and keeps what is visible in place.
 */
void
kaiji_form_builder_fill_item (KaijiFormBuilder *self, guint index)
{
  const KaijiItem *item;
  KaijiFormSection *section;
  KaijiFormCard *card;
  g_autoptr (GArray) places = NULL;
  double top, bottom;

  g_return_if_fail (KAIJI_IS_FORM_BUILDER (self));
  g_return_if_fail (index < self->n_items);

  item = &self->items[index];
  section = find_section (self, item);
  card = kaiji_form_section_find_card (section, item);
  if (card != NULL
      && kaiji_form_sight_locate (kaiji_form_scroller_get_sight (self->scroller), GTK_WIDGET (card),
                                  &top, &bottom))
    {
      places = list_places (self);
      fill_between (self, places, top, bottom, 0);
    }
  kaiji_form_section_fill_item (section, item);
}

/**
 * kaiji_form_builder_fill_end:
 * @last: whether the end, rather than the beginning, is meant
 *
 * Makes the rows of the first or the last screen: the form is about to be scrolled there, and what
 * was estimated wrongly could not be made up for there.
 */
void
kaiji_form_builder_fill_end (KaijiFormBuilder *self, gboolean last)
{
  g_autoptr (GArray) places = NULL;
  double top, bottom;

  g_return_if_fail (KAIJI_IS_FORM_BUILDER (self));

  places = list_places (self);
  if (places->len == 0
      || !kaiji_form_sight_get_range (kaiji_form_scroller_get_sight (self->scroller), &top,
                                      &bottom))
    return;

  if (last)
    {
      double end = g_array_index (places, Place, places->len - 1).bottom;

      fill_between (self, places, end - (bottom - top), end, 0);
    }
  else
    {
      double begin = g_array_index (places, Place, 0).top;

      fill_between (self, places, begin, begin + bottom - top, 0);
    }
}

/**
 * kaiji_form_builder_is_busy:
 *
 * Returns: whether rows are still to be built
 */
gboolean
kaiji_form_builder_is_busy (KaijiFormBuilder *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_BUILDER (self), FALSE);

  return self->tick != 0 || self->idle != 0;
}
