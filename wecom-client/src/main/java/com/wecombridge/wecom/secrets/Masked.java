package com.wecombridge.wecom.secrets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The last line of defence for texts that others wrote, and for logs: whatever looks like a secret
 * or a mobile number becomes {@code ***}. What is ours is a {@link Secret} and needs no guessing.
 */
public final class Masked {
    private static final String STARS = "***";

    /** How the names of what is secret end, in settings, JSON and WeCom's XML. */
    private static final String SECRET_NAME =
            "(?:token|secret|ticket|password|passwd|aes_?key|master_?key|auth_?code|permanent_?code"
                    + "|response_?code|welcome_?code|echostr|signature|credential)";

    /** A quotation mark, also of JSON within JSON. */
    private static final String QUOTE = "\\\\{0,3}[\"']";

    /** What follows is removed; group 1 stays. Values are bounded, so that no text takes long. */
    private static final List<Pattern> AFTER =
            List.of(
                    Pattern.compile("(?i)(\\b(?:Bearer|Basic)\\s{1,3})[A-Za-z0-9._~+/=-]{8,4096}"),
                    Pattern.compile(
                            "(?i)(%1$s(?:%2$s)?\\s{0,2}[:=]\\s{0,2}(?:%2$s)?)[^\\s\"'&,;}\\])<]{6,4096}(?<!\\\\)"
                                    .formatted(SECRET_NAME, QUOTE)),
                    Pattern.compile(
                            "(?i)(<[a-z_]{0,40}%s>\\s{0,2}(?:<!\\[CDATA\\[)?)[^<>\\]\\s]{1,4096}"
                                    .formatted(SECRET_NAME)),
                    // words of one case name an error, as in "code":"NOT_FOUND"
                    Pattern.compile(
                            "(%1$scode%1$s\\s{0,2}:\\s{0,2}%1$s)(?!(?:[A-Z_.-]{1,80}|[a-z_.-]{1,80})[\\\\\"'])[^\\s\"']{6,4096}(?<!\\\\)"
                                    .formatted(QUOTE)),
                    Pattern.compile("([?&](?:code|state)=)[^\\s\"'&]{6,4096}"));

    private static final List<Pattern> WHOLE =
            List.of(
                    Pattern.compile("-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{1,8192}"),
                    Pattern.compile(
                            "\\beyJ[A-Za-z0-9_-]{8,4096}\\.[A-Za-z0-9_-]{1,4096}\\.[A-Za-z0-9_-]{0,1024}"),
                    Pattern.compile("(?<![0-9A-Za-z])(?:\\+?86[- ]?)?1[3-9]\\d{9}(?![0-9A-Za-z])"));

    private Masked() {}

    /** The text without what looks like a secret. */
    public static String text(String text) {
        var masked = text;
        for (Pattern after : AFTER) {
            masked = after.matcher(masked).replaceAll("$1" + STARS);
        }
        for (Pattern whole : WHOLE) {
            masked = whole.matcher(masked).replaceAll(STARS);
        }
        return masked;
    }
}
