/* kaiji-checks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-checks-private.h"

/* Prepares the field's answer for the checks. */
static void
set_field (KaijiCheckRun *run, const KaijiField *field)
{
  run->field = field;
  run->answer = kaiji_sheet_get_answer (run->sheet, field);
  run->form = KAIJI_ANSWER_EMPTY;
  run->texts[0] = run->texts[1] = NULL;
  run->traits = 0;
  run->has_searched = FALSE;

  if (kaiji_answer_is_empty (run->answer))
    return;

  run->form = kaiji_answer_get_form (run->answer);
  if (run->form == KAIJI_ANSWER_UNREADABLE)
    return;

  run->texts[0] = kaiji_answer_get_text (run->answer);
  run->texts[1] = kaiji_answer_get_note (run->answer);
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      if (run->texts[i] != NULL)
        run->traits |= kaiji_characters_find_traits (run->texts[i]);
    }
}

static inline gboolean
applies (const KaijiCheck *check, guint kind, guint form, const KaijiCheckRun *run)
{
  return (check->kinds & kind) != 0 && (check->forms & form) != 0
         && (check->traits & run->traits) == check->traits
         && (check->watch == KAIJI_WATCH_NONE || check->watch == run->field->watch);
}

/* Takes over what a check found before, in a list that has the checks' order. */
static void
keep_findings (KaijiCheckRun *run, const KaijiCheck *check, GPtrArray *before, guint *next)
{
  while (*next < before->len)
    {
      KaijiFinding *finding = g_ptr_array_index (before, *next);

      if (!g_str_equal (kaiji_finding_get_check_id (finding), check->id))
        return;
      if (check->ties == 0)
        g_ptr_array_add (run->findings, g_object_ref (finding));
      (*next)++;
    }
}

/* Checks a field. With @before, its findings until now, only by what other answers may change. */
static void
check_field (KaijiCheckRun *run, const KaijiField *field, GPtrArray *before)
{
  guint next = 0;
  guint kind = 1u << field->kind;
  const KaijiCheck *checks;
  guint n_checks, form;

  checks = kaiji_check_list (&n_checks);
  set_field (run, field);
  form = 1u << run->form;

  for (guint i = 0; i < n_checks; i++)
    {
      if (before != NULL)
        keep_findings (run, &checks[i], before, &next);
      if (!applies (&checks[i], kind, form, run) || (before != NULL && checks[i].ties == 0))
        continue;

      run->check = &checks[i];
      run->check_id = checks[i].id;
      checks[i].run (run);
    }
}

/* Returns whether a check by day applies to the field. */
static gboolean
depends_on_day (KaijiCheckRun *run, const KaijiField *field)
{
  const KaijiCheck *checks;
  guint n_checks;

  checks = kaiji_check_list (&n_checks);
  set_field (run, field);

  for (guint i = 0; i < n_checks; i++)
    {
      if ((checks[i].ties & KAIJI_TIE_DAY) != 0
          && applies (&checks[i], 1u << field->kind, 1u << run->form, run))
        return TRUE;
    }

  return FALSE;
}

static void
report_unknown_fields (KaijiCheckRun *run)
{
  const KaijiCheck *check = kaiji_check_find ("unknown-field");
  const char *const *ids = kaiji_sheet_get_unknown_fields (run->sheet);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      /* Translators: %s is the id of a field */
      char *message = g_strdup_printf (_ ("This form has no field “%s”; its answer is kept in the "
                                          "file but not printed, so move it to another field."),
                                       ids[i]);

      g_ptr_array_add (run->findings,
                       kaiji_finding_new (check->id, check->severity, ids[i], NULL, message));
    }
}

static KaijiCheckRun
start_run (KaijiSheet *sheet, const GDate *today)
{
  return (KaijiCheckRun){
    .sheet = sheet,
    .scheme = kaiji_sheet_get_scheme (sheet),
    .today = today,
    .findings = g_ptr_array_new_with_free_func (g_object_unref),
  };
}

KaijiFinding *
kaiji_check_report (KaijiCheckRun *run, const char *format, ...)
{
  KaijiFinding *finding;
  char *message;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  finding = kaiji_finding_new (run->check->id, run->check->severity, run->field->id, run->field,
                               message);
  g_ptr_array_add (run->findings, finding);
  if (kaiji_answer_has_acknowledgements (run->answer)
      && kaiji_finding_can_be_acknowledged (finding))
    {
      g_autofree char *basis = kaiji_check_compute_basis (run->check, run->sheet, run->field);

      kaiji_finding_set_acknowledgement (finding,
                                         kaiji_answer_get_acknowledgement (run->answer,
                                                                           run->check_id, basis));
    }

  return finding;
}

KaijiAnswer *
kaiji_check_get_answer (KaijiCheckRun *run, const KaijiField *field)
{
  if (kaiji_sheet_is_section_excluded (run->sheet, kaiji_field_get_section (field)))
    return NULL;

  return kaiji_sheet_get_answer (run->sheet, field);
}

/**
 * kaiji_checks_run:
 * @sheet: a sheet
 * @today: the day that dates are compared with
 *
 * Checks a whole sheet. Sections that a partial disclosure leaves out are not checked.
 *
 * Returns: (transfer full) (element-type KaijiFinding): the findings, in the order of the scheme's
 *   fields, the gravest of each field first, and answers to unknown fields last. The findings must
 *   not outlive @sheet.
 */
GPtrArray *
kaiji_checks_run (KaijiSheet *sheet, const GDate *today)
{
  KaijiCheckRun run;
  const KaijiSection *sections;
  guint n_sections;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  run = start_run (sheet, today);
  sections = kaiji_scheme_get_sections (run.scheme, &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      if (kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        continue;

      for (guint j = 0; j < sections[i].n_fields; j++)
        check_field (&run, &sections[i].fields[j], NULL);
    }

  report_unknown_fields (&run);

  return run.findings;
}

/**
 * kaiji_checks_run_field:
 * @sheet: a sheet
 * @field: a field of its scheme
 * @today: the day that dates are compared with
 *
 * Returns: (transfer full) (element-type KaijiFinding): the findings of kaiji_checks_run() for
 *   @field
 */
GPtrArray *
kaiji_checks_run_field (KaijiSheet *sheet, const KaijiField *field, const GDate *today)
{
  KaijiCheckRun run;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  run = start_run (sheet, today);
  if (!kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    check_field (&run, field, NULL);

  return run.findings;
}

/**
 * kaiji_checks_run_dependent:
 * @sheet: a sheet
 * @field: a field of its scheme
 * @today: the day that dates are compared with
 * @before: (element-type KaijiFinding): the findings of @field before another field's answer, but
 *   not its own, changed
 *
 * Returns: (transfer full) (element-type KaijiFinding): what kaiji_checks_run_field() would find
 *   now; only the checks that look at other answers are run
 */
GPtrArray *
kaiji_checks_run_dependent (KaijiSheet *sheet,
                            const KaijiField *field,
                            const GDate *today,
                            GPtrArray *before)
{
  KaijiCheckRun run;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);
  g_return_val_if_fail (before != NULL, NULL);

  run = start_run (sheet, today);
  if (!kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    check_field (&run, field, before);

  return run.findings;
}

/* A field may depend on another in more than one way. */
static void
add_field (GPtrArray *fields, const KaijiField *field)
{
  if (!g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

/**
 * kaiji_checks_list_dependents:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer container) (element-type KaijiField): the fields whose findings may change
 *   with the answer of @field: @field itself, those that share its limit, those that relations of
 *   the scheme connect with it, and, for the disclosure date, those that are checked by day
 */
GPtrArray *
kaiji_checks_list_dependents (KaijiSheet *sheet, const KaijiField *field)
{
  GPtrArray *dependents;
  const KaijiField *fields;
  const KaijiRelation *relations;
  KaijiScheme *scheme;
  guint n_fields, n_relations;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  scheme = kaiji_sheet_get_scheme (sheet);
  dependents = g_ptr_array_new ();
  g_ptr_array_add (dependents, (gpointer) field);

  if (field->limit_group != NULL)
    {
      fields = kaiji_scheme_get_fields (scheme, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          if (g_strcmp0 (fields[i].limit_group, field->limit_group) == 0)
            add_field (dependents, &fields[i]);
        }
    }

  relations = kaiji_scheme_get_relations (scheme, &n_relations);
  for (guint i = 0; i < n_relations; i++)
    {
      if (relations[i].other == field || relations[i].until == field)
        add_field (dependents, relations[i].field);
    }

  if (field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    {
      KaijiCheckRun run = { .sheet = sheet, .scheme = scheme };

      fields = kaiji_scheme_get_fields (scheme, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          if (depends_on_day (&run, &fields[i]))
            add_field (dependents, &fields[i]);
        }
    }

  return dependents;
}
