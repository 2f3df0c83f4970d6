/**
 * Changes on disk: an append-only log in RDF Patch, and a copy in TDB2 that any Jena tool can open.
 *
 * <p>The log is the truth. A change is made once its record is on disk, whole; what a crash cut off is no record and is taken
 * away when the log is next opened. The copy follows the log, and can be made anew from it at any time.
 */
package org.w3id.entente.store.log;
