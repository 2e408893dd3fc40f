package com.wecombridge.binding.domain.connection;

/** One attempt to install the suite. */
public record InstallId(String value) {
    public InstallId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("install id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
