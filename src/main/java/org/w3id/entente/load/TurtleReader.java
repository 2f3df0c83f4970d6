package org.w3id.entente.load;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.apache.jena.riot.tokens.TokenizerWrapper;
import org.w3id.entente.load.SyntaxProblem.Kind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads Turtle 1.1 with RIOT and keeps positions. After a syntax error it goes on with the next statement. Threads may
 * share it; time and memory are linear in the size of the source.
 */
public final class TurtleReader {
    /** A file with more is no Turtle. */
    private static final int MOST_SYNTAX_ERRORS = 1000;

    /** RIOT descends into each bracket by calls within calls, which only a stack of bounded height bears. */
    private static final int DEEPEST_NESTING = 500;

    private final ReadProgress progress;

    /** A reader that tells nobody how far it is. */
    public TurtleReader() {
        this(ReadProgress.NONE);
    }

    /**
     * A reader.
     *
     * @param progress hears how far reading has come
     */
    public TurtleReader(ReadProgress progress) {
        this.progress = progress;
    }

    /**
     * Reads a source to its end, whatever stands in it.
     *
     * @param source what to read
     * @return the document with its faults; it has no triples when the source cannot be read or is no UTF-8
     */
    public Document read(Source source) {
        Recorder recorder = new Recorder(source.name());
        Place whole = Place.wholeFile(source.name());
        byte[] bytes = new byte[0];
        if (source.path().map(Files::isDirectory).orElse(false)) {
            recorder.problem(
                    Kind.FOLDER, whole, "a folder", "a Turtle file", "name the files in it: " + inside(source));
            return recorder.document(source, new Lines(bytes));
        }
        try {
            bytes = source.content().read();
        } catch (NoSuchFileException e) {
            recorder.problem(Kind.UNREADABLE, whole, "there is no such file", "", "check the name");
            return recorder.document(source, new Lines(bytes));
        } catch (IOException | OutOfMemoryError e) {
            recorder.problem(Kind.UNREADABLE, whole, "cannot be read: " + e.getMessage(), "", "check the permissions");
            return recorder.document(source, new Lines(bytes));
        }
        Lines lines = new Lines(bytes);
        OptionalInt malformed = Utf8.firstMalformed(bytes);
        if (malformed.isPresent()) {
            recorder.problem(
                    Kind.NOT_UTF8,
                    place(source.name(), lines, malformed.getAsInt()),
                    "byte 0x%02X at offset %d is no UTF-8".formatted(bytes[malformed.getAsInt()], malformed.getAsInt()),
                    "UTF-8",
                    "convert the file, for example with iconv -f ISO-8859-1 -t UTF-8");
            String text = lines.text(0, bytes.length);
            leaveUnread(text, Recovery.declarations(text), recorder);
            return recorder.document(source, lines);
        }
        parse(bytes, lines, recorder);
        if (recorder.isBlank()) {
            recorder.problem(
                    Kind.EMPTY, whole, bytes.length == 0 ? "an empty file" : "no statement", "Turtle statements", "");
        }
        return recorder.document(source, lines);
    }

    private void parse(byte[] bytes, Lines lines, Recorder recorder) {
        Faults faults = new Faults(recorder);
        PositionedProfile profile = new PositionedProfile(
                new ParserProfileStd(
                        RiotLib.factoryRDF(),
                        faults,
                        IRIxResolver.create().noBase().allowRelative(false).build(),
                        PrefixMapFactory.create(),
                        RIOT.getContext(),
                        true,
                        true),
                recorder);
        AtomicInteger furthest = new AtomicInteger();
        int line = 1;
        while (line > 0) {
            int offset = line == 1 ? 0 : lines.start(line);
            recorder.start(line - 1);
            InputStream in = new CountedStream(bytes, offset, furthest, progress);
            Tokenizer tokenizer =
                    TokenizerText.create().source(in).errorHandler(faults).build();
            line = parse(tokenizer, lines, recorder, profile);
        }
        profile.reportUndefinedPrefixes();
    }

    /** Parses to the end or the next syntax error; returns the line to go on from, or 0. */
    private static int parse(Tokenizer tokenizer, Lines lines, Recorder recorder, PositionedProfile profile) {
        try {
            new LangTurtle(listening(tokenizer, recorder), profile, prefixes(recorder)).parse();
            recorder.endStatement();
            return 0;
        } catch (RiotParseException e) {
            return recover(e.getOriginalMessage(), recorder.place(e.getLine(), e.getCol()), lines, recorder, profile);
        } catch (RiotException e) {
            return recover(e.getMessage(), recorder.lastTokenPlace(), lines, recorder, profile);
        }
    }

    private static int recover(String message, Place place, Lines lines, Recorder recorder, PositionedProfile profile) {
        Diagnosis diagnosis = Diagnosis.of(message, place, lines, recorder.lastTokenPlace());
        boolean isHopeless = recorder.count(Kind.SYNTAX) >= MOST_SYNTAX_ERRORS - 1;
        recorder.problem(
                Kind.SYNTAX,
                diagnosis.place(),
                diagnosis.found()
                        + (isHopeless ? " (reading stopped here, after " + MOST_SYNTAX_ERRORS + " syntax errors)" : ""),
                diagnosis.wanted(),
                diagnosis.cure());
        int begin = recorder.statementLine().orElse(diagnosis.place().line());
        int from = diagnosis.isUnterminated() ? diagnosis.place().line() + 1 : place.line();
        OptionalInt next = isHopeless
                ? OptionalInt.empty()
                : Recovery.nextStatement(lines, Math.max(begin + 1, from), place.column() == 1 ? place.line() : 0);
        int end = next.orElse(lines.count() + 1);
        recorder.unreadSubject();
        leaveUnread(
                lines.text(lines.start(begin), lines.start(end)),
                profile.getPrefixMap().getMapping(),
                recorder);
        recorder.endStatement();
        return next.orElse(0);
    }

    private static void leaveUnread(String text, Map<String, String> namespaces, Recorder recorder) {
        Recovery.names(text, iri -> recorder.unread(NodeFactory.createURI(iri)), (prefix, local) -> {
            String namespace = namespaces.get(prefix);
            if (namespace != null) {
                recorder.unread(NodeFactory.createURI(namespace + local));
            }
        });
    }

    /** The same tokens, heard by a recorder and nested no more deeply than can be read. */
    static Tokenizer listening(Tokenizer tokenizer, Recorder recorder) {
        return new TokenizerWrapper(tokenizer) {
            private int depth;

            @Override
            public Token next() {
                Token token = super.next();
                recorder.token(token);
                depth += nesting(token);
                if (depth > DEEPEST_NESTING) {
                    throw new RiotParseException(Diagnosis.TOO_DEEP, token.getLine(), token.getColumn());
                }
                return token;
            }
        };
    }

    private static int nesting(Token token) {
        return switch (token.getType()) {
            case LBRACKET, LPAREN, LT2, L_TRIPLE, L_ANN, LBRACE -> 1;
            case RBRACKET, RPAREN, GT2, R_TRIPLE, R_ANN, RBRACE -> -1;
            default -> 0;
        };
    }

    private static StreamRDF prefixes(Recorder recorder) {
        return new StreamRDFBase() {
            @Override
            public void prefix(String prefix, String iri) {
                recorder.prefix(prefix, iri);
            }
        };
    }

    private static Place place(String file, Lines lines, int offset) {
        int line = lines.lineAt(offset);
        return new Place(file, line, lines.text(lines.start(line), offset).length() + 1);
    }

    private static String inside(Source source) {
        String folder = source.name().replaceAll("/+$", "");
        return folder + "/*.ttl";
    }

    /** The bytes from an offset on, telling how many were taken that nobody took before. */
    private static final class CountedStream extends ByteArrayInputStream {
        private final AtomicInteger furthest;
        private final ReadProgress progress;

        CountedStream(byte[] bytes, int offset, AtomicInteger furthest, ReadProgress progress) {
            super(bytes, offset, bytes.length - offset);
            this.furthest = furthest;
            this.progress = progress;
        }

        @Override
        public synchronized int read(byte[] buffer, int from, int length) {
            int count = super.read(buffer, from, length);
            int further = pos - furthest.get();
            if (further > 0) {
                furthest.set(pos);
                progress.parsed(further);
            }
            return count;
        }
    }
}
