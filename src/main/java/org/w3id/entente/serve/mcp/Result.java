package org.w3id.entente.serve.mcp;

import java.util.Map;

/**
 * What a tool found.
 *
 * @param text for readers
 * @param structured for programs
 */
record Result(String text, Map<String, Object> structured) {}
