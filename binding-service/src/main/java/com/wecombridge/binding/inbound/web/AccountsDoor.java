package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.pairing.AccountBindings.Pair;
import com.wecombridge.binding.application.pairing.BindAccount;
import com.wecombridge.binding.application.pairing.CrmUsers.CrmUser;
import com.wecombridge.binding.application.pairing.ListAccounts;
import com.wecombridge.binding.application.pairing.UnbindAccount;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.PairingDecision;
import com.wecombridge.binding.domain.pairing.PairingDecision.Accepted;
import com.wecombridge.binding.domain.pairing.PairingDecision.AlreadyBound;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.binding.domain.pairing.PairingDecision.Refused;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.validator.constraints.Range;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** CRM users, and which member each of them is. */
@RestController
@RequestMapping("/api/v1")
class AccountsDoor {

    /** PostgreSQL has no text with a NUL in it. */
    private static final String PLAIN = "\\P{Cntrl}*";

    private final ListAccounts list;
    private final BindAccount bind;
    private final UnbindAccount unbind;
    private final Clock clock;

    AccountsDoor(ListAccounts list, BindAccount bind, UnbindAccount unbind, Clock clock) {
        this.list = list;
        this.bind = bind;
        this.unbind = unbind;
        this.clock = clock;
    }

    /** A user of the CRM. */
    record User(String crmUserId, String name, boolean licensed) {}

    /** A CRM user and their member. */
    record Account(String crmUserId, String corpId, String memberUserId, Instant boundAt) {}

    /** Which member a CRM user is said to be. */
    record Wish(@NotNull CorpId corpId, @NotNull MemberUserId memberUserId) {}

    @GetMapping("/crm-users")
    Mono<ListPart<User>> users(
            @Parameter(hidden = true) Caller caller,
            @RequestParam(defaultValue = "") @Pattern(regexp = PLAIN) String cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        var part = new ListPart.Asked(cursor, limit);
        return list.users(caller.tenant(), part.withOneMore())
                .map(AccountsDoor::toUser)
                .collectList()
                .map(found -> part.of(found, User::crmUserId));
    }

    @GetMapping("/account-bindings")
    Mono<ListPart<Account>> bound(
            @Parameter(hidden = true) Caller caller,
            @RequestParam(defaultValue = "") @Pattern(regexp = PLAIN) String cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        var part = new ListPart.Asked(cursor, limit);
        return list.bound(caller.tenant(), part.withOneMore())
                .map(AccountsDoor::toAccount)
                .collectList()
                .map(found ->
                        part.of(found, account -> account.crmUserId() + "@" + account.corpId()));
    }

    @PutMapping("/account-bindings/{crmUserId}")
    Mono<Account> bind(
            @Parameter(hidden = true) Caller caller,
            @PathVariable CrmUserId crmUserId,
            @Valid @RequestBody Wish wish) {
        var command =
                new BindAccount.Command(
                        actor(caller),
                        crmUserId,
                        wish.corpId(),
                        wish.memberUserId(),
                        clock.instant());
        return bind.handle(command).map(decision -> toAccount(crmUserId, wish, decision));
    }

    @DeleteMapping("/account-bindings/{crmUserId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unbind(
            @Parameter(hidden = true) Caller caller,
            @PathVariable CrmUserId crmUserId,
            @RequestParam CorpId corpId) {
        var command = new UnbindAccount.Command(actor(caller), crmUserId, corpId, clock.instant());
        return unbind.handle(command).then();
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.tenant(), caller.name());
    }

    private static User toUser(CrmUser user) {
        return new User(user.user().value(), user.name(), user.licensed());
    }

    private static Account toAccount(Pair pair) {
        return account(pair.account().user(), pair.account().corp(), pair.binding());
    }

    private static Account account(CrmUserId user, CorpId corp, Bound bound) {
        return new Account(user.value(), corp.value(), bound.member().value(), bound.since());
    }

    private static Account toAccount(CrmUserId user, Wish wish, PairingDecision decision) {
        return switch (decision) {
            case Accepted(var next) -> account(user, wish.corpId(), next);
            case AlreadyBound(var current) -> account(user, wish.corpId(), current);
            case Refused(var reason) when reason == Reason.CORP_NOT_FOUND ->
                    throw Problems.refusal(
                            HttpStatus.NOT_FOUND, "corp-not-connected", wordsFor(reason));
            case Refused(var reason) ->
                    throw Problems.refusal(
                            statusOf(reason), "binding-refused", reason.name(), wordsFor(reason));
        };
    }

    private static HttpStatus statusOf(Reason reason) {
        return switch (reason) {
            case CORP_NOT_FOUND, USER_UNKNOWN, MEMBER_UNKNOWN -> HttpStatus.NOT_FOUND;
            case USER_UNLICENSED,
                    MEMBER_OUTSIDE_RANGE,
                    USER_BOUND_ELSEWHERE,
                    MEMBER_BOUND_ELSEWHERE ->
                    HttpStatus.CONFLICT;
        };
    }

    private static String wordsFor(Reason reason) {
        return switch (reason) {
            case CORP_NOT_FOUND -> "No connected corp of this tenant has this id.";
            case USER_UNKNOWN -> "The CRM has not told of this user.";
            case USER_UNLICENSED -> "The user has no CRM licence.";
            case MEMBER_UNKNOWN -> "The corp has no such member, as far as the app can see.";
            case MEMBER_OUTSIDE_RANGE -> "The member is outside the app's visible range.";
            case USER_BOUND_ELSEWHERE -> "The user is bound to another member of this corp.";
            case MEMBER_BOUND_ELSEWHERE -> "The member is bound to another user.";
        };
    }
}
