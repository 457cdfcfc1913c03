/* kaiji-overview.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-deadlines.h"
#include "kaiji-figures.h"
#include "kaiji-focus.h"
#include "kaiji-overview-steps.h"
#include "kaiji-overview.h"
#include "kaiji-partial-date.h"
#include "kaiji-request-list.h"
#include "kaiji-section-heading.h"
#include "kaiji-text-row.h"

struct _KaijiOverview
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *form_label;
  GtkLabel *size_label;
  GtkListBox *steps_box;
  GtkLabel *validity_label;
  GtkListBox *sections_box;
  KaijiRequestList *request_list;

  KaijiDocument *document;
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiOverview, kaiji_overview, ADW_TYPE_BIN)

static GtkWidget *
create_row (void)
{
  GtkWidget *row = kaiji_text_row_new ();

  kaiji_text_row_set_suffix (KAIJI_TEXT_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

/* Rows are kept while there are as many: the one with the focus must not vanish below it. */
static GtkWidget *
get_row (GtkListBox *box, guint position)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (box, (int) position));

  if (row == NULL)
    {
      row = create_row ();
      gtk_list_box_append (box, row);
    }
  return row;
}

static void
show_steps (KaijiOverview *self)
{
  g_autoptr (GArray) steps = kaiji_overview_steps_list (self->document);
  GtkListBoxRow *row;

  for (guint i = 0; i < steps->len; i++)
    {
      const KaijiOverviewStep *step = &g_array_index (steps, KaijiOverviewStep, i);
      GtkActionable *actionable = GTK_ACTIONABLE (get_row (self->steps_box, i));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (actionable), step->title);
      kaiji_text_row_set_subtitle (KAIJI_TEXT_ROW (actionable), step->subtitle);
      gtk_actionable_set_action_name (actionable, NULL);
      gtk_actionable_set_action_target_value (actionable, step->target != NULL
                                                            ? g_variant_new_string (step->target)
                                                            : NULL);
      gtk_actionable_set_action_name (actionable, step->action);
    }

  while ((row = gtk_list_box_get_row_at_index (self->steps_box, (int) steps->len)) != NULL)
    gtk_list_box_remove (self->steps_box, GTK_WIDGET (row));
}

static void
add_figure (GString *text, const char *figure)
{
  /* Translators: between the figures of a section. */
  g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", figure);
}

static void
take_figure (GString *text, char *figure)
{
  add_figure (text, figure);
  g_free (figure);
}

static void
count_optional (KaijiSheet *sheet,
                const KaijiSection *section,
                guint *n_answered,
                guint *n_optional)
{
  *n_answered = *n_optional = 0;
  for (guint i = 0; i < section->n_fields; i++)
    {
      if (section->fields[i].level != KAIJI_LEVEL_OPTIONAL)
        continue;
      *n_optional += 1;
      if (!kaiji_answer_is_empty (kaiji_sheet_get_answer (sheet, &section->fields[i])))
        *n_answered += 1;
    }
}

/* Returns the names of those who supply answers of the section; NULL if nobody is named. */
static char *
dup_owners (KaijiSheet *sheet, const KaijiSection *section)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) owners = g_string_new (NULL);

  for (guint i = 0; i < section->n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &section->fields[i]);
      const char *owner = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER)
                                         : NULL;

      if (owner != NULL && g_hash_table_add (seen, (gpointer) owner))
        g_string_append_printf (owners, "%s%s", owners->len > 0 ? _ (", ") : "", owner);
    }

  return owners->len > 0 ? g_strdup (owners->str) : NULL;
}

static char *
describe_section (KaijiFindings *findings, const KaijiSection *section)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  GString *text = g_string_new (NULL);
  g_autofree char *owners = dup_owners (sheet, section);
  KaijiFigures figures;
  guint n_answered, n_optional;

  if (kaiji_sheet_is_section_excluded (sheet, section))
    {
      add_figure (text, _ ("Left out of this disclosure"));
      return g_string_free (text, FALSE);
    }

  kaiji_figures_count (&figures, findings, section);
  count_optional (sheet, section, &n_answered, &n_optional);
  if (figures.n_required > 0)
    take_figure (text,
                 g_strdup_printf (_ ("Required %u/%u"), figures.n_answered, figures.n_required));
  if (n_optional > 0)
    /* Translators: how many of the optional fields are answered, as in “Optional 3/9”. */
    take_figure (text, g_strdup_printf (_ ("Optional %u/%u"), n_answered, n_optional));
  if (figures.n_to_review > 0)
    take_figure (text, g_strdup_printf (_ ("Review %u"), figures.n_to_review));
  if (figures.n_errors > 0)
    take_figure (text, g_strdup_printf (ngettext ("%u error", "%u errors", figures.n_errors),
                                        figures.n_errors));
  if (owners != NULL)
    take_figure (text, g_strdup_printf (_ ("Owner: %s"), owners));

  return g_string_free (text, FALSE);
}

static void
show_sections (KaijiOverview *self)
{
  KaijiFindings *findings = kaiji_document_get_findings (self->document);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (
    kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document)), &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      GtkWidget *row = get_row (self->sections_box, i);
      g_autofree char *figures = describe_section (findings, &sections[i]);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     kaiji_section_heading_get_title (&sections[i]));
      kaiji_text_row_set_subtitle (KAIJI_TEXT_ROW (row), figures);
    }
}

static void
show_validity (KaijiOverview *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  const GDate *today = kaiji_findings_get_today (kaiji_document_get_findings (self->document));
  g_autofree char *disclosed = kaiji_deadlines_dup_disclosed (sheet);
  g_autoptr (GString) text = g_string_new (NULL);
  KaijiDeadlines deadlines;

  if (disclosed != NULL)
    /* Translators: %s is a date. */
    g_string_append_printf (text, _ ("Disclosed as of %s."), disclosed);
  else
    g_string_append (text, _ ("The date of the disclosure is not set yet."));

  if (kaiji_deadlines_find (sheet, &deadlines))
    {
      g_autofree char *described = kaiji_deadlines_describe (&deadlines, today);
      KaijiPartialDate day = kaiji_partial_date_from_day (&deadlines.renewal);
      g_autofree char *renewal = kaiji_partial_date_describe (&day);

      g_string_append_printf (text, "\n%s", described);
      if (!kaiji_deadlines_is_renewal_due (&deadlines, today))
        {
          g_string_append_c (text, '\n');
          /* Translators: %s is a date. */
          g_string_append_printf (text, _ ("Renewal papers are due from %s."), renewal);
        }
    }

  gtk_label_set_label (self->validity_label, text->str);
}

/* How large the form is, in its own terms. */
static void
show_size (KaijiOverview *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  guint n_items, n_fields, n_answered, n_required;
  g_autofree char *size = NULL;
  g_autofree char *form = NULL;

  kaiji_scheme_get_items (scheme, &n_items);
  kaiji_scheme_get_fields (scheme, &n_fields);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  form = g_strdup_printf ("%s %s", kaiji_scheme_get_title (scheme),
                          kaiji_scheme_get_edition_title (scheme));
  /* Translators: the numbers of items, of fields, and of fields that must be answered. */
  size
    = g_strdup_printf (_ ("The form asks %u items, each with one or more fields: %u in all. %u of "
                          "the fields must be answered, and %u of these are."),
                       n_items, n_fields, n_required, n_answered);
  gtk_label_set_label (self->form_label, form);
  gtk_label_set_label (self->size_label, size);
}

static void
update_top (KaijiOverview *self)
{
  g_autofree char *title = kaiji_document_dup_title (self->document);

  gtk_label_set_label (self->title_label, title);
  show_size (self);
  show_steps (self);
  show_validity (self);
}

static void
update_lists (KaijiOverview *self)
{
  kaiji_request_list_update (self->request_list, self->document);
  show_sections (self);
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiOverview *self = user_data;

  self->update_idle = 0;
  update_top (self);
  update_lists (self);

  return G_SOURCE_REMOVE;
}

/* The lists are many rows, most of them below what is seen: the first frame does not wait for
 * them. */
static gboolean
on_lists_idle (gpointer user_data)
{
  KaijiOverview *self = user_data;

  self->update_idle = 0;
  update_lists (self);

  return G_SOURCE_REMOVE;
}

static void
on_field_changed (KaijiOverview *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_clear_handle_id (&self->update_idle, g_source_remove);
  self->update_idle = g_idle_add (on_idle, self);
}

static void
on_section_row_activated (KaijiOverview *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-section", "i",
                              gtk_list_box_row_get_index (row));
}

static void
kaiji_overview_map (GtkWidget *widget)
{
  KaijiOverview *self = KAIJI_OVERVIEW (widget);

  update_top (self);
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (on_lists_idle, self);

  GTK_WIDGET_CLASS (kaiji_overview_parent_class)->map (widget);
}

static gboolean
kaiji_overview_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (KAIJI_OVERVIEW (widget)->steps_box, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
kaiji_overview_dispose (GObject *object)
{
  KaijiOverview *self = KAIJI_OVERVIEW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_overview_parent_class)->dispose (object);
}

static void
kaiji_overview_class_init (KaijiOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_overview_dispose;
  widget_class->map = kaiji_overview_map;
  kaiji_focus_set_entry (widget_class, kaiji_overview_grab_focus);

  g_type_ensure (KAIJI_TYPE_REQUEST_LIST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, form_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, size_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, steps_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, validity_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, sections_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiOverview, request_list);
  gtk_widget_class_bind_template_callback (widget_class, on_section_row_activated);
}

static void
kaiji_overview_init (KaijiOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_overview_new:
 * @document: a document
 *
 * Returns: (transfer floating): its overview
 */
KaijiOverview *
kaiji_overview_new (KaijiDocument *document)
{
  KaijiOverview *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_OVERVIEW, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  /* Before it is measured for the first time, as measuring text is what takes long. */
  update_top (self);

  return self;
}
