package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;

import java.util.Optional;

/**
 * Entity tags that say a version of the graph, and what writers make conditional on it (RFC 9110, section 13.1). Immutable;
 * threads may share it.
 *
 * @param instance what tells the versions of this server from those of another, or of the time before a restart
 */
public record VersionTag(String instance) {
    /** The tag of a version, without quotation marks. */
    public String of(long version) {
        return instance + '-' + version;
    }

    /** The tag of a version in some form, without quotation marks. */
    public String of(long version, String form) {
        return of(version) + '-' + form;
    }

    /**
     * Checks the conditions of a request that would change something, in the writer's turn.
     *
     * @param version the version that would be changed
     * @param exists whether there is what would be changed
     * @throws org.w3id.entente.serve.http.ProblemException with status 412 when one does not hold
     */
    public void check(Exchange exchange, long version, boolean exists) {
        Optional<String> ifMatch = exchange.header(HttpHeader.IF_MATCH);
        if (ifMatch.isPresent() && !(exists && matches(ifMatch.get(), version))) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION,
                            exists
                                    ? "If-Match: " + ifMatch.get() + ", and the graph is at version " + version
                                            + "; read it again, and make the change on what is there now"
                                    : "If-Match: " + ifMatch.get() + ", and there is no such graph")
                    .with("version", version)
                    .withHeader("ETag", '"' + of(version) + '"')
                    .thrown();
        }
        Optional<String> ifNoneMatch = exchange.header(HttpHeader.IF_NONE_MATCH);
        if (ifNoneMatch.isPresent() && exists && matches(ifNoneMatch.get(), version)) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION,
                            "If-None-Match: " + ifNoneMatch.get() + ", and the graph is there, at version " + version)
                    .with("version", version)
                    .thrown();
        }
    }

    /** Whether a list has the tag of a version, in whatever form. */
    private boolean matches(String list, long version) {
        String begin = '"' + of(version);
        return EntityTags.contain(list, begin + '"', false)
                || EntityTags.of(list).stream().anyMatch(tag -> tag.startsWith(begin + '-'));
    }
}
