package com.wecombridge.notification.outbound.postgres;

import static com.wecombridge.notification.outbound.postgres.Columns.instant;
import static com.wecombridge.notification.outbound.postgres.Columns.maybeText;
import static com.wecombridge.notification.outbound.postgres.Columns.number;
import static com.wecombridge.notification.outbound.postgres.Columns.text;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Delivery.Address;
import com.wecombridge.notification.domain.Delivery.Recorded;
import com.wecombridge.notification.domain.Receipt;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo;
import io.r2dbc.spi.Readable;

/** How a row of {@code delivery} is read. */
final class DeliveryRows {

    private DeliveryRows() {}

    static Delivery delivery(Readable row) {
        return new Delivery(
                new Todo.Ref(new CrmTodoId(text(row, "todo_id")), number(row, "todo_version")),
                new CrmUserId(text(row, "crm_user_id")),
                maybeText(row, "member_user_id").map(member -> address(row, member)),
                new Receipt(Standing.valueOf(text(row, "standing")), maybeText(row, "reason")),
                maybeText(row, "message_id"),
                new Recorded(instant(row, "changed_at"), number(row, "version")),
                number(row, "id"));
    }

    private static Address address(Readable row, String member) {
        return new Address(new CorpId(text(row, "corp_id")), new MemberUserId(member));
    }
}
