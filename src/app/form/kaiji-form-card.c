/* kaiji-form-card.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-card.h"
#include "kaiji-form-label.h"

/* The approximate heights of an item's heading with the padding around it and of a field's row, in
 * pixels: what they are in the certification's sheets. */
#define HEADING_HEIGHT 36
#define ROW_HEIGHT 115

struct _KaijiFormCard
{
  GtkWidget parent_instance;

  KaijiFindings *findings;
  const KaijiItem *item;
  KaijiFieldRow **rows; /* by field; NULL until the card is filled */
  guint n_shown;
  int estimate; /* of the height, in pixels */
  int height;   /* while the card is empty, in pixels */
};

G_DEFINE_FINAL_TYPE (KaijiFormCard, kaiji_form_card, GTK_TYPE_WIDGET)

/* A single label: a box of two is measured many times if one of them wraps. */
static GtkWidget *
create_heading (const KaijiItem *item)
{
  const char *separator = *item->group->title != '\0' && *item->title != '\0' ? " › " : "";
  g_autofree char *text = g_strdup_printf ("%u\u2003%s%s%s", item->number, item->group->title,
                                           separator, item->title);
  GtkWidget *label = kaiji_form_label_new (text);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "item-heading");

  return label;
}

static void
set_height (KaijiFormCard *self, int height)
{
  self->height = height;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, height);
}

static gboolean
kaiji_form_card_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KaijiFormCard *self = KAIJI_FORM_CARD (widget);

  if (self->rows == NULL)
    gtk_widget_activate_action (widget, "form.fill-item", "u", self->item->index);

  return GTK_WIDGET_CLASS (kaiji_form_card_parent_class)->focus (widget, direction);
}

static void
kaiji_form_card_dispose (GObject *object)
{
  KaijiFormCard *self = KAIJI_FORM_CARD (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kaiji_form_card_parent_class)->dispose (object);
}

static void
kaiji_form_card_class_init (KaijiFormCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_form_card_dispose;
  widget_class->focus = kaiji_form_card_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kaiji_form_card_init (KaijiFormCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "item");
}

/**
 * kaiji_form_card_new:
 * @findings: the findings of a sheet
 * @item: an item of the sheet's scheme
 *
 * Returns: (transfer floating): an empty card, hidden until it is told which fields it shows
 */
KaijiFormCard *
kaiji_form_card_new (KaijiFindings *findings, const KaijiItem *item)
{
  KaijiFormCard *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FORM_CARD, "visible", FALSE, NULL);
  self->findings = g_object_ref (findings);
  self->item = item;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  -1);

  return self;
}

/**
 * kaiji_form_card_get_item:
 *
 * Returns: (transfer none): the item of the card
 */
const KaijiItem *
kaiji_form_card_get_item (KaijiFormCard *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_CARD (self), NULL);

  return self->item;
}

/**
 * kaiji_form_card_fill:
 *
 * Makes heading and rows, unless they are there. Which rows are shown must be told afterwards.
 */
void
kaiji_form_card_fill (KaijiFormCard *self)
{
  g_return_if_fail (KAIJI_IS_FORM_CARD (self));

  if (self->rows != NULL)
    return;

  self->rows = g_new0 (KaijiFieldRow *, self->item->n_fields);
  gtk_widget_set_parent (create_heading (self->item), GTK_WIDGET (self));
  for (guint i = 0; i < self->item->n_fields; i++)
    {
      self->rows[i] = kaiji_field_row_new (self->findings, &self->item->fields[i]);
      if (i > 0)
        gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), GTK_WIDGET (self));
      gtk_widget_set_parent (GTK_WIDGET (self->rows[i]), GTK_WIDGET (self));
    }
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
}

/**
 * kaiji_form_card_is_filled:
 *
 * Returns: whether heading and rows are there
 */
gboolean
kaiji_form_card_is_filled (KaijiFormCard *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_CARD (self), FALSE);

  return self->rows != NULL;
}

/**
 * kaiji_form_card_find_row:
 * @field: a field of the card's item
 *
 * Returns: (transfer none) (nullable): its row, if the card is filled
 */
KaijiFieldRow *
kaiji_form_card_find_row (KaijiFormCard *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_FORM_CARD (self), NULL);
  g_return_val_if_fail (field != NULL && field->item == self->item, NULL);

  return self->rows != NULL ? self->rows[field - self->item->fields] : NULL;
}

/**
 * kaiji_form_card_show_fields:
 * @shown: (array): by field of the item, whether its row is shown
 *
 * Shows only some of the rows, with a line between any two of them, and no card without rows.
 */
void
kaiji_form_card_show_fields (KaijiFormCard *self, const gboolean *shown)
{
  guint n_shown = 0;

  g_return_if_fail (KAIJI_IS_FORM_CARD (self));
  g_return_if_fail (shown != NULL);

  for (guint i = 0; i < self->item->n_fields; i++)
    {
      if (self->rows != NULL)
        {
          GtkWidget *row = GTK_WIDGET (self->rows[i]);

          gtk_widget_set_visible (row, shown[i]);
          if (i > 0)
            gtk_widget_set_visible (gtk_widget_get_prev_sibling (row), shown[i] && n_shown > 0);
        }
      if (shown[i])
        n_shown++;
    }
  /* A height that was adjusted is kept as long as the same is shown. */
  if (self->rows == NULL && n_shown != self->n_shown)
    {
      self->estimate = HEADING_HEIGHT + (int) n_shown * ROW_HEIGHT;
      set_height (self, self->estimate);
    }
  self->n_shown = n_shown;
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
}

/**
 * kaiji_form_card_adjust_height:
 * @height: the wanted height of an empty card, in pixels
 *
 * Changes the height of an empty card, but not beyond half or double of what is likely.
 *
 * Returns: by how much it is higher now, in pixels
 */
int
kaiji_form_card_adjust_height (KaijiFormCard *self, int height)
{
  int before;

  g_return_val_if_fail (KAIJI_IS_FORM_CARD (self), 0);
  g_return_val_if_fail (self->rows == NULL, 0);

  before = self->height;
  set_height (self, CLAMP (height, self->estimate / 2, self->estimate * 2));
  return self->height - before;
}

/**
 * kaiji_form_card_get_height:
 *
 * Returns: the height that the card will have in the next layout, in pixels: of an empty one that
 *   which was set, of another what the rows need at the width of the last layout
 */
int
kaiji_form_card_get_height (KaijiFormCard *self)
{
  graphene_rect_t bounds;
  int minimum, height;

  g_return_val_if_fail (KAIJI_IS_FORM_CARD (self), 0);

  if (self->rows == NULL
      || !gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (self), &bounds)
      || bounds.size.width == 0)
    return self->height;

  /* The last layout had no rows in it, so it may have been narrower than they can be. */
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL,
                      MAX ((int) bounds.size.width, minimum), &height, NULL, NULL, NULL);
  return height;
}
