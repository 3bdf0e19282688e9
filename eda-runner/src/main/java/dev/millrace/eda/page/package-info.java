/** The report as one HTML file, a class a section. Knows figures and charts, not where they come from. */
package dev.millrace.eda.page;
