/* kaiji-findings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "kaiji-findings.h"

typedef struct
{
  guint of[KAIJI_N_SEVERITIES];
  guint missing; /* of the errors */
} Counts;

struct _KaijiFindings
{
  GObject parent_instance;

  KaijiSheet *sheet;
  GDate today;

  /* By field index; the last entry holds those of unknown fields. */
  GPtrArray **by_field;
  const KaijiField *fields;
  guint n_fields;

  Counts total;
  Counts *by_section; /* by section index */
  guint n_findings;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KaijiFindings,
                               kaiji_findings,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  FIELD_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_position (KaijiFindings *self, guint index)
{
  guint position = 0;

  for (guint i = 0; i < index; i++)
    position += self->by_field[i]->len;

  return position;
}

static void
count_in (Counts *counts, KaijiFinding *finding, int change)
{
  if (kaiji_finding_is_acknowledged (finding))
    return;

  counts->of[kaiji_finding_get_severity (finding)] += (guint) change;
  if (kaiji_finding_is_missing (finding))
    counts->missing += (guint) change;
}

static void
count (KaijiFindings *self, KaijiFinding *finding, int change)
{
  const KaijiField *field = kaiji_finding_get_field (finding);

  count_in (&self->total, finding, change);
  if (field != NULL)
    count_in (&self->by_section[kaiji_field_get_section (field)->index], finding, change);
}

/* Replaces the findings at @index by @findings, except for the common prefix and suffix. Returns
 * whether anything changed. */
static gboolean
replace (KaijiFindings *self, guint index, GPtrArray *findings)
{
  GPtrArray *old = self->by_field[index];
  guint same_before = 0;
  guint same_after = 0;
  guint n_removed, n_added;

  while (same_before < MIN (old->len, findings->len)
         && kaiji_finding_is_same (old->pdata[same_before], findings->pdata[same_before]))
    same_before++;

  while (same_after < MIN (old->len, findings->len) - same_before
         && kaiji_finding_is_same (old->pdata[old->len - 1 - same_after],
                                   findings->pdata[findings->len - 1 - same_after]))
    same_after++;

  n_removed = old->len - same_before - same_after;
  n_added = findings->len - same_before - same_after;
  if (n_removed == 0 && n_added == 0)
    return FALSE;

  for (guint i = 0; i < n_removed; i++)
    count (self, old->pdata[same_before + i], -1);
  if (n_removed > 0)
    g_ptr_array_remove_range (old, same_before, n_removed);

  for (guint i = 0; i < n_added; i++)
    {
      KaijiFinding *finding = findings->pdata[same_before + i];

      count (self, finding, 1);
      g_ptr_array_insert (old, (int) (same_before + i), g_object_ref (finding));
    }

  self->n_findings += n_added - n_removed;
  g_list_model_items_changed (G_LIST_MODEL (self), get_position (self, index) + same_before,
                              n_removed, n_added);
  return TRUE;
}

static gboolean
check_again (KaijiFindings *self, const KaijiField *field)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run_field (self->sheet, field, &self->today);

  return replace (self, field->index, findings);
}

/* The same for a field whose own answer has not changed. */
static gboolean
check_dependent_again (KaijiFindings *self, const KaijiField *field)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run_dependent (self->sheet, field, &self->today,
                                                               self->by_field[field->index]);

  return replace (self, field->index, findings);
}

/* @field is %NULL for the sheet as a whole. */
static void
emit_field_changed (KaijiFindings *self, const KaijiField *field)
{
  GQuark detail = field != NULL ? g_quark_from_string (field->id) : 0;

  g_signal_emit (self, signals[FIELD_CHANGED], detail, field);
}

/* Returns whether two fields are counted together, so that what one has left depends on the
 * other. */
static gboolean
share_limit (const KaijiField *field, const KaijiField *other)
{
  return field->limit_group != NULL && g_strcmp0 (field->limit_group, other->limit_group) == 0;
}

/* Of the fields that depend on the one that was answered, most have the same findings as before;
 * nothing that is shown of them follows from it. */
static void
on_answer_changed (KaijiFindings *self, const KaijiField *field)
{
  g_autoptr (GPtrArray) dependents = kaiji_checks_list_dependents (self->sheet, field);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < dependents->len; i++)
    {
      const KaijiField *dependent = g_ptr_array_index (dependents, i);
      gboolean has_changed = dependent == field ? check_again (self, dependent)
                                                : check_dependent_again (self, dependent);

      if (has_changed || dependent == field || share_limit (dependent, field))
        g_ptr_array_add (changed, (gpointer) dependent);
    }

  for (guint i = 0; i < changed->len; i++)
    emit_field_changed (self, g_ptr_array_index (changed, i));
}

/* Checks everything again and emits the changes of the fields whose findings differ, then that of
 * the sheet. */
static void
check_all_again (KaijiFindings *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < self->n_fields; i++)
    {
      if (check_again (self, &self->fields[i]))
        g_ptr_array_add (changed, (gpointer) &self->fields[i]);
    }

  for (guint i = 0; i < changed->len; i++)
    emit_field_changed (self, g_ptr_array_index (changed, i));
  emit_field_changed (self, NULL);
}

static void
on_excluded_sections_changed (KaijiFindings *self)
{
  check_all_again (self);
}

/* No check depends on this part of the sheet, but views that show it must be told. */
static void
on_sheet_changed (KaijiFindings *self)
{
  emit_field_changed (self, NULL);
}

/* The first check of everything, without signals. */
static void
fill (KaijiFindings *self)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run (self->sheet, &self->today);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);
      const KaijiField *field = kaiji_finding_get_field (finding);
      guint index = field != NULL ? field->index : self->n_fields;

      g_ptr_array_add (self->by_field[index], g_object_ref (finding));
      count (self, finding, 1);
    }

  self->n_findings = findings->len;
}

static GType
kaiji_findings_get_item_type (GListModel *model)
{
  return KAIJI_TYPE_FINDING;
}

static guint
kaiji_findings_get_n_items (GListModel *model)
{
  return KAIJI_FINDINGS (model)->n_findings;
}

static gpointer
kaiji_findings_get_item (GListModel *model, guint position)
{
  KaijiFindings *self = KAIJI_FINDINGS (model);

  for (guint i = 0; i <= self->n_fields; i++)
    {
      GPtrArray *findings = self->by_field[i];

      if (position < findings->len)
        return g_object_ref (g_ptr_array_index (findings, position));
      position -= findings->len;
    }

  return NULL;
}

static void
kaiji_findings_finalize (GObject *object)
{
  KaijiFindings *self = KAIJI_FINDINGS (object);

  for (guint i = 0; i <= self->n_fields; i++)
    g_ptr_array_unref (self->by_field[i]);
  g_free (self->by_field);
  g_free (self->by_section);
  g_object_unref (self->sheet);

  G_OBJECT_CLASS (kaiji_findings_parent_class)->finalize (object);
}

static void
kaiji_findings_class_init (KaijiFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kaiji_findings_finalize;

  signals[FIELD_CHANGED] = g_signal_new ("field-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_FIRST | G_SIGNAL_DETAILED, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = kaiji_findings_get_item_type;
  interface->get_n_items = kaiji_findings_get_n_items;
  interface->get_item = kaiji_findings_get_item;
}

static void
kaiji_findings_init (KaijiFindings *self)
{
}

/**
 * kaiji_findings_new_still:
 * @sheet: a sheet
 * @today: the day that dates are compared with
 *
 * Checks @sheet, in any thread. Its changes are only followed after kaiji_findings_follow().
 *
 * Returns: (transfer full): the findings of @sheet, which they keep alive
 */
KaijiFindings *
kaiji_findings_new_still (KaijiSheet *sheet, const GDate *today)
{
  KaijiFindings *self;
  KaijiScheme *scheme;
  guint n_sections;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  scheme = kaiji_sheet_get_scheme (sheet);
  self = g_object_new (KAIJI_TYPE_FINDINGS, NULL);
  self->sheet = g_object_ref (sheet);
  self->today = *today;
  self->fields = kaiji_scheme_get_fields (scheme, &self->n_fields);
  self->by_field = g_new (GPtrArray *, self->n_fields + 1);
  for (guint i = 0; i <= self->n_fields; i++)
    self->by_field[i] = g_ptr_array_new_with_free_func (g_object_unref);
  kaiji_scheme_get_sections (scheme, &n_sections);
  self->by_section = g_new0 (Counts, n_sections);

  fill (self);
  return self;
}

/**
 * kaiji_findings_follow:
 * @self: the findings of a sheet that has not changed since
 *
 * Follows the sheet's changes from now on, after those who follow it already.
 */
void
kaiji_findings_follow (KaijiFindings *self)
{
  static const struct
  {
    const char *signal;
    GCallback handler;
  } followed[] = {
    { "answer-changed", G_CALLBACK (on_answer_changed) },
    { "excluded-sections-changed", G_CALLBACK (on_excluded_sections_changed) },
    { "page-setup-changed", G_CALLBACK (on_sheet_changed) },
    { "requests-changed", G_CALLBACK (on_sheet_changed) },
    { "notify::certification-number", G_CALLBACK (on_sheet_changed) },
  };

  g_return_if_fail (KAIJI_IS_FINDINGS (self));

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->sheet, followed[i].signal, followed[i].handler, self,
                             G_CONNECT_SWAPPED);
}

/**
 * kaiji_findings_new:
 * @sheet: a sheet
 * @today: the day that dates are compared with
 *
 * Checks @sheet and follows its changes from then on.
 *
 * Returns: (transfer full): the findings of @sheet, which they keep alive
 */
KaijiFindings *
kaiji_findings_new (KaijiSheet *sheet, const GDate *today)
{
  KaijiFindings *self = kaiji_findings_new_still (sheet, today);

  if (self != NULL)
    kaiji_findings_follow (self);
  return self;
}

/**
 * kaiji_findings_get_sheet:
 * @self: the findings of a sheet
 *
 * Returns: (transfer none): that sheet
 */
KaijiSheet *
kaiji_findings_get_sheet (KaijiFindings *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), NULL);

  return self->sheet;
}

/**
 * kaiji_findings_get_today:
 * @self: the findings of a sheet
 *
 * Returns: (transfer none): the day that dates are compared with
 */
const GDate *
kaiji_findings_get_today (KaijiFindings *self)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), NULL);

  return &self->today;
}

/**
 * kaiji_findings_set_today:
 * @self: the findings of a sheet
 * @today: the new day that dates are compared with
 *
 * Checks everything again if the day is new; many sheets stay open for longer than a day.
 */
void
kaiji_findings_set_today (KaijiFindings *self, const GDate *today)
{
  g_return_if_fail (KAIJI_IS_FINDINGS (self));
  g_return_if_fail (today != NULL && g_date_valid (today));

  if (g_date_compare (&self->today, today) == 0)
    return;

  self->today = *today;
  check_all_again (self);
}

/**
 * kaiji_findings_get_for_field:
 * @self: the findings of a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer none) (element-type KaijiFinding): the findings of @field, the gravest first;
 *   the list changes when the field is checked again
 */
GPtrArray *
kaiji_findings_get_for_field (KaijiFindings *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return self->by_field[field->index];
}

/**
 * kaiji_findings_count:
 * @self: the findings of a sheet
 * @severity: a severity
 *
 * Returns: the number of findings of @severity, without those that are acknowledged
 */
guint
kaiji_findings_count (KaijiFindings *self, KaijiSeverity severity)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), 0);
  g_return_val_if_fail (severity < KAIJI_N_SEVERITIES, 0);

  return self->total.of[severity];
}

/**
 * kaiji_findings_count_section:
 * @self: the findings of a sheet
 * @section: a section of its scheme
 * @severity: a severity
 *
 * Returns: the number of findings of @severity in @section, without those that are acknowledged
 */
guint
kaiji_findings_count_section (KaijiFindings *self,
                              const KaijiSection *section,
                              KaijiSeverity severity)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), 0);
  g_return_val_if_fail (section != NULL, 0);
  g_return_val_if_fail (severity < KAIJI_N_SEVERITIES, 0);

  return self->by_section[section->index].of[severity];
}

/**
 * kaiji_findings_count_missing:
 * @self: the findings of a sheet
 * @section: (nullable): a section of its scheme, or %NULL for all
 *
 * Returns: the number of missing required answers; they also count as errors
 */
guint
kaiji_findings_count_missing (KaijiFindings *self, const KaijiSection *section)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), 0);

  return section != NULL ? self->by_section[section->index].missing : self->total.missing;
}
