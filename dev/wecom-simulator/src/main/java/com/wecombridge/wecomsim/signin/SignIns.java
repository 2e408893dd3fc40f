package com.wecombridge.wecomsim.signin;

import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** One-time codes and user tickets. */
@SeenInDocs({"91022", "91023"})
final class SignIns {

    static final Duration TICKET_LIFE = Duration.ofMinutes(30);
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final World world;
    private final Table<LoginCode> codes;
    private final Table<UserTicket> tickets;
    private final Table<Rights> rights;

    SignIns(World world) {
        this.world = world;
        this.codes = world.table("login-codes", LoginCode.class);
        this.tickets = world.table("user-tickets", UserTicket.class);
        this.rights = world.table("sign-in-rights", Rights.class);
    }

    Table<LoginCode> codes() {
        return codes;
    }

    Table<Rights> rights() {
        return rights;
    }

    /** A fresh code, good for five minutes. */
    LoginCode issue(Wish wish, Person person, List<String> fields) {
        var code =
                new LoginCode(
                        UUID.randomUUID().toString().replace("-", ""),
                        person.corpId(),
                        wish.agentId(),
                        person.suiteId(),
                        wish.page() == Wish.Page.PROVIDER ? wish.appId() : "",
                        person.userId(),
                        person.openId(),
                        person.externalUserId(),
                        wish.forPrivateFields() && !person.userId().isEmpty(),
                        List.copyOf(fields),
                        world.instant().plus(CODE_LIFE),
                        false);
        world.change(() -> codes.put(code.code(), code));
        return code;
    }

    /** Spends the code; somebody else's is as unknown as a made-up one. */
    LoginCode spend(String value, Predicate<LoginCode> own) {
        return world.change(() -> {
            var code = codes.get(value).filter(own).orElseThrow(() -> RefusalException.of(40029));
            if (code.used()) {
                throw RefusalException.of(42022);
            }
            if (!world.instant().isBefore(code.expiresAt())) {
                throw RefusalException.of(42003);
            }
            codes.put(value, code.spent());
            return code;
        });
    }

    /** The member's consent, for a while. */
    UserTicket ticket(LoginCode code, int agentId) {
        var ticket =
                new UserTicket(
                        "ut-" + UUID.randomUUID() + UUID.randomUUID(),
                        code.corpId(),
                        agentId,
                        code.suiteId(),
                        code.userId(),
                        code.fields(),
                        world.instant().plus(TICKET_LIFE));
        world.change(() -> tickets.put(ticket.ticket(), ticket));
        return ticket;
    }

    UserTicket consent(String value, Predicate<UserTicket> own) {
        var ticket = tickets.get(value).filter(own).orElseThrow(() -> RefusalException.of(84015));
        if (!world.instant().isBefore(ticket.expiresAt())) {
            throw RefusalException.of(84014);
        }
        return ticket;
    }

    /** Which private fields the app or suite may ask for at all. */
    List<String> askable(String corpId, int agentId, String suiteId) {
        return rights.get(suiteId.isEmpty() ? Table.key(corpId, agentId) : suiteId)
                .map(Rights::fields)
                .orElse(PrivateFields.ALL);
    }

    /** The id of somebody who is no member, the same each time. */
    static String openId(String corpId, String who) {
        var seed = (corpId + "|" + who).getBytes(StandardCharsets.UTF_8);
        return "o" + UUID.nameUUIDFromBytes(seed).toString().replace("-", "").substring(0, 27);
    }

    /** What an administrator lets an app ask for. */
    record Rights(String corpId, int agentId, String suiteId, List<String> fields) {}

    /** Who signs in, and for which app of a suite. */
    record Person(
            String corpId, String suiteId, String userId, String openId, String externalUserId) {

        static Person member(String corpId, String suiteId, String userId) {
            return new Person(corpId, suiteId, userId, "", "");
        }
    }
}
