/* kaiji-section-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-section-list.h"
#include "kaiji-section-row.h"

/* About as many rows as a side bar shows at first; each takes a while to be measured, and a form
 * may have a hundred sections. */
#define N_FIRST_ROWS 24

struct _KaijiSectionList
{
  AdwBin parent_instance;

  GtkListBox *list_box;

  KaijiFindings *findings;
  guint n_rows; /* made so far */
  guint rows_idle;
};

G_DEFINE_FINAL_TYPE (KaijiSectionList, kaiji_section_list, ADW_TYPE_BIN)

/* Makes rows until there are @n_wanted, or one for each section. */
static void
make_rows (KaijiSectionList *self, guint n_wanted)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (self->findings);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  /* The row of all sections comes first. */
  for (guint n = MIN (n_wanted, n_sections + 1); self->n_rows < n; self->n_rows++)
    {
      const KaijiSection *section = self->n_rows > 0 ? &sections[self->n_rows - 1] : NULL;
      GtkWidget *row = kaiji_section_row_new (section);

      kaiji_section_row_update (KAIJI_SECTION_ROW (row), self->findings);
      gtk_list_box_append (self->list_box, row);
    }
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiSectionList *self = user_data;

  self->rows_idle = 0;
  make_rows (self, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static KaijiSectionRow *
get_row (KaijiSectionList *self, const KaijiSection *section)
{
  guint position = section != NULL ? section->index + 1 : 0;

  make_rows (self, position + 1);

  return KAIJI_SECTION_ROW (gtk_list_box_get_row_at_index (self->list_box, (int) position));
}

static void
update_all (KaijiSectionList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    kaiji_section_row_update (KAIJI_SECTION_ROW (row), self->findings);
}

static void
on_field_changed (KaijiSectionList *self, const KaijiField *field)
{
  if (field == NULL)
    {
      update_all (self);
      return;
    }

  kaiji_section_row_update (get_row (self, NULL), self->findings);
  kaiji_section_row_update (get_row (self, kaiji_field_get_section (field)), self->findings);
}

static void
on_row_activated (KaijiSectionList *self, KaijiSectionRow *row)
{
  const KaijiSection *section = kaiji_section_row_get_section (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-section", "i",
                              section != NULL ? (int) section->index : -1);
}

static void
kaiji_section_list_dispose (GObject *object)
{
  KaijiSectionList *self = KAIJI_SECTION_LIST (object);

  g_clear_handle_id (&self->rows_idle, g_source_remove);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kaiji_section_list_parent_class)->dispose (object);
}

static void
kaiji_section_list_class_init (KaijiSectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_section_list_dispose;

  kaiji_focus_set_single_stop (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-section-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionList, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kaiji_section_list_init (KaijiSectionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_section_list_set_findings:
 * @findings: the findings of a sheet; set once
 *
 * Lists the sections of the sheet, and follows it.
 */
void
kaiji_section_list_set_findings (KaijiSectionList *self, KaijiFindings *findings)
{
  g_return_if_fail (KAIJI_IS_SECTION_LIST (self));
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL);

  self->findings = g_object_ref (findings);
  make_rows (self, N_FIRST_ROWS);
  self->rows_idle = g_idle_add (on_idle, self);

  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kaiji_section_list_select:
 * @section: (nullable): a section of the sheet's scheme, or %NULL for all
 *
 * Selects the shown section.
 */
void
kaiji_section_list_select (KaijiSectionList *self, const KaijiSection *section)
{
  g_return_if_fail (KAIJI_IS_SECTION_LIST (self));
  g_return_if_fail (self->findings != NULL);

  gtk_list_box_select_row (self->list_box, GTK_LIST_BOX_ROW (get_row (self, section)));
}
