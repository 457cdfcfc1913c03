/* kaiji-cell.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-picture.h"
#include "kaiji-text-block.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_CELL_TITLE,
  KAIJI_CELL_SUBTITLE,
  KAIJI_CELL_HEAD,
  KAIJI_CELL_SECTION,
  KAIJI_CELL_FIELD,
  KAIJI_CELL_NOTE,
} KaijiCellKind;

/**
 * KaijiCell:
 * @kind: the part of the page that the cell belongs to
 * @content: the content of its column, if @kind is %KAIJI_CELL_FIELD
 * @field: (nullable): the field of its first row, if @kind is %KAIJI_CELL_FIELD
 * @area: its area on the page, to the middle of its rules, in points
 * @text_area: the area of its text: @area without the padding
 * @text: (nullable): its text
 * @first_line: the first line of @text in the cell
 * @n_lines: the number of lines of @text in the cell
 * @align: the alignment of its lines
 * @picture: (nullable): its picture, in place of a text
 * @is_changed: whether it is marked as changed
 *
 * A finished cell of a printed page. Title, subtitle and notes are cells without rules.
 */
typedef struct
{
  KaijiCellKind kind;
  KaijiColumnContent content;
  const KaijiField *field;
  cairo_rectangle_t area;
  cairo_rectangle_t text_area;
  KaijiTextBlock *text;
  guint first_line;
  guint n_lines;
  KaijiAlign align;
  KaijiPicture *picture;
  gboolean is_changed;
} KaijiCell;

void kaiji_cell_set_text (KaijiCell *self, KaijiTextBlock *text, KaijiAlign align);
gboolean kaiji_cell_is_ruled (const KaijiCell *self);
gboolean kaiji_cell_looks_same (const KaijiCell *self, const KaijiCell *other);
GArray *kaiji_cell_list_areas (const KaijiCell *self, gsize start, gsize end);
void kaiji_cell_get_picture_area (const KaijiCell *self, cairo_rectangle_t *area);
void kaiji_cell_get_bar_area (const KaijiCell *self, cairo_rectangle_t *area);
gboolean kaiji_cell_has_tint (const KaijiCell *self);
void kaiji_cell_clip (const KaijiCell *self, cairo_t *cr);
void kaiji_cell_draw_tint (const KaijiCell *self, cairo_t *cr);
void kaiji_cell_draw_bar (const KaijiCell *self, cairo_t *cr);
void kaiji_cell_draw_picture (const KaijiCell *self, cairo_t *cr);
void kaiji_cell_draw_text (const KaijiCell *self, cairo_t *cr);
gboolean kaiji_cell_draw_range (const KaijiCell *self, cairo_t *cr, gsize start, gsize end);
void kaiji_cell_draw (const KaijiCell *self, cairo_t *cr);

G_END_DECLS
