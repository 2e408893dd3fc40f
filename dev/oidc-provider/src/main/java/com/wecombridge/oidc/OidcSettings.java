package com.wecombridge.oidc;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the provider lives.
 *
 * @param issuer what tokens name as their issuer, and where its discovery document is found
 * @param stateDir folder of the signing key
 * @param consoleBaseUrls where the console is served; it is sent back to {@code
 *     <base>/console/signed-in}
 */
@ConfigurationProperties("oidc")
record OidcSettings(URI issuer, Path stateDir, List<URI> consoleBaseUrls) {}
