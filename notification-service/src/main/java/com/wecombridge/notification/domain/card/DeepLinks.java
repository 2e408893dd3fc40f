package com.wecombridge.notification.domain.card;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.notification.domain.Todo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The address that a card opens: the sign-in door of the gateway, with the page to show afterwards.
 *
 * <p>It names the to-do and its version, so two reminders that were meant are never equal, however
 * equal their texts: WeCom swallows messages that are equal as a whole.
 */
public final class DeepLinks {

    /** WeCom takes 2048 bytes; what is written here is ASCII. */
    static final int LONGEST_LINK = 2_048;

    private static final String DOOR = "/qyweixin/getUserAuthorize";
    private static final String PAGES = "/h5/todos";

    private final String publicBaseUrl;

    public DeepLinks(URI publicBaseUrl) {
        this.publicBaseUrl = publicBaseUrl.toString().replaceAll("/+$", "");
    }

    public URI to(Todo.Ref todo, CorpId corp, AppId app) {
        var id = encoded(todo.todo().value());
        var direct = link(PAGES + "/" + id + "?v=" + todo.version(), corp, app);
        return direct.toString().length() <= LONGEST_LINK
                ? direct
                : link(PAGES + "?of=" + digest(id) + "&v=" + todo.version(), corp, app);
    }

    private URI link(String page, CorpId corp, AppId app) {
        return URI.create(
                publicBaseUrl
                        + DOOR
                        + "?suffi="
                        + encoded(page)
                        + "&appid="
                        + encoded(app.value())
                        + "&corpid="
                        + encoded(corp.value()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }
}
