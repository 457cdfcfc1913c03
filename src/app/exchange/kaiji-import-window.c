/* kaiji-import-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-field-chooser.h"
#include "kaiji-import-window.h"
#include "kaiji-proposal-row.h"
#include "kaiji-tab-stop.h"
#include "kaiji-wrap-layout.h"

struct _KaijiImportWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title_widget;
  GtkButton *accept_button;
  GtkToggleButton *same_button;
  GtkLabel *figures_label;
  GtkLabel *new_head;
  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;

  KaijiImportReview *review;
  GtkFilterListModel *shown;
  KaijiProposal *asked; /* (nullable): which field it answers is asked now */
};

G_DEFINE_FINAL_TYPE (KaijiImportWindow, kaiji_import_window, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  KaijiImportWindow *self = user_data;

  switch (kaiji_proposal_get_kind (item))
    {
    case KAIJI_PROPOSAL_SAME:
    case KAIJI_PROPOSAL_MASKED:
      return gtk_toggle_button_get_active (self->same_button);
    default:
      return TRUE;
    }
}

static void
update_page (KaijiImportWindow *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
update_figures (KaijiImportWindow *self)
{
  guint n_taken = kaiji_import_review_count_taken (self->review);
  guint n_same = kaiji_import_review_count (self->review, KAIJI_PROPOSAL_SAME)
                 + kaiji_import_review_count (self->review, KAIJI_PROPOSAL_MASKED);
  g_autofree char *accept = g_strdup_printf (ngettext ("_Take %u Answer", "_Take %u Answers",
                                                       n_taken),
                                             n_taken);
  g_autofree char *same = g_strdup_printf (
    /* Translators: a button that also shows the answers that change nothing. */
    _ ("Show %u _Unchanged"), n_same);
  g_autofree char *figures = g_strdup_printf (
    /* Translators: how many answers of another file are new to a sheet. */
    _ ("%u new, %u different, %u without a place"),
    kaiji_import_review_count (self->review, KAIJI_PROPOSAL_NEW),
    kaiji_import_review_count (self->review, KAIJI_PROPOSAL_DIFFERENT),
    kaiji_import_review_count (self->review, KAIJI_PROPOSAL_UNPLACED));
  gboolean is_reply;

  /* A reply has come even if nothing of it is new, and the sheet remembers that. */
  is_reply = n_taken == 0 && kaiji_import_review_get_request (self->review) != NULL;
  gtk_button_set_label (self->accept_button, is_reply ? _ ("Note the _Reply") : accept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), n_taken > 0 || is_reply);
  gtk_button_set_label (GTK_BUTTON (self->same_button), same);
  gtk_widget_set_sensitive (GTK_WIDGET (self->same_button), n_same > 0);
  gtk_label_set_label (self->figures_label, figures);
}

static void
on_review_changed (KaijiImportWindow *self)
{
  update_figures (self);
  update_page (self);
}

static void
on_same_toggled (KaijiImportWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
on_field_chosen (KaijiImportWindow *self, const KaijiField *field)
{
  g_autoptr (KaijiProposal) proposal = g_steal_pointer (&self->asked);

  if (proposal != NULL)
    kaiji_import_review_set_field (self->review, proposal, field);
}

static void
on_field_wanted (KaijiImportWindow *self, KaijiProposalRow *row)
{
  KaijiProposal *proposal = kaiji_proposal_row_get_proposal (row);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_import_review_get_sheet (self->review));
  const char *source = kaiji_proposal_get_source (proposal);
  GtkWindow *chooser;

  g_set_object (&self->asked, proposal);
  chooser = kaiji_field_chooser_new (scheme,
                                     source != NULL ? source
                                                    : kaiji_proposal_get_new_text (proposal),
                                     kaiji_proposal_get_field (proposal) != NULL,
                                     GTK_WINDOW (self));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_field_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (chooser);
}

/* The heading of its section is over the first that is shown of it. */
static void
show_item (KaijiImportWindow *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  g_autoptr (KaijiProposal) before = NULL;

  if (gtk_list_item_get_item (item) == NULL || position == GTK_INVALID_LIST_POSITION)
    return;

  if (position > 0)
    before = g_list_model_get_item (G_LIST_MODEL (self->shown), position - 1);
  kaiji_proposal_row_set_proposal (KAIJI_PROPOSAL_ROW (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item), before);
}

static void
on_position_changed (KaijiImportWindow *self, GParamSpec *pspec, GtkListItem *item)
{
  show_item (self, item);
}

static void
on_setup (KaijiImportWindow *self, GtkListItem *item)
{
  GtkWidget *row = kaiji_proposal_row_new (self->review);

  g_signal_connect_object (row, "field-wanted", G_CALLBACK (on_field_wanted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (on_position_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (KaijiImportWindow *self, GtkListItem *item)
{
  show_item (self, item);
}

/* The row that has the focus itself, rather than a button in it. */
static KaijiProposalRow *
find_focused_row (KaijiImportWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return KAIJI_IS_PROPOSAL_ROW (child) ? KAIJI_PROPOSAL_ROW (child) : NULL;
}

static gboolean
on_key_pressed (KaijiImportWindow *self, guint key, guint code, GdkModifierType state)
{
  KaijiProposalRow *row;

  if ((key != GDK_KEY_space && key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  row = find_focused_row (self);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  kaiji_proposal_row_toggle (row);
  return GDK_EVENT_STOP;
}

static void
on_take_sure (KaijiImportWindow *self)
{
  kaiji_import_review_take_sure (self->review);
}

static void
on_keep_all (KaijiImportWindow *self)
{
  kaiji_import_review_keep_all (self->review);
}

static void
on_accept (KaijiImportWindow *self)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[ACCEPTED], 0);
  g_object_unref (self);
}

static void
on_accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiImportWindow *self = KAIJI_IMPORT_WINDOW (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->accept_button)))
    on_accept (self);
}

static void
kaiji_import_window_dispose (GObject *object)
{
  KaijiImportWindow *self = KAIJI_IMPORT_WINDOW (object);

  g_clear_object (&self->asked);
  g_clear_object (&self->shown);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (kaiji_import_window_parent_class)->dispose (object);
}

static void
kaiji_import_window_class_init (KaijiImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_import_window_dispose;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  g_type_ensure (KAIJI_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, same_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, figures_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, new_head);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiImportWindow, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_same_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_take_sure);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_all);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);

  gtk_widget_class_install_action (widget_class, "import.accept", NULL, on_accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "import.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_import_window_init (KaijiImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_import_window_new:
 * @review: what was found, beside the sheet
 * @source_name: how the source is called
 * @parent: the window of the sheet
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_import_window_new (KaijiImportReview *review, const char *source_name, GtkWindow *parent)
{
  KaijiImportWindow *self;
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkFilter *filter;

  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (review), NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->review = g_object_ref (review);
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (review)), filter);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (review, "changed", G_CALLBACK (on_review_changed), self,
                           G_CONNECT_SWAPPED);

  adw_window_title_set_subtitle (self->title_widget, source_name);
  gtk_label_set_label (self->new_head, source_name);
  on_review_changed (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->list_view));

  return GTK_WINDOW (self);
}

/**
 * kaiji_import_window_get_review:
 *
 * Returns: (transfer none): what the person reviewed
 */
KaijiImportReview *
kaiji_import_window_get_review (KaijiImportWindow *self)
{
  g_return_val_if_fail (KAIJI_IS_IMPORT_WINDOW (self), NULL);

  return self->review;
}
