package com.wecombridge.wecomsim.customer;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is remembered about customers. */
public final class CustomerBook {

    private final Table<ExternalContact> contacts;
    private final Table<Follow> follows;
    private final Table<TagGroup> tagGroups;
    private final Table<CustomerSettings> settings;
    private final Table<WelcomeCode> welcomeCodes;
    private final Table<ContactWay> ways;
    private final Table<Transfer> transfers;

    private final Table<Instant> departures;

    /** Who follows whom, by the customer. */
    private final Table<String> followers;

    public CustomerBook(World world) {
        contacts = world.table("externalContacts", ExternalContact.class);
        follows = world.table("follows", Follow.class);
        followers = world.table("followers", String.class);
        tagGroups = world.table("customerTagGroups", TagGroup.class);
        settings = world.table("customerSettings", CustomerSettings.class);
        welcomeCodes = world.table("welcomeCodes", WelcomeCode.class);
        ways = world.table("contactWays", ContactWay.class);
        transfers = world.table("customerTransfers", Transfer.class);
        departures = world.table("departures", Instant.class);
    }

    public Optional<ExternalContact> contact(String corpId, String externalUserId) {
        return contacts.get(Table.key(corpId, externalUserId));
    }

    public Optional<Follow> follow(String corpId, String userId, String externalUserId) {
        return follows.get(Table.key(ofMember(corpId, userId), externalUserId));
    }

    /** Whom the member follows, half-added ones too. */
    public Stream<Follow> followsOf(String corpId, String userId) {
        return follows.of(ofMember(corpId, userId));
    }

    /** The relations of the external contact, by member. */
    public List<Follow> followersOf(String corpId, String externalUserId) {
        return followers
                .of(Table.key(corpId, externalUserId))
                .flatMap(userId -> follow(corpId, userId, externalUserId).stream())
                .toList();
    }

    /** All relations of the corp, by member. */
    public Stream<Follow> followsIn(String corpId) {
        return follows.of(corpId);
    }

    /** The member has left, with customers. */
    void left(String corpId, String userId, Instant at) {
        departures.put(ofMember(corpId, userId), at);
    }

    Optional<Instant> leftAt(Follow follow) {
        return departures.get(ofMember(follow.corpId(), follow.userId()));
    }

    public Stream<ExternalContact> contacts(String corpId) {
        return contacts.of(corpId);
    }

    public Optional<ContactWay> way(String corpId, String configId) {
        return ways.get(Table.key(corpId, configId));
    }

    public Stream<ContactWay> ways(String corpId) {
        return ways.of(corpId);
    }

    /** Only within {@link World#change}. */
    public void keep(ContactWay way) {
        ways.put(Table.key(way.corpId(), way.configId()), way);
    }

    /** Only within {@link World#change}. */
    public void end(ContactWay way) {
        ways.remove(Table.key(way.corpId(), way.configId()));
    }

    /** The corp's transfers, the oldest first. */
    public Stream<Transfer> transfers(String corpId) {
        return transfers.of(corpId);
    }

    Stream<Transfer> openTransfers() {
        return transfers.all().filter(Transfer::open);
    }

    void keep(Transfer transfer) {
        transfers.put(Table.key(transfer.corpId(), Table.key(transfer.id())), transfer);
    }

    void keep(ExternalContact contact) {
        contacts.put(Table.key(contact.corpId(), contact.externalUserId()), contact);
    }

    void keep(CustomerSettings newSettings) {
        settings.put(newSettings.corpId(), newSettings);
    }

    void keep(TagGroup group) {
        tagGroups.put(Table.key(group.corpId(), group.groupId()), group);
    }

    void end(TagGroup group) {
        tagGroups.remove(Table.key(group.corpId(), group.groupId()));
    }

    Table<WelcomeCode> welcomeCodes() {
        return welcomeCodes;
    }

    /** For the control API. */
    public Map<String, Supplier<Stream<?>>> records() {
        return Map.of(
                "external-contacts", contacts::all,
                "customers", follows::all,
                "customer-tags", tagGroups::all,
                "customer-settings", settings::all,
                "customer-transfers", transfers::all,
                "contact-ways", ways::all,
                "welcome-codes", welcomeCodes::all);
    }

    /** Only within {@link World#change}. */
    void keep(Follow follow) {
        var corpId = follow.corpId();
        follows.put(Table.key(ofMember(corpId, follow.userId()), follow.externalUserId()), follow);
        followers.put(followerKey(follow), follow.userId());
    }

    /** Only within {@link World#change}. */
    void end(Follow follow) {
        var corpId = follow.corpId();
        follows.remove(Table.key(ofMember(corpId, follow.userId()), follow.externalUserId()));
        followers.remove(followerKey(follow));
    }

    public CustomerSettings settings(String corpId) {
        return settings.get(corpId).orElseGet(() -> CustomerSettings.standard(corpId));
    }

    public Stream<TagGroup> tagGroups(String corpId) {
        return tagGroups.of(corpId);
    }

    public Optional<TagGroup> tagGroup(String corpId, String groupId) {
        return tagGroups.get(Table.key(corpId, groupId));
    }

    /** The group that the tag is in. */
    public Optional<TagGroup> groupOf(String corpId, String tagId) {
        return tagGroups(corpId).filter(group -> group.tag(tagId).isPresent()).findFirst();
    }

    private static String ofMember(String corpId, String userId) {
        return Table.key(corpId, userId.toLowerCase(Locale.ROOT));
    }

    private static String followerKey(Follow follow) {
        return Table.key(
                Table.key(follow.corpId(), follow.externalUserId()),
                follow.userId().toLowerCase(Locale.ROOT));
    }
}
