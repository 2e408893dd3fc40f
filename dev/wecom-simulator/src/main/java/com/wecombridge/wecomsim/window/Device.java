package com.wecombridge.wecomsim.window;

/** What a member's client runs on, as its user agent tells. */
public enum Device {
    DESKTOP(
            "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/108.0.5359.215 Safari/537.36 MicroMessenger/7.0.1"
                    + " wxwork/4.1.36 (MicroMessenger/6.2) WindowsWechat Language/zh",
            "Win32"),
    MAC(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
                    + " Gecko) wxwork/4.1.36 (MicroMessenger/6.2) WeChat/2.0.4 Language/zh",
            "MacIntel"),
    IPHONE(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                    + " like Gecko) Mobile/15E148 wxwork/4.1.36 MicroMessenger/7.0.1 Language/zh",
            "iPhone"),
    ANDROID(
            "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 wxwork/4.1.36"
                    + " MicroMessenger/7.0.1 NetType/WIFI Language/zh",
            "Linux aarch64");

    private final String userAgent;
    private final String platform;

    Device(String userAgent, String platform) {
        this.userAgent = userAgent;
        this.platform = platform;
    }

    public String userAgent() {
        return userAgent;
    }

    /** What {@code navigator.platform} says there. */
    public String platform() {
        return platform;
    }
}
