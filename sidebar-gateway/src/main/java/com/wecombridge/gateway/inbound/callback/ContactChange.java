package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.DepartmentId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.wecom.ChangeKind;
import com.wecombridge.events.wecom.WeComCallback.DepartmentChangeReported;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.TagChangeReported;
import com.wecombridge.events.wecom.WeComCallback.UnrecognizedCallback;
import com.wecombridge.gateway.application.Meaning;
import java.util.Optional;

/** Reads {@code change_contact}: the same fields in both dialects. */
final class ContactChange {

    private ContactChange() {}

    static Meaning read(Letter letter, CorpId corp) {
        return switch (letter.xml().text("ChangeType").orElse("")) {
            case "create_user" -> member(letter, corp, ChangeKind.ADDED);
            case "update_user" -> member(letter, corp, ChangeKind.CHANGED);
            case "delete_user" -> member(letter, corp, ChangeKind.DELETED);
            case "create_party" -> department(letter, corp, ChangeKind.ADDED);
            case "update_party" -> department(letter, corp, ChangeKind.CHANGED);
            case "delete_party" -> department(letter, corp, ChangeKind.DELETED);
            case "update_tag" -> tag(letter, corp);
            default -> unrecognized(letter, Optional.of(corp));
        };
    }

    static Meaning unrecognized(Letter letter, Optional<CorpId> corp) {
        return letter.telling(order ->
                new UnrecognizedCallback(
                        letter.app(), corp, letter.kind(), letter.receivedAt(), order));
    }

    private static Meaning member(Letter letter, CorpId corp, ChangeKind change) {
        Optional<MemberUserId> renamedTo = letter.id("NewUserID").map(MemberUserId::new);
        if (renamedTo.isEmpty() && letter.xml().text("NewUserID").isPresent()) {
            return Letter.lacks("NewUserID");
        }
        return letter.aboutMember(
                "UserID",
                member ->
                        order ->
                                new MemberChangeReported(
                                        corp,
                                        letter.app(),
                                        member,
                                        renamedTo,
                                        change,
                                        letter.receivedAt(),
                                        order));
    }

    private static Meaning department(Letter letter, CorpId corp, ChangeKind change) {
        return letter.xml()
                .number("Id")
                .filter(id -> id > 0)
                .map(DepartmentId::new)
                .map(id ->
                        letter.telling(order ->
                                new DepartmentChangeReported(
                                        corp,
                                        letter.app(),
                                        id,
                                        change,
                                        letter.receivedAt(),
                                        order)))
                .orElseGet(() -> Letter.lacks("Id"));
    }

    private static Meaning tag(Letter letter, CorpId corp) {
        return letter.about(
                "TagId",
                tag ->
                        order ->
                                new TagChangeReported(
                                        corp, letter.app(), tag, letter.receivedAt(), order));
    }
}
