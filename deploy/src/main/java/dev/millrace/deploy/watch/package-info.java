/** Pods on their way: how far they are, and what keeps them from starting. */
package dev.millrace.deploy.watch;
