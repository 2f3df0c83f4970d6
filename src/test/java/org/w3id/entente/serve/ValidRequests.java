package org.w3id.entente.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that a good client might send to a small graph, of every kind and each a little different. */
final class ValidRequests {
    private static final List<String> QUERIES = List.of(
            "SELECT * { ?s ?p ?o }",
            "SELECT ?s (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ORDER BY ?s",
            "ASK { x:a%d x:p ?o }",
            "SELECT ?o { x:a%d x:p/x:p* ?o } ORDER BY ?o LIMIT 3",
            "CONSTRUCT { ?o x:q ?s } WHERE { ?s x:p ?o }",
            "SELECT ?s { ?s x:p ?o FILTER(STRLEN(STR(?o)) > %d) } # end",
            "SELECT ?s ?l FROM <http://x.org/g1> FROM NAMED <http://x.org/g2> { ?s x:p ?l OPTIONAL { GRAPH ?g { ?s x:q ?l } } }",
            "SELECT ?x { VALUES ?x { 1 'two'@en \"\\u00e9\" <http://x.org/\u00e9> } }",
            "DESCRIBE x:a%d");
    private static final List<String> UPDATES = List.of(
            "INSERT DATA { x:a%d x:p x:b%d , 'w\u00f6rd'@de . GRAPH x:g1 { x:a%d x:q %d } }",
            "DELETE DATA { x:a%d x:p x:b%d }",
            "INSERT { ?o x:back ?s } WHERE { ?s x:p ?o FILTER(isIRI(?o)) }",
            "DELETE { ?s x:p ?o } INSERT { GRAPH x:g2 { ?s x:was ?o } } WHERE { ?s x:p ?o . FILTER(?s = x:a%d) }",
            "DELETE WHERE { GRAPH x:g1 { ?s x:q %d } } ; INSERT DATA { GRAPH x:g2 { x:n%d x:p 'a;b' } }",
            "CLEAR GRAPH x:g2",
            "COPY x:g1 TO x:g3",
            "CREATE SILENT GRAPH x:g%d ; DROP SILENT GRAPH x:g%d",
            "WITH x:g1 DELETE { ?s ?p ?o } WHERE { ?s ?p ?o . FILTER(?o = %d) }");
    private static final String PREFIX = "PREFIX x: <http://x.org/> ";

    private final Random random;
    private final String token;

    ValidRequests(Random random, String token) {
        this.random = random;
        this.token = token;
    }

    /** The update that makes the graph what it is at the beginning. */
    static String seed() {
        return PREFIX + """
                DROP ALL ;
                INSERT DATA {
                  x:a0 x:p x:b0 , x:b1 , 'nought' . x:a1 x:p x:a0 , "o\\n\u00e9"@fr . x:a2 x:p 2.50 , true .
                  GRAPH x:g1 { x:a0 x:q 0 , 1 , 2 . x:a1 x:q 'x' }
                  GRAPH x:g2 { x:a0 x:q 'deux'@fr . x:a2 x:p x:a1 } }""";
    }

    /**
     * One of them.
     *
     * @param tag the entity tag of the last answer
     * @param version the version of the graph
     */
    Mutant next(String tag, long version) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> accepting(get("/sparql?query=" + encode(query())));
            case 2 -> accepting(get("/sparql?query=" + encode(query()) + "&version=" + version));
            case 3 ->
                accepting(get("/sparql?query=" + encode(query())
                        + "&default-graph-uri=http%3A%2F%2Fx.org%2Fg1&named-graph-uri=http://x.org/g2"));
            case 4 -> accepting(framed(post("/sparql").body("application/sparql-query", query())));
            case 5 ->
                accepting(framed(post("/sparql")
                        .body("application/x-www-form-urlencoded; charset=UTF-8", "query=" + encode(query()))));
            case 6, 7, 8 ->
                conditional(framed(writing("POST", "/update").body("application/sparql-update", update())), tag);
            case 9 ->
                framed(writing("POST", "/update")
                        .body("application/x-www-form-urlencoded", "update=" + encode(update())));
            case 10 -> conditional(framed(writing("PUT", graph()).body("text/turtle", turtle())), tag);
            case 11 -> framed(writing("POST", graph()).body("application/n-triples", triples("")));
            case 12 ->
                random.nextBoolean()
                        ? framed(writing("POST", "/data").body("application/n-quads", triples(" <http://x.org/g2>")))
                        : framed(writing("PUT", graph()).body("application/rdf+xml", xml()));
            case 13 ->
                random.nextInt(3) == 0
                        ? writing("DELETE", graph())
                        : get(random.nextInt(3) == 0 ? "/data" : graph())
                                .with("Accept", "application/n-triples, application/n-quads");
            case 14 -> get("/changes?since=" + Math.max(0, version - random.nextInt(4)));
            default -> get(random.nextInt(4) == 0 ? "/metrics" : "/health");
        };
    }

    private Mutant get(String target) {
        return new Mutant(random, "GET", target);
    }

    private Mutant post(String target) {
        return new Mutant(random, "POST", target);
    }

    private Mutant writing(String method, String target) {
        String shown = random.nextInt(12) == 0 ? "wrong-" + token : token;
        Mutant mutant = new Mutant(random, method, target);
        return random.nextInt(20) == 0 ? mutant : mutant.with("Authorization", "Bearer " + shown);
    }

    private Mutant accepting(Mutant mutant) {
        return mutant.with("Accept", "application/sparql-results+json, application/n-triples;q=0.5");
    }

    private Mutant framed(Mutant mutant) {
        Mutant perhapsPacked = random.nextInt(6) == 0 ? mutant.packed() : mutant;
        return random.nextInt(6) == 0 ? perhapsPacked.chunked() : perhapsPacked;
    }

    private Mutant conditional(Mutant mutant, String tag) {
        return random.nextInt(6) == 0 ? mutant.with("If-Match", tag) : mutant;
    }

    private String query() {
        return PREFIX + filled(QUERIES.get(random.nextInt(QUERIES.size())));
    }

    private String update() {
        return PREFIX + filled(UPDATES.get(random.nextInt(UPDATES.size())));
    }

    private String filled(String text) {
        String filled = text;
        while (filled.contains("%d")) {
            filled = filled.replaceFirst("%d", Integer.toString(random.nextInt(4)));
        }
        return filled;
    }

    private String graph() {
        return random.nextInt(5) == 0 ? "/data?default" : "/data?graph=http%3A%2F%2Fx.org/g" + (1 + random.nextInt(3));
    }

    private String turtle() {
        return filled(
                "@prefix x: <http://x.org/> .\nx:a%d x:p x:b%d , \"\\u00e9\" , 'h\u00f6'@de-AT ; x:q %d , 1.0 , <c%d> .\n");
    }

    private String triples(String graph) {
        return filled("<http://x.org/a%d> <http://x.org/p> <http://x.org/b%d>" + graph + " .\n<http://x.org/a%d> "
                + "<http://x.org/q> \"%d\\t\u00e9\"^^<http://x.org/type>" + graph + " .\n");
    }

    private String xml() {
        return filled("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:x=\"http://x.org/\">"
                + "<rdf:Description rdf:about=\"http://x.org/a%d\"><x:p>%d</x:p></rdf:Description></rdf:RDF>");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
