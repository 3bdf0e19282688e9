/** The manifests that are built beside the jars, made ready for one deployment. */
package dev.millrace.deploy.manifests;
