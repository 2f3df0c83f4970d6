/**
 * The command line: parses options, calls one operation, prints its answer.
 *
 * <p>Promises: results go to standard output, progress and summaries to standard error; exit codes are those of
 * {@link org.w3id.entente.cli.ExitCode}; nobody ever sees a stack trace.
 */
package org.w3id.entente.cli;
