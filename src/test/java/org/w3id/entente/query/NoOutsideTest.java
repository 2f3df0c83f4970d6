package org.w3id.entente.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Whatever a query says, nobody is called and no file is opened. */
class NoOutsideTest {
    private static final List<String> REACHING_OUT = List.of(
            "SELECT * { SERVICE <%s> { ?a ?b ?c } }",
            "SELECT * { SERVICE SILENT <%s> { ?a ?b ?c } }",
            "SELECT * { VALUES ?s { <%s> } SERVICE ?s { ?a ?b ?c } }",
            "ASK { FILTER EXISTS { SERVICE <%s> { ?a ?b ?c } } }",
            "SELECT * FROM <%s> { ?a ?b ?c }",
            "SELECT * FROM NAMED <%s> { GRAPH ?g { ?a ?b ?c } }",
            "SELECT * { GRAPH <%s> { ?a ?b ?c } }",
            "DESCRIBE <%s>",
            "CONSTRUCT { <%s> ?b ?c } { <%s> ?b ?c }",
            "SELECT (<%s>(1) AS ?x) {}",
            "SELECT * { ?a <%s> ?c }",
            "SELECT * { ?a <%s>* ?c } LIMIT 5",
            "SELECT (IRI('%s') AS ?x) {}",
            "SELECT (STRDT('x', <%s>) AS ?x) {}",
            "BASE <%s> SELECT * { <a> ?b ?c }",
            "SELECT (STRDT(\"<!DOCTYPE x [<!ENTITY f SYSTEM '%s'>]><x>&f;</x>\", rdf:XMLLiteral) AS ?x) {}",
            "SELECT (<java:java.lang.Runtime>('%s') AS ?x) {}",
            "SELECT (<http://jena.apache.org/ARQ/jsFunction#load>('%s') AS ?x) {}",
            "SELECT * { ?a <java:org.apache.jena.sparql.pfunction.library.versionARQ> '%s' }",
            "SELECT * { <%s> <http://jena.apache.org/text#query> 'x' }");

    @Test
    void nobodyIsCalledAndNoFileIsOpened(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.ttl"), "<http://secret/> <http://secret/> 1 .");
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String http = "http://127.0.0.1:" + socket.getLocalPort() + "/x";
            for (String address : List.of(http, secret.toUri().toString(), "jar:" + secret.toUri() + "!/x")) {
                for (String form : REACHING_OUT) {
                    String answer = answer(form.replace("%s", address));
                    assertFalse(answer.contains("http://secret"), answer);
                }
            }
            socket.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, socket::accept, "somebody was called");
        }
    }

    private static String answer(String text) throws IOException {
        UnionDataset dataset = Fixture.dataset();
        try {
            ReadQuery read = new QueryReader(Prefixes.usual()).readWords(text);
            Confinement.check(read, dataset.graphNames());
            Answer answer = new QueryRunner(dataset, Limits.OF_SERVER).run(read.query());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            AnswerWriter.write(answer, ResultFormat.TABLE, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (QuerySyntaxException | EvaluationException | LimitException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
