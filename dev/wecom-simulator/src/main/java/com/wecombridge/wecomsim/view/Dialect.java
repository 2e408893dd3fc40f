package com.wecombridge.wecomsim.view;

import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Corp.Shown;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids and names one app gets to see. The corp's own apps see them plain; a suite sees {@code
 * wo…} ids that are the same for all suites of its provider, and no names, as the corp's {@link
 * Corp.SuiteView} says.
 */
public final class Dialect {

    /** Ids once computed; they never change. */
    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    private final World world;
    private final Corp corp;
    private final String providerCorpId;

    private Dialect(World world, Corp corp, String providerCorpId) {
        this.world = world;
        this.corp = corp;
        this.providerCorpId = providerCorpId;
    }

    /** What the app sees of its corp. */
    public static Dialect of(World world, App app) {
        return ofSuite(world, app.corpId(), app.suiteId());
    }

    /** What a suite sees of a corp; plain for an empty suite id. */
    public static Dialect ofSuite(World world, String corpId, String suiteId) {
        var corp = world.corps.get(corpId).orElseGet(() -> Corp.named(corpId, corpId));
        var provider = world.suites.get(suiteId).map(suite -> suite.providerCorpId()).orElse("");
        return new Dialect(world, corp, provider);
    }

    /** The corp that a suite means by a plain or an encrypted corp id. */
    public static Optional<Corp> corpMeant(World world, String given, String suiteId) {
        return world.corps
                .all()
                .filter(corp -> ofSuite(world, corp.corpId(), suiteId).corpId().equals(given))
                .findFirst();
    }

    public String corpId() {
        return bySuite() && corp.suiteView().corpId() == Shown.ENCRYPTED
                ? openCorpId()
                : corp.corpId();
    }

    /** The encrypted corp id, whatever the corp shows. */
    public String openCorpId() {
        return "wp" + digest("corp");
    }

    public String userId(Member member) {
        return encryptsUsers() ? openUserId(member) : member.userId();
    }

    /** The same for a user id that may no longer have a member. */
    public String userId(String plain) {
        return encryptsUsers() ? openUserId(plain) : plain;
    }

    /** The id under which this app's provider knows the member, whatever it is shown. */
    public String openUserId(Member member) {
        return openUserId(member.userId());
    }

    private String openUserId(String userId) {
        return "wo" + digest("user/" + userId.toLowerCase(Locale.ROOT));
    }

    /** The name, or the id in its place where names are hidden. */
    public String name(Member member) {
        return showsNames() ? member.name() : userId(member);
    }

    public boolean showsNames() {
        return !bySuite() || corp.suiteView().names() == Shown.PLAIN;
    }

    /** The member that the app means by this id. */
    public Optional<Member> meant(String given) {
        if (!encryptsUsers()) {
            return world.members.get(Directory.memberKey(corp.corpId(), given));
        }
        return world.members
                .of(corp.corpId())
                .filter(member -> openUserId(member).equalsIgnoreCase(given))
                .findFirst();
    }

    private boolean bySuite() {
        return !providerCorpId.isEmpty();
    }

    private boolean encryptsUsers() {
        return bySuite() && corp.suiteView().userIds() == Shown.ENCRYPTED;
    }

    private String digest(String what) {
        var text = providerCorpId + "|" + corp.corpId() + "|" + what;
        return DIGESTS.computeIfAbsent(text, Dialect::thirtyLetters);
    }

    /** The member's openid at the corp; the same for everybody who asks. */
    public static String openId(Member member) {
        var text = "openid|" + member.corpId() + "|" + member.userId().toLowerCase(Locale.ROOT);
        return "o" + DIGESTS.computeIfAbsent(text, Dialect::thirtyLetters).substring(0, 27);
    }

    private static String thirtyLetters(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .replaceAll("[^A-Za-z0-9]", "A")
                    .substring(0, 30);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
