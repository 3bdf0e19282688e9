/** The analysis in a Job of the cluster that the sink runs in: the only place of a service that knows the cluster's client. */
package dev.millrace.sink.cluster;
