/* kaiji-start-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-backup-description.h"
#include "kaiji-backup-removal.h"
#include "kaiji-compat.h"
#include "kaiji-file-name.h"
#include "kaiji-recent-row.h"
#include "kaiji-recent.h"
#include "kaiji-start-page.h"
#include "kaiji-start-row.h"
#include "kaiji-start-schemes.h"
#include "kaiji-today.h"

#define MAX_RECENT_FILES 8

struct _KaijiStartPage
{
  AdwBin parent_instance;

  GtkWidget *welcome_box;
  GtkWidget *sample_button;
  GtkWidget *backups_group;
  GtkListBox *backups_list;
  GtkListBox *schemes_list;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  GtkWidget *problems_group;
  GtkListBox *problems_list;

  KaijiSchemeLibrary *library;
};

G_DEFINE_FINAL_TYPE (KaijiStartPage, kaiji_start_page, ADW_TYPE_BIN)

enum
{
  SCHEME_CHOSEN,
  FILE_CHOSEN,
  CARRY_OVER_CHOSEN,
  BACKUP_CHOSEN,
  SAMPLE_CHOSEN,
  SCHEME_FILE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Removes a row from a list, and the list's group with its last one. The focus goes to the row in
 * its place, or to the beginning of the page. */
static void
remove_row (KaijiStartPage *self, GtkListBox *list, GtkWidget *group, GtkWidget *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (list, index - 1);

  gtk_list_box_remove (list, row);
  gtk_widget_set_visible (group, next != NULL);
  if (next == NULL || !gtk_widget_grab_focus (GTK_WIDGET (next)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_recent_carry_over (KaijiStartPage *self, KaijiRecentRow *row)
{
  g_signal_emit (self, signals[CARRY_OVER_CHOSEN], 0, kaiji_recent_row_get_file (row));
}

static void
on_recent_removed (KaijiStartPage *self, KaijiRecentRow *row)
{
  kaiji_recent_remove (kaiji_recent_row_get_file (row));
  remove_row (self, self->recent_list, self->recent_group, GTK_WIDGET (row));
}

static void
add_recent_file (KaijiStartPage *self, GFile *file)
{
  GtkWidget *row = kaiji_recent_row_new (file, self->library);

  g_signal_connect_object (row, "carry-over", G_CALLBACK (on_recent_carry_over), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_recent_removed), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->recent_list, row);
}

static void
on_discard_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  GtkWidget *page = gtk_widget_get_ancestor (row, KAIJI_TYPE_START_PAGE);

  /* The page may have been made anew meanwhile. */
  if (kaiji_backup_removal_finish (result) && page != NULL)
    {
      KaijiStartPage *self = KAIJI_START_PAGE (page);

      remove_row (self, self->backups_list, self->backups_group, row);
    }
}

static void
on_discard_clicked (KaijiStartPage *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  kaiji_backup_removal_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            kaiji_start_row_get_object (GTK_WIDGET (row)),
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            on_discard_asked, g_object_ref (row));
}

/* One that cannot be read keeps what is known of its file. */
static void
on_backup_described (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwActionRow) row = user_data;
  g_autofree char *title = NULL;
  g_autofree char *details = kaiji_backup_describe_finish (result, &title);

  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (details != NULL)
    adw_action_row_set_subtitle (row, details);
}

static void
add_backup (KaijiStartPage *self, KaijiBackup *backup)
{
  GFile *original = kaiji_backup_get_original (backup);
  g_autofree char *time = kaiji_backup_describe_time (backup);
  g_autofree char *name = original != NULL ? kaiji_file_name_dup_shown (original)
                                           : g_strdup (_ ("New sheet, never saved"));
  GtkWidget *button = kaiji_start_row_create_button ("user-trash-symbolic",
                                                     _ ("Discard these changes"));
  GtkWidget *row;

  g_signal_connect_object (button, "clicked", G_CALLBACK (on_discard_clicked), self,
                           G_CONNECT_SWAPPED);
  row = kaiji_start_row_add (self->backups_list, name, time, backup, button);
  kaiji_backup_describe_async (backup, self->library, on_backup_described, g_object_ref (row));
}

static void
on_scheme_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SCHEME_CHOSEN], 0, kaiji_start_row_get_object (GTK_WIDGET (row)));
}

static void
on_problem_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SCHEME_FILE_CHOSEN], 0,
                 kaiji_start_row_get_object (GTK_WIDGET (row)));
}

static void
on_carry_over_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  /* The other row of the list has an action of its own. */
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) != NULL)
    return;

  g_signal_emit (self, signals[CARRY_OVER_CHOSEN], 0, NULL);
}

static void
on_recent_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[FILE_CHOSEN], 0, kaiji_recent_row_get_file (KAIJI_RECENT_ROW (row)));
}

static void
on_backup_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[BACKUP_CHOSEN], 0, kaiji_start_row_get_object (GTK_WIDGET (row)));
}

/* The sample that is installed with the program; NULL if it is not. */
static GFile *
find_sample (void)
{
  const char *const *directories = g_get_system_data_dirs ();

  for (guint i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directories[i], "kaiji", "samples",
                                                "sample.kaiji.json", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }

  return NULL;
}

static void
on_sample_clicked (KaijiStartPage *self)
{
  g_autoptr (GFile) sample = find_sample ();

  if (sample != NULL)
    g_signal_emit (self, signals[SAMPLE_CHOSEN], 0, sample);
}

/* Lists the recent files and the unsaved sheets again. */
static void
update (KaijiStartPage *self)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  kaiji_compat_remove_rows (self->recent_list);
  files = kaiji_recent_list (MAX_RECENT_FILES);
  for (guint i = 0; i < files->len; i++)
    add_recent_file (self, g_ptr_array_index (files, i));
  gtk_widget_set_visible (self->recent_group, files->len > 0);

  kaiji_compat_remove_rows (self->backups_list);
  backups = kaiji_backup_list_abandoned ();
  for (guint i = 0; i < backups->len; i++)
    add_backup (self, g_ptr_array_index (backups, i));
  gtk_widget_set_visible (self->backups_group, backups->len > 0);

  /* Whoever has sheets already needs no introduction. */
  gtk_widget_set_visible (self->welcome_box, files->len == 0 && backups->len == 0);
}

static void
list_schemes (KaijiStartPage *self)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GPtrArray) files = NULL;

  /* The problems are those of reading what is listed. */
  kaiji_start_schemes_show (self->schemes_list, self->library);
  problems = kaiji_scheme_library_dup_problems (self->library);
  files = kaiji_scheme_library_list_problem_files (self->library);

  kaiji_compat_remove_rows (self->problems_list);
  for (guint i = 0; problems[i] != NULL; i++)
    kaiji_start_row_add (self->problems_list, _ ("This scheme file cannot be used"), problems[i],
                         g_ptr_array_index (files, i), NULL);
  gtk_widget_set_visible (self->problems_group, problems[0] != NULL);
}

/* A scheme file was written, by its author or by a package. */
static void
on_schemes_changed (KaijiStartPage *self)
{
  list_schemes (self);
}

/* Rows show the remaining days. */
static void
on_day_changed (KaijiStartPage *self)
{
  update (self);
}

/* Goes to what is at the beginning of the page: what was not saved, the sheet used last, the
 * sample, the first form. */
static gboolean
kaiji_start_page_grab_focus (GtkWidget *widget)
{
  KaijiStartPage *self = KAIJI_START_PAGE (widget);
  GtkListBoxRow *rows[] = {
    gtk_list_box_get_row_at_index (self->backups_list, 0),
    gtk_list_box_get_row_at_index (self->recent_list, 0),
    gtk_list_box_get_row_at_index (self->schemes_list, 0),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == rows[2] && gtk_widget_get_mapped (self->sample_button)
          && gtk_widget_grab_focus (self->sample_button))
        return TRUE;
      if (rows[i] != NULL && gtk_widget_grab_focus (GTK_WIDGET (rows[i])))
        return TRUE;
    }

  return FALSE;
}

static void
kaiji_start_page_dispose (GObject *object)
{
  g_clear_object (&KAIJI_START_PAGE (object)->library);

  G_OBJECT_CLASS (kaiji_start_page_parent_class)->dispose (object);
}

static void
kaiji_start_page_class_init (KaijiStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_start_page_dispose;
  widget_class->grab_focus = kaiji_start_page_grab_focus;

  signals[SCHEME_CHOSEN] = g_signal_new ("scheme-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         KAIJI_TYPE_SCHEME);
  signals[FILE_CHOSEN] = g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[CARRY_OVER_CHOSEN] = g_signal_new ("carry-over-chosen", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                             G_TYPE_FILE);
  signals[BACKUP_CHOSEN] = g_signal_new ("backup-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         KAIJI_TYPE_BACKUP);

  signals[SAMPLE_CHOSEN] = g_signal_new ("sample-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_FILE);

  signals[SCHEME_FILE_CHOSEN] = g_signal_new ("scheme-file-chosen", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                              1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, welcome_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, backups_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, backups_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, schemes_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, problems_list);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sample_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_carry_over_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_activated);
}

static void
kaiji_start_page_init (KaijiStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_start_page_new:
 * @library: the schemes for new sheets; the application has them watched once a frame was drawn
 *
 * Returns: (transfer floating): a start page
 */
GtkWidget *
kaiji_start_page_new (KaijiSchemeLibrary *library)
{
  KaijiStartPage *self;
  g_autoptr (GFile) sample = find_sample ();

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_START_PAGE, NULL);
  self->library = g_object_ref (library);

  gtk_widget_set_visible (self->sample_button, sample != NULL);
  list_schemes (self);
  g_signal_connect_object (library, "changed", G_CALLBACK (on_schemes_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_today_get_default (), "changed", G_CALLBACK (on_day_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * kaiji_start_page_focus_schemes:
 *
 * Gives the focus to the first form that a new sheet can have.
 */
void
kaiji_start_page_focus_schemes (KaijiStartPage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KAIJI_IS_START_PAGE (self));

  row = gtk_list_box_get_row_at_index (self->schemes_list, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
