/* kaiji-filter-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-focus.h"
#include "kaiji-filter-list.h"

struct _KaijiFilterList
{
  AdwBin parent_instance;

  GtkListBox *list_box;

  KaijiFindings *findings;
  const KaijiSection *section;
  GPtrArray *owners; /* of char, sorted */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiFilterList, kaiji_filter_list, ADW_TYPE_BIN)

enum
{
  FILTER_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The fixed filters come first, followed by one for each owner. */
static void
get_filter (KaijiFilterList *self, guint position, KaijiFilter *filter)
{
  filter->kind = MIN (position, KAIJI_FILTER_OWNER);
  filter->owner = position >= KAIJI_FILTER_OWNER
                    ? g_ptr_array_index (self->owners, position - KAIJI_FILTER_OWNER)
                    : NULL;
}

static GtkWidget *
create_row (const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  /* A box would measure a wrapping title a dozen times. */
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), count, 1, 0, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);

  return row;
}

static void
update_row (KaijiFilterList *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, (int) position);
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  KaijiFilter filter;
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  get_filter (self, position, &filter);
  title = kaiji_filter_dup_title (&filter);
  count = g_strdup_printf ("%u", kaiji_filter_count (&filter, self->findings, self->section));
  if (g_str_equal (count, gtk_label_get_label (GTK_LABEL (label))))
    return;

  gtk_label_set_label (GTK_LABEL (label), count);
  /* Translators: what is shown, and how many fields that are, for screen readers. */
  name = g_strdup_printf (_ ("%s: %s"), title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static int
compare_owners (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_owners (KaijiFilterList *self)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (self->findings);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *owners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);
      const char *owner = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER)
                                         : NULL;

      if (owner != NULL && g_hash_table_add (seen, (gpointer) owner))
        g_ptr_array_add (owners, g_strdup (owner));
    }
  g_ptr_array_sort (owners, compare_owners);

  return owners;
}

static gboolean
same_owners (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static void
update (KaijiFilterList *self)
{
  g_autoptr (GPtrArray) owners = list_owners (self);
  GtkListBoxRow *row;

  if (!same_owners (owners, self->owners))
    {
      while ((row = gtk_list_box_get_row_at_index (self->list_box, KAIJI_FILTER_OWNER)) != NULL)
        gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
      g_ptr_array_unref (self->owners);
      self->owners = g_steal_pointer (&owners);
      for (guint i = 0; i < self->owners->len; i++)
        {
          KaijiFilter filter = { KAIJI_FILTER_OWNER, g_ptr_array_index (self->owners, i) };
          g_autofree char *title = kaiji_filter_dup_title (&filter);

          gtk_list_box_append (self->list_box, create_row (title));
        }
    }

  for (guint i = 0; i < KAIJI_FILTER_OWNER + self->owners->len; i++)
    update_row (self, i);
}

static gboolean
on_update_idle (gpointer user_data)
{
  KaijiFilterList *self = user_data;

  self->update_idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Nobody reads the counts at every letter, so they are updated when the program is idle. */
static void
update_later (KaijiFilterList *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_LOW, on_update_idle, self, NULL);
}

static void
on_field_changed (KaijiFilterList *self)
{
  update_later (self);
}

static void
on_row_activated (KaijiFilterList *self, GtkListBoxRow *row)
{
  KaijiFilter filter;

  get_filter (self, (guint) gtk_list_box_row_get_index (row), &filter);
  g_signal_emit (self, signals[FILTER_ACTIVATED], 0, &filter);
}

static void
kaiji_filter_list_dispose (GObject *object)
{
  KaijiFilterList *self = KAIJI_FILTER_LIST (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kaiji_filter_list_parent_class)->dispose (object);
}

static void
kaiji_filter_list_class_init (KaijiFilterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_filter_list_dispose;

  signals[FILTER_ACTIVATED] = g_signal_new ("filter-activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                            G_TYPE_POINTER);

  kaiji_focus_set_single_stop (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-filter-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFilterList, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kaiji_filter_list_init (KaijiFilterList *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_filter_list_set_findings:
 * @findings: the findings of a sheet; set once
 *
 * Counts the fields of the sheet, and follows it.
 */
void
kaiji_filter_list_set_findings (KaijiFilterList *self, KaijiFindings *findings)
{
  g_return_if_fail (KAIJI_IS_FILTER_LIST (self));
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL);

  self->findings = g_object_ref (findings);
  for (guint i = 0; i < KAIJI_FILTER_OWNER; i++)
    {
      KaijiFilter filter = { i, NULL };
      g_autofree char *title = kaiji_filter_dup_title (&filter);

      gtk_list_box_append (self->list_box, create_row (title));
    }

  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  update_later (self);
}

/**
 * kaiji_filter_list_set_section:
 * @section: (nullable): the shown section, or %NULL for all
 *
 * Counts only fields that would be shown.
 */
void
kaiji_filter_list_set_section (KaijiFilterList *self, const KaijiSection *section)
{
  g_return_if_fail (KAIJI_IS_FILTER_LIST (self));

  self->section = section;
  update_later (self);
}

/**
 * kaiji_filter_list_select:
 * @filter: a filter
 *
 * Selects the active filter.
 */
void
kaiji_filter_list_select (KaijiFilterList *self, const KaijiFilter *filter)
{
  guint position;

  g_return_if_fail (KAIJI_IS_FILTER_LIST (self));
  g_return_if_fail (filter != NULL);

  position = filter->kind;
  for (guint i = 0; filter->kind == KAIJI_FILTER_OWNER && i < self->owners->len; i++)
    if (g_strcmp0 (filter->owner, g_ptr_array_index (self->owners, i)) == 0)
      position = KAIJI_FILTER_OWNER + i;

  gtk_list_box_select_row (self->list_box,
                           gtk_list_box_get_row_at_index (self->list_box, (int) position));
}
