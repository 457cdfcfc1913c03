/* kaiji-start-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-backup.h"
#include "kaiji-recent.h"
#include "kaiji-sheet-file.h"
#include "kaiji-start-page.h"
#include "kaiji-validity.h"

#define MAX_RECENT_FILES 8

struct _KaijiStartPage
{
  AdwBin parent_instance;

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
  BACKUP_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row that stands for @object, with a button of its own. */
static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle,
         gpointer object,
         GtkWidget *button)
{
  /* Titles come from files, where “&” is a letter like any other. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "activatable", object != NULL, NULL);

  if (object != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), "object", g_object_ref (object), g_object_unref);
      if (button != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  gtk_list_box_append (list, row);

  return row;
}

static void
remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_scheme (KaijiStartPage *self, KaijiScheme *scheme)
{
  guint n_items;
  g_autofree char *items = NULL;
  g_autofree char *subtitle = NULL;

  kaiji_scheme_get_items (scheme, &n_items);
  items = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);
  /* Translators: the edition of a form and how many items it has, as in “2023年版, 93 items”. */
  subtitle = g_strdup_printf (_ ("%s, %s"), kaiji_scheme_get_edition_title (scheme), items);
  add_row (self->schemes_list, kaiji_scheme_get_title (scheme), subtitle, scheme, NULL);
}

static char *
dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* How far a sheet is, and how long it holds, in one line. */
static char *
describe_sheet (KaijiSheet *sheet)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  KaijiDeadlines deadlines;
  g_autofree char *validity = NULL;
  guint n_answered, n_required;
  GDate today;

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  if (!kaiji_sheet_get_deadlines (sheet, &deadlines))
    /* Translators: how many of the required fields are answered, as in “Required 71/92”. */
    return g_strdup_printf (_ ("Required %u/%u"), n_answered, n_required);

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  validity = kaiji_deadlines_describe (&deadlines, &today);
  /* Translators: how many of the required fields are answered, the disclosure date as
   * g_date_strftime() took it, and a sentence on how long that holds. */
  return g_strdup_printf (_ ("Required %u/%u, disclosed %04u-%02u-%02u. %s"), n_answered,
                          n_required, (guint) g_date_get_year (&deadlines.disclosed),
                          (guint) g_date_get_month (&deadlines.disclosed),
                          (guint) g_date_get_day (&deadlines.disclosed), validity);
}

/* Tells of a recent sheet what it is about. One that cannot be read any more says so when it is
 * opened. */
static void
on_recent_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwActionRow) row = user_data;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, NULL, NULL);
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  g_autofree char *subtitle = NULL;

  if (sheet == NULL)
    return;

  title = kaiji_sheet_dup_title (sheet);
  description = describe_sheet (sheet);
  subtitle = g_strdup_printf ("%s\n%s", adw_action_row_get_subtitle (row), description);
  if (*title != '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
add_recent_file (KaijiStartPage *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_name = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  g_autofree char *name = dup_file_name (file);
  /* Translators: the name of a file and the folder that it is in. */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s in %s"), name, folder_name);
  GtkWidget *row = add_row (self->recent_list, name, subtitle, file, NULL);

  kaiji_sheet_file_load_async (file, self->library, NULL, on_recent_loaded, g_object_ref (row));
}

static void
on_discard_clicked (KaijiStartPage *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  kaiji_backup_remove (g_object_get_data (G_OBJECT (row), "object"));
  gtk_list_box_remove (self->backups_list, row);
  gtk_widget_set_visible (self->backups_group,
                          gtk_list_box_get_row_at_index (self->backups_list, 0) != NULL);
}

static void
add_backup (KaijiStartPage *self, KaijiBackup *backup)
{
  GFile *original = kaiji_backup_get_original (backup);
  g_autoptr (GDateTime) time = kaiji_backup_dup_time (backup);
  /* Translators: date and time of day, as g_date_time_format() takes it. */
  g_autofree char *time_text = g_date_time_format (time, _ ("%x %R"));
  g_autofree char *name = original != NULL ? dup_file_name (original)
                                           : g_strdup (_ ("New sheet, never saved"));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Discard these changes"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discard these changes"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_discard_clicked), self,
                           G_CONNECT_SWAPPED);
  add_row (self->backups_list, name, time_text, backup, button);
}

static void
on_scheme_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SCHEME_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "object"));
}

static void
on_recent_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[FILE_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "object"));
}

static void
on_backup_activated (KaijiStartPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[BACKUP_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "object"));
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

  signals[SCHEME_CHOSEN] = g_signal_new ("scheme-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         KAIJI_TYPE_SCHEME);
  signals[FILE_CHOSEN] = g_signal_new ("file-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[BACKUP_CHOSEN] = g_signal_new ("backup-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         KAIJI_TYPE_BACKUP);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, backups_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, backups_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, schemes_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, KaijiStartPage, problems_list);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_activated);
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
 * @library: the schemes a sheet can be begun with
 *
 * Returns: (transfer floating): a start page
 */
GtkWidget *
kaiji_start_page_new (KaijiSchemeLibrary *library)
{
  KaijiStartPage *self;
  g_autoptr (GPtrArray) schemes = NULL;
  const char *const *problems;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_START_PAGE, NULL);
  self->library = g_object_ref (library);

  schemes = kaiji_scheme_library_list (library);
  for (guint i = 0; i < schemes->len; i++)
    add_scheme (self, g_ptr_array_index (schemes, i));

  problems = kaiji_scheme_library_get_problems (library);
  for (guint i = 0; problems[i] != NULL; i++)
    add_row (self->problems_list, _ ("This scheme file cannot be used"), problems[i], NULL, NULL);
  gtk_widget_set_visible (self->problems_group, problems[0] != NULL);

  kaiji_start_page_update (self);

  return GTK_WIDGET (self);
}

/**
 * kaiji_start_page_update:
 *
 * Looks again for recent files and for sheets that were not saved.
 */
void
kaiji_start_page_update (KaijiStartPage *self)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_return_if_fail (KAIJI_IS_START_PAGE (self));

  remove_rows (self->recent_list);
  files = kaiji_recent_list (MAX_RECENT_FILES);
  for (guint i = 0; i < files->len; i++)
    add_recent_file (self, g_ptr_array_index (files, i));
  gtk_widget_set_visible (self->recent_group, files->len > 0);

  remove_rows (self->backups_list);
  backups = kaiji_backup_list_abandoned ();
  for (guint i = 0; i < backups->len; i++)
    add_backup (self, g_ptr_array_index (backups, i));
  gtk_widget_set_visible (self->backups_group, backups->len > 0);
}
