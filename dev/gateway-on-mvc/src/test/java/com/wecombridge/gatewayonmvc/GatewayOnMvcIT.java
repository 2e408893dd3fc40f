package com.wecombridge.gatewayonmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.testkit.Infrastructure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** It starts over the gateway's tables; what it then costs is the benchmark's question. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class GatewayOnMvcIT {

    @LocalServerPort int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Infrastructure.register(registry);
    }

    @Test
    void thanksNobodyWhoseAddressIsNotSetUp() throws Exception {
        assertThat(post("<xml><ToUserName>wwacme</ToUserName><Encrypt>eA==</Encrypt></xml>"))
                .isEqualTo(503);
        assertThat(post("no envelope")).isEqualTo(400);
    }

    private int post(String body) throws Exception {
        var address = "/wecom/callbacks/corps/wwacme/1?msg_signature=s&timestamp=1&nonce=n";
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                                    .header("Content-Type", "text/xml")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
