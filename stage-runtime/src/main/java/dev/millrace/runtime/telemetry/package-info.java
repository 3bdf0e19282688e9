/** How the services are watched, the same in all of them: health, metrics, logs and traces. */
package dev.millrace.runtime.telemetry;
