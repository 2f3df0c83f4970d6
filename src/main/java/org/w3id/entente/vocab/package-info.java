/**
 * The names that the project uses: namespaces and the usual prefixes.
 *
 * <p>Promise: constants only, no dependency on another package of the project.
 */
package org.w3id.entente.vocab;
