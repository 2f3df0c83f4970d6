package org.w3id.entente.serve.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The responses to what is no request, or cannot be answered at all: problems, as everywhere. */
final class ErrorPages implements Request.Handler {
    /** The method of what could not be read as a request. */
    private static final String NO_METHOD = "BAD";

    private final Front front;

    ErrorPages(Front front) {
        this.front = front;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(Exchange.OVER) != null) {
            callback.succeeded(); // the client has left
            return true;
        }
        int status = response.getStatus();
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_0_9) {
            // A request line without a version. Its response would have neither status nor header fields.
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return true;
        }
        if (status == 500 && !request.getMethod().equals(NO_METHOD)) {
            // Front answers for all faults of ours. This is one between Jetty's own threads, when it refused a request
            // by
            // itself while the one before was just ending; what has been sent by now, nobody knows.
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return true;
        }
        Problem problem = status == 500 ? badRequest() : problem(status);
        new Exchange(request, response, callback, front).reply(problem);
        return true;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.of(Problem.Kind.NOT_FOUND, "nothing at this address; / says what is here");
            case 405 -> Problem.of(Problem.Kind.METHOD, "this method is not possible here");
            case 408 -> Problem.of(Problem.Kind.SLOW_REQUEST, "the request stopped coming; send it again");
            case 413 -> Problem.of(Problem.Kind.TOO_LARGE, "the request is too large");
            case 414 ->
                Problem.of(
                        Problem.Kind.ADDRESS_TOO_LONG,
                        "the address is too long; send a long query by POST, in the body");
            case 415 -> Problem.of(Problem.Kind.MEDIA_TYPE, "this media type is not read here");
            case 431 ->
                Problem.of(
                        Problem.Kind.HEADERS_TOO_LARGE,
                        "the address and the header fields are too long; send a long query by POST, in the body");
            case 503 ->
                Problem.of(Problem.Kind.BUSY, "the server is stopping or too busy; ask again in 5 s")
                        .retryAfter(5);
            case 501, 505 -> // another version or transfer coding: the client's fault
                badRequest();
            default ->
                status >= 400 && status < 500
                        ? badRequest().withStatus(status)
                        : Problem.of(Problem.Kind.FAULT, "the server failed to answer; its log says why");
        };
    }

    private static Problem badRequest() {
        return Problem.of(
                Problem.Kind.BAD_REQUEST, "not a request as HTTP/1.1 wants it; see RFC 9112 for how one looks");
    }
}
