package org.w3id.entente.serve;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A connection on which bytes are sent, and responses read one after another, each just to its end. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /**
     * A response.
     *
     * @param status its status
     * @param headers its header fields, with names in small letters
     * @param body its body
     */
    record Answer(int status, Map<String, String> headers, ByteBuffer body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** A header field; empty without it. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The bytes of the body. */
        byte[] content() {
            byte[] content = new byte[body.remaining()];
            body.duplicate().get(content);
            return content;
        }

        String text() {
            return new String(content(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Connects.
     *
     * @param guard how many milliseconds to wait for anything to come, at most
     */
    RawConnection(int port, int guard) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(guard);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }

    /** Sends bytes; false when the server has closed the connection. */
    boolean send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    /** Says that nothing more will come. */
    void end() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            socket.close();
        }
    }

    /**
     * Reads a response; empty when the server closes the connection instead.
     *
     * @param hasBody whether one of its status and header has a body: it is not the response to HEAD
     */
    Optional<Answer> read(boolean hasBody) throws IOException {
        try {
            Answer answer = next(hasBody);
            while (answer.status / 100 == 1) {
                answer = next(hasBody);
            }
            return Optional.of(answer);
        } catch (ClosedException | SocketException closed) {
            return Optional.empty();
        }
    }

    /** Reads up to where the server closes the connection. */
    void drain() throws IOException {
        try {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (SocketException closed) {
            socket.close();
        }
    }

    private Answer next(boolean hasBody) throws IOException {
        String first = line();
        if (!first.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
            throw new AssertionError("a response begins with " + first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean isEmpty = !hasBody || status == 204 || status == 304 || status / 100 == 1;
        int length = isEmpty ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "-1"));
        if (length < 0) {
            throw new AssertionError("a response without length: " + first + " " + headers);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new ClosedException();
        }
        return new Answer(status, headers, ByteBuffer.wrap(body));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new ClosedException();
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

    private static final class ClosedException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
