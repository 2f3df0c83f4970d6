/**
 * How much a graph holds of what: the figures of a VoID description. They are counted once, and then kept by what each change
 * adds and removes, in time that goes with the change. Records are immutable, and threads may share them.
 */
package org.w3id.entente.query.statistics;
