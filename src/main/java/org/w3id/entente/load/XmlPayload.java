package org.w3id.entente.load;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.lang.rdfxml.rrx.ReaderRDFXML_SAX;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.StreamRDF;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Reads RDF/XML: first as XML, in which no document type is allowed, and thereby no entity; then with Jena. */
final class XmlPayload {
    private static final int DEEPEST_NESTING = 90;
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlPayload() {}

    static void parse(byte[] bytes, Optional<String> base, ParserProfile profile, StreamRDF statements) {
        String text = RdfPayload.text(bytes);
        check(text);
        ReaderRDFXML_SAX.factory
                .create(Lang.RDFXML, profile)
                .read(
                        new StringReader(text),
                        base.orElse(PayloadStatements.NO_BASE),
                        null,
                        statements,
                        RIOT.getContext().copy());
    }

    private static void check(String text) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new Nesting());
        } catch (SAXParseException fault) {
            throw explained(fault);
        } catch (SAXException | ParserConfigurationException | IOException failure) {
            throw new PayloadFaultException(0, 0, "no XML: " + failure.getMessage(), "RDF/XML", "");
        }
    }

    private static PayloadFaultException explained(SAXParseException fault) {
        String message = String.valueOf(fault.getMessage());
        if (message.contains(NO_DOCTYPE)) {
            return new PayloadFaultException(
                    fault.getLineNumber(),
                    fault.getColumnNumber(),
                    "a document type (<!DOCTYPE …>)",
                    "RDF/XML without one",
                    "write entities out, and namespaces as xmlns:…");
        }
        return new PayloadFaultException(fault.getLineNumber(), fault.getColumnNumber(), message, "RDF/XML", "");
    }

    private static final class Nesting extends DefaultHandler {
        private Optional<Locator> locator = Optional.empty();
        private int depth;

        @Override
        public void setDocumentLocator(Locator found) {
            locator = Optional.of(found);
        }

        @Override
        public void startElement(String namespace, String local, String name, Attributes attributes) {
            if (++depth > DEEPEST_NESTING) {
                throw new PayloadFaultException(
                        locator.map(Locator::getLineNumber).orElse(0),
                        locator.map(Locator::getColumnNumber).orElse(0),
                        "elements nested too deeply to be read",
                        "",
                        "give the inner things names");
            }
        }

        @Override
        public void endElement(String namespace, String local, String name) {
            depth--;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
