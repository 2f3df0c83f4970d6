/**
 * SPARQL 1.1 Update on snapshots: text to parsed request, request and snapshot to the change that it comes to.
 *
 * <p>The package promises that nothing here changes anything, that an update reads nothing but its snapshot, and that it
 * writes no graph that it may not.
 */
package org.w3id.entente.query.update;
