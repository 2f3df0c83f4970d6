package org.w3id.entente.ontology;

import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.w3id.entente.ontology.Material.show;

/** Checks of whole files: headers, imports, literals. */
final class DocumentChecks {
    private static final String VANN = "http://purl.org/vocab/vann/";

    /** OWL 2 Web Ontology Language Profiles (second edition), section 4.2.1. */
    private static final Set<String> DATATYPES_OF_OWL_2_RL = Stream.concat(
                    Stream.of(RDF.langString.getURI(), RDF.getURI() + "XMLLiteral"),
                    Stream.of(
                                    "decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger",
                                    "long int short byte unsignedLong unsignedInt unsignedShort unsignedByte float double",
                                    "string normalizedString token language Name NCName NMTOKEN boolean",
                                    "hexBinary base64Binary anyURI dateTime dateTimeStamp")
                            .flatMap(names -> Stream.of(names.split(" ")))
                            .map(XSD.NS::concat))
            .collect(Collectors.toSet());

    private DocumentChecks() {}

    /** Each ontology says what it is, whose, since when, in which version and under which licence. */
    static void headers(Material material, Notes notes) {
        for (Resource header : material.members(OWL2.Ontology)) {
            notes.look();
            TermChecks.englishAndJapanese(material, header, DCTerms.title, notes);
            notes.faultUnless(header.hasProperty(DCTerms.description), "%s: no description", show(header));
            for (Property property :
                    List.of(DCTerms.license, DCTerms.creator, DCTerms.created, OWL2.versionIRI, OWL2.versionInfo)) {
                one(material, header, property, notes);
            }
            String version = material.objects(header, OWL2.versionInfo).stream()
                    .map(info -> info.asLiteral().getLexicalForm())
                    .findFirst()
                    .orElse("?");
            notes.faultUnless(
                    material.objects(header, OWL2.versionIRI).stream()
                            .allMatch(iri -> iri.toString().equals(header.getURI() + "/" + version)),
                    "%s: the version IRI is not the ontology's with the version",
                    show(header));
        }
        Resource main = ResourceFactory.createResource(Material.HEADER);
        notes.faultUnless(material.members(OWL2.Ontology).contains(main), "%s: no ontology", show(main));
        only(material, main, ResourceFactory.createProperty(VANN, "preferredNamespacePrefix"), "ent", notes);
        only(material, main, ResourceFactory.createProperty(VANN, "preferredNamespaceUri"), Material.NAMESPACE, notes);
    }

    private static void one(Material material, Resource subject, Property property, Notes notes) {
        int count = material.objects(subject, property).size();
        notes.faultUnless(count == 1, "%s: %d times %s", show(subject), count, property.getLocalName());
    }

    private static void only(Material material, Resource subject, Property property, String wanted, Notes notes) {
        List<String> found = material.objects(subject, property).stream()
                .map(RDFNode::toString)
                .sorted()
                .toList();
        notes.faultUnless(found.equals(List.of(wanted)), "%s: %s is %s", show(subject), property.getLocalName(), found);
    }

    /** Nothing is imported: what the ontology needs of others is declared in it. */
    static void imports(Material material, Notes notes) {
        for (Statement statement : material.all().listStatements().toList()) {
            notes.look();
            notes.faultUnless(
                    !statement.getPredicate().equals(OWL2.imports),
                    "%s: imports %s",
                    show(statement.getSubject()),
                    show(statement.getObject()));
        }
    }

    /** Literals, and the ranges of properties, have datatypes of OWL 2 RL; literals are well formed. */
    static void datatypes(Material material, Notes notes) {
        for (Statement statement : material.all().listStatements().toList()) {
            RDFNode object = statement.getObject();
            if (object.isLiteral()) {
                notes.look();
                Literal literal = object.asLiteral();
                rl(statement, literal.getDatatypeURI(), notes);
                notes.faultUnless(
                        literal.asNode().getLiteral().isWellFormed(),
                        "%s: %s is no %s",
                        show(statement.getSubject()),
                        show(literal),
                        literal.getDatatypeURI());
            } else if (object.isURIResource() && object.asResource().getURI().startsWith(XSD.NS)) {
                notes.look();
                rl(statement, object.asResource().getURI(), notes);
            }
        }
    }

    private static void rl(Statement statement, String datatype, Notes notes) {
        notes.faultUnless(
                DATATYPES_OF_OWL_2_RL.contains(datatype),
                "%s: %s is no datatype of OWL 2 RL",
                show(statement.getSubject()),
                datatype);
    }
}
