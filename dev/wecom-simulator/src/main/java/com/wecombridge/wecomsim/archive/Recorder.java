package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.callback.Post;
import com.wecombridge.wecomsim.callback.Post.Event;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.chat.Said;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hears everything that is said and archives what is to be archived: somebody with a seat of the
 * right edition takes part, a key was uploaded, and the customer has agreed.
 */
@SeenInDocs({"91774", "91361", "95039"})
final class Recorder {

    private static final Set<String> ABOUT_CONSENT = Set.of("agree", "disagree");

    private final World world;
    private final Post post;
    private final ArchiveBook book;
    private final ChatCipher cipher = new ChatCipher();

    Recorder(Core core, ArchiveBook book) {
        this.world = core.world();
        this.post = core.post();
        this.book = book;
    }

    /** Within the change that said it. */
    void hear(Said said) {
        var settings = book.settings(said.corpId());
        var key = book.key(said.corpId());
        if (!settings.running(world.instant()) || key.isEmpty() || !archived(said, settings)) {
            return;
        }
        var text = plaintext(said);
        var sealed = cipher.seal(key.get().publicKey(), text);
        book.keep(
                new Envelope(
                        said.corpId(),
                        nextSeq(said.corpId(), settings.largestGap()),
                        said.msgId(),
                        key.get().version(),
                        sealed.randomKey(),
                        sealed.text(),
                        said.msgtype(),
                        said.at(),
                        text));
        tell(settings);
    }

    private boolean archived(Said said, ArchiveSettings settings) {
        var seats = settings.seats();
        if (said.action().equals("switch")) {
            return seats.any(said.from());
        }
        var covered =
                Stream.concat(Stream.of(said.from()), said.to().stream())
                        .filter(id -> seats.covers(id, said.external()))
                        .toList();
        if (covered.isEmpty()) {
            return false;
        }
        if (!said.external()
                || !settings.consentRequired()
                || ABOUT_CONSENT.contains(said.msgtype())) {
            return true;
        }
        return said.roomId().isEmpty()
                ? agreedAlone(said, covered.getFirst())
                : agreedInRoom(said, seats);
    }

    private boolean agreedAlone(Said said, String member) {
        var customer = said.from().equalsIgnoreCase(member) ? said.to().getFirst() : said.from();
        return book.agreed(said.corpId(), member, customer);
    }

    /** What members say in a group is archived; what a customer says, if that one agreed there. */
    private boolean agreedInRoom(Said said, ArchiveSettings.Seats seats) {
        var outside = said.from().startsWith("wm") || said.from().startsWith("wo");
        return seats.any(said.from())
                || !outside
                || book.agreed(said.corpId(), said.roomId(), said.from());
    }

    private static String plaintext(Said said) {
        var text = Json.object().put("msgid", said.msgId()).put("action", said.action());
        if (!said.action().equals("switch")) {
            text.put("from", said.from());
            var to = text.putArray("tolist");
            said.to().forEach(to::add);
            text.put("roomid", said.roomId())
                    .put("msgtime", said.at().toEpochMilli())
                    .put("msgtype", said.msgtype());
        }
        text.setAll(said.content());
        return text.toString();
    }

    /** Numbers grow, with gaps. */
    private long nextSeq(String corpId, int largestGap) {
        var number = world.next("archiveSeq/" + corpId);
        if (largestGap <= 1) {
            return number;
        }
        var jump = Math.floorMod(Digests.letters(8, corpId, number).hashCode(), largestGap);
        return (number - 1) * largestGap + jump + 1;
    }

    /** Now, if the last time is long enough ago; else when it will be. */
    private void tell(ArchiveSettings settings) {
        var now = world.instant();
        var next = book.notifiedAt(settings.corpId()).plus(settings.notifyEvery());
        if (now.isBefore(next)) {
            book.due(settings.corpId(), next);
        } else {
            notify(settings.corpId());
        }
    }

    /** Tells corps whose time has come. */
    void tellDue() {
        var now = world.instant();
        if (book.dueUntil(now).findAny().isPresent()) {
            world.change(() -> book.dueUntil(now).toList().forEach(this::notify));
        }
    }

    private void notify(String corpId) {
        book.notified(corpId, world.instant());
        world.apps
                .get(Table.key(corpId, App.CHAT_ARCHIVE))
                .ifPresent(app ->
                        post.toApp(
                                app,
                                new Event("msgaudit_notify", Map.of()).namingAgent(),
                                "sys",
                                Telling.callbacks()));
    }
}
