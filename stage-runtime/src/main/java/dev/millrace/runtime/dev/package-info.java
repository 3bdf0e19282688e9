/**
 * What {@code mvn quarkus:dev} has besides the service that is worked on: the other stages and, where nothing else listens, a
 * broker. No other build contains these beans.
 */
package dev.millrace.runtime.dev;
