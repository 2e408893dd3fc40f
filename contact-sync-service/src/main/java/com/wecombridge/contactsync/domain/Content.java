package com.wecombridge.contactsync.domain;

/** Something of the directory that is mirrored row by row. */
public interface Content {

    /** Names the row among those of its app. */
    String key();

    /** Equal for equal contents, different for different ones. */
    String fingerprint();
}
