/* time-form.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens a sheet in a window of this process, goes to its largest section and back, and types into
 * each of its texts. Writes in milliseconds of the processor's time: opening the section the first
 * time and later, each until the frame with it is drawn, as the median and the slowest of the later
 * times; of going to each field from the box to go anywhere, from Enter until the frame with the
 * field is drawn, the slowest and the median; then of key presses the 99th percentile and the
 * median until what follows from a key is checked, counted and set, the same until nothing is left
 * to do but drawing, and the median of it all with GTK's layout and drawing; last, how many keys
 * were pressed.
 */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>

#include "kaiji-form.h"
#include "kaiji-sheet-file.h"
#include "kaiji-sheet-view.h"
#include "times.h"

#define N_OPENINGS 10
#define N_KEYS_A_FIELD 20

typedef struct
{
  GtkWidget *window;
  KaijiDocument *document;
  KaijiForm *form;
  KaijiSheetView *sheet_view;
  guint n_frames;
  double frame_start;
  double drawing; /* in frames, since it was last set to 0 */
} View;

static double
get_time (void)
{
  return times_get (CLOCK_THREAD_CPUTIME_ID);
}

static void
on_before_paint (View *self)
{
  self->frame_start = get_time ();
}

static void
on_after_paint (View *self)
{
  self->drawing += get_time () - self->frame_start;
  self->n_frames++;
}

static void
wait_for_frame (View *self)
{
  guint n_frames = self->n_frames;

  gtk_widget_queue_draw (self->window);
  while (self->n_frames == n_frames)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left that waits for the program to be idle. */
static void
settle (View *self)
{
  wait_for_frame (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_form (GtkWidget *widget)
{
  GtkWidget *found = KAIJI_IS_FORM (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_form (child);

  return found;
}

/* The window shows the first section only, so that the others have not been built yet. */
static void
open_view (View *self, KaijiSheet *sheet)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);
  GdkFrameClock *clock;

  self->document = kaiji_document_new (sheet);
  self->window = gtk_window_new ();
  self->sheet_view = kaiji_sheet_view_new (self->document);
  self->form = KAIJI_FORM (find_form (GTK_WIDGET (self->sheet_view)));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 780);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->sheet_view));
  kaiji_form_show_section (self->form, sections);
  gtk_window_present (GTK_WINDOW (self->window));

  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), self);
  settle (self);
}

static const KaijiSection *
find_largest_section (KaijiScheme *scheme)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);
  const KaijiSection *largest = sections;

  for (guint i = 1; i < n_sections; i++)
    if (sections[i].n_fields > largest->n_fields)
      largest = &sections[i];

  return largest;
}

static double
time_opening (View *self, const KaijiSection *section)
{
  double start = get_time ();

  kaiji_form_show_section (self->form, section);
  wait_for_frame (self);
  return get_time () - start;
}

/* Writes how long it took to open the largest section the first time, and later. */
static void
time_openings (View *self, KaijiScheme *scheme)
{
  const KaijiSection *largest = find_largest_section (scheme);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);
  double later[N_OPENINGS];
  double first = time_opening (self, largest);

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      settle (self);
      kaiji_form_show_section (self->form, &sections[(largest->index + 1) % n_sections]);
      settle (self);
      later[i] = time_opening (self, largest);
    }

  times_sort (later, N_OPENINGS);
  printf ("%.3f %.3f %.3f", first, later[N_OPENINGS / 2], later[N_OPENINGS - 1]);
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);

  return found;
}

/* Enter comes before the entry has told of its text: what is timed is searching, too. */
static double
time_going (View *self, const KaijiField *field)
{
  KaijiGoBox *box = kaiji_sheet_view_get_go_box (self->sheet_view);
  GtkWidget *entry = find_entry (GTK_WIDGET (box));
  double start;

  kaiji_go_box_open_empty (box);
  settle (self);
  gtk_editable_set_text (GTK_EDITABLE (entry), field->prompt);
  start = get_time ();
  g_signal_emit_by_name (entry, "activate");
  wait_for_frame (self);
  return get_time () - start;
}

/* Writes how long it took to go to a field, of all that there are. */
static void
time_goings (View *self, KaijiScheme *scheme)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);
  g_autofree double *goings = g_new (double, n_fields);

  for (guint i = 0; i < n_fields; i++)
    goings[i] = time_going (self, &fields[i]);

  times_sort (goings, n_fields);
  printf (" %.3f %.3f", goings[n_fields - 1], goings[n_fields / 2]);
}

/* Types a character where the cursor is, as a key does. Returns: whether a text was there */
static gboolean
type (View *self, double *set, double *idle, double *whole)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  double start;

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;

  settle (self);
  self->drawing = 0;
  start = get_time ();
  g_signal_emit_by_name (focus, "insert-at-cursor", "字");
  *set = get_time () - start;
  settle (self);
  *whole = get_time () - start;
  *idle = *whole - self->drawing;
  return TRUE;
}

static double
get_percentile (GArray *times, guint percent)
{
  times_sort (&g_array_index (times, double, 0), times->len);
  return g_array_index (times, double, times->len *percent / 100);
}

/* Writes what was measured of key presses, if there were any, and ends the line. */
static void
time_keys (View *self, KaijiScheme *scheme)
{
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) idles = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  kaiji_form_show_section (self->form, NULL);
  settle (self);
  for (guint i = 0; i < n_fields; i++)
    {
      double set, idle, whole;

      kaiji_form_show_field (self->form, &fields[i]);
      for (guint j = 0; j < N_KEYS_A_FIELD && type (self, &set, &idle, &whole); j++)
        {
          g_array_append_val (sets, set);
          g_array_append_val (idles, idle);
          g_array_append_val (wholes, whole);
        }
    }

  if (sets->len > 0)
    printf (" %.3f %.3f %.3f %.3f %.3f %u", get_percentile (sets, 99), get_percentile (sets, 50),
            get_percentile (idles, 99), get_percentile (idles, 50), get_percentile (wholes, 50),
            sets->len);
  printf ("\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  View view = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      fprintf (stderr, "usage: time-form SHEET\n");
      return 2;
    }

  /* What is drawn by other threads would not be counted. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_init ();
  adw_init ();
  library = kaiji_scheme_library_new ();
  file = g_file_new_for_commandline_arg (argv[1]);
  sheet = kaiji_sheet_file_load (file, library, NULL, &error);
  if (sheet == NULL)
    {
      fprintf (stderr, "%s: %s\n", argv[1], error->message);
      return 2;
    }

  open_view (&view, sheet);
  time_openings (&view, kaiji_sheet_get_scheme (sheet));
  time_goings (&view, kaiji_sheet_get_scheme (sheet));
  time_keys (&view, kaiji_sheet_get_scheme (sheet));

  kaiji_document_discard_backup (view.document);
  gtk_window_destroy (GTK_WINDOW (view.window));
  g_object_unref (view.document);
  return 0;
}
