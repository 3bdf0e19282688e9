/** A stage as a child of this process: started, listened to, ended. The command does that with all stages, the sink's service with the analysis. */
package dev.millrace.contract.process;
