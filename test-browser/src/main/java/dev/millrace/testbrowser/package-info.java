/** A real browser for tests: started, driven and listened to by its DevTools protocol. */
package dev.millrace.testbrowser;
