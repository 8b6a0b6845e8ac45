package io.github.netpol4j.calico.laws;

/** The other half of the stream, from another seed. */
class MoreCalicoProofLaws extends CalicoProofLaws {}
