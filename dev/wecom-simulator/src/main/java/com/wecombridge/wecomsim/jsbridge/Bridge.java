package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.chat.Talk;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.jsbridge.Documents.Configured;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.window.ClientWindow;
import com.wecombridge.wecomsim.world.App;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client's side of {@code WeixinJSBridge.invoke}: known calls only, configured ones only, and
 * those of customer contact only with all of its rights.
 */
@SeenInDocs({"94315", "94316", "94347"})
final class Bridge {

    private static final Set<String> BESIDE_A_CUSTOMER =
            Set.of("contact_profile", "single_chat_tools", "chat_attachment");
    private static final Set<String> BESIDE_A_CHAT =
            Set.of("single_chat_tools", "group_chat_tools", "chat_attachment");

    private final Directory directory;
    private final Configuring configuring;
    private final Documents documents;
    private final CustomerSide customers;
    private final PageActs acts;

    Bridge(JsTickets tickets, CustomerSide customers, Talk talk) {
        var world = customers.world();
        this.directory = new Directory(world);
        this.documents = new Documents();
        this.configuring = new Configuring(world, tickets, documents);
        this.customers = customers;
        this.acts = new PageActs(customers.core(), talk);
    }

    Outcome invoke(Invocation call) {
        var outcome = answer(call);
        acts.writeDown(call, documents.of(call.document()), outcome);
        return outcome;
    }

    private Outcome answer(Invocation call) {
        var name = call.name();
        if (!Capabilities.known(name) && !call.window().answers().containsKey(name)) {
            return Outcome.noSuchMethod(call);
        }
        return switch (name) {
            case "preVerifyJSAPI" -> configuring.config(call);
            case "agentConfig" -> configuring.agentConfig(call);
            case "checkJsApi" -> check(call);
            case "closeWindow" -> acts.close(call);
            default -> configured(call, documents.of(call.document()));
        };
    }

    private static Outcome check(Invocation call) {
        var result = Json.object();
        call.params()
                .path("jsApiList")
                .valueStream()
                .map(name -> name.asString(""))
                .forEach(name -> result.put(name, Capabilities.known(name)));
        return Outcome.ok(call, Json.object().put("checkResult", result.toString()));
    }

    private Outcome configured(Invocation call, Configured page) {
        var name = call.name();
        var asApp = Capabilities.AS_APP.contains(name);
        if (asApp ? !page.forApp().contains(name) : !page.names(name)) {
            return asApp ? Outcome.noPermission(call) : Outcome.fail(call, "permission denied");
        }
        var scripted = call.window().answers().get(name);
        if (scripted != null && scripted.asString("").equals("cancel")) {
            return new Outcome(name + ":cancel", -1, Json.object());
        }
        if (asApp) {
            var app = page.app().orElseThrow();
            return permitted(call, app) ? forApp(call, app) : Outcome.noPermission(call);
        }
        if (scripted instanceof ObjectNode fields) {
            return Outcome.ok(call, fields.deepCopy());
        }
        return switch (name) {
            case "getContext" -> context(call);
            case "openEnterpriseChat" -> acts.openChat(call);
            default -> given(call);
        };
    }

    private static Outcome given(Invocation call) {
        var known = Capabilities.GIVEN.get(call.name());
        return known == null ? Outcome.ok(call) : Outcome.ok(call, Json.tree(known));
    }

    private static Outcome context(Invocation call) {
        var fields = Json.object().put("entry", call.window().entry());
        fields.put("shareTicket", "");
        return Outcome.ok(call, fields);
    }

    /** The member in the app's range, and both the app and the member in customer contact. */
    private boolean permitted(Invocation call, App app) {
        var window = call.window();
        var inRange =
                directory
                        .member(window.corpId(), window.userId())
                        .filter(member -> directory.sees(app, member))
                        .isPresent();
        var openToAll = window.entry().equals("chat_attachment") && sends(call);
        return inRange && (openToAll || customers.open(app, window.userId()));
    }

    private static boolean sends(Invocation call) {
        return call.name().equals("sendChatMessage")
                || call.name().equals("hideChatAttachmentMenu");
    }

    private Outcome forApp(Invocation call, App app) {
        var window = call.window();
        return switch (call.name()) {
            case "getCurExternalContact" -> contact(call, app);
            case "getCurExternalChat" -> chat(call, app);
            case "sendChatMessage" ->
                    besideAChat(window) ? acts.say(call) : Outcome.withoutContext(call);
            case "selectExternalContact" -> select(call, app);
            default -> Outcome.ok(call);
        };
    }

    private Outcome contact(Invocation call, App app) {
        var window = call.window();
        if (!BESIDE_A_CUSTOMER.contains(window.entry()) || window.externalUserId().isEmpty()) {
            return Outcome.withoutContext(call);
        }
        var shown = customers.shownTo(app, window.externalUserId());
        return Outcome.ok(call, Json.object().put("userId", shown));
    }

    private Outcome chat(Invocation call, App app) {
        var window = call.window();
        if (!window.entry().equals("group_chat_tools") || window.chatId().isEmpty()) {
            return Outcome.withoutContext(call);
        }
        var shown = customers.shownTo(app, window.chatId());
        return Outcome.ok(call, Json.object().put("chatId", shown));
    }

    private static boolean besideAChat(ClientWindow window) {
        return BESIDE_A_CHAT.contains(window.entry())
                && !(window.externalUserId().isEmpty() && window.chatId().isEmpty());
    }

    /** The member picks those named in the window's answers, else whoever comes first. */
    private Outcome select(Invocation call, App app) {
        var window = call.window();
        var scripted = window.answers().get(call.name());
        var picked =
                scripted == null
                        ? customers.followedBy(window.corpId(), window.userId()).stream()
                                .limit(1)
                                .toList()
                        : scripted.path("userIds").valueStream().map(n -> n.asString("")).toList();
        var fields = Json.object();
        var ids = fields.putArray("userIds");
        picked.forEach(id -> ids.add(customers.shownTo(app, id)));
        return Outcome.ok(call, fields);
    }
}
