/*
 * report.h - putting findings into a viva_report (bank.h has the reading side).
 *
 * The excerpt of a finding is read from its file when it is added, so that findings may come long after the file was
 * loaded. The report keeps the last file read, since findings come file by file.
 */
#ifndef VIVA_REPORT_H
#define VIVA_REPORT_H

#include <viva/bank.h>

#include <stdarg.h>

/* Adds a finding; place->file may be NULL. Lack of memory is remembered: see report_failed. A NULL report takes all. */
void report_add(viva_report *report, viva_severity severity, const viva_place *place, const char *format, ...)
	VIVA_PRINTF(4, 5);
void report_addv(viva_report *report, viva_severity severity, const viva_place *place, const char *format, va_list args)
	VIVA_PRINTF(4, 0);

/* Adds an error as a fault, at its place. */
void report_add_error(viva_report *report, const viva_error *err);

/* Whether a finding was lost for lack of memory. */
bool report_failed(const viva_report *report);

#endif
