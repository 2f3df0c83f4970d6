/** Runs what the documentation shows, and compares it with what it says comes out. */
package org.w3id.entente.docs;
