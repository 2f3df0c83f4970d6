/**
 * Finds what is wrong in a corpus, or would be after a change: syntax, unknown terms, shapes, citations, hygiene.
 *
 * <p>Promises: every finding has a stable code, a place in a file, what was found, what was wanted and a cure; all
 * findings come in one run; a statement that could not be read causes no findings but its own. A change of the graph is
 * judged in time that goes with the change.
 */
package org.w3id.entente.validate;
