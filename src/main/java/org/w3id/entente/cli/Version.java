package org.w3id.entente.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Entente, as its build wrote it into the jar. */
final class Version implements IVersionProvider {
    private static final String RESOURCE = "/META-INF/maven/org.w3id.entente/entente/pom.properties";

    @Override
    public String[] getVersion() {
        return new String[] {"entente " + number()};
    }

    static String number() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "in development");
    }
}
