package org.w3id.entente.benchmark.serving;

/**
 * A server that listens on loopback.
 *
 * @param port where
 * @param triples how many triples it has, conclusions included
 */
record RunningServer(int port, long triples) {}
