/** The steps that the Quarkus build of a service takes besides Quarkus's own. */
package dev.millrace.openshift;
