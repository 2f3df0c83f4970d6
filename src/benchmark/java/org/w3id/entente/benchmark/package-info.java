/**
 * Measures Entente's engine beside others, on the same machine, in the same run: each engine, rule set and size in a
 * process of its own, one after the other. It promises that every figure names its configuration, and that whatever did
 * not finish is said so. No part of the program or its tests.
 */
package org.w3id.entente.benchmark;
