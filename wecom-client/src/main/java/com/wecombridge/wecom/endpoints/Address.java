package com.wecombridge.wecom.endpoints;

import org.jspecify.annotations.Nullable;

/**
 * Where one request of the library's goes: a listed endpoint of our own WeCom, whatever is in the
 * ids that it carries.
 */
public record Address(String base, Endpoint endpoint, String query) {

    /**
     * @param base WeCom's address without a slash at its end
     * @param uri what the library made of it
     * @param more of the query, which the library hands over apart
     * @throws IllegalArgumentException when we may not ask there
     */
    public static Address of(String base, String uri, @Nullable String more) {
        if (!uri.startsWith(base + "/")) {
            throw new IllegalArgumentException("the token is for WeCom's own address alone");
        }
        String[] parts = uri.substring(base.length()).split("\\?", 2);
        String pasted = parts.length == 1 ? "" : parts[1];
        if (more != null && !more.isEmpty()) {
            pasted = pasted.isEmpty() ? more : pasted + "&" + more;
        }
        var endpoint = Endpoint.at(parts[0]);
        return new Address(base, endpoint, endpoint.escaped(pasted));
    }

    public String path() {
        return endpoint.path();
    }

    /** All of it; never shown, for it holds the token. */
    public String with(String token) {
        return base
                + endpoint.path()
                + "?"
                + (query.isEmpty() ? "" : query + "&")
                + "access_token="
                + token;
    }
}
