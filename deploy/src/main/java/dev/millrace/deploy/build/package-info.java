/** Images built by the cluster from the local jars. */
package dev.millrace.deploy.build;
