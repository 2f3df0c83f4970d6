package org.w3id.entente.serve.web;

import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;

import java.util.Optional;

/** Where a page comes from: the version of the graph and the newest edition in it. */
record Origin(long version, Optional<String> asOf) {
    static Origin of(GraphSource.View view) {
        return new Origin(
                view.version(), Editions.of(view.dataset().getDefaultGraph()).asOf());
    }

    String sentence(Language language) {
        return switch (language) {
            case ENGLISH ->
                "Version " + version + " of the graph"
                        + asOf.map(date -> ", as of the edition of " + date).orElse("") + ".";
            case JAPANESE ->
                "グラフのバージョン" + version + asOf.map(date -> "、" + date + "年版まで").orElse("") + "。";
        };
    }
}
