/**
 * Holds citations against the text they cite, which its user supplies.
 *
 * <p>Promise: no passage is kept; what is stored of a passage is its offsets and its digest.
 */
package org.w3id.entente.validate.citation;
