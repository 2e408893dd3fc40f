package com.wecombridge.wecomsim.jsbridge;

import java.util.Map;
import java.util.Set;

/** What the simulated client can do for pages. */
final class Capabilities {

    /** Every page may, configured or not. */
    static final Set<String> ALWAYS =
            Set.of("closeWindow", "checkJsApi", "preVerifyJSAPI", "agentConfig", "config");

    /** Only as an app, after {@code agentConfig}. */
    static final Set<String> AS_APP =
            Set.of(
                    "getCurExternalContact",
                    "getCurExternalChat",
                    "sendChatMessage",
                    "selectExternalContact",
                    "shareToExternalContact",
                    "shareToExternalChat",
                    "navigateToAddCustomer",
                    "openExistedChatWithMsg",
                    "createChatWithMsg",
                    "hideChatAttachmentMenu");

    /** Done by showing something; the page learns no more than that. */
    static final Set<String> SHOWN =
            Set.of(
                    "openUserProfile",
                    "openEnterpriseChat",
                    "navigateToAddCustomer",
                    "shareToExternalContact",
                    "shareToExternalChat",
                    "openExistedChatWithMsg",
                    "createChatWithMsg",
                    "hideChatAttachmentMenu",
                    "previewFile",
                    "imagePreview",
                    "openLocation",
                    "openDefaultBrowser",
                    "hideOptionMenu",
                    "showOptionMenu",
                    "hideMenuItems",
                    "showMenuItems",
                    "hideAllNonBaseMenuItem",
                    "showAllNonBaseMenuItem",
                    "setClipboardData",
                    "shareAppMessage",
                    "shareWechatMessage",
                    "launchMiniprogram");

    /** What these give, unless the window's answers say otherwise. */
    static final Map<String, Map<String, Object>> GIVEN =
            Map.of(
                    "getNetworkType", Map.of("networkType", "wifi"),
                    "geoLocation",
                            Map.of("latitude", 31.2304, "longitude", 121.4737, "accuracy", 30),
                    "scanQRCode", Map.of("resultStr", "simulated"),
                    "getClipboardData", Map.of("data", ""));

    private static final Set<String> OTHERS =
            Set.of(
                    "getContext",
                    "getCurExternalContact",
                    "getCurExternalChat",
                    "sendChatMessage",
                    "selectExternalContact",
                    "selectEnterpriseContact");

    private Capabilities() {}

    static boolean known(String name) {
        return ALWAYS.contains(name)
                || SHOWN.contains(name)
                || GIVEN.containsKey(name)
                || OTHERS.contains(name);
    }
}
