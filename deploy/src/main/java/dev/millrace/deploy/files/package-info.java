/** Files into the data volume, and results out of it. */
package dev.millrace.deploy.files;
