/* kaiji-scheme.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_SCHEME (kaiji_scheme_get_type ())
G_DECLARE_FINAL_TYPE (KaijiScheme, kaiji_scheme, KAIJI, SCHEME, GObject)

typedef struct _KaijiSection KaijiSection;
typedef struct _KaijiGroup KaijiGroup;
typedef struct _KaijiItem KaijiItem;
typedef struct _KaijiField KaijiField;

/**
 * KaijiLevel:
 * @KAIJI_LEVEL_REQUIRED: must be answered
 * @KAIJI_LEVEL_REQUIRED_STANDARD: must be answered, and a certain standard is expected
 * @KAIJI_LEVEL_OPTIONAL: may be left out
 */
typedef enum
{
  KAIJI_LEVEL_REQUIRED,
  KAIJI_LEVEL_REQUIRED_STANDARD,
  KAIJI_LEVEL_OPTIONAL,
} KaijiLevel;

#define KAIJI_N_LEVELS 3

/**
 * KaijiFieldKind:
 *
 * The kind of answer that a field asks for. Editors, checks and printed texts are tables indexed by
 * it.
 */
typedef enum
{
  KAIJI_FIELD_TEXT,
  KAIJI_FIELD_PARAGRAPH,
  KAIJI_FIELD_DATE,
  KAIJI_FIELD_YEAR,
  KAIJI_FIELD_DURATION,
  KAIJI_FIELD_COUNT,
  KAIJI_FIELD_MONEY,
  KAIJI_FIELD_PERCENT,
  KAIJI_FIELD_CHOICE,
  KAIJI_FIELD_PRESENCE,
  KAIJI_FIELD_PRESENCE_DETAIL,
  KAIJI_FIELD_ADDRESS,
  KAIJI_FIELD_CORPORATE_NUMBER,
  KAIJI_FIELD_URL,
  KAIJI_FIELD_IMAGE,
} KaijiFieldKind;

#define KAIJI_N_FIELD_KINDS 15

/**
 * KaijiCarryOver:
 * @KAIJI_CARRY_OVER_KEEP: the previous answer stays
 * @KAIJI_CARRY_OVER_REVIEW: the previous answer stays and must be confirmed
 * @KAIJI_CARRY_OVER_RECOMPUTE: the answer is computed from others by a relation of the scheme
 * @KAIJI_CARRY_OVER_CLEAR: the answer must be given again
 *
 * How an answer is carried over when a new sheet is made from the previous one.
 */
typedef enum
{
  KAIJI_CARRY_OVER_KEEP,
  KAIJI_CARRY_OVER_REVIEW,
  KAIJI_CARRY_OVER_RECOMPUTE,
  KAIJI_CARRY_OVER_CLEAR,
} KaijiCarryOver;

/**
 * KaijiWatch:
 * @KAIJI_WATCH_NONE: nothing
 * @KAIJI_WATCH_MAGNITUDE: a number that does not multiply from one sheet to the next
 * @KAIJI_WATCH_FIXED: a date or year that does not change
 * @KAIJI_WATCH_PERIOD: a period that moves on each time and is not long past
 *
 * How an answer is compared with the disclosure date and with the previous answer.
 */
typedef enum
{
  KAIJI_WATCH_NONE,
  KAIJI_WATCH_MAGNITUDE,
  KAIJI_WATCH_FIXED,
  KAIJI_WATCH_PERIOD,
} KaijiWatch;

/**
 * KaijiChoice:
 * @id: the value in sheet files
 * @label: the text on screen and paper
 */
typedef struct
{
  const char *id;
  const char *label;
} KaijiChoice;

/**
 * KaijiSection:
 * @index: position in the scheme, from 0
 * @title: the section's title; "" for the items before the first section
 * @groups: its groups, in order
 *
 * A chapter of the form (「事業所・事業」). Like all structs of a scheme, it is owned by the scheme
 * and immutable.
 */
struct _KaijiSection
{
  guint index;
  const char *title;
  const KaijiGroup *groups;
  guint n_groups;
  const KaijiField *fields; /* all fields of the section, in order */
  guint n_fields;
};

/**
 * KaijiGroup:
 *
 * Neighbouring items under one title (「事業所等の概要」): the second column of the printed form.
 */
struct _KaijiGroup
{
  const KaijiSection *section;
  const char *title;
  const char *printed_title; /* @title with its line breaks on paper */
  const KaijiItem *items;
  guint n_items;
};

/**
 * KaijiItem:
 * @index: position in the scheme, from 0
 * @number: the published number (1-93, 1-101)
 *
 * One numbered row block (審査対象項目).
 */
struct _KaijiItem
{
  guint index;
  const KaijiGroup *group;
  guint number;
  const char *title;
  const char *printed_title; /* @title with its line breaks on paper */
  const KaijiField *fields;
  guint n_fields;
};

/**
 * KaijiField:
 * @index: position in the scheme, from 0; fields are stored in one array
 * @id: stable id, shared by all schemes that ask for the same thing
 * @limit: the maximum of characters (字), shared with the other fields of its @limit_group; 0 for
 *   no limit
 * @limit_group: (nullable): the name that fields with a common limit share
 * @unit: (nullable): the unit of a number (円, 名, %)
 * @minimum, @maximum: the range of a number in @unit, or of the percentages in a text; minus and
 *   plus infinity for no bound
 * @prompt: the question, as published
 * @full_prompt: @prompt followed by the limit, as on screen
 * @printed_prompt: @full_prompt with its line breaks on paper
 * @own_level: the level is printed in this field's row, rather than once for neighbours of the same
 * level
 * @example: (nullable): a good answer, fictitious
 * @poor_example: (nullable): an answer that would be sent back
 * @guidance: (nullable): what the scheme's author says about answering it
 * @asked_as: (nullable) (array zero-terminated=1): how other people's forms ask for the same
 * @wants_evidence: the answer is to be proved by a document, which is named as its evidence
 * @inferred: no published sheet shows this wording
 * @details_asked: the prompt asks for details if the answer is 有り
 * @choices: (array length=n_choices) (nullable): the possible choices
 * @carry_over: how the answer is carried over
 * @watch: how the answer changes over time
 *
 * One thing to answer (記述内容).
 */
struct _KaijiField
{
  guint index;
  const KaijiItem *item;
  const char *id;
  KaijiLevel level;
  KaijiFieldKind kind;
  guint limit;
  const char *limit_group;
  const char *unit;
  double minimum;
  double maximum;
  const char *prompt;
  const char *full_prompt;
  const char *printed_prompt;
  gboolean own_level;
  const char *example;
  const char *poor_example;
  const char *guidance;
  const char *const *asked_as;
  gboolean wants_evidence;
  gboolean inferred;
  gboolean details_asked;
  const KaijiChoice *choices;
  guint n_choices;
  KaijiCarryOver carry_over;
  KaijiWatch watch;
};

/**
 * KaijiWords:
 * @levels: 必須, 必須○, 選択
 * @presence: 無し and 有り, indexed by truth
 * @day, @month: the formats of a date with a day and of one with only a month, for
 * g_date_time_format(); a year alone uses @year
 * @year, @years, @months, @note, @postal_code: their formats, with `{}` for the value
 * @dates_as_given: a date of the Gregorian calendar written with 年 or / is printed as written
 * @numbers_as_given: a number below 0 written with △ or ▲ is printed with it
 * @postal_code_first: the postal code stands before its address, not after it
 *
 * The words that an edition of a scheme prints for typed answers.
 */
typedef struct
{
  const char *levels[KAIJI_N_LEVELS];
  const char *presence[2];
  const char *day;
  const char *month;
  const char *year;
  const char *years;
  const char *months;
  const char *note;
  const char *postal_code;
  gboolean dates_as_given;
  gboolean numbers_as_given;
  gboolean postal_code_first;
} KaijiWords;

/**
 * KaijiRelationKind:
 * @KAIJI_RELATION_NOT_ABOVE: the number of @field is at most that of @other
 * @KAIJI_RELATION_YEARS_SINCE: @field, a duration, is the time from @other to @until
 * @KAIJI_RELATION_NOT_BEFORE: the date or year of @field is not before that of @other
 */
typedef enum
{
  KAIJI_RELATION_NOT_ABOVE,
  KAIJI_RELATION_YEARS_SINCE,
  KAIJI_RELATION_NOT_BEFORE,
} KaijiRelationKind;

/**
 * KaijiRelation:
 *
 * A scheme's rule between fields.
 */
typedef struct
{
  KaijiRelationKind kind;
  const KaijiField *field;
  const KaijiField *other;
  const KaijiField *until; /* (nullable) */
} KaijiRelation;

/**
 * KaijiConversionMethod:
 * @KAIJI_CONVERSION_JOIN: the printed texts, one after the other
 * @KAIJI_CONVERSION_DATE: a year becomes a date with only the year
 * @KAIJI_CONVERSION_YEAR: a date becomes its year
 */
typedef enum
{
  KAIJI_CONVERSION_JOIN,
  KAIJI_CONVERSION_DATE,
  KAIJI_CONVERSION_YEAR,
} KaijiConversionMethod;

/**
 * KaijiConversion:
 * @scheme: the id of the scheme that answers come from
 * @from: (array zero-terminated=1): ids of fields in that scheme
 * @to: the target, a field of the scheme that has this conversion
 *
 * How answers of another scheme are converted for a field that has no twin there.
 */
typedef struct
{
  const char *scheme;
  const char *const *from;
  const KaijiField *to;
  KaijiConversionMethod method;
} KaijiConversion;

/**
 * KaijiValidity:
 * @months: how long a disclosure is valid, from its date; 0 if the scheme sets no term
 * @renewal_months: how long before the end the renewal begins
 */
typedef struct
{
  guint months;
  guint renewal_months;
} KaijiValidity;

/**
 * KaijiRole:
 *
 * Fields with a meaning for the program: they serve titles, validity and the printed head.
 */
typedef enum
{
  KAIJI_ROLE_DISCLOSURE_DATE,
  KAIJI_ROLE_BUSINESS_NAME,
  KAIJI_ROLE_SERVICE_NAME,
} KaijiRole;

#define KAIJI_N_ROLES 3

typedef enum
{
  KAIJI_COLUMN_NUMBER,
  KAIJI_COLUMN_GROUP,
  KAIJI_COLUMN_ITEM,
  KAIJI_COLUMN_PROMPT,
  KAIJI_COLUMN_LEVEL,
  KAIJI_COLUMN_ANSWER,
  KAIJI_COLUMN_BEFORE, /* the previous answer; only in the table of changes */
} KaijiColumnContent;

#define KAIJI_N_COLUMN_CONTENTS (KAIJI_COLUMN_BEFORE + 1)

typedef enum
{
  KAIJI_ALIGN_START,
  KAIJI_ALIGN_CENTER,
  KAIJI_ALIGN_END,
} KaijiAlign;

/**
 * KaijiColumn:
 * @head: (nullable): the text of the head that starts at this column
 * @head_span: how many columns that head covers; 0 if an earlier head covers this column
 * @width: the share of the table's width, in the same measure for all columns
 *
 * One column of the printed table.
 */
typedef struct
{
  KaijiColumnContent content;
  const char *head;
  guint head_span;
  double width;
  KaijiAlign align;
} KaijiColumn;

/**
 * KaijiPaperColumns:
 * @paper: the paper's name
 * @landscape: whether the paper is in landscape
 * @columns: the page's columns, with their widths on that paper
 * @column_unit: the length of a width of 1 at the page's font size, in millimetres
 *
 * The columns of a paper other than the scheme's own.
 */
typedef struct
{
  const char *paper;
  gboolean landscape;
  const KaijiColumn *columns;
  double column_unit;
} KaijiPaperColumns;

/**
 * KaijiNote:
 * @public_only: printed only if optional answers are masked
 * @published_only: printed only on what is published, not for submission or on a draft
 */
typedef struct
{
  const char *text;
  gboolean public_only;
  gboolean published_only;
} KaijiNote;

/**
 * KaijiPageLayout:
 *
 * How an edition is printed. Lengths are in millimetres, font sizes in points; @title and
 * @subtitle may hold `{page}`, `{pages}`, `{certification-number}`, `{service-name}` and
 * `{business-name}`, @section_row `{section}`, @continued `{title}`.
 */
typedef struct
{
  const char *paper; /* a name for gtk_paper_size_new(): "iso_a4" */
  gboolean landscape;
  double paper_width; /* in the page's orientation */
  double paper_height;
  double margin_top;
  double margin_right;
  double margin_bottom;
  double margin_left;
  const char *fonts; /* a Pango family list */
  double font_size;
  double title_size;
  double subtitle_size;
  double notes_size;
  double line_height; /* from baseline to baseline, as a multiple of the font's size */
  double padding_x;
  double padding_y;
  double rule_width; /* in points */
  const char *title;
  const char *subtitle; /* (nullable) */
  const char *section_row;
  const char
    *continued;      /* (nullable): the title of a group or item that continues on the next page */
  const char *draft; /* (nullable): the word across the pages of a draft */
  const char *partial;        /* (nullable): in the head of a partial disclosure; {sections} */
  const char *changed;        /* (nullable): the meaning of the marks of changed answers; {date} */
  guint section_keep;         /* the minimum of rows on the same page after a section's row */
  gboolean own_levels;        /* every row has its own level */
  gboolean tight_punctuation; /* neighbouring full-width punctuation shares its white space */
  double latin_gap; /* between Japanese and Latin letters, as a multiple of the font's size */
  const KaijiColumn *columns;
  guint n_columns;
  double column_unit; /* the length of a column width of 1 at @font_size */
  const KaijiPaperColumns *papers;
  guint n_papers;
  const KaijiNote *notes;
  guint n_notes;
  gboolean public_masks_optional;
  const char
    *masked_answered; /* (nullable): printed for an optional answer in the public version */
  const char *masked_unanswered; /* (nullable) */
} KaijiPageLayout;

const char *kaiji_scheme_get_id (KaijiScheme *self);
const char *kaiji_scheme_get_edition (KaijiScheme *self);
gboolean kaiji_scheme_is_default_edition (KaijiScheme *self);
const char *kaiji_scheme_get_title (KaijiScheme *self);
const char *kaiji_scheme_get_short_title (KaijiScheme *self);
const char *kaiji_scheme_get_edition_title (KaijiScheme *self);
const KaijiSection *kaiji_scheme_get_sections (KaijiScheme *self, guint *n_sections);
const KaijiItem *kaiji_scheme_get_items (KaijiScheme *self, guint *n_items);
const KaijiField *kaiji_scheme_get_fields (KaijiScheme *self, guint *n_fields);
const KaijiField *kaiji_scheme_find_field (KaijiScheme *self, const char *id);
const KaijiItem *kaiji_scheme_find_item (KaijiScheme *self, gint64 number);
gboolean kaiji_scheme_knows_field (KaijiScheme *self, const char *id);
const KaijiField *kaiji_scheme_get_role (KaijiScheme *self, KaijiRole role);
const KaijiWords *kaiji_scheme_get_words (KaijiScheme *self);
const KaijiPageLayout *kaiji_scheme_get_page_layout (KaijiScheme *self);
gboolean kaiji_scheme_has_public_version (KaijiScheme *self);
const KaijiRelation *kaiji_scheme_get_relations (KaijiScheme *self, guint *n_relations);
const KaijiConversion *kaiji_scheme_get_conversions (KaijiScheme *self, guint *n_conversions);
const KaijiValidity *kaiji_scheme_get_validity (KaijiScheme *self);
gboolean kaiji_scheme_field_has_limit_group_sibling_before (KaijiScheme *self,
                                                            const KaijiField *field);

const KaijiSection *kaiji_field_get_section (const KaijiField *field);
const char *kaiji_field_kind_to_string (KaijiFieldKind kind);
gboolean kaiji_field_kind_is_number (KaijiFieldKind kind);

G_END_DECLS
