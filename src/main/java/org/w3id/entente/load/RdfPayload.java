package org.w3id.entente.load;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.lang.LangNQuads;
import org.apache.jena.riot.lang.LangNTriples;
import org.apache.jena.riot.lang.LangRIOT;
import org.apache.jena.riot.lang.LangTriG;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.IllegalFormatException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads RDF that somebody sent, whom nobody need trust: strictly as UTF-8, whole or not at all, within bounds of nesting,
 * statements and text, and without asking any other place for a context, a document type or an entity. Blank nodes are new
 * with each reading. Threads may share it; time and memory are linear in the size.
 *
 * @param mostStatements how many statements one payload may have
 */
public record RdfPayload(int mostStatements) {
    /** A reader of as much as is sensible in one piece. */
    public static final RdfPayload USUAL = new RdfPayload(1_000_000);

    private static final String NAME = "the payload";
    private static final int LONGEST_SHOWN = 200;

    /** Checks that there is a bound. */
    public RdfPayload {
        if (mostStatements < 1) {
            throw new IllegalArgumentException("a limit of nothing");
        }
    }

    /**
     * Reads a payload.
     *
     * @param bytes all of it
     * @param format its syntax
     * @param base what relative IRIs are resolved against; without it, and in N-Triples and N-Quads, a relative IRI is a fault
     * @return its statements, or its first fault
     */
    public Payload read(byte[] bytes, PayloadFormat format, Optional<String> base) {
        Lines lines = new Lines(bytes);
        OptionalInt malformed = Utf8.firstMalformed(bytes);
        if (malformed.isPresent()) {
            int offset = malformed.getAsInt();
            int line = lines.lineAt(offset);
            return new Payload.Fault(
                    line,
                    lines.text(lines.start(line), offset).length() + 1,
                    "byte 0x%02X at offset %d is no UTF-8".formatted(bytes[offset], offset),
                    "UTF-8",
                    "");
        }
        PayloadStatements statements = new PayloadStatements(mostStatements);
        Recorder recorder = new Recorder(NAME);
        try {
            parse(bytes, format, base, statements, recorder);
        } catch (PayloadFaultException known) {
            return known.fault();
        } catch (PayloadTerms.BoundException large) {
            return fault(recorder.lastTokenPlace(), large.found(), large.wanted(), "");
        } catch (RiotParseException syntax) {
            Place place = recorder.place(syntax.getLine(), syntax.getCol());
            if (format == PayloadFormat.RDFXML) {
                return fault(place, syntax.getOriginalMessage(), "RDF/XML", "");
            }
            return fault(Diagnosis.of(syntax.getOriginalMessage(), place, lines, recorder.lastTokenPlace()));
        } catch (RiotException syntax) {
            Place place = recorder.lastTokenPlace();
            return fault(Diagnosis.of(String.valueOf(syntax.getMessage()), place, lines, place));
        } catch (IllegalFormatException cut) { // the parser's own message about an end in the middle of a word
            return fault(recorder.lastTokenPlace(), "the end in the middle of a word", "", "");
        } catch (StackOverflowError deep) {
            return fault(
                    recorder.lastTokenPlace(),
                    "something nested too deeply to be read",
                    "",
                    "give the inner things names");
        }
        return recorder.problems().stream()
                .findFirst()
                .<Payload>map(problem -> fault(problem.place(), problem.found(), problem.wanted(), problem.cure()))
                .orElseGet(statements::payload);
    }

    private static void parse(
            byte[] bytes,
            PayloadFormat format,
            Optional<String> base,
            PayloadStatements statements,
            Recorder recorder) {
        Faults faults = new Faults(recorder);
        // In N-Triples and N-Quads an IRI is absolute (RDF 1.1 N-Triples, section 2.2).
        boolean isByLine = format == PayloadFormat.NTRIPLES || format == PayloadFormat.NQUADS;
        Optional<IRIx> start = isByLine ? Optional.empty() : base.map(RdfPayload::absolute);
        ParserProfile profile = profile(start, bytes.length, faults);
        switch (format) {
            case JSONLD -> JsonLdPayload.parse(bytes, base, profile, statements);
            case RDFXML -> XmlPayload.parse(bytes, base, profile, statements);
            case TURTLE, TRIG, NTRIPLES, NQUADS -> {
                Tokenizer tokens = TurtleReader.listening(
                        TokenizerText.create()
                                .source(new ByteArrayInputStream(bytes))
                                .errorHandler(faults)
                                .build(),
                        recorder);
                parser(format, tokens, profile, statements).parse();
            }
        }
    }

    private static ParserProfile profile(Optional<IRIx> base, int length, Faults faults) {
        IRIxResolver resolver = IRIxResolver.create()
                .base(base.orElse(null))
                .resolve(base.isPresent())
                .allowRelative(false)
                .build();
        PayloadTerms terms = new PayloadTerms(length);
        return new ParserProfileStd(
                terms,
                faults,
                resolver,
                PrefixMapFactory.create(),
                RIOT.getContext().copy(),
                true,
                true) {
            @Override
            public Node createTypedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
                PayloadTerms.check(lexical, datatype);
                return super.createTypedLiteral(lexical, datatype, line, column);
            }
        };
    }

    private static LangRIOT parser(
            PayloadFormat format, Tokenizer tokens, ParserProfile profile, PayloadStatements statements) {
        return switch (format) {
            case TRIG -> new LangTriG(tokens, profile, statements);
            case NTRIPLES -> new LangNTriples(tokens, profile, statements);
            case NQUADS -> new LangNQuads(tokens, profile, statements);
            case TURTLE, JSONLD, RDFXML -> new LangTurtle(tokens, profile, statements);
        };
    }

    private static IRIx absolute(String base) {
        try {
            IRIx iri = IRIx.create(base);
            if (iri.isReference()) {
                return iri;
            }
        } catch (IRIException faulty) {
            throw new IllegalArgumentException("<" + base + "> is no base", faulty);
        }
        throw new IllegalArgumentException("<" + base + "> is no base: it is relative");
    }

    private static Payload.Fault fault(Diagnosis diagnosis) {
        return fault(diagnosis.place(), diagnosis.found(), diagnosis.wanted(), diagnosis.cure());
    }

    private static Payload.Fault fault(Place place, String found, String wanted, String cure) {
        String shown = found.length() > LONGEST_SHOWN ? found.substring(0, LONGEST_SHOWN) + "…" : found;
        return new Payload.Fault(
                place.line(),
                place.column(),
                shown.replace("the file", "the text"),
                wanted.replace("a file has", "there is"),
                cure);
    }

    /** The text of bytes that are UTF-8, without the mark of a byte order. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
