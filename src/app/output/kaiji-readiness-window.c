/* kaiji-readiness-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-finding-row.h"
#include "kaiji-finding-style.h"
#include "kaiji-readiness-window.h"
#include "kaiji-readiness.h"
#include "kaiji-tab-stop.h"
#include "kaiji-wrap-layout.h"

struct _KaijiReadinessWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title_widget;
  GtkStack *stack;
  GtkWidget *ready_page;
  GtkWidget *list_page;
  GtkListBox *list;
  GtkCheckButton *draft_button;
  GtkButton *export_button;

  KaijiDocument *document;
  KaijiAudience audience;
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiReadinessWindow, kaiji_readiness_window, ADW_TYPE_WINDOW)

/* The subject of a row. */
typedef struct
{
  KaijiReadinessKind kind;
  guint n_of_kind;
  KaijiFinding *finding;
} Line;

static const struct
{
  const char *title;
  gboolean says_all; /* what is found is the same for every field, and the title says it */
} kinds[KAIJI_N_READINESS_KINDS] = {
  [KAIJI_READINESS_MISSING] = { N_ ("Required and still empty"), TRUE },
  [KAIJI_READINESS_LIMIT] = { N_ ("Over the limit"), FALSE },
  [KAIJI_READINESS_ERROR] = { N_ ("Errors"), FALSE },
  [KAIJI_READINESS_REVIEW] = { N_ ("Carried over and not confirmed"), TRUE },
  [KAIJI_READINESS_OLD] = { N_ ("Figures older than a year"), FALSE },
  [KAIJI_READINESS_WARNING] = { N_ ("Warnings"), FALSE },
  [KAIJI_READINESS_EVIDENCE] = { N_ ("Answers without evidence"), TRUE },
  [KAIJI_READINESS_ACKNOWLEDGED] = { N_ ("Acknowledged"), FALSE },
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->finding);
  g_free (line);
}

static const Line *
get_line (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "line");
}

static void
add_line (KaijiReadinessWindow *self,
          KaijiReadinessKind kind,
          guint n_of_kind,
          KaijiFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = kaiji_finding_row_new ();
  Line *line = g_new0 (Line, 1);
  g_autofree char *text = NULL;

  line->kind = kind;
  line->n_of_kind = n_of_kind;
  line->finding = g_object_ref (finding);
  kaiji_finding_row_set_finding (KAIJI_FINDING_ROW (child), finding);
  kaiji_finding_row_set_shows_message (KAIJI_FINDING_ROW (child), !kinds[kind].says_all);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  text = kaiji_finding_style_dup_line (finding);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "line", line, line_free);
  gtk_list_box_append (self->list, row);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const Line *line = get_line (row);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (before != NULL && get_line (before)->kind == line->kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  /* Translators: what is to be done, and how many there are of it. */
  text = g_strdup_printf (_ ("%s: %u"), _ (kinds[line->kind].title), line->n_of_kind);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "readiness-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
update (KaijiReadinessWindow *self)
{
  KaijiFindings *findings = kaiji_document_get_findings (self->document);
  gboolean is_ready;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (KaijiReadinessKind kind = 0; kind < KAIJI_N_READINESS_KINDS; kind++)
    {
      g_autoptr (GPtrArray) list = kaiji_readiness_list (findings, kind);

      for (guint i = 0; i < list->len; i++)
        add_line (self, kind, list->len, list->pdata[i]);
    }

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child (self->stack, row != NULL ? self->list_page : self->ready_page);
  is_ready = kaiji_readiness_is_ready (findings);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_button), !is_ready);
  if (is_ready)
    gtk_check_button_set_active (self->draft_button, FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), row != NULL ? row : GTK_WIDGET (self->export_button));
}

static gboolean
on_update_idle (gpointer user_data)
{
  KaijiReadinessWindow *self = user_data;

  self->update_idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* A fix was made here; the button that made it is still being pressed. */
static void
on_field_changed (KaijiReadinessWindow *self)
{
  if (self->update_idle == 0)
    self->update_idle = g_idle_add (on_update_idle, self);
}

/* The window is gone before what comes next appears. Takes @parameter, if it is floating. */
static void
go_on (KaijiReadinessWindow *self, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GVariant) kept = g_variant_ref_sink (parameter);

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, kept);
}

static void
on_row_activated (KaijiReadinessWindow *self, GtkListBoxRow *row)
{
  /* An answer to a field that the form does not have cannot be gone to. */
  if (kaiji_finding_get_field (get_line (row)->finding) != NULL)
    go_on (self, "sheet.show-finding",
           g_variant_new_string (kaiji_finding_get_field_id (get_line (row)->finding)));
}

static void
on_print (KaijiReadinessWindow *self)
{
  go_on (self, "sheet.print-as",
         g_variant_new_boolean (gtk_check_button_get_active (self->draft_button)));
}

static void
on_export (KaijiReadinessWindow *self)
{
  go_on (self, "sheet.export-as",
         g_variant_new ("(ub)", self->audience, gtk_check_button_get_active (self->draft_button)));
}

static void
kaiji_readiness_window_dispose (GObject *object)
{
  KaijiReadinessWindow *self = KAIJI_READINESS_WINDOW (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_readiness_window_parent_class)->dispose (object);
}

static void
kaiji_readiness_window_class_init (KaijiReadinessWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_readiness_window_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  g_type_ensure (KAIJI_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-readiness-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, ready_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, draft_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiReadinessWindow, export_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_readiness_window_init (KaijiReadinessWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * kaiji_readiness_window_new:
 * @document: the sheet to check
 * @audience: the audience that an exported PDF is for
 * @actions: the actions of the sheet, which the fixes of findings are among
 * @parent: the window that shows it, with @actions installed as `sheet`
 *
 * Returns: (transfer none): the check before handing in, not presented yet. A draft is proposed if
 *   something is missing, wrong or not confirmed.
 */
GtkWindow *
kaiji_readiness_window_new (KaijiDocument *document,
                            KaijiAudience audience,
                            GActionGroup *actions,
                            GtkWindow *parent)
{
  KaijiReadinessWindow *self;
  KaijiFindings *findings;
  g_autofree char *title = NULL;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_ACTION_GROUP (actions), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (KAIJI_TYPE_READINESS_WINDOW, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->audience = audience;
  findings = kaiji_document_get_findings (document);
  title = kaiji_document_dup_title (document);
  adw_window_title_set_subtitle (self->title_widget, title);
  if (audience == KAIJI_AUDIENCE_PUBLIC)
    gtk_button_set_label (self->export_button, _ ("_Export Public Version to PDF…"));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", actions);
  /* The guide, which findings have a button for. The window itself is none of the application's:
   * its keys would do what they do in the window of the sheet. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "app",
                                  G_ACTION_GROUP (gtk_window_get_application (parent)));
  gtk_check_button_set_active (self->draft_button, !kaiji_readiness_is_final (findings));
  update (self);
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
