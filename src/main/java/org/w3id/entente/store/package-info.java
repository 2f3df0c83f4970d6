/**
 * Facts in memory: terms as numbers, and for each predicate the pairs of subject and object in both directions.
 *
 * <p>All values but the {@link org.w3id.entente.store.Dictionary} are immutable: a change gives a new value that shares
 * with the old one whatever it does not touch, so that readers hold what they have and never wait. The dictionary only
 * grows, and its readers never lock.
 */
package org.w3id.entente.store;
