package org.w3id.entente.load;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.FactoryRDFStd;
import org.apache.jena.vocabulary.XSD;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the terms of what somebody sent, as long as they are of a size that everybody can work with afterwards. A name that
 * is declared once can be used often: the text of all names together is bounded, too.
 */
final class PayloadTerms extends FactoryRDFStd {
    static final int LONGEST_IRI = 8_192;
    static final int LONGEST_VALUE = 10_000;
    private static final int LONGEST_NAME_OF_DURATION = 9;
    static final long LEAST_TEXT = 1 << 26;
    private static final long TEXT_PER_BYTE = 16;

    /** Its literals are lists within lists, which are read by calls within calls. */
    private static final String COMPOSITE = "http://w3id.org/awslabs/neptune/SPARQL-CDTs/";

    private static final Pattern DAYS_AND_TIME = Pattern.compile("(\\d+)(?:\\.\\d+)?[DHMS]");

    private final long mostText;
    private long text;

    /** The terms of so many bytes. */
    PayloadTerms(long bytes) {
        mostText = Math.max(LEAST_TEXT, TEXT_PER_BYTE * bytes);
    }

    /** A term that is too large; the reader knows the place. */
    static final class BoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String found;
        private final String wanted;

        BoundException(String found, String wanted) {
            super(found);
            this.found = found;
            this.wanted = wanted;
        }

        String found() {
            return found;
        }

        String wanted() {
            return wanted;
        }
    }

    @Override
    public Node createURI(String iri) {
        if (iri.length() > LONGEST_IRI) {
            throw new BoundException("an IRI of " + iri.length() + " characters", "at most " + LONGEST_IRI);
        }
        if (iri.startsWith("_:")) {
            throw new BoundException(
                    "the blank node <" + iri + ">", "an IRI, or a blank node of the text's own, without < and >");
        }
        count(iri);
        return super.createURI(iri);
    }

    private void count(String term) {
        text += term.length();
        if (text > mostText) {
            throw new BoundException(
                    "terms of more than " + mostText + " characters, when all names are written out",
                    "shorter names, or fewer statements at once");
        }
    }

    @Override
    public Node createTypedLiteral(String lexical, RDFDatatype datatype) {
        count(lexical);
        return super.createTypedLiteral(lexical, datatype);
    }

    /** Judges a literal before anybody reads its value, which for numbers takes the square of their length. */
    static void check(String lexical, RDFDatatype datatype) {
        String type = datatype.getURI();
        if (type.startsWith(COMPOSITE)) {
            throw new BoundException("a literal of <" + type + ">", "a datatype of XML Schema, or triples");
        }
        boolean isText = type.equals(XSD.xstring.getURI()) || !type.startsWith(XSD.NS);
        if (!isText && lexical.length() > LONGEST_VALUE) {
            throw new BoundException(
                    "a literal of <" + type + "> with " + lexical.length() + " characters", "at most " + LONGEST_VALUE);
        }
        if (type.toLowerCase(Locale.ROOT).endsWith("duration")) {
            checkDuration(lexical);
        }
    }

    /** Calendars add up days month by month. */
    private static void checkDuration(String lexical) {
        for (Matcher part = DAYS_AND_TIME.matcher(lexical); part.find(); ) {
            if (part.group(1).length() > LONGEST_NAME_OF_DURATION) {
                throw new BoundException(
                        "a duration with a part of " + part.group(1).length() + " digits",
                        "at most " + LONGEST_NAME_OF_DURATION);
            }
        }
    }

    @Override
    public Node createStringLiteral(String lexical) {
        count(lexical);
        return super.createStringLiteral(lexical);
    }

    @Override
    public Node createLangLiteral(String lexical, String language) {
        count(lexical);
        return super.createLangLiteral(lexical, language);
    }
}
