package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.paid.Licences;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Tag;
import com.wecombridge.wecomsim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Spreads the receivers of a message: who gets it, who is invalid, who has no licence. Licences
 * concern a provider's apps only. Without one, a member addressed by id is named to the sender, one
 * addressed by department or tag is silently skipped.
 */
final class Addressing {

    private static final int DISABLED = 2;
    private static final int LEFT = 5;

    private final World world;
    private final Directory directory;
    private final Licences licences;
    private final App app;
    private final Directory.Sight sight;
    private final Map<String, Member> reached = new LinkedHashMap<>();
    private final Map<String, Member> skipped = new LinkedHashMap<>();
    private final List<String> invalidUsers = new ArrayList<>();
    private final List<String> invalidParties = new ArrayList<>();
    private final List<String> invalidTags = new ArrayList<>();
    private final List<String> unlicensedUsers = new ArrayList<>();

    private Addressing(World world, Directory directory, App app) {
        this.world = world;
        this.directory = directory;
        this.licences = new Licences(world);
        this.app = app;
        this.sight = directory.sight(app);
    }

    static Addressed spread(World world, Directory directory, App app, Receivers wanted) {
        var addressing = new Addressing(world, directory, app);
        if (wanted.everybody()) {
            addressing.group(_ -> true);
        }
        addressing.users(wanted);
        wanted.parties().forEach(addressing::party);
        wanted.tags().forEach(addressing::tag);
        return addressing.result();
    }

    private void users(Receivers wanted) {
        var dialect = Dialect.of(world, app);
        for (var given : wanted.users()) {
            if (given.equals("@all")) {
                continue;
            }
            var member = dialect.meant(given).filter(this::reachable);
            if (member.isEmpty()) {
                invalidUsers.add(given.toLowerCase(Locale.ROOT));
            } else if (licensed(member.get())) {
                reached.put(member.get().userId(), member.get());
            } else {
                unlicensedUsers.add(given.toLowerCase(Locale.ROOT));
            }
        }
    }

    private void party(String given) {
        var subtree =
                number(given).map(id -> directory.subtree(app.corpId(), id)).stream()
                        .flatMap(java.util.Set::stream)
                        .filter(id -> sight.parties().contains(id))
                        .toList();
        if (subtree.isEmpty()) {
            invalidParties.add(given);
        } else {
            group(member -> member.departments().stream().anyMatch(subtree::contains));
        }
    }

    private void tag(String given) {
        var tag = number(given).flatMap(id -> directory.tag(app.corpId(), id));
        var before = reached.size() + skipped.size();
        tag.ifPresent(one -> group(member -> tagged(one, member)));
        if (tag.isEmpty() || before == reached.size() + skipped.size()) {
            invalidTags.add(given);
        }
    }

    private boolean tagged(Tag tag, Member member) {
        return tag.users().stream().anyMatch(id -> id.equalsIgnoreCase(member.userId()))
                || tag.parties().stream()
                        .flatMap(id -> directory.subtree(app.corpId(), id).stream())
                        .anyMatch(member.departments()::contains);
    }

    private void group(Predicate<Member> belongs) {
        Stream<Member> all = directory.members(app.corpId());
        all.filter(this::reachable)
                .filter(belongs)
                .forEach(member ->
                        (licensed(member) ? reached : skipped).put(member.userId(), member));
    }

    private boolean reachable(Member member) {
        return sight.includes(member) && member.status() != DISABLED && member.status() != LEFT;
    }

    private boolean licensed(Member member) {
        return licences.base(app, member);
    }

    private static Optional<Integer> number(String given) {
        return given.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(given)) : Optional.empty();
    }

    private Addressed result() {
        return new Addressed(
                List.copyOf(reached.values()),
                List.copyOf(skipped.values()),
                String.join("|", invalidUsers),
                String.join("|", invalidParties),
                String.join("|", invalidTags),
                String.join("|", unlicensedUsers));
    }

    /**
     * The receivers, sorted out.
     *
     * @param skipped unlicensed members addressed by department or tag; the sender is not told
     */
    record Addressed(
            List<Member> reached,
            List<Member> skipped,
            String invalidUser,
            String invalidParty,
            String invalidTag,
            String unlicensedUser) {

        boolean noneValid() {
            return reached.isEmpty() && skipped.isEmpty() && unlicensedUser.isEmpty();
        }
    }
}
