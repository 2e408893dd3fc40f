package com.wecombridge.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OidcProviderIT {

    private static final String SIGNED_IN = "http://localhost:8080/console/signed-in";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0001";

    @TempDir static Path stateDir;

    @LocalServerPort int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("STATE_DIR", stateDir::toString);
        registry.add("OIDC_ISSUER_URI", () -> "http://localhost:9300");
    }

    @Test
    void aMachineGetsATokenOfItsTenantAndRole() throws Exception {
        JWTClaimsSet claims = claims(tokenOf("acme-admin"));

        assertThat(claims.getIssuer()).isEqualTo("http://localhost:9300");
        assertThat(claims.getSubject()).isEqualTo("acme-admin");
        assertThat(claims.getAudience()).contains("wecom-bridge");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringListClaim("roles")).containsExactly("administrator");
    }

    @Test
    void anOperatorBelongsToNoTenant() throws Exception {
        JWTClaimsSet claims = claims(tokenOf("operator"));

        assertThat(claims.getClaim("tenant")).isNull();
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
    }

    @Test
    void aWrongSecretGetsNothing() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "operator",
                                "client_secret",
                                "guess"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonSignsInWithOneClickAndTheConsoleGetsHerToken() throws Exception {
        String challenge =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(VERIFIER.getBytes(UTF_8)));
        HttpResponse<String> page =
                get(
                        "/oauth2/authorize?"
                                + form(
                                        Map.of(
                                                "response_type", "code",
                                                "client_id", "console",
                                                "scope", "openid profile",
                                                "redirect_uri", SIGNED_IN,
                                                "code_challenge", challenge,
                                                "code_challenge_method", "S256")));
        assertThat(page.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));

        HttpResponse<String> signIn =
                post(
                        "/login",
                        Map.of(
                                "username", "wang.fang",
                                "password", "wang.fang-local-only",
                                "_csrf", csrf(get("/login").body())));
        String code = code(follow(location(signIn)));
        HttpResponse<String> token =
                post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", "console",
                                "code", code,
                                "redirect_uri", SIGNED_IN,
                                "code_verifier", VERIFIER));

        assertThat(claims(field(token.body(), "access_token")).getAudience())
                .contains("wecom-bridge");
        JWTClaimsSet claims = claims(field(token.body(), "id_token"));
        assertThat(claims.getAudience()).containsExactly("console");
        assertThat(claims.getSubject()).isEqualTo("wang.fang");
        assertThat(claims.getStringClaim("name")).isEqualTo("王芳");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
    }

    @Test
    void everyFictionalPersonIsOnThePage() throws Exception {
        String page = get("/login").body();

        assertThat(Identity.PEOPLE).allSatisfy(person -> assertThat(page).contains(person.name()));
    }

    private String tokenOf(String client) throws Exception {
        String body =
                post(
                                "/oauth2/token",
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        client,
                                        "client_secret",
                                        client + "-local-only"))
                        .body();
        return field(body, "access_token");
    }

    private JWTClaimsSet claims(String token) throws Exception {
        var keys = JWKSet.parse(get("/oauth2/jwks").body());
        var jwt = SignedJWT.parse(token);
        assertThat(jwt.verify(new RSASSAVerifier(keys.getKeys().getFirst().toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return follow(address(path));
    }

    private HttpResponse<String> follow(URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address).header("accept", "text/html,*/*").build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    private static String code(HttpResponse<String> answer) {
        return first("[?&]code=([^&]+)", location(answer).toString());
    }

    private static String csrf(String page) {
        return first("name=\"_csrf\" value=\"([^\"]+)\"", page);
    }

    private static String field(String json, String name) {
        return first("\"" + name + "\":\"([^\"]+)\"", json);
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
