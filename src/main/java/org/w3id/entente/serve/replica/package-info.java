/**
 * A replica: it takes the data of another server, the writer, follows its changes, and concludes by itself.
 *
 * <p>The package promises that what is shown is at every moment a version of the writer, proven by the fingerprints that the
 * writer's log states; that the only address called is the writer's; and that whatever the writer does (restart, be away, forget its
 * changes, lose some, send garbage), the replica goes on showing the last version that was right until it has a later one.
 */
package org.w3id.entente.serve.replica;
