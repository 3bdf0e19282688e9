/** What is looked at before anything is created: rights, quotas, volumes, and who made what is there already. */
package dev.millrace.deploy.preflight;
