package com.wecombridge.oidc;

import com.wecombridge.oidc.Identity.Machine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The registered clients: the console for people, one client per machine. */
final class Clients {

    static final String CONSOLE = "console";

    private static final TokenSettings ONE_HOUR =
            TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build();

    private Clients() {}

    static List<RegisteredClient> all(List<URI> consoleBaseUrls, PasswordEncoder encoder) {
        return Stream.concat(
                        Stream.of(console(consoleBaseUrls)),
                        Identity.MACHINES.stream().map(machine -> machine(machine, encoder)))
                .toList();
    }

    /** A page in a browser can keep no secret: code and PKCE instead. */
    private static RegisteredClient console(List<URI> baseUrls) {
        return RegisteredClient.withId(CONSOLE)
                .clientId(CONSOLE)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(
                        uris -> baseUrls.forEach(base -> uris.add(base + "/console/signed-in")))
                .postLogoutRedirectUris(
                        uris -> baseUrls.forEach(base -> uris.add(base + "/console/")))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                .tokenSettings(ONE_HOUR)
                .build();
    }

    private static RegisteredClient machine(Machine machine, PasswordEncoder encoder) {
        return RegisteredClient.withId(machine.id())
                .clientId(machine.id())
                .clientSecret(encoder.encode(machine.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(ONE_HOUR)
                .build();
    }
}
