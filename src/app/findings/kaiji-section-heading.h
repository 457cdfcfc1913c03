/* kaiji-section-heading.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SECTION_HEADING (kaiji_section_heading_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSectionHeading, kaiji_section_heading, KAIJI, SECTION_HEADING, AdwBin)

/**
 * KaijiSectionHeading:
 *
 * The title of a section in the form, with a button that excludes it from a partial disclosure.
 */
GtkWidget *kaiji_section_heading_new (KaijiFindings *findings, const KaijiSection *section);

const char *kaiji_section_heading_get_title (const KaijiSection *section);

G_END_DECLS
