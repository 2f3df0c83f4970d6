/**
 * The questions over HTTP: the list of them, and the answer of each in the formats of programs and readers. What is answered is
 * what the command {@code ask} prints.
 */
package org.w3id.entente.serve.ask;
