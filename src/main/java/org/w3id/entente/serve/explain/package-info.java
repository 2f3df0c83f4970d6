/**
 * Explanations over HTTP: why a statement holds, why not, and what would follow if. What is answered is what the commands
 * print; the package reads the request, and finds the snapshot that it is about. Nothing here changes the graph.
 */
package org.w3id.entente.serve.explain;
