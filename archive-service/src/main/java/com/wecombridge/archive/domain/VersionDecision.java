package com.wecombridge.archive.domain;

/** May a key pair have this version? */
public sealed interface VersionDecision {

    /** It may, and has it from now on. */
    record Numbered(KeyPair pair) implements VersionDecision {}

    /** It has it already. */
    record AlreadyNumbered(KeyPair pair) implements VersionDecision {}

    /** There is no such pair. */
    record UnknownPair() implements VersionDecision {}

    /** Another pair of the corp has it. */
    record VersionTaken(KeyPairId by) implements VersionDecision {}
}
