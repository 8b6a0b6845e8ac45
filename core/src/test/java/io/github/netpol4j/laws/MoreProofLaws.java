package io.github.netpol4j.laws;

/** The other half of the stream: it starts from another seed, and a build with two forks runs it beside the first. */
class MoreProofLaws extends ProofLaws {}
