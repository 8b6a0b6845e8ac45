package io.github.netpol4j.ufw.laws;

/** The other half of the stream: it starts from another seed, and a build with two forks runs it beside the first. */
class MoreUfwProofLaws extends UfwProofLaws {}
