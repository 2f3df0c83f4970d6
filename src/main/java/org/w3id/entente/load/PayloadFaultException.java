package org.w3id.entente.load;

/** A fault of a payload, on its way from a parser that cannot return it. */
final class PayloadFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Payload.Fault fault;

    PayloadFaultException(Payload.Fault fault) {
        super(fault.found());
        this.fault = fault;
    }

    PayloadFaultException(int line, int column, String found, String wanted, String cure) {
        this(new Payload.Fault(Math.max(0, line), Math.max(0, column), found, wanted, cure));
    }

    Payload.Fault fault() {
        return fault;
    }
}
