package org.w3id.entente.benchmark.serving;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of a client that does next to nothing itself, so that the server is what is measured. */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final int port;
    private final byte[] buffer = new byte[1 << 16];

    /**
     * A response.
     *
     * @param status its status
     * @param length how many bytes its body has
     * @param entityTag its entity tag; empty without one
     */
    record Response(int status, long length, String entityTag) {}

    Connection(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** What it goes over; another thread may close it. */
    Socket socket() {
        return socket;
    }

    /** Sends a request and reads its response whole. */
    Response get(String target, String headers) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n", new byte[0]);
    }

    /** Sends a request with a body and reads its response whole. */
    Response post(String target, String headers, byte[] body) throws IOException {
        return send(
                "POST " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "Content-Length: "
                        + body.length + "\r\n\r\n",
                body);
    }

    private Response send(String head, byte[] body) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        socket.getOutputStream().write(whole);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = status == 304 || status == 204 ? 0 : -1;
        boolean isChunked = false;
        String entityTag = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = status == 304 ? 0 : Long.parseLong(value);
                case "transfer-encoding" -> isChunked = true;
                case "etag" -> entityTag = value;
                default -> {}
            }
        }
        if (isChunked) {
            length = 0;
            for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
                skip(chunk);
                line();
                length += chunk;
            }
            line();
        } else if (length < 0) {
            throw new IOException("a response without length");
        } else {
            skip(length);
        }
        return new Response(status, length, entityTag);
    }

    private long chunk() throws IOException {
        return Long.parseLong(line().replaceAll(";.*", "").strip(), 16);
    }

    private void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the body ended early");
            }
            left -= read;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
