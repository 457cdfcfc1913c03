/* kaiji-export-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-export-dialog.h"
#include "kaiji-files.h"
#include "kaiji-left-out-list.h"
#include "kaiji-paste.h"
#include "kaiji-partial-date.h"
#include "kaiji-replace.h"
#include "kaiji-request.h"
#include "kaiji-sheet-export.h"
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
static const char *const titles[] = {
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

typedef struct
{
  KaijiExportDialog *dialog;
  GFile *file;
  KaijiSheet *sheet; /* the thread's own */
  KaijiSheetExportFormat format;
  KaijiSheetExportOptions options;
  char *owner; /* (nullable): in the options */
  char *due;   /* (nullable): in the options */
  KaijiPartialDate due_date;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->dialog);
  g_clear_object (&work->file);
  g_clear_object (&work->sheet);
  g_free (work->owner);
  g_free (work->due);
  g_free (work);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = kaiji_sheet_export (work->sheet, work->format, &work->options, &error);

  if (bytes != NULL && kaiji_replace (work->file, bytes, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The sheet remembers who was asked, unless it must not be changed. It is a step of its own to
 * undo.
 */
static void
record (Work *work)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (work->dialog->document);
  KaijiHistory *history = kaiji_document_get_history (work->dialog->document);

  if (work->owner == NULL || kaiji_sheet_get_read_only (sheet))
    return;

  kaiji_history_end_typing (history);
  kaiji_sheet_add_request (sheet, work->owner, kaiji_today_get_date (kaiji_today_get_default ()),
                           work->due != NULL ? &work->due_date : NULL);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  KaijiExportDialog *self = work->dialog;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *line = kaiji_files_describe_error (work->file, error);

      kaiji_tell (GTK_WINDOW (self), _ ("The file could not be written"), line);
      return;
    }

  record (work);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[EXPORTED], 0, work->file);
}

/* Who is asked; NULL for everyone, which is not a request. */
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
  return get_owner (self) != NULL
           ? KAIJI_SHEET_EXPORT_XLSX
           : (KaijiSheetExportFormat) adw_combo_row_get_selected (self->format_row);
}

static gboolean
is_public (KaijiExportDialog *self)
{
  return get_owner (self) == NULL && adw_combo_row_get_selected (self->audience_row) == PUBLIC;
}

/* With the internal notes in it, a file is for nobody outside. */
static void
on_audience_changed (KaijiExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_list),
                          is_public (self) && !gtk_switch_get_active (self->notes_switch));
}

/* Whether the day is one, or none is given. */
static gboolean
parse_due (KaijiExportDialog *self, KaijiPartialDate *date, gboolean *is_given)
{
  const char *text = gtk_editable_get_text (self->due_row);
  const char *rest = NULL;

  *is_given = get_owner (self) != NULL && !kaiji_text_is_blank (text);
  return !*is_given
         || (kaiji_partial_date_parse_human (text, date, &rest) && kaiji_text_is_blank (rest)
             && kaiji_partial_date_is_valid (date));
}

/* What is no day is shown to be none at once; nothing is written until it is one. */
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
  gboolean asks = get_owner (self) != NULL;

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

static void
on_destination_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiExportDialog) self = user_data;
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);
  g_autoptr (GTask) task = NULL;
  Work *work;
  KaijiPartialDate due;
  gboolean is_given;

  if (file == NULL || !gtk_widget_get_visible (GTK_WIDGET (self))
      || !parse_due (self, &due, &is_given))
    return;

  work = g_new0 (Work, 1);
  work->dialog = g_object_ref (self);
  work->file = g_object_ref (file);
  work->format = get_format (self);
  work->owner = g_strdup (get_owner (self));
  if (is_given)
    {
      work->due_date = due;
      work->due = kaiji_partial_date_to_string (&due);
    }
  work->options.with_notes = gtk_switch_get_active (self->notes_switch);
  work->options.is_public = is_public (self);
  work->options.owner = work->owner;
  work->options.due = work->due;
  work->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (self->document));
  gtk_widget_set_sensitive (self->export_button, FALSE);
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_source_tag (task, on_destination_chosen);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* How the file is called after the sheet: for whom it is, and its ending. */
static char *
dup_suffix (KaijiExportDialog *self)
{
  const char *ending = kaiji_sheet_export_get_format_names ()[get_format (self)];

  if (get_owner (self) != NULL)
    {
      g_autofree char *owner = g_strdelimit (g_strdup (get_owner (self)), "/\\:*?\"<>|\n\r\t", '-');

      return g_strdup_printf ("-%s.%s", owner, ending);
    }

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
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

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
  kaiji_name_entry_row (self->due_row);
  kaiji_paste_limit_line (self->due_row);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_string_list_append (formats, _ (titles[i]));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
}

/* Lists everyone, and each of those who answer something. */
static void
list_owners (KaijiExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->owners = kaiji_sheet_export_list_owners (kaiji_document_get_sheet (self->document));
  gtk_string_list_append (names, _ ("Everyone"));
  for (guint i = 0; i < self->owners->len; i++)
    gtk_string_list_append (names, self->owners->pdata[i]);
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
 * @asks: whether it is to ask those who answer
 * @owner: (nullable): who is asked to begin with; %NULL for the first of them
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

  return GTK_WINDOW (self);
}
