package org.w3id.entente.cli;

import org.w3id.entente.serve.http.Outgoing;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.net.URI;

/** Reads the address of another server. */
final class ServerAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        try {
            return Outgoing.address(text);
        } catch (IllegalArgumentException fault) {
            throw new TypeConversionException("found " + fault.getMessage());
        }
    }
}
