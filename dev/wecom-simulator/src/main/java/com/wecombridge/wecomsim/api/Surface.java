package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.fault.Faults;
import com.wecombridge.wecomsim.fault.Turnstile;
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
    private final Limits limits;
    private final Doorkeeper doorkeeper;
    private final Faults faults;
    private final Turnstile turnstile = new Turnstile();
    private final Ledger ledger;

    public Surface(World world, Tokens tokens, Limits limits, List<Endpoint> known) {
        this.world = world;
        this.tokens = tokens;
        this.limits = limits;
        this.doorkeeper = new Doorkeeper(world);
        this.faults = new Faults(world);
        this.ledger = new Ledger(world);
        known.forEach(endpoint -> endpoints.put(endpoint.path(), endpoint));
    }

    /** What every caller's address is taken for; empty for the real one. */
    public String callerIp() {
        return world.behaviour().access().callerIp();
    }

    /** Answers one request and writes it into the ledger. */
    public Reply answer(Request request) {
        var owner = owner(request);
        var fault = faults.onCall(request.path(), owner.corpId());
        var reply = answer(request, owner, fault);
        turnstile.passed(request.path(), owner.corpId());
        return reply;
    }

    private Reply answer(Request request, Token owner, Optional<Fault> fault) {
        var started = System.nanoTime();
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.DUPLICATE) {
            answer(request, owner, Optional.empty());
        }
        var complaints = new ArrayList<String>();
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

    private Reply answer(Request request, Optional<Fault> struck, List<String> complaints) {
        if (struck.isEmpty()) {
            return work(request, complaints);
        }
        var fault = struck.get();
        return switch (fault.kind()) {
            case ERRCODE -> Reply.refusal(fault.errcode(), text(fault), hint(), request.ip());
            case HTML -> Reply.html(fault.status(), fault.body());
            case DROP_BEFORE_DOING -> Reply.severed();
            case DELAY -> work(request, complaints, fault.delay());
            case REORDER -> {
                turnstile.hold(fault);
                yield work(request, complaints);
            }
            case TRUNCATED -> work(request, complaints).halved();
            case DROP_AFTER_DOING -> {
                work(request, complaints);
                yield Reply.severed();
            }
            case DUPLICATE, CORRUPT_SIGNATURE -> work(request, complaints);
        };
    }

    private static String text(Fault fault) {
        return fault.errmsg().isEmpty() ? Refusals.textOf(fault.errcode()) : fault.errmsg();
    }

    private Reply work(Request request, List<String> complaints) {
        return work(request, complaints, Duration.ZERO);
    }

    /** A slow call is under way all the while. */
    private Reply work(Request request, List<String> complaints, Duration pause) {
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
            doorkeeper.check(endpoint, call, caller);
            limits.count(endpoint, call, caller);
            try (var _ = limits.enter(endpoint, call, caller)) {
                LockSupport.parkNanos(pause.toNanos());
                return done(endpoint, call, caller);
            }
        } catch (RefusalException e) {
            return Reply.refusal(e.errcode(), e.text() + warning(complaints), hint(), request.ip());
        }
    }

    private static Reply done(Endpoint endpoint, Call call, Caller caller) {
        return switch (endpoint.work()) {
            case Endpoint.Answer json ->
                    Reply.success(
                            json.to(call, caller),
                            endpoint.errcodeOnSuccess(),
                            warning(call.complaints()));
            case Endpoint.FileAnswer file -> Reply.file(file.to(call, caller));
        };
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
