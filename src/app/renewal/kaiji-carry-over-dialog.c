/* kaiji-carry-over-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-text.h"
#include "kaiji-calendar-popover.h"
#include "kaiji-carry-over-dialog.h"
#include "kaiji-compat.h"
#include "kaiji-deadlines.h"
#include "kaiji-partial-date.h"
#include "kaiji-paste.h"
#include "kaiji-today.h"

struct _KaijiCarryOverDialog
{
  AdwWindow parent_instance;

  GtkEditable *date_row;
  GtkMenuButton *calendar_button;
  AdwComboRow *edition_row;
  AdwActionRow *old_row;
  GtkLabel *hint_label;
  GtkLabel *error_label;
  GtkWidget *create_button;

  KaijiSheet *old_sheet;
  GFile *origin;      /* (nullable): the file of old_sheet */
  GPtrArray *schemes; /* the schemes in the edition row */
};

G_DEFINE_FINAL_TYPE (KaijiCarryOverDialog, kaiji_carry_over_dialog, ADW_TYPE_WINDOW)

enum
{
  CARRIED_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns the date in the file's form; the engine rejects texts that are not dates. */
static char *
dup_date (KaijiCarryOverDialog *self)
{
  const char *text = gtk_editable_get_text (self->date_row);
  KaijiPartialDate date;
  const char *rest;

  if (kaiji_partial_date_parse_human (text, &date, &rest) && *rest == '\0')
    return kaiji_partial_date_to_string (&date);

  return g_strdup (text);
}

/* Shows a date in the form's format. */
static void
show_date (KaijiCarryOverDialog *self, const char *date)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (self->old_sheet);
  const KaijiField *field = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_date (date, NULL);
  g_autofree char *written = field != NULL ? kaiji_answer_format (answer, scheme, field) : NULL;

  gtk_editable_set_text (self->date_row, written != NULL ? written : date);
}

static void
on_day_chosen (KaijiCarryOverDialog *self, KaijiCalendarPopover *popover)
{
  KaijiPartialDate date;
  g_autofree char *text = NULL;

  kaiji_calendar_popover_get_date (popover, &date);
  text = kaiji_partial_date_to_string (&date);
  show_date (self, text);
}

static void
on_calendar_opening (GtkMenuButton *button, gpointer user_data)
{
  KaijiCarryOverDialog *self = KAIJI_CARRY_OVER_DIALOG (user_data);
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  g_autofree char *text = dup_date (self);
  KaijiPartialDate date;

  if (popover == NULL)
    {
      popover = GTK_POPOVER (kaiji_calendar_popover_new ());
      g_signal_connect_swapped (popover, "chosen", G_CALLBACK (on_day_chosen), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }

  if (kaiji_partial_date_parse (text, &date) && kaiji_partial_date_is_valid (&date))
    kaiji_calendar_popover_set_date (KAIJI_CALENDAR_POPOVER (popover), &date);
}

static void
on_changed (KaijiCarryOverDialog *self)
{
  gtk_widget_set_sensitive (self->create_button, *gtk_editable_get_text (self->date_row) != '\0');
  gtk_widget_hide (GTK_WIDGET (self->error_label));
}

static void
on_create (KaijiCarryOverDialog *self)
{
  KaijiScheme *scheme = g_ptr_array_index (self->schemes,
                                           adw_combo_row_get_selected (self->edition_row));
  g_autofree char *date = dup_date (self);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *refusal = NULL;
  KaijiCarryOverReport report;

  sheet = kaiji_carry_over (self->old_sheet, scheme, date, &report, &error);
  if (sheet == NULL)
    {
      /* Translators: %s is why, as a part of a sentence. */
      refusal = g_strdup_printf (_ ("No sheet was made: %s"), error->message);
      gtk_label_set_text (self->error_label, refusal);
      gtk_widget_show (GTK_WIDGET (self->error_label));
      gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
      return;
    }

  document = kaiji_document_new_unsaved (sheet);
  kaiji_document_set_origin (document, self->origin);

  /* The dialog is gone before the signal is handled. */
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CARRIED_OVER], 0, document, &report);
  g_object_unref (self);
}

/* Lists every edition of every scheme and selects the newest of the sheet's own scheme. */
static void
list_editions (KaijiCarryOverDialog *self, KaijiSchemeLibrary *library)
{
  KaijiScheme *own = kaiji_sheet_get_scheme (self->old_sheet);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->schemes = kaiji_scheme_library_list (library);
  for (guint i = 0; i < self->schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (self->schemes, i);
      g_autofree char *title = g_strdup_printf ("%s %s", kaiji_scheme_get_short_title (scheme),
                                                kaiji_scheme_get_edition_title (scheme));

      gtk_string_list_append (titles, title);
      if (kaiji_scheme_is_default_edition (scheme)
          && g_str_equal (kaiji_scheme_get_id (scheme), kaiji_scheme_get_id (own)))
        chosen = i;
    }

  adw_combo_row_set_model (self->edition_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->edition_row, chosen);
}

/* Shows which sheet is carried over. */
static void
show_old_sheet (KaijiCarryOverDialog *self)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (self->old_sheet);
  g_autofree char *title = kaiji_sheet_dup_title (self->old_sheet);
  g_autofree char *form = g_strdup_printf ("%s %s", kaiji_scheme_get_short_title (scheme),
                                           kaiji_scheme_get_edition_title (scheme));
  g_autofree char *date = kaiji_deadlines_dup_disclosed (self->old_sheet);
  g_autofree char *disclosed = NULL;

  if (date != NULL)
    /* Translators: the form of a sheet and its disclosure date. */
    disclosed = g_strdup_printf (_ ("%s, disclosed %s"), form, date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->old_row),
                                 *title != '\0' ? title : form);
  adw_action_row_set_subtitle (self->old_row, disclosed != NULL ? disclosed : form);
}

/* Proposes today, since most sheets are disclosed when they are made; if that is too early,
 * explains why it is another day. */
static void
propose_date (KaijiCarryOverDialog *self)
{
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  g_autofree char *date = kaiji_carry_over_propose_date (self->old_sheet, today);
  char today_text[sizeof "2025-11-18"];

  g_date_strftime (today_text, sizeof today_text, "%Y-%m-%d", today);
  show_date (self, date);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), !g_str_equal (date, today_text));
}

static void
kaiji_carry_over_dialog_dispose (GObject *object)
{
  KaijiCarryOverDialog *self = KAIJI_CARRY_OVER_DIALOG (object);

  g_clear_object (&self->old_sheet);
  g_clear_object (&self->origin);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);

  G_OBJECT_CLASS (kaiji_carry_over_dialog_parent_class)->dispose (object);
}

static void
kaiji_carry_over_dialog_class_init (KaijiCarryOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_carry_over_dialog_dispose;

  signals[CARRIED_OVER] = g_signal_new ("carried-over", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        KAIJI_TYPE_DOCUMENT, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-carry-over-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, edition_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_carry_over_dialog_init (KaijiCarryOverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_compat_name_entry_row (self->date_row);
  kaiji_paste_limit_line (GTK_EDITABLE (self->date_row));
  gtk_menu_button_set_create_popup_func (self->calendar_button, on_calendar_opening, self, NULL);
}

/**
 * kaiji_carry_over_dialog_new:
 * @old_sheet: the previous sheet; it is not changed
 * @origin: (nullable): its file, which the new sheet must not replace
 * @library: the schemes to choose from
 * @parent: the window below the dialog
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
GtkWindow *
kaiji_carry_over_dialog_new (KaijiSheet *old_sheet,
                             GFile *origin,
                             KaijiSchemeLibrary *library,
                             GtkWindow *parent)
{
  KaijiCarryOverDialog *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_CARRY_OVER_DIALOG, "transient-for", parent, NULL);
  self->old_sheet = g_object_ref (old_sheet);
  g_set_object (&self->origin, origin);
  list_editions (self, library);
  show_old_sheet (self);
  propose_date (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->date_row));

  return GTK_WINDOW (self);
}
