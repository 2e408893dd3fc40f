package com.wecombridge.events.store;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The second login, for work across all tenants: relay, leases and clean-up. It bypasses row-level
 * security and has rights on the tables of those three alone.
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
