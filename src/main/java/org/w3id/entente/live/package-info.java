/**
 * The graph while it changes: one writer at a time, any number of readers, and a ledger of the changes.
 *
 * <p>The package promises that readers never wait and never see half of a change, that versions follow one another by one,
 * that a change which was answered as accepted is in the ledger, and that a change which was not leaves nothing.
 */
package org.w3id.entente.live;
