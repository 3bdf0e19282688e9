/** How a service's process starts, which of its two lives it has, and how it ends: the same in all services. */
package dev.millrace.runtime.process;
