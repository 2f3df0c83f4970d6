package org.w3id.entente.query;

import java.util.List;
import java.util.stream.Collectors;

/** A result format that cannot hold the answer of this form of query. */
public final class FormatMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormatMismatchException(ResultFormat format, String form, List<ResultFormat> fitting) {
        super(format.label() + " does not fit " + form + "; wanted one of "
                + fitting.stream().map(ResultFormat::label).collect(Collectors.joining(", ")));
    }
}
