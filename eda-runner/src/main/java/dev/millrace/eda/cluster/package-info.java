/** Where Spark works when one machine is not enough, and what can go wrong there. */
package dev.millrace.eda.cluster;
