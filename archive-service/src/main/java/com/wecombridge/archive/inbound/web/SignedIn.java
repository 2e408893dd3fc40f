package com.wecombridge.archive.inbound.web;

import com.wecombridge.events.id.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A caller as the gateway introduced them. Without a tenant they have no right here at all. */
final class SignedIn extends AbstractAuthenticationToken {

    static final String WRITER = "administrator";
    static final String[] READERS = {WRITER, "auditor", "salesperson", "operator"};

    private static final long serialVersionUID = 1L;

    private final transient Jwt token;

    private SignedIn(Jwt token, List<GrantedAuthority> authorities) {
        super(authorities);
        this.token = token;
        setAuthenticated(true);
    }

    static SignedIn by(Jwt token) {
        var roles = Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
        var authorities =
                tenantOf(token).isEmpty()
                        ? List.<GrantedAuthority>of()
                        : roles.stream()
                                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                                .toList();
        return new SignedIn(token, authorities);
    }

    /** Whose rows the caller may see; taken from the token, never from the request. */
    TenantId tenant() {
        return new TenantId(tenantOf(token).orElseThrow());
    }

    private static Optional<String> tenantOf(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("tenant"))
                .filter(tenant -> !tenant.isBlank());
    }

    @Override
    public String getName() {
        return Objects.requireNonNullElse(token.getSubject(), "unknown");
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return this;
    }
}
