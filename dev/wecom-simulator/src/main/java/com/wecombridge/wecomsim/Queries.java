package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.api.Tokens;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Installation;
import com.wecombridge.wecomsim.world.LedgerEntry;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.util.List;
import java.util.Optional;

/**
 * The third verb: what is, and what was. Lists are in the order in which things happened, or of
 * their ids.
 */
public final class Queries {

    private final World world;
    private final Tokens guesses;

    Queries(World world, Tokens guesses) {
        this.world = world;
        this.guesses = guesses;
    }

    /** How many wrong secrets the address brought within the last hour. */
    public int wrongSecrets(String ip) {
        return guesses.wrongSecretsFrom(ip);
    }

    public List<LedgerEntry> ledger() {
        return world.ledger.all().toList();
    }

    public List<Message> messages() {
        return world.messages.all().toList();
    }

    /**
     * What the member finds in the conversations of the corp's apps, recalled messages left out.
     */
    public List<Message> messagesOf(String corpId, String userId) {
        return world.messages
                .all()
                .filter(m -> m.corpId().equals(corpId) && m.shownTo(userId) && !m.recalled())
                .toList();
    }

    public List<Delivery> deliveries() {
        return world.deliveries.all().toList();
    }

    public List<Corp> corps() {
        return world.corps.all().toList();
    }

    public List<Member> members(String corpId) {
        return world.members.of(corpId).toList();
    }

    public List<Department> departments(String corpId) {
        return world.departments.of(corpId).toList();
    }

    public List<App> apps(String corpId) {
        return world.apps.of(corpId).toList();
    }

    public Optional<App> app(String corpId, int agentId) {
        return world.apps.get(Table.key(corpId, agentId));
    }

    public List<Suite> suites() {
        return world.suites.all().toList();
    }

    public List<Installation> installations() {
        return world.installations.all().toList();
    }

    public Optional<Installation> installation(String corpId, String suiteId) {
        return world.installations.get(Table.key(corpId, suiteId));
    }

    public List<Token> tokens() {
        return world.tokens.all().toList();
    }

    /** The id under which the suite knows the member, as the corp's settings show it. */
    public String userIdFor(String suiteId, String corpId, String userId) {
        return Dialect.ofSuite(world, corpId, suiteId).userId(userId);
    }

    /** The id under which the suite knows the corp. */
    public String corpIdFor(String suiteId, String corpId) {
        return Dialect.ofSuite(world, corpId, suiteId).corpId();
    }
}
