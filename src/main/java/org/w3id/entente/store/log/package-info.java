/**
 * Changes on disk: an append-only log in RDF Patch.
 *
 * <p>The log is the truth. A change is made once its record is on disk, whole; what a crash cut off is no record and is taken
 * away when the log is next opened.
 */
package org.w3id.entente.store.log;
