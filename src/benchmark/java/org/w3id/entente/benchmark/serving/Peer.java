package org.w3id.entente.benchmark.serving;

import java.util.List;
import java.util.Locale;

/** A server that is measured. */
enum Peer {
    ENTENTE("Entente", "/sparql", "-Xmx500m -XX:+UseSerialGC") {
        @Override
        RunningServer start(Material material) throws Exception {
            return EntenteServer.start(material);
        }
    },
    ENTENTE_STORED("Entente with a store", "/sparql", "-Xmx1g -XX:+UseSerialGC") {
        @Override
        RunningServer start(Material material) throws Exception {
            return EntenteServer.startStored(material);
        }
    },
    FUSEKI("Fuseki in memory, tuned", "/data/sparql", "-Xmx6g") {
        @Override
        RunningServer start(Material material) throws Exception {
            return JettyServers.fuseki(material);
        }
    },
    RDF4J("RDF4J MemoryStore", "/sparql", "-Xmx6g") {
        @Override
        RunningServer start(Material material) throws Exception {
            return JettyServers.rdf4j(material);
        }
    };

    private final String label;
    private final String path;
    private final String options;

    Peer(String label, String path, String options) {
        this.label = label;
        this.path = path;
        this.options = options;
    }

    /** Loads the material and listens. */
    abstract RunningServer start(Material material) throws Exception;

    String label() {
        return label;
    }

    /** The path of its query service. */
    String path() {
        return path;
    }

    /** How its virtual machine is set up. */
    List<String> options() {
        return List.of(options.split(" ", -1));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
