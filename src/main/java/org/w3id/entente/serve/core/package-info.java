/**
 * What all that answers over HTTP shares: the graph that is served, the turns in which work is done, and the answers that are
 * kept. It knows of no address and of no format. Threads may share its classes where they say so.
 */
package org.w3id.entente.serve.core;
