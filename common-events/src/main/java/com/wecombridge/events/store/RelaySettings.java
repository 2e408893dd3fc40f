package com.wecombridge.events.store;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The second login, for work across all tenants: relay, leases, clean-up and the rotation of keys.
 * It bypasses row-level security and has rights on the tables of those alone.
 *
 * @param url as for the first login, {@code r2dbc:postgresql://…}
 */
@Validated
@ConfigurationProperties("wecombridge.relay")
public record RelaySettings(
        @NotBlank String url, @NotBlank String username, @NotBlank String password) {

    @Override
    public String toString() {
        return "RelaySettings[url=" + url + ", username=" + username + ", password=***]";
    }
}
