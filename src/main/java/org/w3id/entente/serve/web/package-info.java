/**
 * Pages of HTML: one layout, one style sheet, and markup that is well formed and escaped by construction. Pages have no
 * scripts, and can be read without the style sheet. Threads may share its classes where they say so.
 */
package org.w3id.entente.serve.web;
