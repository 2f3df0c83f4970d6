/** W3C's test suites, put to the endpoint over HTTP where the environment says where they are. */
package org.w3id.entente.suites;
