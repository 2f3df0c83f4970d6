package org.w3id.entente.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Requests to another server, to addresses that its operator gave: over HTTP or HTTPS, without proxy, and no redirection is followed.
 * Threads may share it.
 *
 * @param connect how long a connection may take to come about
 * @param silence how long the other side may send nothing
 */
public record Outgoing(Duration connect, Duration silence) {
    /** Ten seconds to connect, and thirty of silence. */
    public static final Outgoing USUAL = new Outgoing(Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** Checks the ranges. */
    public Outgoing {
        if (connect.isNegative() || connect.isZero() || silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("connect " + connect + ", silence " + silence);
        }
    }

    /**
     * Reads the address of a server.
     *
     * @throws IllegalArgumentException when it is none that requests can be sent to; the message says what was found
     */
    public static URI address(String text) {
        URI address = URI.create(text.strip());
        String scheme = String.valueOf(address.getScheme());
        boolean isWeb = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        if (!isWeb
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("\"" + text
                    + "\"; wanted an address such as http://localhost:3330, without" + " user, password and fragment");
        }
        return address;
    }

    /** A body that is written to the other side. */
    @FunctionalInterface
    public interface Body {
        /** Writes it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * A response, whose body is read while it comes.
     *
     * @param status the status code
     * @param body the body, unpacked
     */
    public record Response(int status, InputStream body, HttpURLConnection connection) implements AutoCloseable {
        /** Checks that nothing is missing. */
        public Response {
            Objects.requireNonNull(body);
            Objects.requireNonNull(connection);
        }

        /** A header field. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(connection.getHeaderField(name));
        }

        /** Reads the rest, when it is short, so that the connection can be used again. */
        @Override
        public void close() {
            try {
                if (body.read() >= 0) {
                    connection.disconnect();
                }
                body.close();
            } catch (IOException gone) {
                connection.disconnect();
            }
        }
    }

    /** A request that has not been sent yet; another thread may end it. */
    public HttpURLConnection open(String method, URI address, Map<String, String> headers) throws IOException {
        URLConnection opened = address.toURL().openConnection(Proxy.NO_PROXY);
        if (!(opened instanceof HttpURLConnection connection)) {
            throw new IOException(address + " is no address of HTTP");
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) connect.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setRequestMethod(method);
        connection.setRequestProperty("User-Agent", "Entente");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    /**
     * Sends a request without body, and waits for the header of the response.
     *
     * @throws IOException when there is no answer
     */
    public Response get(URI address, Map<String, String> headers) throws IOException {
        return answer(open("GET", address, headers));
    }

    /**
     * Sends a request with a body, piece by piece, and waits for the header of the response.
     *
     * @throws IOException when there is no answer
     */
    public Response send(String method, URI address, Map<String, String> headers, Body body) throws IOException {
        HttpURLConnection connection = open(method, address, headers);
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(1 << 16);
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        return answer(connection);
    }

    /**
     * Waits for the header of the response to a request that is ready.
     *
     * @throws IOException when there is no answer
     */
    public Response answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 100) {
            connection.disconnect();
            throw new IOException("what answers is no HTTP server");
        }
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (body == null) {
            body = InputStream.nullInputStream();
        }
        boolean isPacked = "gzip".equalsIgnoreCase(connection.getContentEncoding());
        return new Response(status, isPacked ? new GZIPInputStream(body, 1 << 14) : body, connection);
    }
}
