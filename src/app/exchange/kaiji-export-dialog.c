/* kaiji-export-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-compat.h"
#include "kaiji-export-dialog.h"
#include "kaiji-export-files.h"
#include "kaiji-files.h"
#include "kaiji-left-out-list.h"
#include "kaiji-partial-date.h"
#include "kaiji-paste.h"
#include "kaiji-request.h"
#include "kaiji-request-files.h"
#include "kaiji-sheet-export.h"
#include "kaiji-tell.h"
#include "kaiji-text.h"
#include "kaiji-today.h"

struct _KaijiExportDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow *format_row;
  AdwComboRow *audience_row;
  AdwComboRow *owner_row;
  GtkEditable *due_row;
  GtkWidget *notes_row;
  GtkSwitch *notes_switch;
  KaijiLeftOutList *left_out_list;
  GtkWidget *export_button;

  KaijiDocument *document;
  GPtrArray *owners; /* as the row lists them, after everyone */
};

G_DEFINE_FINAL_TYPE (KaijiExportDialog, kaiji_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By format, as the row lists them. */
static const char *const titles[KAIJI_N_SHEET_EXPORT_FORMATS] = {
  [KAIJI_SHEET_EXPORT_XLSX] = N_ ("Spreadsheet (.xlsx)"),
  [KAIJI_SHEET_EXPORT_CSV] = N_ ("Table as text (.csv)"),
  [KAIJI_SHEET_EXPORT_HTML] = N_ ("Web page (.html)"),
  [KAIJI_SHEET_EXPORT_MARKDOWN] = N_ ("Markdown (.md)"),
  [KAIJI_SHEET_EXPORT_TEXT] = N_ ("Text (.txt)"),
  [KAIJI_SHEET_EXPORT_JSON] = N_ ("Values for other programs (.json)"),
};

/* As the row lists them. */
enum
{
  SUBMISSION,
  PUBLIC,
};

/* The files while they are written. */
typedef struct
{
  KaijiExportDialog *dialog;
  GFile *file;       /* the file, or the folder of several */
  GPtrArray *owners; /* of strings: who is asked */
  gboolean has_due;
  KaijiPartialDate due;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->dialog);
  g_object_unref (work->file);
  g_ptr_array_unref (work->owners);
  g_free (work);
}

/* The sheet remembers who was asked, unless it must not be changed. It is a step of its own to
 * undo.
 */
static void
record (Work *work)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (work->dialog->document);
  KaijiHistory *history = kaiji_document_get_history (work->dialog->document);

  if (work->owners->len == 0 || kaiji_sheet_get_read_only (sheet))
    return;

  kaiji_history_begin_group (history);
  for (guint i = 0; i < work->owners->len; i++)
    kaiji_sheet_add_request (sheet, g_ptr_array_index (work->owners, i),
                             kaiji_today_get_date (kaiji_today_get_default ()),
                             work->has_due ? &work->due : NULL);
  kaiji_history_end_group (history);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  KaijiExportDialog *self = work->dialog;
  g_autoptr (GFile) failed = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (kaiji_export_files_finish (result, &failed, &error))
    {
      record (work);
      gtk_window_close (GTK_WINDOW (self));
      g_signal_emit (self, signals[EXPORTED], 0, work->file, MAX (work->owners->len, 1));
    }
  else
    {
      g_autofree char *line = kaiji_files_describe_error (failed, error);

      kaiji_tell (GTK_WINDOW (self),
                  work->owners->len > 1 ? _ ("The files could not be written")
                                        : _ ("The file could not be written"),
                  line);
    }

  work_free (work);
}

/* Returns whether all who answer are asked, with a file for each; this stands after them. */
static gboolean
asks_all (KaijiExportDialog *self)
{
  return adw_combo_row_get_selected (self->owner_row) == self->owners->len + 1;
}

/* Returns: (transfer full) (element-type utf8): who is asked; nobody for the whole sheet */
static GPtrArray *
list_asked (KaijiExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->owner_row);
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->owners->len; i++)
    if (asks_all (self) || selected == i + 1)
      g_ptr_array_add (asked, g_strdup (g_ptr_array_index (self->owners, i)));

  return asked;
}

static gboolean
asks_anybody (KaijiExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->owner_row);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION;
}

/* The selected owner; NULL for the whole sheet, or for all owners. */
static const char *
get_owner (KaijiExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->owner_row);

  return selected > 0 && selected <= self->owners->len
           ? g_ptr_array_index (self->owners, selected - 1)
           : NULL;
}

static KaijiSheetExportFormat
get_format (KaijiExportDialog *self)
{
  return asks_anybody (self)
           ? KAIJI_SHEET_EXPORT_XLSX
           : (KaijiSheetExportFormat) adw_combo_row_get_selected (self->format_row);
}

static gboolean
is_public (KaijiExportDialog *self)
{
  return !asks_anybody (self) && adw_combo_row_get_selected (self->audience_row) == PUBLIC;
}

/* With the internal notes in it, a file is for nobody outside. */
static void
on_audience_changed (KaijiExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_list),
                          is_public (self) && !gtk_switch_get_active (self->notes_switch));
}

/* Returns whether the day is one, or none is given. */
static gboolean
parse_due (KaijiExportDialog *self, KaijiPartialDate *date, gboolean *is_given)
{
  const char *text = gtk_editable_get_text (self->due_row);
  const char *rest = NULL;

  *is_given = asks_anybody (self) && !kaiji_text_is_blank (text);
  return !*is_given
         || (kaiji_partial_date_parse_human (text, date, &rest) && kaiji_text_is_blank (rest)
             && kaiji_partial_date_is_valid (date));
}

/* An entry that is no day is marked at once; nothing is written until it is one. */
static void
on_due_changed (KaijiExportDialog *self)
{
  KaijiPartialDate date;
  gboolean is_given;
  gboolean is_right = parse_due (self, &date, &is_given);

  if (is_right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->due_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->due_row), "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->due_row),
                                 is_right ? _ ("Answers needed by")
                                          : _ ("Answers needed by: a day, as 2026-12-10"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->due_row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_right ? GTK_ACCESSIBLE_INVALID_FALSE
                                        : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  gtk_widget_set_sensitive (self->export_button, is_right);
}

/* If somebody is asked again, the day stays as long as it has not passed. */
static void
suggest_due (KaijiExportDialog *self)
{
  KaijiRequest *request = get_owner (self) != NULL
                            ? kaiji_sheet_find_request (kaiji_document_get_sheet (self->document),
                                                        get_owner (self))
                            : NULL;
  KaijiPartialDate today = kaiji_partial_date_from_day (
    kaiji_today_get_date (kaiji_today_get_default ()));
  KaijiPartialDate due;
  g_autofree char *text = NULL;

  if (request != NULL && kaiji_request_get_due (request, &due)
      && kaiji_partial_date_compare (&due, &today) >= 0)
    text = kaiji_partial_date_to_string (&due);
  if (text != NULL)
    gtk_editable_set_text (self->due_row, text);
}

/* A request is a spreadsheet with what is asked, and no more. */
static void
on_owner_changed (KaijiExportDialog *self)
{
  gboolean asks = asks_anybody (self);

  gtk_widget_set_visible (GTK_WIDGET (self->due_row), asks);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), !asks);
  gtk_widget_set_sensitive (GTK_WIDGET (self->audience_row), !asks);
  gtk_widget_set_sensitive (self->notes_row, !asks);
  if (asks)
    gtk_switch_set_active (self->notes_switch, FALSE);
  suggest_due (self);
  on_due_changed (self);
  on_audience_changed (self);
}

/* The spreadsheets in a folder, one for each of @owners, called after the sheet. */
static GPtrArray *
list_files (KaijiExportDialog *self, GFile *folder, GPtrArray *owners)
{
  g_autoptr (GFile) stem = kaiji_files_suggest (self->document, "-");
  g_autofree char *prefix = g_file_get_basename (stem);

  return kaiji_request_files_list (folder, prefix, owners);
}

/* Writes into a file, or, if all are asked, into a folder. */
static void
write_to (KaijiExportDialog *self, GFile *file)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  KaijiSheetExportOptions options = {
    .with_notes = gtk_switch_get_active (self->notes_switch),
    .is_public = is_public (self),
    .owner = get_owner (self),
  };
  g_autofree char *due = NULL;
  Work *work = g_new0 (Work, 1);

  work->dialog = g_object_ref (self);
  work->file = g_object_ref (file);
  work->owners = list_asked (self);
  if (parse_due (self, &work->due, &work->has_due) && work->has_due)
    due = kaiji_partial_date_to_string (&work->due);
  gtk_widget_set_sensitive (self->export_button, FALSE);

  if (asks_all (self))
    {
      g_autoptr (GPtrArray) files = list_files (self, file, work->owners);

      kaiji_export_requests_async (sheet, work->owners, due, files, on_written, work);
    }
  else
    {
      options.due = due;
      kaiji_export_file_async (sheet, get_format (self), &options, file, on_written, work);
    }
}

static gboolean
can_write (KaijiExportDialog *self)
{
  KaijiPartialDate due;
  gboolean is_given;

  return gtk_widget_get_visible (GTK_WIDGET (self)) && parse_due (self, &due, &is_given);
}

static void
on_destination_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiExportDialog) self = user_data;
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);

  if (file != NULL && can_write (self))
    write_to (self, file);
}

static void
on_folder_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiExportDialog) self = user_data;
  g_autoptr (GListModel) folders = kaiji_choose_files_finish (result);
  g_autoptr (GFile) folder = folders != NULL ? g_list_model_get_item (folders, 0) : NULL;

  if (folder != NULL && can_write (self))
    write_to (self, folder);
}

static char *
dup_suffix (KaijiExportDialog *self)
{
  const char *ending = kaiji_sheet_export_get_format_names ()[get_format (self)];

  if (get_owner (self) != NULL)
    return kaiji_request_files_dup_name ("-", get_owner (self));

  return adw_combo_row_get_selected (self->audience_row) == PUBLIC
           /* Translators: how the file of the public version is called, after the sheet's name; %s
            * is its ending, as “xlsx”. */
           ? g_strdup_printf (_ ("-public.%s"), ending)
           : g_strdup_printf (".%s", ending);
}

static void
on_export (KaijiExportDialog *self)
{
  g_autofree char *suffix = dup_suffix (self);
  g_autoptr (GFile) suggestion = kaiji_files_suggest (self->document, suffix);

  if (asks_all (self))
    {
      g_autoptr (GFile) folder = g_file_get_parent (suggestion);

      kaiji_choose_folder (GTK_WINDOW (self), _ ("Folder of the Requests"), folder,
                           on_folder_chosen, g_object_ref (self));
      return;
    }

  kaiji_choose_destination (GTK_WINDOW (self), _ ("Export"), suggestion, NULL,
                            on_destination_chosen, g_object_ref (self));
}

static void
kaiji_export_dialog_dispose (GObject *object)
{
  KaijiExportDialog *self = KAIJI_EXPORT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->owners, g_ptr_array_unref);

  G_OBJECT_CLASS (kaiji_export_dialog_parent_class)->dispose (object);
}

static void
kaiji_export_dialog_class_init (KaijiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_export_dialog_dispose;

  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_UINT);

  g_type_ensure (KAIJI_TYPE_LEFT_OUT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiExportDialog, left_out_list);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_due_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_owner_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_audience_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_export_dialog_init (KaijiExportDialog *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_compat_name_entry_row (self->due_row);
  kaiji_paste_limit_line (self->due_row);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_string_list_append (formats, _ (titles[i]));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
}

/* Lists everyone, each of those who answer something, and, if they are several, all of them. */
static void
list_owners (KaijiExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->owners = kaiji_sheet_export_list_owners (kaiji_document_get_sheet (self->document));
  gtk_string_list_append (names, _ ("Everyone"));
  for (guint i = 0; i < self->owners->len; i++)
    gtk_string_list_append (names, self->owners->pdata[i]);
  if (self->owners->len > 1)
    gtk_string_list_append (names, _ ("All, one file each"));
  adw_combo_row_set_model (self->owner_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->owner_row), self->owners->len > 0);
  /* Beside the names it would leave them no room. */
  if (self->owners->len > 0)
    adw_preferences_group_set_description (
      self->group, _ ("Whoever is asked gets a spreadsheet with their fields only"));
  on_owner_changed (self);
}

/* The position of an owner, the first one's if there is none of that name. */
static guint
find_owner (KaijiExportDialog *self, const char *owner)
{
  guint position = 0;

  if (owner != NULL)
    g_ptr_array_find_with_equal_func (self->owners, owner, g_str_equal, &position);
  return position < self->owners->len ? position : 0;
}

/**
 * kaiji_export_dialog_new:
 * @document: the sheet to write
 * @asks: whether the file is a request to those who answer
 * @owner: (nullable): the owner that is selected at first; %NULL for the first one
 * @parent: the window that shows it
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
GtkWindow *
kaiji_export_dialog_new (KaijiDocument *document,
                         gboolean asks,
                         const char *owner,
                         GtkWindow *parent)
{
  KaijiExportDialog *self;
  KaijiScheme *scheme;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  kaiji_left_out_list_set_sheet (self->left_out_list, kaiji_document_get_sheet (document));
  scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));
  gtk_widget_set_visible (GTK_WIDGET (self->audience_row),
                          kaiji_scheme_get_page_layout (scheme)->public_masks_optional);

  list_owners (self);
  if (asks)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Request Answers"));
      gtk_widget_set_visible (GTK_WIDGET (self->owner_row), TRUE);
      if (self->owners->len > 0)
        adw_combo_row_set_selected (self->owner_row, find_owner (self, owner) + 1);
    }
  /* Not Cancel, which is the first widget. */
  gtk_window_set_focus (GTK_WINDOW (self),
                        GTK_WIDGET (self->owners->len > 0 ? self->owner_row : self->format_row));

  return GTK_WINDOW (self);
}
