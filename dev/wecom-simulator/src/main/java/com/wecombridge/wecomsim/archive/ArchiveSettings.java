package com.wecombridge.wecomsim.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a corp bought and set under 会话内容存档.
 *
 * @param seats who is archived
 * @param expiresAt when the service was last paid for
 * @param consentRequired whether customers must agree before anything of them is archived
 * @param window how long a message can be pulled
 * @param pastWindow what a pull behind the window is answered (unconfirmed)
 * @param notifyEvery the shortest pause between two msgaudit_notify
 * @param callsPerMinute pulls a minute before 45009; older pages say 600, newer ones 4000
 * @param chunksPerMinute chunks of files a minute before 45009
 * @param largestGap by how much sequence numbers jump at most
 * @param untrustedAnswer 301042 within the reply, or 10009 as the return code of the library
 */
public record ArchiveSettings(
        String corpId,
        boolean enabled,
        Seats seats,
        Instant expiresAt,
        boolean consentRequired,
        Duration window,
        PastWindow pastWindow,
        Duration notifyEvery,
        int callsPerMinute,
        int chunksPerMinute,
        int largestGap,
        int untrustedAnswer) {

    private static final Instant FAR_AHEAD = Instant.parse("2099-12-31T00:00:00Z");

    /** Not bought. */
    static ArchiveSettings standard(String corpId) {
        return new ArchiveSettings(
                corpId,
                false,
                new Seats(List.of(), List.of(), List.of()),
                FAR_AHEAD,
                true,
                Duration.ofDays(5),
                PastWindow.OLDEST_LEFT,
                Duration.ofSeconds(15),
                600,
                25_000,
                3,
                301_042);
    }

    /** Whether messages are archived and can be pulled at that time. */
    boolean running(Instant now) {
        return enabled && now.isBefore(expiresAt);
    }

    /**
     * User ids by edition.
     *
     * @param office 办公版: what colleagues say to each other
     * @param service 服务版: what is said with customers
     * @param enterprise 企业版: both
     */
    public record Seats(List<String> office, List<String> service, List<String> enterprise) {

        /** Whether what is said with customers, or among colleagues, is archived for the member. */
        boolean covers(String userId, boolean external) {
            return has(enterprise, userId) || has(external ? service : office, userId);
        }

        boolean any(String userId) {
            return covers(userId, true) || covers(userId, false);
        }

        private static boolean has(List<String> users, String userId) {
            return users.stream().anyMatch(userId::equalsIgnoreCase);
        }
    }

    /** What a pull from before the window gets. */
    public enum PastWindow {
        /** Everything from the oldest message that is left. */
        OLDEST_LEFT,
        /** Return code 10010. */
        REFUSED
    }
}
