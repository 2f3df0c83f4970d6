package org.w3id.entente.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests as no client library would send them. */
final class SocketRequest {
    private static final int PATIENCE = 60_000;

    private SocketRequest() {}

    /** Sends a request line, and headers that ask to close the connection; returns the whole response. */
    static String send(int port, String requestLine) throws IOException {
        String request = requestLine + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n";
        return send(port, request.getBytes(StandardCharsets.UTF_8), false);
    }

    /**
     * Sends bytes, and reads until the server closes the connection.
     *
     * @param ends whether to say afterwards that nothing more will come
     */
    static String send(int port, byte[] request, boolean ends) throws IOException {
        try (Socket socket = open(port)) {
            socket.getOutputStream().write(request);
            if (ends) {
                socket.shutdownOutput();
            }
            return rest(socket);
        }
    }

    /** A connection, on which no read waits for ever. */
    static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /** What comes until the server closes the connection, or breaks it after it has answered. */
    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException reset) {
            if (bytes.size() == 0) {
                throw reset;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
