/**
 * The description of all addresses in OpenAPI 3.1, made from the routes themselves.
 */
package org.w3id.entente.serve.openapi;
