/** Looking further: the rows as a table of typed columns, for SQL and for other tools. */
package dev.millrace.eda.explore;
