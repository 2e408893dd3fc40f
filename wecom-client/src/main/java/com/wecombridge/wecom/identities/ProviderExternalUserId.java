package com.wecombridge.wecom.identities;

/**
 * A customer as a provider's apps see them. Source: {@code external_userid} of {@code
 * to_service_external_userid}.
 */
public record ProviderExternalUserId(String value) {
    public ProviderExternalUserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("external user id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
