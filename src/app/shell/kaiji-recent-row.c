/* kaiji-recent-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-deadlines.h"
#include "kaiji-file-name.h"
#include "kaiji-partial-date.h"
#include "kaiji-recent-row.h"
#include "kaiji-sheet-file.h"
#include "kaiji-today.h"
#include "kaiji-wrap-layout.h"

struct _KaijiRecentRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *date_label;
  GtkLabel *file_label;
  GtkLabel *days_label;
  GtkLabel *review_label;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkLevelBar *level_bar;
  GtkWidget *carry_over_button;

  GFile *file;
};

G_DEFINE_FINAL_TYPE (KaijiRecentRow, kaiji_recent_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CARRY_OVER,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Shows the rest of the term once it is relevant, and the next step. */
static void
show_days (KaijiRecentRow *self, const KaijiDeadlines *deadlines, const GDate *today)
{
  int days = kaiji_deadlines_get_days_left (deadlines, today);
  g_autofree char *text = NULL;

  if (!kaiji_deadlines_is_renewal_due (deadlines, today))
    return;

  if (days < 0)
    text = g_strdup (_ ("Expired"));
  else
    text = g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
  gtk_label_set_label (self->days_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->days_label), days < 0 ? "error" : "warning");
  gtk_widget_show (GTK_WIDGET (self->days_label));
  gtk_widget_show (self->carry_over_button);
}

static void
show_dates (KaijiRecentRow *self, KaijiSheet *sheet)
{
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  KaijiDeadlines deadlines;
  KaijiPartialDate last_day;
  g_autofree char *date = kaiji_deadlines_dup_disclosed (sheet);
  g_autofree char *until = NULL;
  g_autofree char *text = NULL;

  if (kaiji_deadlines_find (sheet, &deadlines))
    {
      last_day = kaiji_partial_date_from_day (&deadlines.until);
      until = kaiji_partial_date_describe (&last_day);
      /* Translators: two dates of a sheet. */
      text = g_strdup_printf (_ ("Disclosed %s, valid until %s"), date, until);
      show_days (self, &deadlines, today);
    }
  else if (date != NULL)
    {
      /* Translators: %s is a date. */
      text = g_strdup_printf (_ ("Disclosed %s"), date);
    }
  else
    {
      text = g_strdup (_ ("Without disclosure date yet"));
    }

  gtk_label_set_label (self->date_label, text);
  gtk_widget_show (GTK_WIDGET (self->date_label));
}

static void
show_progress (KaijiRecentRow *self, KaijiSheet *sheet)
{
  guint n_answered, n_required;
  g_autofree char *text = NULL;

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  /* Translators: how many of the required fields are answered, as in “Required 71/92”. */
  text = g_strdup_printf (_ ("Required %u/%u"), n_answered, n_required);
  gtk_label_set_label (self->progress_label, text);
  gtk_level_bar_set_max_value (self->level_bar, MAX (n_required, 1));
  gtk_level_bar_set_value (self->level_bar, n_answered);
  gtk_widget_show (self->progress_box);
}

/* A carried-over sheet is full of answers, but not finished. */
static void
show_review (KaijiRecentRow *self, KaijiSheet *sheet)
{
  guint n_to_review = kaiji_sheet_count_to_review (sheet, NULL);
  g_autofree char *text = g_strdup_printf (ngettext ("%u to review", "%u to review", n_to_review),
                                           n_to_review);

  gtk_label_set_label (self->review_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->review_label), n_to_review > 0);
}

/* Summarises the row in one sentence. */
static void
update_description (KaijiRecentRow *self)
{
  GtkLabel *const labels[] = { self->date_label, self->progress_label, self->days_label,
                               self->review_label };
  g_autoptr (GString) description = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (*gtk_label_get_label (labels[i]) == '\0'
          || !gtk_widget_get_visible (GTK_WIDGET (labels[i])))
        continue;
      if (description->len > 0)
        g_string_append (description, _ (", "));
      g_string_append (description, gtk_label_get_label (labels[i]));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title_label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}

/* An unreadable sheet is reported only when it is opened. */
static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiRecentRow) self = user_data;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, NULL, NULL);
  g_autofree char *title = NULL;

  if (sheet == NULL)
    return;

  title = kaiji_sheet_dup_title (sheet);
  if (*title != '\0')
    gtk_label_set_label (self->title_label, title);
  show_dates (self, sheet);
  show_progress (self, sheet);
  show_review (self, sheet);
  update_description (self);
}

static void
on_remove_clicked (KaijiRecentRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_carry_over_clicked (KaijiRecentRow *self)
{
  g_signal_emit (self, signals[CARRY_OVER], 0);
}

static void
kaiji_recent_row_dispose (GObject *object)
{
  g_clear_object (&KAIJI_RECENT_ROW (object)->file);

  G_OBJECT_CLASS (kaiji_recent_row_parent_class)->dispose (object);
}

static void
kaiji_recent_row_class_init (KaijiRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_recent_row_dispose;

  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CARRY_OVER] = g_signal_new ("carry-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, file_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, days_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, review_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, level_bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiRecentRow, carry_over_button);
  gtk_widget_class_bind_template_callback (widget_class, on_carry_over_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
kaiji_recent_row_init (KaijiRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Green or red would judge a sheet that is merely unfinished. */
  gtk_level_bar_remove_offset_value (self->level_bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->level_bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->level_bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

/**
 * kaiji_recent_row_new:
 * @file: a sheet's file
 * @library: the library with its scheme
 *
 * Returns: (transfer floating): a row with the file's name, which shows more when the sheet is
 *   loaded
 */
GtkWidget *
kaiji_recent_row_new (GFile *file, KaijiSchemeLibrary *library)
{
  KaijiRecentRow *self;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *folder_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_RECENT_ROW, NULL);
  self->file = g_object_ref (file);

  name = kaiji_file_name_dup_shown (file);
  folder = g_file_get_parent (file);
  folder_name = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  /* Translators: the name of a file and the folder that it is in. */
  text = g_strdup_printf (_ ("%s in %s"), name, folder_name);
  gtk_label_set_label (self->title_label, name);
  gtk_label_set_label (self->file_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  kaiji_sheet_file_load_async (file, library, NULL, on_loaded, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * kaiji_recent_row_get_file:
 *
 * Returns: (transfer none): the sheet's file
 */
GFile *
kaiji_recent_row_get_file (KaijiRecentRow *self)
{
  g_return_val_if_fail (KAIJI_IS_RECENT_ROW (self), NULL);

  return self->file;
}
