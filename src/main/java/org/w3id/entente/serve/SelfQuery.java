package org.w3id.entente.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A query that a server sends to itself over HTTP, to see that it answers. Threads may share it. */
public final class SelfQuery {
    private SelfQuery() {}

    /**
     * Sends a query by GET and reads the whole response.
     *
     * @param endpoint the address of a SPARQL endpoint
     * @param query the query
     * @param accept the media type wanted
     * @return the body
     * @throws IOException when there is no answer, or another status than 200
     */
    public static String ask(URI endpoint, String query, String accept) throws IOException {
        URI address = URI.create(endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setRequestProperty("Accept", accept);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException(endpoint + " answers with status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
