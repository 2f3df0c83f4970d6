/**
 * Measures servers over HTTP side by side: each in a process of its own with the same triples, asked by the same client.
 * Nothing else depends on it.
 */
package org.w3id.entente.benchmark.serving;
