package org.w3id.entente.ontology;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.w3id.entente.ontology.Material.show;

/** Checks of how terms hang together: hierarchies, inverses, disjoint siblings. */
final class StructureChecks {
    /** Siblings that one thing may belong to at once, in alphabetical order. */
    private static final Set<List<String>> OVERLAPPING = Set.of(
            // A centre may be an organisation that states have founded by treaty.
            List.of("InternationalOrganization", "MultinationalCentre"),
            // Who a source means by a state's defence authority is open: it may be the ministry, the forces or a post.
            List.of("ArmedForces", "DefenceAuthority"),
            List.of("DefenceAuthority", "Ministry"),
            List.of("DefenceAuthority", "Office"),
            // A competent authority may be a whole ministry or a part of the forces.
            List.of("ArmedForces", "Office"),
            List.of("Ministry", "Office"));

    private StructureChecks() {}

    static void classCycles(Material material, Notes notes) {
        cycles(material, RDFS.subClassOf, notes);
    }

    static void propertyCycles(Material material, Notes notes) {
        cycles(material, RDFS.subPropertyOf, notes);
    }

    private static void cycles(Material material, Property property, Notes notes) {
        for (Statement edge : material.ontology()
                .listStatements(null, property, (RDFNode) null)
                .toList()) {
            notes.look();
            Set<RDFNode> reached = new HashSet<>();
            Deque<RDFNode> open = new ArrayDeque<>(List.of(edge.getObject()));
            while (!open.isEmpty()) {
                RDFNode next = open.pop();
                if (reached.add(next)) {
                    open.addAll(material.objects(next.asResource(), property));
                }
            }
            notes.faultUnless(!reached.contains(edge.getSubject()), "%s: is above itself", show(edge.getSubject()));
        }
    }

    /** At most one domain and one range, since several would mean all of them; the right kind of range. */
    static void domainsAndRanges(Material material, Notes notes) {
        for (Resource property : material.properties()) {
            List<RDFNode> domains = material.objects(property, RDFS.domain);
            List<RDFNode> ranges = material.objects(property, RDFS.range);
            notes.faultUnless(domains.size() <= 1, "%s: %d domains", show(property), domains.size());
            notes.faultUnless(ranges.size() <= 1, "%s: %d ranges", show(property), ranges.size());
            for (RDFNode domain : domains) {
                notes.look();
                notes.faultUnless(isClass(material, domain), "%s: domain %s is no class", show(property), show(domain));
            }
            boolean takesLiterals = material.ontology().contains(property, RDF.type, OWL2.DatatypeProperty);
            notes.faultUnless(!takesLiterals || !ranges.isEmpty(), "%s: no datatype", show(property));
            for (RDFNode range : ranges) {
                notes.look();
                notes.faultUnless(
                        takesLiterals ? range.toString().startsWith(XSD.NS) : isClass(material, range),
                        "%s: range %s is not of the right kind",
                        show(property),
                        show(range));
            }
        }
    }

    private static boolean isClass(Material material, RDFNode node) {
        return material.ontology().contains(node.asResource(), RDF.type, OWL2.Class);
    }

    /** Inverses are two properties between things, one for each other, with domain and range swapped where stated. */
    static void inverses(Material material, Notes notes) {
        Set<RDFNode> seen = new HashSet<>();
        for (Statement statement : material.ontology()
                .listStatements(null, OWL2.inverseOf, (RDFNode) null)
                .toList()) {
            notes.look();
            Resource left = statement.getSubject();
            Resource right = statement.getResource();
            for (Resource side : List.of(left, right)) {
                notes.faultUnless(
                        material.ontology().contains(side, RDF.type, OWL2.ObjectProperty),
                        "%s: has an inverse and is no declared property between things",
                        show(side));
                notes.faultUnless(
                        !material.ontology().contains(side, RDF.type, OWL2.SymmetricProperty),
                        "%s: is symmetric and so its own inverse",
                        show(side));
            }
            if (left.equals(right)) {
                notes.fault("%s: is declared its own inverse; say that it is symmetric", show(left));
            } else {
                notes.faultUnless(seen.add(left), "%s: has several inverses", show(left));
                notes.faultUnless(seen.add(right), "%s: has several inverses", show(right));
            }
            agree(material, left, RDFS.domain, right, RDFS.range, notes);
            agree(material, right, RDFS.domain, left, RDFS.range, notes);
        }
    }

    /** What is symmetric or transitive has one class on both sides. */
    static void characteristics(Material material, Notes notes) {
        for (Resource characteristic : List.of(OWL2.SymmetricProperty, OWL2.TransitiveProperty)) {
            for (Resource property : material.members(characteristic)) {
                notes.look();
                notes.faultUnless(
                        material.ontology().contains(property, RDF.type, OWL2.ObjectProperty),
                        "%s: is no property between things",
                        show(property));
                agree(material, property, RDFS.domain, property, RDFS.range, notes);
            }
        }
    }

    private static void agree(
            Material material, Resource left, Property ofLeft, Resource right, Property ofRight, Notes notes) {
        Set<RDFNode> lefts = Set.copyOf(material.objects(left, ofLeft));
        Set<RDFNode> rights = Set.copyOf(material.objects(right, ofRight));
        notes.faultUnless(
                lefts.isEmpty() || rights.isEmpty() || lefts.equals(rights),
                "%s of %s is not %s of %s",
                ofLeft.getLocalName(),
                show(left),
                ofRight.getLocalName(),
                show(right));
    }

    /** Siblings, at the top and below one class, are disjoint or listed as overlapping, and not both. */
    static void disjointness(Material material, Notes notes) {
        Set<Set<RDFNode>> disjoint = disjointPairs(material);
        List<Resource> classes = material.classes();
        for (int i = 0; i < classes.size(); i++) {
            for (int j = i + 1; j < classes.size(); j++) {
                Resource left = classes.get(i);
                Resource right = classes.get(j);
                if (areSiblings(ownSuperclasses(material, left), ownSuperclasses(material, right))) {
                    notes.look();
                    boolean overlap = OVERLAPPING.contains(List.of(left.getLocalName(), right.getLocalName()));
                    notes.faultUnless(
                            overlap || disjoint.contains(Set.of(left, right)),
                            "%s and %s are siblings: disjoint or not?",
                            show(left),
                            show(right));
                    notes.faultUnless(
                            !overlap || !disjoint.contains(Set.of(left, right)),
                            "%s and %s may overlap, it is said, and are disjoint",
                            show(left),
                            show(right));
                }
            }
        }
    }

    private static boolean areSiblings(Set<RDFNode> left, Set<RDFNode> right) {
        return (left.isEmpty() && right.isEmpty()) || left.stream().anyMatch(right::contains);
    }

    private static Set<RDFNode> ownSuperclasses(Material material, Resource type) {
        Set<RDFNode> superclasses = new HashSet<>(material.objects(type, RDFS.subClassOf));
        superclasses.removeIf(it -> !Material.isOwnTerm(it));
        return superclasses;
    }

    private static Set<Set<RDFNode>> disjointPairs(Material material) {
        Set<Set<RDFNode>> pairs = new HashSet<>();
        material.ontology()
                .listStatements(null, OWL2.disjointWith, (RDFNode) null)
                .forEach(it -> pairs.add(Set.of(it.getSubject(), it.getObject())));
        for (Resource axiom : material.members(OWL2.AllDisjointClasses)) {
            List<RDFNode> members = axiom.getRequiredProperty(OWL2.members)
                    .getObject()
                    .as(RDFList.class)
                    .asJavaList();
            for (RDFNode left : members) {
                members.stream().filter(right -> !right.equals(left)).forEach(right -> pairs.add(Set.of(left, right)));
            }
        }
        return pairs;
    }
}
