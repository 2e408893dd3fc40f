package com.wecombridge.gateway.inbound.web;

import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.Caller;
import com.wecombridge.gateway.domain.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** A caller whom the identity provider vouched for. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    private SignedIn(Caller caller) {
        super(
                caller.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.word()))
                        .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /**
     * Reads the claims that we go by.
     *
     * @throws BadJwtException if they make no sense
     */
    static SignedIn by(Jwt token) {
        try {
            return new SignedIn(new Caller(subjectOf(token), tenantOf(token), rolesOf(token)));
        } catch (IllegalArgumentException senseless) {
            throw new BadJwtException("claims make no sense", senseless);
        }
    }

    public Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }

    private static String subjectOf(Jwt token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("no subject");
        }
        return subject;
    }

    private static Optional<TenantId> tenantOf(Jwt token) {
        return Optional.ofNullable(token.getClaimAsString("tenant")).map(TenantId::new);
    }

    private static Set<Role> rolesOf(Jwt token) {
        List<String> words = token.getClaimAsStringList("roles");
        return words == null
                ? Set.of()
                : words.stream()
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
    }
}
