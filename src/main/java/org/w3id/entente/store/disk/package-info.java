/**
 * A store: a folder that keeps asserted quads and every change to them.
 *
 * <p>What it began with and the log of changes are the truth. They are read back and compared with their digests whenever the
 * store is opened, and a store in which one of them is damaged is not opened. A copy in TDB2, for other programs, follows the
 * log and is never read for the truth; it can be made anew at any time.
 */
package org.w3id.entente.store.disk;
