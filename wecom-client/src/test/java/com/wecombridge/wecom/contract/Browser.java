package com.wecombridge.wecom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A member who signs in on one of the simulator's pages. */
final class Browser {
    private static final Pattern CODE = Pattern.compile("[?&](?:auth_)?code=([^&#]+)");

    private Browser() {}

    /** The code that WeCom's page sends the member back with. */
    static String codeFrom(URI page, String member) {
        return codeFrom(page, member, "");
    }

    /** The same, from somebody who lets the app see the mobile number. */
    static String codeFromOneWhoAgrees(URI page, String member) {
        var asking = page.toString().replace("snsapi_base", "snsapi_privateinfo");
        return codeFrom(URI.create(asking), member, "&asked=yes&agree=mobile");
    }

    private static String codeFrom(URI page, String member, String agreed) {
        String chosen =
                page.getRawQuery()
                        + "&member="
                        + URLEncoder.encode(member, StandardCharsets.UTF_8)
                        + agreed;
        var form =
                HttpRequest.newBuilder(page.resolve(page.getRawPath()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(chosen))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(form, BodyHandlers.ofString());
            String back = answer.headers().firstValue("Location").orElse(answer.body());
            var code = CODE.matcher(back);
            assertThat(code.find()).as(back).isTrue();
            return code.group(1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
