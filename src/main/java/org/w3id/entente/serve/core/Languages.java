package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.http.Exchange;

import java.util.List;
import java.util.Locale;

/** In which language somebody wants labels (RFC 9110, section 12.5.4). */
public final class Languages {
    /** The languages in which everything is labelled, the usual one first. */
    public static final List<String> OFFERED = List.of("en", "ja");

    private Languages() {}

    /** The offered language that the header Accept-Language likes best. */
    public static String of(Exchange exchange) {
        String best = OFFERED.get(0);
        double most = 0;
        for (String range :
                exchange.header(HttpHeader.ACCEPT_LANGUAGE).orElse("").split(",", 100)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split(";", 2);
            String language = parts[0].strip().replaceFirst("-.*", "");
            double quality = parts.length == 1 ? 1 : quality(parts[1].strip());
            if (quality > most && OFFERED.contains(language)) {
                best = language;
                most = quality;
            }
        }
        return best;
    }

    private static double quality(String parameter) {
        try {
            return parameter.startsWith("q=") ? Double.parseDouble(parameter.substring(2)) : 0;
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
