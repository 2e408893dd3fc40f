package com.wecombridge.wecomsim.world;

/**
 * An app (agent) inside one corp: self-built, a system app, or the inside of an installed suite.
 *
 * @param suiteId empty for the corp's own apps
 * @param contactEvents whether its callback hears change_contact
 * @param sensitiveFields whether it still reads mobile, mail, … (apps made before 2022-06-20 do)
 * @param inactive whether WeCom withdrew its rights because nobody used it
 * @param reportEnter whether enter_agent is reported
 */
public record App(
        String corpId,
        int agentId,
        String name,
        String description,
        String secret,
        String suiteId,
        VisibleRange range,
        CallbackAddress callback,
        boolean contactEvents,
        boolean sensitiveFields,
        boolean reportEnter,
        boolean disabled,
        String homeUrl,
        String redirectDomain,
        String logoUrl,
        boolean inactive) {

    /** System agent of the contacts-sync assistant (通讯录同步). */
    public static final int CONTACTS_SYNC = 2_000_002;

    /** System agent of customer contact (客户联系). */
    public static final int CUSTOMER_CONTACT = 2_000_003;

    /** System agent of the chat archive (会话内容存档). */
    public static final int CHAT_ARCHIVE = 2_000_004;

    /** An app of the corp's own with a derived secret; the system agents see everybody. */
    public static App numbered(String corpId, int agentId) {
        var contacts = agentId == CONTACTS_SYNC;
        return new App(
                corpId,
                agentId,
                nameOf(agentId),
                "",
                corpId + "-" + agentId + "-secret",
                "",
                isSystem(agentId) ? VisibleRange.WHOLE_CORP : VisibleRange.NOBODY,
                CallbackAddress.NONE,
                contacts,
                contacts,
                false,
                false,
                "",
                "",
                "",
                false);
    }

    /** Whether the app belongs to an installed suite. */
    public boolean ofSuite() {
        return !suiteId.isEmpty();
    }

    /** Whether this is the contacts-sync assistant. */
    public boolean contactsSync() {
        return agentId == CONTACTS_SYNC;
    }

    private static boolean isSystem(int agentId) {
        return agentId >= CONTACTS_SYNC && agentId <= CHAT_ARCHIVE;
    }

    private static String nameOf(int agentId) {
        return switch (agentId) {
            case CONTACTS_SYNC -> "通讯录同步";
            case CUSTOMER_CONTACT -> "客户联系";
            case CHAT_ARCHIVE -> "会话内容存档";
            default -> "App " + agentId;
        };
    }
}
