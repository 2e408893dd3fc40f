package com.wecombridge.wecomsim.message;

import com.wecombridge.wecomsim.api.Call;
import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.Endpoint;
import com.wecombridge.wecomsim.api.Endpoint.Credential;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.card.Verdict;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Digests;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Message;
import com.wecombridge.wecomsim.world.Message.Outcome;
import com.wecombridge.wecomsim.world.Message.Recipient;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Group chats of a corp's own app whose range is the whole corp. */
@SeenInDocs({"90245", "90246", "90247", "90248"})
final class AppChats {

    private static final int FEWEST = 2;
    private static final int MOST = 2000;

    private final World world;
    private final Directory directory;
    private final Table<AppChat> chats;

    AppChats(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
        this.chats = world.table("app-chats", AppChat.class);
    }

    Stream<AppChat> all() {
        return chats.all();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("appchat/create", Credential.CORP, this::create),
                Endpoint.get("appchat/get", Credential.CORP, this::get),
                Endpoint.post("appchat/update", Credential.CORP, this::update),
                Endpoint.post("appchat/send", Credential.CORP, this::send));
    }

    private ObjectNode create(Call call, Caller caller) {
        var app = allowed(caller);
        var given = call.body().path("chatid").asString("");
        if (!given.matches("[A-Za-z0-9]{0,32}")) {
            throw RefusalException.of(86001);
        }
        return world.change(() -> {
            var number = world.next("app-chat");
            var chatId = given.isEmpty() ? "wr" + Digests.letters(30, app.corpId(), number) : given;
            if (chats.get(key(app, chatId)).isPresent()) {
                throw RefusalException.of(86001);
            }
            var members = members(app, call.texts("userlist"));
            var owner = call.body().path("owner").asString("");
            var chat =
                    new AppChat(
                            app.corpId(),
                            app.agentId(),
                            chatId,
                            call.body().path("name").asString(""),
                            owner.isEmpty() && !members.isEmpty() ? members.getFirst() : owner,
                            members);
            keep(app, chat);
            return Json.object().put("chatid", chatId);
        });
    }

    private ObjectNode get(Call call, Caller caller) {
        var app = allowed(caller);
        var chat = own(app, call.need("chatid", 86001));
        var answer = Json.object();
        var shown =
                answer.putObject("chat_info")
                        .put("chatid", chat.chatId())
                        .put("name", chat.name())
                        .put("owner", chat.owner());
        var users = shown.putArray("userlist");
        chat.members().forEach(users::add);
        return answer;
    }

    private ObjectNode update(Call call, Caller caller) {
        var app = allowed(caller);
        return world.change(() -> {
            var chat = own(app, call.text("chatid", 86001));
            var members = new LinkedHashSet<>(chat.members());
            members.addAll(members(app, call.texts("add_user_list")));
            call.texts("del_user_list").forEach(id -> members.removeIf(id::equalsIgnoreCase));
            keep(
                    app,
                    new AppChat(
                            chat.corpId(),
                            chat.agentId(),
                            chat.chatId(),
                            call.body().path("name").asString(chat.name()),
                            call.body().path("owner").asString(chat.owner()),
                            List.copyOf(members)));
            return Json.object();
        });
    }

    private ObjectNode send(Call call, Caller caller) {
        var app = allowed(caller);
        var body = call.body();
        var chat = own(app, call.text("chatid", 86001));
        if (!MessageRules.IN_GROUPS.contains(body.path("msgtype").asString(""))) {
            throw RefusalException.of(40008);
        }
        var fault = MessageRules.bodyFault(body, _ -> true);
        if (fault.isPresent()) {
            throw RefusalException.of(fault.getAsInt());
        }
        if (!new MediaOfMessages(world).allLive(app.corpId(), body)) {
            throw RefusalException.of(40007);
        }
        return world.change(() -> {
            var seq = world.next("message");
            var recipients =
                    chat.members().stream().map(id -> new Recipient(id, Outcome.SHOWN)).toList();
            var message =
                    new Message(
                            seq,
                            "m-%08d".formatted(seq),
                            app.corpId(),
                            app.agentId(),
                            body.path("msgtype").asString(),
                            world.instant(),
                            body.deepCopy(),
                            new Shown(world, directory, app).of(body),
                            "",
                            recipients,
                            "",
                            "",
                            "",
                            Instant.EPOCH);
            world.messages.put(Table.key(seq), message);
            return Json.object();
        });
    }

    private static App allowed(Caller caller) {
        var app = caller.app();
        if (app.ofSuite() || !app.range().parties().contains(1)) {
            throw RefusalException.of(48002);
        }
        return app;
    }

    /** Another app's chat is as good as unknown to this one. */
    private AppChat own(App app, String chatId) {
        var chat = chats.get(key(app, chatId)).orElseThrow(() -> RefusalException.of(86003));
        if (chat.agentId() != app.agentId()) {
            throw RefusalException.of(86008);
        }
        return chat;
    }

    private List<String> members(App app, List<String> given) {
        return given.stream()
                .map(id ->
                        directory
                                .member(app.corpId(), id)
                                .map(Member::userId)
                                .orElseThrow(() -> RefusalException.of(86007)))
                .distinct()
                .toList();
    }

    private void keep(App app, AppChat chat) {
        if (chat.members().size() < FEWEST || chat.members().size() > MOST) {
            throw RefusalException.of(86006);
        }
        if (chat.members().stream().noneMatch(chat.owner()::equalsIgnoreCase)) {
            throw RefusalException.of(86005);
        }
        if (Verdict.bytes(chat.name()) > 50 * 4) {
            throw RefusalException.of(86004);
        }
        chats.put(key(app, chat.chatId()), chat);
    }

    private static String key(App app, String chatId) {
        return Table.key(app.corpId(), chatId);
    }
}
