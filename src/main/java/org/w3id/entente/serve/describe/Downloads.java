package org.w3id.entente.serve.describe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.query.export.GraphExport;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Spool;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/**
 * Files of graphs. Each is made once for a version, the same to the byte whoever asks, and kept beside the heap; large ones are
 * in files that are gone with the server. Threads share it.
 */
final class Downloads {
    /** The name of the list of digests. */
    static final String SUMS = "SHA256SUMS";

    /** How many bytes of files are kept. */
    private static final long KEPT = 1L << 30;

    private record Key(long version, String name) {}

    /**
     * A file that has been made.
     *
     * @param bytes what is in it
     * @param sha256 its SHA-256 in hexadecimal digits
     */
    record Made(ByteBuffer bytes, String sha256) {
        int length() {
            return bytes.remaining();
        }
    }

    private final GraphSource source;
    private final Turnstile turnstile;
    private final VersionTag tags;
    private final Cache<Key, Made> files = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((Key key, Made made) -> made.length() + 512)
            .executor(Runnable::run)
            .build();

    Downloads(GraphSource source, Turnstile turnstile, VersionTag tags) {
        this.source = source;
        this.turnstile = turnstile;
        this.tags = tags;
    }

    /** Replies with the file at the address of a request. */
    void get(Exchange exchange) {
        OptionalLong asked = Versions.asked(Parameters.parse(exchange.query()));
        asked.ifPresent(source::check);
        long version = asked.orElseGet(() -> source.current().version());
        exchange.answeredFrom(version);
        String name = exchange.path().substring(DownloadFile.FOLDER.length() + 1);
        String tag = tags.of(version, "file-" + Digests.of(name));
        Optional<Made> known = Optional.ofNullable(files.getIfPresent(new Key(version, name)));
        if (exchange.header(HttpHeader.IF_NONE_MATCH)
                .filter(list -> EntityTags.contain(list, '"' + tag + '"', true))
                .isPresent()) {
            exchange.reply(new Reply(304, List.of(StoredAnswer.etag(tag), StoredAnswer.REVALIDATE)));
        } else if (known.isPresent()) {
            exchange.reply(reply(name, version, tag, known.get()));
        } else {
            Chore.submitSlow(exchange, turnstile, () -> {
                GraphSource.View view = source.at(version);
                if (name.equals(SUMS)) {
                    exchange.reply(reply(name, version, tag, sums(view, exchange)));
                    return;
                }
                DownloadFile file = DownloadFile.named(name, view).orElseThrow(() -> Problem.of(
                                Problem.Kind.NOT_FOUND,
                                "no file \"" + name + "\"; " + DownloadFile.FOLDER + " lists them")
                        .thrown());
                exchange.reply(reply(name, version, tag, made(file, view, exchange)));
            });
        }
    }

    private static Reply reply(String name, long version, String tag, Made made) {
        if (name.equals(SUMS)) {
            return new Reply(
                    200,
                    List.of(
                            new HttpField("Content-Type", "text/plain; charset=utf-8"),
                            StoredAnswer.etag(tag),
                            StoredAnswer.REVALIDATE),
                    made.bytes);
        }
        String base = name.substring(0, name.indexOf('.')).replace('/', '-');
        String file = base + "-v" + version + name.substring(name.indexOf('.'));
        return new Reply(
                200,
                List.of(
                        new HttpField("Content-Type", "application/gzip"),
                        new HttpField("Content-Disposition", "attachment; filename=\"" + file + "\""),
                        new HttpField(
                                "Repr-Digest",
                                "sha-256=:"
                                        + Base64.getEncoder()
                                                .encodeToString(HexFormat.of().parseHex(made.sha256)) + ":"),
                        new HttpField("Link", "<" + Header.LICENCE + ">; rel=\"license\""),
                        StoredAnswer.etag(tag),
                        StoredAnswer.REVALIDATE),
                made.bytes);
    }

    /** The files of a version that are there already. */
    Map<DownloadFile, Made> made(GraphSource.View view) {
        Map<DownloadFile, Made> made = new LinkedHashMap<>();
        for (DownloadFile file : DownloadFile.all(view)) {
            Optional.ofNullable(files.getIfPresent(new Key(view.version(), file.name())))
                    .ifPresent(known -> made.put(file, known));
        }
        return made;
    }

    /** A file, made now unless it is there; others who want the same wait for it. */
    Made made(DownloadFile file, GraphSource.View view, Exchange exchange) throws IOException {
        try {
            return files.get(new Key(view.version(), file.name()), key -> {
                try {
                    return make(file, view, exchange);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    /** The digests of all files of a version, as the command sha256sum reads them. */
    private Made sums(GraphSource.View view, Exchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        for (DownloadFile file : DownloadFile.all(view)) {
            text.append(made(file, view, exchange).sha256())
                    .append("  ")
                    .append(file.name())
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Made made =
                new Made(ByteBuffer.wrap(bytes), hexadecimal(Digests.sha256().digest(bytes)));
        files.put(new Key(view.version(), SUMS), made);
        return made;
    }

    private Made make(DownloadFile file, GraphSource.View view, Exchange exchange) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (Spool spool = new Spool(exchange)) {
            try (OutputStream out = new GZIPOutputStream(new DigestOutputStream(spool, digest), 1 << 16)) {
                out.write(head(file, view).getBytes(StandardCharsets.UTF_8));
                GraphExport.write(file.graphs(view), file.format(), out);
            }
            return new Made(spool.bytes().asReadOnlyBuffer(), hexadecimal(digest.digest()));
        }
    }

    private static String hexadecimal(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** What a file says of itself, in comments, which all formats here have. */
    private String head(DownloadFile file, GraphSource.View view) {
        String asOf = Editions.of(view.dataset().getDefaultGraph())
                .asOf()
                .map(date -> ", as of the edition of " + date)
                .orElse("");
        return "# Entente: " + file.graph().map(graph -> "the graph " + graph).orElse("all graphs") + "\n"
                + "# Version " + view.version() + asOf
                + source.fingerprint(view.version())
                        .map(hash -> ", fingerprint of the data " + hash)
                        .orElse("") + "\n"
                + "# What is in it is " + file.content() + ".\n"
                + "# Licence: " + Header.LICENCE + "\n";
    }
}
