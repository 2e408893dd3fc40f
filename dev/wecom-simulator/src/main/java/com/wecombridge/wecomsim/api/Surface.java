package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests to WeCom: finds the path, lets scripted faults strike, checks the token, does
 * the work.
 */
public final class Surface {

    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final World world;
    private final Tokens tokens;
    private final Faults faults;
    private final Ledger ledger;

    public Surface(World world, Tokens tokens, List<Endpoint> known) {
        this.world = world;
        this.tokens = tokens;
        this.faults = new Faults(world);
        this.ledger = new Ledger(world);
        known.forEach(endpoint -> endpoints.put(endpoint.path(), endpoint));
    }

    /** Answers one request and writes it into the ledger. */
    public Reply answer(Request request) {
        var started = System.nanoTime();
        var complaints = new ArrayList<String>();
        var owner = owner(request);
        var fault = faults.strike(request.path(), owner.corpId());
        var reply = answer(request, fault, complaints);
        ledger.write(
                new Ledger.Line(
                        request,
                        owner,
                        reply,
                        fault.map(f -> f.kind().name()).orElse(""),
                        complaints,
                        Duration.ofNanos(System.nanoTime() - started)));
        return reply;
    }

    private Reply answer(Request request, Optional<Fault> fault, List<String> complaints) {
        var kind = fault.map(Fault::kind).orElse(null);
        return switch (kind) {
            case null -> work(request, complaints);
            case ERRCODE ->
                    Reply.refusal(
                            fault.get().errcode(), fault.get().errmsg(), hint(), request.ip());
            case HTML -> Reply.html(fault.get().status(), fault.get().body());
            case DROP_BEFORE_DOING -> Reply.severed();
            case DELAY -> {
                LockSupport.parkNanos(fault.get().delay().toNanos());
                yield work(request, complaints);
            }
            case TRUNCATED -> work(request, complaints).halved();
            case DROP_AFTER_DOING -> {
                work(request, complaints);
                yield Reply.severed();
            }
        };
    }

    private Reply work(Request request, List<String> complaints) {
        var endpoint = endpoints.get(request.path());
        if (endpoint == null) {
            complaints.add("no such path in this simulator");
            return Reply.unknownPath(request.method() + " " + request.path());
        }
        try {
            var body = body(request, complaints);
            if (!endpoint.method().equals(request.method())) {
                complaints.add("method " + request.method() + " instead of " + endpoint.method());
                throw RefusalException.of(40058);
            }
            var call =
                    new Call(
                            request.method(),
                            request.path(),
                            request.query(),
                            body,
                            request,
                            complaints);
            if (call.query().containsKey("debug")) {
                complaints.add("debug is limited to 5 calls a minute; never send it");
            }
            var caller = tokens.caller(endpoint.credential(), call);
            return switch (endpoint.work()) {
                case Endpoint.Answer json ->
                        Reply.success(
                                json.to(call, caller),
                                endpoint.errcodeOnSuccess(),
                                warning(complaints));
                case Endpoint.FileAnswer file -> Reply.file(file.to(call, caller));
            };
        } catch (RefusalException e) {
            return Reply.refusal(e.errcode(), e.text() + warning(complaints), hint(), request.ip());
        }
    }

    /** What is not JSON counts as an empty object, with a warning in the answer. */
    private static ObjectNode body(Request request, List<String> complaints) {
        var ownForm = request.contentType().startsWith("multipart/form-data");
        if (request.method().equals("GET") || request.body().isBlank() || ownForm) {
            return Json.object();
        }
        try {
            if (Json.MAPPER.readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            var form = request.contentType().startsWith("application/x-www-form-urlencoded");
            complaints.add(form ? "form-encoded body" : "malformed JSON");
            return Json.object();
        }
        complaints.add("the body is not a JSON object");
        return Json.object();
    }

    private static String warning(List<String> complaints) {
        return complaints.contains("malformed JSON") ? ". Warning: wrong json format. " : "";
    }

    private String hint() {
        return "%d%014d".formatted(world.instant().getEpochSecond(), world.next("hint"));
    }

    /** Whose request it is, as far as token or parameters tell. */
    private Token owner(Request request) {
        for (var name : List.of("access_token", "suite_access_token", "provider_access_token")) {
            var token = world.tokens.get(request.query().getOrDefault(name, ""));
            if (token.isPresent()) {
                return token.get();
            }
        }
        var corpId = request.query().getOrDefault("corpid", "");
        var now = world.instant();
        return new Token("", Token.Kind.CORP, corpId, 0, "", now, now, false);
    }
}
