/** Who may do what: tokens, the sessions that begin with one, OpenID Connect, and what a stranger's page cannot do. */
package dev.millrace.ingest.security;
