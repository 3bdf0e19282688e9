/** A namespace as the user's kubeconfig reaches it. */
package dev.millrace.deploy.cluster;
