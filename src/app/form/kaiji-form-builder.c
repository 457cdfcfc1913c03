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

  guint tick; /* runs before the idle source */
  guint idle;
};

G_DEFINE_FINAL_TYPE (KaijiFormBuilder, kaiji_form_builder, G_TYPE_OBJECT)

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

/* Builds an item if it is shown and not built yet. Returns: its approximate height, in pixels */
static int
build_item (KaijiFormBuilder *self, const KaijiItem *item)
{
  int height = (int) item->n_fields * ROW_HEIGHT;

  if (!is_shown (self, item))
    return 0;
  if (item->fields == item->group->section->fields)
    height += HEADING_HEIGHT;

  kaiji_form_section_build_item (find_section (self, item), item);
  return height;
}

/* If the form ends before the screen is full, rows above come into view as well: it is better to
 * build twice as many as too few, since rows built above later would push the end of the form
 * down. */
static void
build_screen (KaijiFormBuilder *self, guint first)
{
  int left = kaiji_form_scroller_get_height (self->scroller);

  for (guint i = first; i < self->n_items && left > 0; i++)
    left -= build_item (self, &self->items[i]);
  for (guint i = first; i > 0 && left > 0; i--)
    left -= build_item (self, &self->items[i - 1]) / 2;
}

/* Items from @first on come first, so that the screen is full before anything above is built. */
static const KaijiItem *
find_unbuilt (KaijiFormBuilder *self, guint first)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      const KaijiItem *item = &self->items[(first + i) % self->n_items];

      if (is_shown (self, item) && !kaiji_form_section_has_item (find_section (self, item), item))
        return item;
    }

  return NULL;
}

static void build_later (KaijiFormBuilder *self);

/* Builds until the time is up. Returns: whether anything is left to build */
static gboolean
build_some (KaijiFormBuilder *self)
{
  gint64 end = g_get_monotonic_time () + BUILD_TIME;
  KaijiFieldRow *anchor = kaiji_form_scroller_get_anchor (self->scroller);
  guint anchor_index = anchor != NULL ? kaiji_field_row_get_field (anchor)->item->index : 0;

  do
    {
      const KaijiItem *item = find_unbuilt (self, anchor_index);

      if (item == NULL)
        return FALSE;
      build_item (self, item);
    }
  while (g_get_monotonic_time () < end);

  return TRUE;
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiFormBuilder *self = user_data;

  self->idle = 0;
  if (build_some (self))
    build_later (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KaijiFormBuilder *self = user_data;

  self->tick = 0;
  self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Rows that are built are drawn first: building more would delay that, and only after a layout is
 * it known which ones are in view. */
static void
build_later (KaijiFormBuilder *self)
{
  if (!kaiji_form_builder_is_busy (self))
    self->tick = gtk_widget_add_tick_callback (self->form, on_tick, self, NULL);
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

  return self;
}

/**
 * kaiji_form_builder_build:
 * @first: (nullable): an item of the scheme, or %NULL for the first
 *
 * Builds the shown items from @first on until the screen is full, and schedules the rest.
 */
void
kaiji_form_builder_build (KaijiFormBuilder *self, const KaijiItem *first)
{
  g_return_if_fail (KAIJI_IS_FORM_BUILDER (self));

  build_screen (self, first != NULL ? first->index : 0);
  build_later (self);
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
