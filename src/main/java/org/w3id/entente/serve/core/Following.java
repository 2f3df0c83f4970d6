package org.w3id.entente.serve.core;

import org.w3id.entente.serve.http.Metrics;

import java.net.URI;
import java.util.Map;

/** What a server that follows another one, the writer, has to say of that. Threads may share it. */
public interface Following {
    /** The address of the writer. */
    URI writer();

    /**
     * How it stands with following: names and values for what monitors read.
     *
     * @param version the version that is served
     */
    Map<String, Object> health(long version);

    /** Adds what it counts. */
    void measure(Metrics metrics);
}
