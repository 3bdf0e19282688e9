/**
 * A profile as pictures: XChart draws the marks, on SVG and on pixels; titles, names and numbers are written beside
 * them, because XChart turns every text into outlines, which nobody can search, select or read aloud.
 */
package dev.millrace.eda.chart;
