package org.w3id.entente.load;

import org.apache.jena.graph.Node;

/**
 * One Turtle statement: a subject and all that follows it up to the full stop.
 *
 * @param subject the subject
 * @param place where it begins
 * @param first the number of its first triple within the document, from 0
 * @param end the number after its last triple
 */
public record Statement(Node subject, Place place, int first, int end) {}
