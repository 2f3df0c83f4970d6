/**
 * Tests of the ontology itself: its OWL profiles, its consistency with the data, and the care taken with its terms.
 *
 * <p>Promise: each check counts what it looked at and fails where it found nothing to look at.
 */
package org.w3id.entente.ontology;
