package org.w3id.entente.benchmark.serving;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** Shapes for graphs of partnerships: fifteen property shapes and one SPARQL constraint. */
final class PartnershipShapes {
    private static final String SHAPES = """
            @prefix ent: <https://w3id.org/entente/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix role: <https://w3id.org/entente/concept/role/> .
            @prefix domain: <https://w3id.org/entente/concept/domain/> .
            @prefix shape: <https://w3id.org/entente/shape/> .

            shape:Participation a sh:NodeShape ; sh:targetClass ent:Participation ;
                sh:property
                    [ sh:path ent:inActivity ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
                    [ sh:path ent:participant ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
                    [ sh:path ent:role ; sh:minCount 1 ; sh:in ( role:host role:participant role:observer ) ] .
            shape:Exercise a sh:NodeShape ; sh:targetClass ent:ExerciseEdition ;
                sh:property
                    [ sh:path ent:date ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ;
                      sh:pattern "^[0-9]{4}-[0-9]{2}$" ] ,
                    [ sh:path ent:domain ; sh:minCount 1 ; sh:in ( domain:cyber domain:space ) ] ,
                    [ sh:path ent:editionOf ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
                    [ sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ] .
            shape:Session a sh:NodeShape ; sh:targetClass ent:DialogueSession ;
                sh:property
                    [ sh:path ent:date ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] ,
                    [ sh:path ent:domain ; sh:minCount 1 ; sh:in ( domain:cyber domain:space ) ] ,
                    [ sh:path rdfs:label ; sh:minCount 1 ; sh:datatype rdf:langString ] .
            shape:State a sh:NodeShape ; sh:targetClass ent:State ;
                sh:property
                    [ sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ] ,
                    [ sh:path [ sh:inversePath ent:representsState ] ; sh:minCount 1 ; sh:class ent:Ministry ] .
            shape:Ministry a sh:NodeShape ; sh:targetClass ent:Ministry ;
                sh:property
                    [ sh:path ent:representsState ; sh:minCount 1 ; sh:class ent:State ] ,
                    [ sh:path rdfs:label ; sh:minCount 1 ] .
            shape:Body a sh:NodeShape ; sh:targetClass ent:GovernmentBody ;
                sh:property [ sh:path ent:partOf ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
            shape:Size a sh:NodeShape ; sh:targetSubjectsOf ent:editionOf ;
                sh:sparql [ a sh:SPARQLConstraint ; sh:message "An activity with more than a hundred participations." ;
                    sh:prefixes shape:prefixes ;
                    sh:select \"\"\"
                        SELECT $this WHERE { ?participation ent:inActivity $this }
                        GROUP BY $this HAVING (COUNT(?participation) > 100)\"\"\" ] .
            shape:prefixes sh:declare [ sh:prefix "ent" ; sh:namespace "https://w3id.org/entente/ontology#"^^xsd:anyURI ] .
            """;

    private PartnershipShapes() {}

    static Graph graph() {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.fromString(SHAPES, Lang.TURTLE).parse(graph);
        return graph;
    }
}
