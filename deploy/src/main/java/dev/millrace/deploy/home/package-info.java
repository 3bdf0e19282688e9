/** Where a Millrace is on this machine, and which processes it consists of. */
package dev.millrace.deploy.home;
