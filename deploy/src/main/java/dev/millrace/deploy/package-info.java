/** The pipeline in a namespace of OpenShift or Kubernetes, worked from outside with the user's own login. */
package dev.millrace.deploy;
