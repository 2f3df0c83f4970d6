/**
 * The Model Context Protocol, by the official SDK on our own HTTP: AI assistants search, describe, ask, query, and are told why
 * and why not. It promises that nothing can be changed by it, that what an assistant gets wrong comes back as an error that
 * says what was wanted, and that each answer names its version and its sources.
 */
package org.w3id.entente.serve.mcp;
