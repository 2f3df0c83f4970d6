/**
 * The command line: one class per command, each parsing its options and printing what an operation of another package
 * returns. Results go to standard output, everything else to standard error.
 */
package org.w3id.entente.cli;
