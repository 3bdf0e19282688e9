/** What is done on a volume for somebody far away: through a pod's standard input and output alone. */
package dev.millrace.contract.volume;
