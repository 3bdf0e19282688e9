/** How numbers and names are written for people. */
package dev.millrace.eda.text;
