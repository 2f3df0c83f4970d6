/**
 * Named graphs as files, in an order that depends on what they say alone: the same graphs are the same bytes, as long as they have no
 * blank nodes, whose labels are nobody's choice.
 */
package org.w3id.entente.query.export;
