/* kaiji-findings-group.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "kaiji-findings-group.h"
#include "kaiji-section-heading.h"

struct _KaijiFindingsGroup
{
  GObject parent_instance;

  const KaijiSection *section; /* (nullable) */
  GtkFilterListModel *findings;
};

G_DEFINE_FINAL_TYPE (KaijiFindingsGroup, kaiji_findings_group, G_TYPE_OBJECT)

static gboolean
is_of_section (gpointer item, gpointer user_data)
{
  const KaijiSection *section = user_data;
  const KaijiField *field = kaiji_finding_get_field (item);

  return (field != NULL ? kaiji_field_get_section (field) : NULL) == section;
}

static gboolean
has_findings (gpointer item, gpointer user_data)
{
  KaijiFindingsGroup *group = item;

  return g_list_model_get_n_items (G_LIST_MODEL (group->findings)) > 0;
}

static void
on_items_changed (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
kaiji_findings_group_dispose (GObject *object)
{
  g_clear_object (&KAIJI_FINDINGS_GROUP (object)->findings);

  G_OBJECT_CLASS (kaiji_findings_group_parent_class)->dispose (object);
}

static void
kaiji_findings_group_class_init (KaijiFindingsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_findings_group_dispose;
}

static void
kaiji_findings_group_init (KaijiFindingsGroup *self)
{
}

/* @section is of the scheme, which the findings keep. */
static KaijiFindingsGroup *
create (GListModel *findings, const KaijiSection *section)
{
  KaijiFindingsGroup *self = g_object_new (KAIJI_TYPE_FINDINGS_GROUP, NULL);
  GtkCustomFilter *filter = gtk_custom_filter_new (is_of_section, (gpointer) section, NULL);

  self->section = section;
  self->findings = gtk_filter_list_model_new (g_object_ref (findings), GTK_FILTER (filter));

  return self;
}

/**
 * kaiji_findings_group_list:
 * @findings: (element-type KaijiFinding): findings of a sheet
 * @scheme: the scheme of that sheet
 *
 * Groups findings by section, in the order of the form. What is no field of the form comes last.
 *
 * Returns: (transfer full) (element-type KaijiFindingsGroup): the groups that have findings, which
 *   follow @findings
 */
GListModel *
kaiji_findings_group_list (GListModel *findings, KaijiScheme *scheme)
{
  GListStore *groups;
  GtkFilter *filter;
  const KaijiSection *sections;
  guint n_sections;

  g_return_val_if_fail (G_IS_LIST_MODEL (findings), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);

  groups = g_list_store_new (KAIJI_TYPE_FINDINGS_GROUP);
  filter = GTK_FILTER (gtk_custom_filter_new (has_findings, NULL, NULL));
  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  for (guint i = 0; i <= n_sections; i++)
    {
      g_autoptr (KaijiFindingsGroup) group = create (findings,
                                                     i < n_sections ? &sections[i] : NULL);

      g_signal_connect_object (group->findings, "items-changed", G_CALLBACK (on_items_changed),
                               filter, G_CONNECT_SWAPPED);
      g_list_store_append (groups, group);
    }

  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (groups), filter));
}

/**
 * kaiji_findings_group_get_title:
 *
 * Returns: (transfer none): the title of its section
 */
const char *
kaiji_findings_group_get_title (KaijiFindingsGroup *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS_GROUP (self), NULL);

  /* Translators: heads the findings on answers for which the form has no field. */
  return self->section != NULL ? kaiji_section_heading_get_title (self->section)
                               : _ ("Not in This Form");
}

/**
 * kaiji_findings_group_get_findings:
 *
 * Returns: (transfer none) (element-type KaijiFinding): its findings
 */
GListModel *
kaiji_findings_group_get_findings (KaijiFindingsGroup *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS_GROUP (self), NULL);

  return G_LIST_MODEL (self->findings);
}
