package org.w3id.entente.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a server's graph must be after the requests that were answered with success, and whether such an answer can be true:
 * both by plain Jena, from the bytes that were sent. One thread uses it.
 */
final class Truth {
    private static final Pattern TAGS = Pattern.compile("(?:W/)?\"[^\"]*\"(?:[ \\t]*,[ \\t]*(?:W/)?\"[^\"]*\")*");
    private static final Pattern CHARSET = Pattern.compile("(?i);[ \\t]*charset[ \\t]*=[ \\t]*\"?([^\";\\s]*)\"?");

    private final String token;
    private final DatasetGraph model = DatasetGraphFactory.create();
    private long version;
    private String instance = "";

    Truth(String token) {
        this.token = token;
    }

    /** Begins with what is there. */
    void startsFrom(byte[] quads, long number) throws UntrueException {
        model.clear();
        parsed(quads, Lang.NQUADS, "").find().forEachRemaining(model::add);
        version = number;
    }

    /** The version that the server must be at. */
    long version() {
        return version;
    }

    /** Why an answer is not true. */
    static final class UntrueException extends Exception {
        private static final long serialVersionUID = 1L;

        UntrueException(String why) {
            super(why);
        }
    }

    /**
     * Follows a request that was answered with success.
     *
     * @throws UntrueException when it should not have been, or not so
     */
    void follow(SentMessage sent, RawConnection.Answer answer) throws UntrueException {
        String[] target =
                sent.target().replaceFirst("^(?i)https?://[^/?#]*", "").split("\\?", 2);
        require(sent.target().indexOf('#') < 0, "a fragment in the address");
        require(isText(sent.target()), "an address that is not UTF-8");
        String path = URI.create(target[0].replaceAll(";[^/]*", "").replaceAll("[^\\x21-\\x7e]", "_"))
                .normalize()
                .getPath();
        String query = target.length == 2 ? target[1] : "";
        if (sent.method().equals("OPTIONS")) {
            require(answer.status() == 204, "not 204");
            return;
        }
        String method = sent.method().equals("HEAD") ? "GET" : sent.method();
        switch (method + " " + (path.startsWith("/data") ? "/data" : path)) {
            case "GET /sparql" -> {
                if (query.isEmpty()) {
                    require(answer.status() == 200, "not 200"); // what can be asked there, in whatever form
                } else {
                    query(sent, answer, parameters(query));
                }
            }
            case "POST /sparql" -> query(sent, answer, posted(sent, query, "application/sparql-query", "query"));
            case "POST /update" -> update(sent, answer, posted(sent, query, "application/sparql-update", "update"));
            case "GET /data" -> read(sent, answer, graph(path, parameters(query)), parameters(query));
            case "PUT /data", "POST /data", "DELETE /data" -> write(sent, answer, graph(path, parameters(query)));
            case "GET /changes" -> changes(sent, answer, parameters(query));
            case "GET /health", "GET /metrics", "GET /" -> require(answer.status() == 200, "not 200");
            default -> throw new UntrueException("nothing is there");
        }
    }

    private static void require(boolean holds, String otherwise) throws UntrueException {
        if (!holds) {
            throw new UntrueException(otherwise);
        }
    }

    private static boolean isText(String bytes) {
        return SentParameters.text(bytes.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
    }

    private static SentParameters parameters(String encoded) throws UntrueException {
        return SentParameters.of(encoded).orElseThrow(() -> new UntrueException("an address that cannot be decoded"));
    }

    private static SentParameters posted(SentMessage sent, String query, String direct, String name)
            throws UntrueException {
        String text = SentParameters.text(body(sent)).orElseThrow(() -> new UntrueException("a body that is no text"));
        String type = mediaType(sent);
        if (type.equals(direct)) {
            return parameters(query).and(new SentParameters(List.of(name), List.of(text)));
        }
        require(type.equals("application/x-www-form-urlencoded"), "media type " + type);
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return parameters(query)
                .and(SentParameters.of(bytes).orElseThrow(() -> new UntrueException("a form that cannot be decoded")));
    }

    private static String mediaType(SentMessage sent) throws UntrueException {
        String type = sent.only("content-type")
                .orElseThrow(() -> new UntrueException(sent.all("content-type").size() + " media types"));
        for (Matcher charset = CHARSET.matcher(type); charset.find(); ) {
            require(charset.group(1).equalsIgnoreCase("utf-8"), "charset " + charset.group(1));
        }
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The body, unpacked. */
    private static byte[] body(SentMessage sent) throws UntrueException {
        List<String> codings = sent.all("content-encoding");
        if (codings.isEmpty() || codings.get(0).equalsIgnoreCase("identity")) {
            require(codings.size() < 2, "several codings");
            return sent.content();
        }
        require(codings.size() == 1 && codings.get(0).matches("(?i)(x-)?gzip"), "codings " + codings);
        return unpacked(sent.content());
    }

    /** Members of a file as RFC 1952 wants them, and nothing else. */
    private static byte[] unpacked(byte[] packed) throws UntrueException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int at = 0;
        do {
            at = member(packed, at, plain);
        } while (at < packed.length);
        return plain.toByteArray();
    }

    private static int member(byte[] packed, int begin, ByteArrayOutputStream plain) throws UntrueException {
        int flags = packed.length - begin < 18 ? -1 : packed[begin + 3];
        require(
                flags >= 0 && packed[begin] == 0x1f && packed[begin + 1] == (byte) 0x8b && packed[begin + 2] == 8,
                "not gzip");
        int at = begin + 10;
        if ((flags & 4) != 0) {
            at += 2 + (packed[at] & 0xff) + ((packed[at + 1] & 0xff) << 8);
        }
        for (int field = 8; field <= 16; field *= 2) {
            if ((flags & field) != 0) {
                while (at < packed.length && packed[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        require(at < packed.length, "gzip that is cut off");
        Inflater inflater = new Inflater(true);
        CRC32 sum = new CRC32();
        try {
            inflater.setInput(packed, at, packed.length - at);
            byte[] piece = new byte[1_024];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                require(count > 0 || inflater.finished(), "gzip that is cut off");
                sum.update(piece, 0, count);
                plain.write(piece, 0, count);
            }
            int end = packed.length - inflater.getRemaining();
            require(packed.length - end >= 8, "gzip without its end");
            require(little(packed, end) == (int) sum.getValue(), "gzip with a wrong sum");
            require(little(packed, end + 4) == (int) inflater.getBytesWritten(), "gzip with a wrong length");
            return end + 8;
        } catch (DataFormatException broken) {
            throw new UntrueException("broken gzip");
        } finally {
            inflater.end();
        }
    }

    private static int little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    // ---- reading

    private void query(SentMessage sent, RawConnection.Answer answer, SentParameters parameters)
            throws UntrueException {
        require(answer.status() == 200, "not 200");
        List<String> queries = parameters.all("query");
        require(queries.size() == 1, queries.size() + " queries");
        boolean isNow = isNow(parameters.all("version"));
        Query query = new Query();
        query.setBaseURI(Namespaces.BASE);
        query.setPrefixMapping(new PrefixMappingImpl().setNsPrefixes(Prefixes.usual()));
        try {
            QueryFactory.parse(query, queries.get(0), Namespaces.BASE, Syntax.syntaxSPARQL_12);
        } catch (RuntimeException | Error syntax) {
            throw new UntrueException("Jena: " + syntax.getMessage());
        }
        if (isNow && sent.method().equals("HEAD")) {
            return;
        }
        List<String> graphs = nonEmpty(parameters.all("default-graph-uri"));
        List<String> named = nonEmpty(parameters.all("named-graph-uri"));
        DatasetGraph dataset = model;
        if (!graphs.isEmpty() || !named.isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            dataset = DynamicDatasets.dynamicDataset(DatasetDescription.create(graphs, named), model, false);
        }
        if (isNow) {
            compare(query, dataset, answer);
        }
    }

    private static List<String> nonEmpty(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    /** Whether the version asked for is that of the moment. */
    private boolean isNow(List<String> versions) throws UntrueException {
        if (versions.isEmpty()) {
            return true;
        }
        require(versions.size() == 1 && versions.get(0).matches("[0-9]{1,18}"), "version " + versions);
        require(Long.parseLong(versions.get(0)) <= version, "version " + versions + " of " + version);
        return Long.parseLong(versions.get(0)) == version;
    }

    private static void compare(Query query, DatasetGraph dataset, RawConnection.Answer answer) throws UntrueException {
        String type = answer.header("content-type");
        List<String> expected;
        List<String> found;
        try (QueryExec plain = QueryExec.dataset(dataset).query(query).build()) {
            if (query.isSelectType() && type.startsWith("application/sparql-results+json")) {
                expected = rows(plain.select());
                found = rows(JsonParser.parseString(answer.text()).getAsJsonObject());
            } else if (query.isAskType() && type.startsWith("application/sparql-results+json")) {
                expected = List.of(Boolean.toString(plain.ask()));
                found = List.of(JsonParser.parseString(answer.text())
                        .getAsJsonObject()
                        .get("boolean")
                        .toString());
            } else if (query.isConstructType() && type.startsWith("application/n-triples")) {
                expected = new ArrayList<>();
                plain.construct().find().forEachRemaining(triple -> expected.add(line(triple)));
                found = lines(parsed(answer.content(), Lang.NTRIPLES, ""));
            } else {
                return;
            }
        } catch (RuntimeException evaluation) {
            throw new UntrueException("Jena: " + evaluation);
        }
        boolean isPart = query.hasLimit() || query.hasOffset();
        require(
                isPart ? expected.size() == found.size() : sorted(expected).equals(sorted(found)),
                "expected " + expected + ", found " + found);
    }

    private static List<String> rows(RowSet rows) {
        List<String> lines = new ArrayList<>();
        List<String> names = rows.getResultVars().stream()
                .map(variable -> variable.getVarName())
                .sorted()
                .toList();
        rows.forEachRemaining(row -> {
            StringBuilder line = new StringBuilder();
            for (String name : names) {
                Node node = row.get(name);
                if (node != null) {
                    line.append(name).append('=').append(text(node)).append(' ');
                }
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private static List<String> rows(JsonObject results) {
        List<String> lines = new ArrayList<>();
        results.getAsJsonObject("results").getAsJsonArray("bindings").forEach(each -> {
            StringBuilder line = new StringBuilder();
            each.getAsJsonObject().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(entry -> line.append(entry.getKey())
                            .append('=')
                            .append(text(term(entry.getValue().getAsJsonObject())))
                            .append(' '));
            lines.add(line.toString());
        });
        return lines;
    }

    private static Node term(JsonObject json) {
        String value = json.has("value") && json.get("value").isJsonPrimitive()
                ? json.get("value").getAsString()
                : "";
        return switch (json.get("type").getAsString()) {
            case "uri" -> NodeFactory.createURI(value);
            case "bnode" -> NodeFactory.createBlankNode(value);
            case "literal", "typed-literal" ->
                json.has("xml:lang")
                        ? NodeFactory.createLiteralLang(
                                value, json.get("xml:lang").getAsString())
                        : json.has("datatype")
                                ? NodeFactory.createLiteralDT(
                                        value,
                                        NodeFactory.getType(json.get("datatype").getAsString()))
                                : NodeFactory.createLiteralString(value);
            default -> NodeFactory.createLiteralString(json.toString());
        };
    }

    private void read(SentMessage sent, RawConnection.Answer answer, Optional<Node> graph, SentParameters parameters)
            throws UntrueException {
        require(answer.status() == 200, "not 200");
        Lang lang = RDFLanguages.contentTypeToLang(answer.header("content-type").split(";", 2)[0]);
        if (!isNow(parameters.all("version")) || sent.method().equals("HEAD") || lang == null) {
            return;
        }
        Set<String> found = new HashSet<>(lines(parsed(answer.content(), lang, "")));
        Set<String> expected = new HashSet<>();
        if (graph.isPresent()) {
            model.find(graph.get(), Node.ANY, Node.ANY, Node.ANY)
                    .forEachRemaining(quad -> expected.add(line(quad.asTriple())));
        } else {
            expected.addAll(lines(model));
        }
        require(expected.equals(found), "expected " + expected + ", found " + found);
    }

    private void changes(SentMessage sent, RawConnection.Answer answer, SentParameters parameters)
            throws UntrueException {
        require(answer.status() == 200, "not 200");
        List<String> since = parameters.all("since");
        require(!since.isEmpty(), "no version");
        isNow(since);
        require(answer.header("entente-next").equals(Long.toString(version)), "not up to " + version);
        if (!sent.method().equals("HEAD")) {
            long records = answer.text().lines().filter("TC ."::equals).count();
            require(records == version - Long.parseLong(since.get(0)), records + " records");
        }
    }

    // ---- writing

    private void update(SentMessage sent, RawConnection.Answer answer, SentParameters parameters)
            throws UntrueException {
        require(answer.status() == 200, "not 200");
        List<String> updates = parameters.all("update");
        require(updates.size() == 1, updates.size() + " updates");
        UpdateRequest request = new UpdateRequest();
        request.setPrefixMapping(new PrefixMappingImpl().setNsPrefixes(Prefixes.usual()));
        Set<String> before = new HashSet<>(lines(model));
        try {
            UpdateFactory.parse(request, updates.get(0), Namespaces.BASE, Syntax.syntaxSPARQL_12);
        } catch (RuntimeException | Error syntax) {
            throw new UntrueException("Jena: " + syntax.getMessage());
        }
        List<String> using = parameters.all("using-graph-uri");
        List<String> named = parameters.all("using-named-graph-uri");
        UpdateRequest chosen = new UpdateRequest();
        boolean isChosen = !(using.isEmpty() && named.isEmpty());
        for (Update written : request) {
            require(!(written instanceof UpdateLoad), "LOAD");
            Update each = isChosen && written instanceof UpdateDeleteWhere shortcut ? inFull(shortcut) : written;
            chosen.add(each);
            if (isChosen && each instanceof UpdateWithUsing pattern) {
                require(
                        pattern.getWithIRI() == null
                                && pattern.getUsing().isEmpty()
                                && pattern.getUsingNamed().isEmpty(),
                        "graphs named twice");
                using.forEach(name -> pattern.addUsing(NodeFactory.createURI(name)));
                named.forEach(name -> pattern.addUsingNamed(NodeFactory.createURI(name)));
            }
        }
        try {
            UpdateExec.dataset(model).update(chosen).execute();
        } catch (RuntimeException evaluation) {
            throw new UntrueException("Jena: " + evaluation);
        }
        changed(sent, answer, before, true);
    }

    /**
     * DELETE WHERE as the operation that it is short for (SPARQL 1.1 Update, section 3.1.3.3): Jena gives the short form no
     * dataset of the request's choice.
     */
    private static UpdateModify inFull(UpdateDeleteWhere shortcut) {
        UpdateModify modify = new UpdateModify();
        ElementGroup where = new ElementGroup();
        for (Quad quad : shortcut.getQuads()) {
            modify.getDeleteAcc().addQuad(quad);
            ElementTriplesBlock triple = new ElementTriplesBlock();
            triple.addTriple(quad.asTriple());
            where.addElement(quad.isDefaultGraph() ? triple : new ElementNamedGraph(quad.getGraph(), triple));
        }
        modify.setElement(where);
        return modify;
    }

    private void write(SentMessage sent, RawConnection.Answer answer, Optional<Node> target) throws UntrueException {
        require(answer.status() == 200 || answer.status() == 201, "neither 200 nor 201");
        Set<String> before = new HashSet<>(lines(model));
        boolean isDefault = target.filter(Quad::isDefaultGraph).isPresent();
        boolean exists = target.isEmpty() || isDefault || model.contains(target.get(), Node.ANY, Node.ANY, Node.ANY);
        boolean wasEmpty = target.isPresent() && !model.contains(target.get(), Node.ANY, Node.ANY, Node.ANY);
        if (sent.method().equals("DELETE")) {
            require(target.isPresent() && exists, "nothing to delete");
            model.deleteAny(target.get(), Node.ANY, Node.ANY, Node.ANY);
            changed(sent, answer, before, exists);
            return;
        }
        require(sent.method().equals("POST") || target.isPresent(), "all graphs replaced");
        String type = mediaType(sent);
        Lang lang = RDFLanguages.contentTypeToLang(type);
        require(lang != null, "media type " + type);
        Node graph = target.orElse(Quad.defaultGraphIRI);
        if (target.isEmpty() && RDFLanguages.isTriples(lang)) {
            require(!answer.header("location").isEmpty(), "no location");
            graph = NodeFactory.createURI(answer.header("location"));
            wasEmpty = true;
        }
        DatasetGraph payload = parsed(
                body(sent),
                lang,
                target.filter(each -> !isDefault).map(Node::getURI).orElse(""));
        if (sent.method().equals("PUT")) {
            model.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
        }
        for (Iterator<Quad> each = payload.find(); each.hasNext(); ) {
            Quad quad = each.next();
            require(target.isEmpty() || quad.isDefaultGraph(), "a statement for another graph");
            Node where = quad.isDefaultGraph() ? graph : quad.getGraph();
            model.add(where, quad.getSubject(), quad.getPredicate(), quad.getObject());
        }
        boolean isCreated =
                wasEmpty && (sent.method().equals("PUT") || payload.find().hasNext());
        require((answer.status() == 201) == isCreated, "status " + answer.status() + ", created " + isCreated);
        changed(sent, answer, before, exists);
    }

    private static Optional<Node> graph(String path, SentParameters parameters) throws UntrueException {
        List<String> names = parameters.all("graph");
        boolean isDefault = !parameters.all("default").isEmpty();
        require(names.size() < 2 && !(isDefault && !names.isEmpty()), "several graphs");
        require(Set.of("graph", "default", "version").containsAll(parameters.names()), "an unknown parameter");
        if (isDefault) {
            return Optional.of(Quad.defaultGraphIRI);
        }
        if (names.isEmpty() && path.startsWith("/data/") && path.length() > 6) {
            return Optional.of(NodeFactory.createURI(Namespaces.GRAPH + path.substring(6)));
        }
        return names.stream().findFirst().map(NodeFactory::createURI);
    }

    /** Looks at what the server says of a change. */
    private void changed(SentMessage sent, RawConnection.Answer answer, Set<String> before, boolean exists)
            throws UntrueException {
        require(
                sent.only("authorization")
                        .filter(value -> value.matches("(?i)bearer[ \\t]+" + Pattern.quote(token)))
                        .isPresent(),
                "not with the token");
        List<String> conditions = sent.all("if-match");
        require(conditions.isEmpty() || (exists && matches(String.join(", ", conditions))), "If-Match " + conditions);
        Set<String> after = new HashSet<>(lines(model));
        Set<String> added = new HashSet<>(after);
        added.removeAll(before);
        Set<String> removed = new HashSet<>(before);
        removed.removeAll(after);
        boolean hasChanged = !added.isEmpty() || !removed.isEmpty();
        long next = JsonParser.parseString(answer.text())
                .getAsJsonObject()
                .get("version")
                .getAsLong();
        JsonObject counts =
                JsonParser.parseString(answer.text()).getAsJsonObject().getAsJsonObject("asserted");
        boolean isNamed = after.stream().noneMatch(line -> line.contains("[]"));
        if (isNamed && before.stream().noneMatch(line -> line.contains("[]"))) {
            require(next == (hasChanged ? version + 1 : version), "version " + next + " after " + version);
            require(
                    counts.get("added").getAsInt() == added.size()
                            && counts.get("removed").getAsInt() == removed.size(),
                    "said to be " + counts + ", and is " + added + " and " + removed);
        }
        version = next;
        String tag = answer.header("etag");
        instance = tag.replaceFirst("^\"", "").replaceFirst("-\\d+\"$", "");
    }

    private boolean matches(String condition) {
        if (condition.equals("*")) {
            return true;
        }
        return TAGS.matcher(condition).matches()
                && Arrays.asList(condition.split("[ \\t]*,[ \\t]*", -1))
                        .contains("\"" + instance + "-" + version + "\"");
    }

    /** The entity tag of the version. */
    String tag() {
        return '"' + instance + '-' + version + '"';
    }

    // ---- comparing

    /** What the graph must be, in lines; blank nodes are all alike. */
    List<String> lines() {
        return sorted(lines(model));
    }

    /** What there is according to N-Quads. */
    static List<String> lines(byte[] quads) throws UntrueException {
        return sorted(lines(parsed(quads, Lang.NQUADS, "")));
    }

    private static DatasetGraph parsed(byte[] bytes, Lang lang, String base) throws UntrueException {
        require(SentParameters.text(bytes).isPresent(), "statements that are no text");
        DatasetGraph parsed = DatasetGraphFactory.create();
        RDFParserBuilder parser = RDFParser.create()
                .source(new ByteArrayInputStream(bytes))
                .lang(lang)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging);
        try {
            (base.isEmpty() ? parser : parser.base(base)).parse(StreamRDFLib.dataset(parsed));
        } catch (RuntimeException syntax) {
            throw new UntrueException("Jena: " + syntax.getMessage());
        }
        return parsed;
    }

    private static List<String> lines(DatasetGraph dataset) {
        List<String> lines = new ArrayList<>();
        dataset.find()
                .forEachRemaining(quad ->
                        lines.add(line(quad.asTriple()) + (quad.isDefaultGraph() ? "" : " " + text(quad.getGraph()))));
        return lines;
    }

    private static String line(Triple triple) {
        return text(triple.getSubject()) + " " + text(triple.getPredicate()) + " " + text(triple.getObject());
    }

    private static String text(Node node) {
        return node.isBlank() ? "[]" : org.apache.jena.riot.out.NodeFmtLib.strNT(node);
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }
}
