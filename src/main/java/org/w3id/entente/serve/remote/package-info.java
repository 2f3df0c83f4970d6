/**
 * Other stores: a server that stands before one, and graphs that are sent to one.
 *
 * <p>The package promises that no address is called but those that the operator gave, that no redirection is followed, that what
 * a store answers is bounded, and that none of it reaches a client unread.
 */
package org.w3id.entente.serve.remote;
