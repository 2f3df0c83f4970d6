package org.w3id.entente.serve.replica;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.BoundedStream;
import org.w3id.entente.serve.http.Outgoing;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.LoggedChange;
import org.w3id.entente.store.log.QuadText;
import org.w3id.entente.store.log.RecordStream;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the writer is asked, and what of its answers is believed. One thread asks. */
final class Writer {
    private static final int AT_ONCE = 10_000;
    private static final int LARGEST_RECORD =
            (int) Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final URI address;
    private final Outgoing outgoing;

    /** The entity tag of the last answer that brought nothing more, and the version that it was asked for. */
    private Optional<Level> level = Optional.empty();

    private record Level(long version, String tag) {}

    Writer(URI address, Outgoing outgoing) {
        this.address = address;
        this.outgoing = outgoing;
    }

    URI address() {
        return address;
    }

    private URI at(String path) {
        String text = address.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /** Where answers to changes go. */
    interface Reader {
        /** The ontology and the rules that the writer concludes by. */
        void theory(String fingerprint);

        /** The next change, which is whole. */
        void change(LoggedChange change) throws WriterException, OtherHistoryException, InterruptedException;
    }

    /**
     * What the answer to the question for changes ended with.
     *
     * @param version the version that the writer had when it answered; empty when nothing was new
     * @param hash the fingerprint of its data at that version, when it states one
     */
    record End(long version, Optional<CanonicalHash> hash) {}

    /**
     * Asks for the changes after a version.
     *
     * @return where they lead to; empty when there are none since this was asked before
     * @throws OtherHistoryException when the writer does not know the version, or no longer
     */
    Optional<End> changes(long version, Reader reader)
            throws WriterException, OtherHistoryException, InterruptedException {
        Map<String, String> headers = level.filter(known -> known.version == version)
                .map(known -> Map.of("If-None-Match", known.tag))
                .orElse(Map.of());
        try (Outgoing.Response response = outgoing.get(at(Paths.CHANGES + "?since=" + version), headers)) {
            int status = response.status();
            if (status == 304 && !headers.isEmpty()) {
                return Optional.empty();
            }
            if (status == 404 || status == 410) {
                throw new OtherHistoryException("the writer has no changes since version " + version
                        + (status == 410 ? " any more" : ": it is not that far"));
            }
            require(response, 200, Paths.CHANGES);
            response.header("Entente-Theory").ifPresent(reader::theory);
            RecordStream records = new RecordStream(response.body(), LARGEST_RECORD);
            long reached = version;
            for (Optional<LoggedChange> next = records.next(); next.isPresent(); next = records.next()) {
                reader.change(next.get());
                reached = next.get().version();
            }
            long stated = number(response, "Entente-Next");
            if (stated != reached) {
                throw new WriterException("the changes end with version " + reached + ", not with " + stated);
            }
            Optional<String> tag = response.header("ETag");
            level = reached == version ? tag.map(text -> new Level(version, text)) : Optional.empty();
            return Optional.of(new End(reached, hash(response)));
        } catch (IllegalArgumentException garbage) {
            throw new WriterException("the changes cannot be read: " + garbage.getMessage(), garbage);
        } catch (IOException broken) {
            throw new WriterException(said(broken), broken);
        }
    }

    /** Asks for all data at the newest version. */
    Base base(Reader reader) throws WriterException {
        level = Optional.empty();
        try (Outgoing.Response response =
                outgoing.get(at(Paths.CHANGES_BASE), Map.of("Accept", "application/n-quads"))) {
            require(response, 200, Paths.CHANGES_BASE);
            response.header("Entente-Theory").ifPresent(reader::theory);
            long version = number(response, "Entente-Version");
            CanonicalHash stated = hash(response)
                    .orElseThrow(() -> new WriterException("the data come without the header Entente-Hash"));
            Received received = new Received();
            QuadText.read(
                    new BoundedStream(response.body(), Runtime.getRuntime().maxMemory()), received::add);
            CanonicalHash hash = received.hash();
            if (!hash.equals(stated)) {
                throw new WriterException(
                        "the data of version " + version + " have the fingerprint " + hash + ", not " + stated);
            }
            return new Base(version, received.graphs, hash);
        } catch (RiotException | IllegalArgumentException garbage) {
            throw new WriterException("the data cannot be read: " + garbage.getMessage(), garbage);
        } catch (IOException broken) {
            throw new WriterException(said(broken), broken);
        }
    }

    /** Quads that come, in their graphs. */
    private static final class Received {
        private final Map<Node, Graph> graphs = new LinkedHashMap<>();
        private final List<Quad> waiting = new ArrayList<>(AT_ONCE);
        private CanonicalHash sum = CanonicalHash.NOTHING;

        void add(Quad quad) {
            Graph graph = graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createDefaultGraphSameTerm());
            if (graph.contains(quad.asTriple())) {
                throw new IllegalArgumentException("a quad comes twice: " + quad);
            }
            graph.add(quad.asTriple());
            waiting.add(quad);
            if (waiting.size() == AT_ONCE) {
                hash();
            }
        }

        CanonicalHash hash() {
            sum = sum.after(new DatasetChange(waiting, List.of()));
            waiting.clear();
            return sum;
        }
    }

    private static void require(Outgoing.Response response, int status, String path) throws WriterException {
        if (response.status() != status) {
            String where = response.header("Location")
                    .map(location -> ", and points to " + location + "; give that address if it is meant")
                    .orElse("");
            throw new WriterException("it answers " + path + " with status " + response.status() + where);
        }
    }

    private static long number(Outgoing.Response response, String header) throws WriterException {
        String text = response.header(header).orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw new WriterException("it does not answer as Entente does: the header " + header + " is "
                    + (text.isEmpty() ? "missing" : "no number"));
        }
        return Long.parseLong(text);
    }

    private static Optional<CanonicalHash> hash(Outgoing.Response response) {
        return response.header("Entente-Hash").map(CanonicalHash::parse);
    }

    private static String said(IOException broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }
}
