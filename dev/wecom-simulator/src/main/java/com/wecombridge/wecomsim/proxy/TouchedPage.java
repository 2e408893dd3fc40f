package com.wecombridge.wecomsim.proxy;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML page on its way into a member's client: one script tag is put in front of all others, and
 * what forbids frames is taken off, because the client shows pages in windows of its own.
 */
final class TouchedPage {

    private static final Pattern HEAD =
            Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Set<String> LEFT_OUT = Set.of("content-length", "x-frame-options");

    private TouchedPage() {}

    static boolean isOne(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                && answer.headers().firstValue("Content-Encoding").isEmpty();
    }

    static void send(HttpResponse<InputStream> answer, String tag, Context context)
            throws IOException {
        var response = context.res();
        response.setStatus(answer.statusCode());
        var nonce = "";
        for (var header : answer.headers().map().entrySet()) {
            var name = header.getKey().toLowerCase(java.util.Locale.ROOT);
            if (!ReverseProxy.passedBack(name) || LEFT_OUT.contains(name)) {
                continue;
            }
            for (var value : header.getValue()) {
                var policy = name.equals("content-security-policy");
                nonce = policy ? nonceIn(value, nonce) : nonce;
                response.addHeader(header.getKey(), policy ? framed(value) : value);
            }
        }
        try (var body = answer.body()) {
            // Byte by byte, whatever the page's encoding: the tag is plain ASCII.
            var page = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            var script =
                    nonce.isEmpty()
                            ? tag
                            : tag.replace("<script", "<script nonce=\"" + nonce + "\"");
            response.getOutputStream()
                    .write(with(page, script).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static String with(String page, String tag) {
        var head = HEAD.matcher(page);
        return head.find()
                ? page.substring(0, head.end()) + tag + page.substring(head.end())
                : tag + page;
    }

    private static String nonceIn(String policy, String otherwise) {
        Matcher nonce = NONCE.matcher(policy);
        return nonce.find() ? nonce.group(1) : otherwise;
    }

    private static String framed(String policy) {
        return policy.replaceAll("(?i)frame-ancestors[^;]*;?", "").strip();
    }
}
