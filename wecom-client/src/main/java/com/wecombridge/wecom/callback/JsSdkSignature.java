package com.wecombridge.wecom.callback;

/**
 * What lets a page use WeCom's JavaScript: {@code config} with the corp's ticket, {@code
 * agentConfig} with the app's.
 */
public record JsSdkSignature(String nonce, long timestamp, String signature) {

    /**
     * Signs the address of a page.
     *
     * @param timestamp in seconds
     * @param url the page's address; everything from {@code #} on does not count
     */
    public static JsSdkSignature of(String ticket, String nonce, long timestamp, String url) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        String signed =
                "jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s"
                        .formatted(ticket, nonce, timestamp, page);
        return new JsSdkSignature(nonce, timestamp, Sha1.hex(signed));
    }
}
