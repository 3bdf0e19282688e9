/** What the services agree on when they stay up: what was asked for, how far each stage is with it, and who does it next. */
package dev.millrace.runtime.batch;
