package org.w3id.entente.load;

/**
 * A prefix as declared in a file.
 *
 * @param prefix the prefix, without colon
 * @param namespace the IRI it stands for
 * @param place where the prefix stands
 * @param isUsed whether a name of the file uses it
 */
public record PrefixDeclaration(String prefix, String namespace, Place place, boolean isUsed) {}
