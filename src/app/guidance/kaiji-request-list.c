/* kaiji-request-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kaiji-request-list.h"
#include "kaiji-request.h"
#include "kaiji-text-row.h"

struct _KaijiRequestList
{
  GtkBox parent_instance;

  GtkListBox *requests_box;
};

G_DEFINE_FINAL_TYPE (KaijiRequestList, kaiji_request_list, GTK_TYPE_BOX)

/* The parts of a row that change. */
#define ICON "kaiji-icon"
#define BUTTON "kaiji-button"

static GtkWidget *
create_row (void)
{
  GtkWidget *row = kaiji_text_row_new ();
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  kaiji_text_row_set_prefix (KAIJI_TEXT_ROW (row), icon);
  kaiji_text_row_set_suffix (KAIJI_TEXT_ROW (row), button);
  g_object_set_data (G_OBJECT (row), ICON, icon);
  g_object_set_data (G_OBJECT (row), BUTTON, button);

  return row;
}

/* Rows are kept while there are as many: the one with the focus must not vanish below it. */
static GtkWidget *
get_row (KaijiRequestList *self, guint position)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->requests_box, (int) position));

  if (row == NULL)
    {
      row = create_row ();
      gtk_list_box_append (self->requests_box, row);
    }
  return row;
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *owner)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action,
                                           owner != NULL ? g_variant_new_string (owner) : NULL);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (const char *owner, gboolean is_asked)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, is_asked ? _ ("_Ask Again…") : _ ("_Ask…"), "sheet.ask-owner", owner);
  if (is_asked)
    {
      add_item (menu, _ ("_Take Answers Back…"), "win.import", NULL);
      add_item (menu, _ ("_Forget the Request"), "sheet.forget-request", owner);
    }

  return G_MENU_MODEL (menu);
}

/* A sign for those who look at the list rather than read it; the text says the same. */
static void
show_sign (GtkWidget *icon, gboolean is_asked, const KaijiRequestState *state)
{
  static const char *const styles[] = { "success", "error", "dim-label" };
  const char *name = "kaiji-empty-symbolic";
  const char *style = "dim-label";

  if (state->is_overdue)
    {
      name = "dialog-warning-symbolic";
      style = "error";
    }
  else if (state->n_fields > 0 && state->n_answered == state->n_fields)
    {
      name = "object-select-symbolic";
      style = "success";
    }
  else if (is_asked)
    {
      name = "mail-send-symbolic";
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), name);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (icon, styles[i]);
  gtk_widget_add_css_class (icon, style);
}

static void
show_request (GtkWidget *row, KaijiRequest *request, KaijiSheet *sheet, const GDate *today)
{
  const char *owner = kaiji_request_get_owner (request);
  g_autofree char *text = kaiji_request_describe (request, sheet, today);
  /* Translators: the name of a button; %s is a department or person. */
  g_autofree char *label = g_strdup_printf (_ ("Request to %s"), owner);
  gboolean is_asked = kaiji_request_is_made (request);
  g_autoptr (GMenuModel) menu = create_menu (owner, is_asked);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), BUTTON);
  GtkPopover *popover;
  KaijiRequestState state;

  kaiji_request_get_state (request, sheet, today, &state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), owner);
  kaiji_text_row_set_subtitle (KAIJI_TEXT_ROW (row), text);
  show_sign (g_object_get_data (G_OBJECT (row), ICON), is_asked, &state);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  /* An open menu stays as it is. */
  if (popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (popover)))
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* What can be done about a request is in its menu. */
static void
on_row_activated (KaijiRequestList *self, GtkListBoxRow *row)
{
  gtk_menu_button_popup (g_object_get_data (G_OBJECT (row), BUTTON));
}

static void
kaiji_request_list_class_init (KaijiRequestListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-request-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiRequestList, requests_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
kaiji_request_list_init (KaijiRequestList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_request_list_update:
 * @document: a document
 *
 * Shows who answers what in @document now.
 */
void
kaiji_request_list_update (KaijiRequestList *self, KaijiDocument *document)
{
  KaijiSheet *sheet;
  const GDate *today;
  g_autoptr (GPtrArray) requests = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (KAIJI_IS_REQUEST_LIST (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  sheet = kaiji_document_get_sheet (document);
  today = kaiji_findings_get_today (kaiji_document_get_findings (document));
  requests = kaiji_sheet_list_requests (sheet);
  for (guint i = 0; i < requests->len; i++)
    show_request (get_row (self, i), requests->pdata[i], sheet, today);
  while ((row = gtk_list_box_get_row_at_index (self->requests_box, (int) requests->len)) != NULL)
    gtk_list_box_remove (self->requests_box, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), requests->len > 0);
}
