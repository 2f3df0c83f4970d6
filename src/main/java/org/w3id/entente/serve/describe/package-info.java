/**
 * What the server says of itself and of its graph: the service description, VoID and DCAT, prefixes, downloads, and cards by
 * which answers are cited. Figures come from {@code query.statistics}, files are written by {@code query.export}.
 */
package org.w3id.entente.serve.describe;
