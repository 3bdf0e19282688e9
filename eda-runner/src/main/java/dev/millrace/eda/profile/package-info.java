/** What an analysis found: figures only, as exact as they are. Knows neither Spark nor how figures are shown. */
package dev.millrace.eda.profile;
