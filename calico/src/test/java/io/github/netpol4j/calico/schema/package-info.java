/** Calico's CustomResourceDefinitions as an oracle: their OpenAPI schemas and their CEL rules. */
package io.github.netpol4j.calico.schema;
