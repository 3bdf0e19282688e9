/** A service that stays up: what it is made of, and its health. */
package dev.millrace.runtime.service;
