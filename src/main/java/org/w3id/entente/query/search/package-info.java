/**
 * Finding things by what they are called: labels in every language, alternative labels, short names and identifiers, exactly
 * or nearly. It promises that whoever types a name as it stands finds the thing it names, first and with a score of 100.
 */
package org.w3id.entente.query.search;
