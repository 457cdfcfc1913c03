/* test-notes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The internal notes of a field: how they are opened, what is typed into them, and what the sheet
 * then holds; and how evidence is named.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>

#include "kaiji-evidence-file.h"
#include "kaiji-history.h"
#include "kaiji-notes-popover.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-area.h"
#include "paste-fixture.h"
#include "kaiji-tooltip-label.h"
#include "row-fixture.h"

static GtkWidget *
find_button (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_BUTTON, i)) != NULL;
       i++)
    {
      if (gtk_widget_has_css_class (button, "notes"))
        return button;
    }

  return NULL;
}

/* Returns: (nullable): the notes, if they are open */
static GtkWidget *
find_popover (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->row), KAIJI_TYPE_NOTES_POPOVER, 0);
}

static GtkWidget *
open_notes (Fixture *fixture)
{
  g_signal_emit_by_name (find_button (fixture), "clicked");
  settle (fixture);
  g_assert_nonnull (find_popover (fixture));
  return find_popover (fixture);
}

static gboolean
is_marked (Fixture *fixture)
{
  return gtk_widget_has_css_class (find_button (fixture), "present");
}

/* A hundred fields have notes, and few are looked at. */
static void
test_built_late (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"一\", \"memo\": \"二\"}");

  g_assert_null (find_popover (fixture));
  open_notes (fixture);
}

static void
test_edit (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"答\", \"later\": [1]}");
  GtkWidget *popover = open_notes (fixture);

  type_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0), "一行\n二行");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 0), "登記簿.pdf");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 1), "総務部");
  assert_answer (fixture, "{\"text\": \"答\", \"memo\": \"一行\\n二行\", "
                          "\"evidence\": \"登記簿.pdf\", \"owner\": \"総務部\", \"later\": [1]}");
  /* Editing the answer keeps the notes. */
  clear_text (find_widget (GTK_WIDGET (fixture->row), KAIJI_TYPE_TEXT_AREA, 1));
  assert_answer (fixture, "{\"memo\": \"一行\\n二行\", \"evidence\": \"登記簿.pdf\", "
                          "\"owner\": \"総務部\", \"later\": [1]}");

  clear_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0));
  clear_text (find_widget (popover, GTK_TYPE_ENTRY, 0));
  clear_text (find_widget (popover, GTK_TYPE_ENTRY, 1));
  assert_answer (fixture, "{\"later\": [1]}");
}

/* A field without an answer may have a note, which leaves nothing behind when it is removed. */
static void
test_unanswered (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("sales", NULL);
  GtkWidget *popover = open_notes (fixture);

  type_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0), "決算待ち");
  assert_answer (fixture, "{\"memo\": \"決算待ち\"}");
  clear_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0));
  assert_answer (fixture, NULL);
}

static void
test_mark (void)
{
  static const char *const answers[] = { "{\"memo\": \"一\"}", "{\"evidence\": \"一\"}",
                                         "{\"owner\": \"一\"}" };
  g_autoptr (Fixture) empty = row_fixture_new ("company", "{\"text\": \"一\"}");

  g_assert_false (is_marked (empty));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Fixture) fixture = row_fixture_new ("company", answers[i]);

      g_assert_true (is_marked (fixture));
      kaiji_sheet_set_answer (fixture->sheet, fixture->field, NULL);
      g_assert_false (is_marked (fixture));
    }
}

static void
test_tooltip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiAnswer) noted
    = kaiji_answer_new_from_json ("{\"text\": \"答\", \"memo\": \"一\\n二\", \"evidence\": "
                                  "\"登記簿.pdf\", \"owner\": \"総務部\"}",
                                  &error);
  g_autoptr (KaijiAnswer) plain = kaiji_answer_new_text ("答");
  g_autofree char *text = kaiji_notes_popover_dup_text (noted);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Memo: 一\n二\nEvidence: 登記簿.pdf\nOwner: 総務部");
  g_assert_null (kaiji_notes_popover_dup_text (plain));
  g_assert_null (kaiji_notes_popover_dup_text (NULL));
}

/* As large as its text, and yet never larger than a screen. */
static void
test_tooltip_size (void)
{
  g_autoptr (GString) lines = g_string_new ("一");
  GtkWidget *label;
  int one_line, width, height;

  for (guint i = 0; i < 99; i++)
    g_string_append (lines, i < 50 ? "\n二" : "更新の書類は五月に届く。");

  label = g_object_ref_sink (kaiji_tooltip_label_new ("一"));
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &one_line, NULL, NULL);
  g_object_unref (label);

  label = g_object_ref_sink (kaiji_tooltip_label_new ("必ず記入する項目です"));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, one_line);
  g_object_unref (label);

  label = g_object_ref_sink (kaiji_tooltip_label_new (lines->str));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_assert_cmpint (width, <, 800);
  g_assert_cmpint (height, <, 400);
  g_object_unref (label);
}

/* Open notes follow the sheet, and are restored by undo. */
static void
test_undo (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("company", "{\"text\": \"答\", \"memo\": \"旧\"}");
  g_autoptr (KaijiHistory) history = kaiji_history_new (fixture->sheet);
  GtkWidget *popover = open_notes (fixture);
  GtkWidget *memo = find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0);
  GtkWidget *owner = find_widget (popover, GTK_TYPE_ENTRY, 1);

  /* The initial place of the cursor differs between GTK versions. */
  g_signal_emit_by_name (memo, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  type_text (memo, "長い新しい");
  type_text (owner, "経理部です");
  g_assert_true (kaiji_history_undo (history) == fixture->field);
  assert_shown (owner, "");
  assert_shown (memo, "長い新しい旧");
  g_assert_true (kaiji_history_undo (history) == fixture->field);
  assert_shown (memo, "旧");
  assert_answer (fixture, "{\"text\": \"答\", \"memo\": \"旧\"}");
  g_assert_false (kaiji_history_get_can_undo (history));

  kaiji_history_redo (history);
  kaiji_history_redo (history);
  assert_shown (memo, "長い新しい旧");
  assert_shown (owner, "経理部です");
}

/* The memo accepts all of it; owner and evidence are single lines. */
static void
test_megabyte (void)
{
  static const KaijiAnswerMember lines[] = { KAIJI_ANSWER_EVIDENCE, KAIJI_ANSWER_OWNER };
  g_autoptr (Fixture) fixture = row_fixture_new ("company", NULL);
  g_autoptr (GBytes) bytes = paste_create_megabyte ();
  g_autofree char *expected = paste_make_valid (bytes);
  GtkWidget *popover, *memo;

  popover = open_notes (fixture);
  memo = find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0);
  paste_offer (gtk_widget_get_clipboard (fixture->window), bytes);
  gtk_widget_grab_focus (memo);
  g_signal_emit_by_name (memo, "paste-clipboard");
  while (kaiji_sheet_get_answer (fixture->sheet, fixture->field) == NULL)
    paste_iterate ();
  paste_iterate_until_calm ();
  g_assert_cmpstr (kaiji_answer_get_member (kaiji_sheet_get_answer (fixture->sheet, fixture->field),
                                            KAIJI_ANSWER_MEMO),
                   ==, expected);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *entry = find_widget (popover, GTK_TYPE_ENTRY, i);

      g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard");
      while (paste_find_refusal () == NULL)
        paste_iterate ();
      paste_close_refusal ();
      g_assert_null (
        kaiji_answer_get_member (kaiji_sheet_get_answer (fixture->sheet, fixture->field),
                                 lines[i]));
    }
}

/* The notes of a sheet of a later version are there to be read. */
static void
test_read_only (void)
{
  static const char json[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 99, \"scheme\": \"checks\", \"edition\": \"1\","
      " \"answers\": {\"company\": {\"text\": \"見本\", \"memo\": \"旧\"}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", NULL);
  const char *folders[] = { folder, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (folders);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_parse (bytes, library, &error);
  g_autoptr (Fixture) fixture = NULL;
  GtkWidget *popover;

  g_assert_no_error (error);
  fixture = row_fixture_new_for_sheet (sheet, "company");
  popover = open_notes (fixture);
  assert_shown (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0), "旧");
  type_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0), "新");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 0), "新");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 1), "新");
  assert_answer (fixture, "{\"text\": \"見本\", \"memo\": \"旧\"}");
}

static void
test_evidence_name (void)
{
  g_autoptr (GFile) sheet = g_file_new_for_path ("/sheets/2026/sheet.kaiji.json");
  g_autoptr (GFile) beside = g_file_new_for_path ("/sheets/2026/証拠/登記簿.pdf");
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/other/登記簿.pdf");
  g_autofree char *inside = kaiji_evidence_file_describe (beside, sheet);
  g_autofree char *outside = kaiji_evidence_file_describe (elsewhere, sheet);
  g_autofree char *unsaved = kaiji_evidence_file_describe (beside, NULL);

  g_assert_cmpstr (inside, ==, "証拠/登記簿.pdf");
  g_assert_cmpstr (outside, ==, "/other/登記簿.pdf");
  g_assert_cmpstr (unsaved, ==, "/sheets/2026/証拠/登記簿.pdf");
}

static char *
lend (const char *documents, const char *id, const char *name)
{
  g_autofree char *folder = g_build_filename (documents, id, NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

static void
remove_lent (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* In a sandbox the sheet and its evidence are lent one by one, in folders whose names say nothing.
 */
static void
test_evidence_lent (void)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autofree char *sheet_path = lend (documents, "52f814ce", "sheet.kaiji.json");
  g_autofree char *path = lend (documents, "5b4fa16d", "登記簿.pdf");
  g_autoptr (GFile) sheet = g_file_new_for_path (sheet_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) found = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *unknown = kaiji_evidence_file_describe (file, sheet);
  const char *host_sheet = "/sheets/2026/sheet.kaiji.json";
  const char *host_file = "/sheets/2026/証拠/登記簿.pdf";

  g_assert_cmpstr (unknown, ==, "登記簿.pdf");
  g_assert_cmpint (kaiji_evidence_file_find (unknown, sheet, &uri), ==,
                   KAIJI_EVIDENCE_OUT_OF_REACH);
  g_assert_null (uri);
  g_assert_cmpint (kaiji_evidence_file_find ("/sheets/登記簿.pdf", sheet, &uri), ==,
                   KAIJI_EVIDENCE_OUT_OF_REACH);

  found = kaiji_evidence_file_find_in_folder (unknown, folder);
  g_assert_true (g_file_equal (found, file));
  g_clear_object (&found);
  found = kaiji_evidence_file_find_in_folder ("/sheets/登記簿.pdf", folder);
  g_assert_true (g_file_equal (found, file));
  g_assert_null (kaiji_evidence_file_find_in_folder ("証拠/登記簿.pdf", folder));

  if (setxattr (sheet_path, "user.document-portal.host-path", host_sheet, strlen (host_sheet), 0)
        == 0
      && setxattr (path, "user.document-portal.host-path", host_file, strlen (host_file), 0) == 0)
    {
      g_autofree char *relative = kaiji_evidence_file_describe (file, sheet);
      g_autofree char *full = kaiji_evidence_file_describe (file, NULL);

      g_assert_cmpstr (relative, ==, "証拠/登記簿.pdf");
      g_assert_cmpstr (full, ==, host_file);
    }
  else
    {
      g_test_message ("not tried: this file system keeps no attributes");
    }

  remove_lent (sheet_path);
  remove_lent (path);
  g_assert_cmpint (g_rmdir (documents), ==, 0);
}

static void
assert_evidence (const char *evidence, GFile *sheet, KaijiEvidenceKind kind, const char *expected)
{
  g_autofree char *uri = NULL;

  g_assert_cmpint (kaiji_evidence_file_find (evidence, sheet, &uri), ==, kind);
  g_assert_cmpstr (uri, ==, expected);
}

static void
test_evidence_uri (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaiji-evidence-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a b.txt", NULL);
  g_autofree char *sheet_path = g_build_filename (folder, "sheet.kaiji.json", NULL);
  g_autoptr (GFile) sheet = g_file_new_for_path (sheet_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  g_assert_no_error (error);
  assert_evidence ("a b.txt", sheet, KAIJI_EVIDENCE_MISSING, NULL);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);

  assert_evidence ("a b.txt", sheet, KAIJI_EVIDENCE_FILE, uri);
  assert_evidence (path, NULL, KAIJI_EVIDENCE_FILE, uri);
  assert_evidence (uri, NULL, KAIJI_EVIDENCE_FILE, uri);
  /* Without a file the sheet lies nowhere. */
  assert_evidence ("a b.txt", NULL, KAIJI_EVIDENCE_MISSING, NULL);

  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Sheets may come from anyone: addresses that could run something are not passed to the desktop. */
static void
test_evidence_scheme (void)
{
  static const char *const refused[] = {
    "javascript:alert(1)",
    "ssh://host",
    "smb://host/share",
    "data:text/html,x",
    "ms-word:ofe|u|x",
    "x-scheme-handler:y",
    "JavaScript:x",
    " ssh:host\n",
    "ftp://host/a",
    /* One site that looks like another, files sent along, and a line that is not seen. */
    "https://example.com@evil.example/",
    "http://user:secret@example.com/",
    "mailto:a@example.com?attach=/etc/passwd",
    "mailto:a@example.com?subject=x&ATTACHMENT=%2Fetc",
    "mailto:?bcc=b@example.com",
    "https:///a",
    "https://example.com/\nhttps://evil.example/",
  };

  assert_evidence (" https://example.com/a?b#c\n", NULL, KAIJI_EVIDENCE_LINK,
                   "https://example.com/a?b#c");
  assert_evidence ("HTTP://example.com", NULL, KAIJI_EVIDENCE_LINK, "HTTP://example.com");
  assert_evidence ("mailto:a@example.com", NULL, KAIJI_EVIDENCE_LINK, "mailto:a@example.com");
  assert_evidence ("mailto:a@example.com?subject=x&body=y", NULL, KAIJI_EVIDENCE_LINK,
                   "mailto:a@example.com?subject=x&body=y");
  assert_evidence ("https://例え.jp/資料/決算 公告.pdf?a=1@2", NULL, KAIJI_EVIDENCE_LINK,
                   "https://例え.jp/資料/決算 公告.pdf?a=1@2");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_evidence (refused[i], NULL, KAIJI_EVIDENCE_REFUSED, NULL);
  assert_evidence ("file://other.example/a.sh", NULL, KAIJI_EVIDENCE_MISSING, NULL);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/notes/built-late", test_built_late);
  g_test_add_func ("/app/notes/edit", test_edit);
  g_test_add_func ("/app/notes/unanswered", test_unanswered);
  g_test_add_func ("/app/notes/mark", test_mark);
  g_test_add_func ("/app/notes/tooltip", test_tooltip);
  g_test_add_func ("/app/notes/tooltip-size", test_tooltip_size);
  g_test_add_func ("/app/notes/undo", test_undo);
  g_test_add_func ("/app/notes/megabyte", test_megabyte);
  g_test_add_func ("/app/notes/read-only", test_read_only);
  g_test_add_func ("/app/notes/evidence-name", test_evidence_name);
  g_test_add_func ("/app/notes/evidence-uri", test_evidence_uri);
  g_test_add_func ("/app/notes/evidence-lent", test_evidence_lent);
  g_test_add_func ("/app/notes/evidence-scheme", test_evidence_scheme);

  return g_test_run ();
}
