/** Holds the manifests, generated and written, against what an OpenShift with a student's quota accepts. */
package dev.millrace.systemtests.manifests;
