package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.customer.CustomerDialect;
import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.Follow;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.List;

/** What the bridge asks of customer contact (客户联系). */
final class CustomerSide {

    private final Customers customers;

    CustomerSide(Customers customers) {
        this.customers = customers;
    }

    Core core() {
        return customers.core();
    }

    World world() {
        return customers.world();
    }

    /** Whether both the app and the member are in customer contact. */
    boolean open(App app, String userId) {
        return customers.rights().mayCall(app)
                && customers
                        .core()
                        .directory()
                        .member(app.corpId(), userId)
                        .filter(customers.rights()::hasFunction)
                        .isPresent();
    }

    /** The id under which this app knows the customer or the group. */
    String shownTo(App app, String plain) {
        return CustomerDialect.of(world(), customers.ids(), app).id(plain);
    }

    /** Whom the member follows, by corp-level ids. */
    List<String> followedBy(String corpId, String userId) {
        return customers.book().followsOf(corpId, userId).map(Follow::externalUserId).toList();
    }
}
