/* test-preedit.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an input method composes, in every place to write in of every kind of editor: it is left
 * alone until it is finished, whatever happens to the answer meanwhile.
 */

#include "config.h"

#include "kaiji-text-area.h"
#include "row-fixture.h"

typedef struct
{
  const char *name;
  const char *field_id;
  const char *answer; /* with which all places to write in are there */
  const char *other;  /* that it is changed to while something is composed */
  guint n_places;
} Case;

static const Case cases[] = {
  { "text", "company", "{\"text\": \"旧\"}", "{\"text\": \"新\"}", 1 },
  { "paragraph", "remarks", "{\"text\": \"旧\"}", "{\"text\": \"新\\n二行\"}", 1 },
  { "corporate-number", "corporate-number", "{\"text\": \"1\"}", "{\"text\": \"2\"}", 1 },
  { "url", "homepage", "{\"text\": \"https://a.example\"}", "{\"text\": \"https://b.example\"}",
    1 },
  { "address", "head-office", "{\"postal-code\": \"100-0001\", \"text\": \"旧\"}",
    "{\"postal-code\": \"100-0002\", \"text\": \"新\"}", 2 },
  { "date", "disclosure-date", "{\"date\": \"2023-11-18\", \"note\": \"旧\"}",
    "{\"date\": \"2024-11-18\", \"note\": \"新\"}", 2 },
  { "year", "founding-year", "{\"year\": 1974, \"note\": \"旧\"}",
    "{\"year\": 1975, \"note\": \"新\"}", 2 },
  { "duration", "company-years", "{\"years\": 49, \"note\": \"旧\"}",
    "{\"months\": 7, \"note\": \"新\"}", 2 },
  { "count", "employees", "{\"number\": 1000, \"note\": \"旧\"}",
    "{\"number\": 2000, \"note\": \"新\"}", 2 },
  { "money", "sales", "{\"number\": 1000, \"note\": \"旧\"}",
    "{\"number\": 2000, \"note\": \"新\"}", 2 },
  { "percent", "ratio", "{\"number\": 1.5, \"note\": \"旧\"}",
    "{\"number\": 2.5, \"note\": \"新\"}", 2 },
  { "choice", "audit", "{\"choice\": \"none\", \"note\": \"旧\"}",
    "{\"choice\": \"none\", \"note\": \"新\"}", 1 },
  { "presence", "partners", "{\"presence\": \"yes\", \"text\": \"旧\"}",
    "{\"presence\": \"yes\", \"text\": \"新\"}", 1 },
  { "presence-detail", "contact", "{\"presence\": \"yes\", \"text\": \"旧\"}",
    "{\"presence\": \"yes\", \"text\": \"新\"}", 1 },
  { "picture-in-words", "photo", "{\"text\": \"旧\"}", "{\"text\": \"新\"}", 1 },
  { "money-in-words", "sales", "{\"text\": \"旧\"}", "{\"text\": \"新\"}", 1 },
};

/* Returns: (nullable): the @n-th place to write in; text areas come first */
static GtkWidget *
find_place (Fixture *fixture, guint n)
{
  GtkWidget *parent = GTK_WIDGET (fixture->row);
  guint n_areas = 0;

  while (find_widget (parent, KAIJI_TYPE_TEXT_AREA, n_areas) != NULL)
    n_areas++;

  return n < n_areas ? find_widget (parent, KAIJI_TYPE_TEXT_AREA, n)
                     : find_widget (parent, GTK_TYPE_ENTRY, n - n_areas);
}

static void
compose (GtkWidget *place, const char *preedit)
{
  GtkWidget *control = GTK_IS_ENTRY (place)
                         ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (place)))
                         : place;

  g_signal_emit_by_name (control, "preedit-changed", preedit);
}

/* The text that is shown for an answer in a focused control; NULL if there is no such control. */
static char *
dup_shown (const char *field_id, const char *answer, guint n)
{
  g_autoptr (Fixture) fixture = row_fixture_new (field_id, answer);

  if (find_place (fixture, n) == NULL)
    return NULL;

  gtk_widget_grab_focus (find_place (fixture, n));
  settle (fixture);
  return dup_shown_text (find_place (fixture, n));
}

static void
test_compose (gconstpointer user_data)
{
  const Case *test = user_data;
  guint n = 0;

  for (;; n++)
    {
      g_autofree char *before = dup_shown (test->field_id, test->answer, n);
      g_autofree char *after = dup_shown (test->field_id, test->other, n);
      g_autoptr (KaijiAnswer) other = kaiji_answer_new_from_json (test->other, NULL);
      g_autoptr (Fixture) fixture = NULL;
      GtkWidget *place;

      if (before == NULL)
        break;

      g_assert_cmpstr (after, !=, before);
      fixture = row_fixture_new (test->field_id, test->answer);
      place = find_place (fixture, n);
      gtk_widget_grab_focus (place);
      settle (fixture);
      compose (place, "か");
      kaiji_sheet_set_answer (fixture->sheet, fixture->field, other);
      settle (fixture);
      g_assert_true (find_place (fixture, n) == place);
      assert_shown (place, before);
      compose (place, "");
      assert_shown (place, after);
    }

  g_assert_cmpuint (n, ==, test->n_places);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/preedit/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_compose);
    }

  return g_test_run ();
}
