package com.wecombridge.wecomsim.group;

import com.wecombridge.wecomsim.view.Digests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group: a customer group with people outside, or an internal one.
 *
 * @param status how the group stands after its owner left
 * @param openGid the id under which a mini programme knows it
 */
public record GroupChat(
        String corpId,
        String chatId,
        String name,
        String owner,
        String notice,
        Instant createdAt,
        List<GroupMember> members,
        List<String> admins,
        boolean internal,
        Status status,
        String openGid) {

    /** A customer group without anybody. */
    static GroupChat begun(String corpId, String chatId, Instant now) {
        return new GroupChat(
                corpId,
                chatId,
                "",
                "",
                "",
                now,
                List.of(),
                List.of(),
                false,
                Status.NORMAL,
                "og" + Digests.letters(24, "opengid", corpId, chatId));
    }

    /** Who is in it under this id; user ids without regard to case. */
    public Optional<GroupMember> member(String id) {
        return members.stream().filter(member -> member.is(id)).findFirst();
    }

    /** Another one as soon as anybody comes or goes. */
    String memberVersion() {
        return Digests.letters(
                24, "members", chatId, members.stream().map(GroupMember::id).sorted().toList());
    }

    /**
     * Somebody in the group.
     *
     * @param type 1 a member of the corp, 2 somebody outside
     * @param joinScene 1 invited by a member, 2 by a link, 3 by QR code
     */
    public record GroupMember(
            String id,
            int type,
            Instant joinedAt,
            int joinScene,
            String invitor,
            String nickname,
            String state) {

        public boolean outside() {
            return type == 2;
        }

        boolean is(String other) {
            return outside() ? id.equals(other) : id.equalsIgnoreCase(other);
        }
    }

    /** After the owner left, with WeCom's number. */
    public enum Status {
        NORMAL(0),
        OWNER_LEFT(1),
        INHERITING(2),
        INHERITED(3);

        private final int number;

        Status(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
