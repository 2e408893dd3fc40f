package com.wecombridge.wecomsim.customer.calls;

import com.wecombridge.wecomsim.customer.Customers;
import com.wecombridge.wecomsim.customer.ExternalContact;
import com.wecombridge.wecomsim.world.Member;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * A picture for everybody outside the corp: the last letters of the name on a colour of its own.
 */
public final class CustomerPictures {

    private static final int SHOWN = 2;

    private final Customers customers;

    CustomerPictures(Customers customers) {
        this.customers = customers;
    }

    /** Where the picture of an external contact is. */
    public static String path(String corpId, String externalUserId) {
        return "/simulator/avatars/" + corpId + "/" + externalUserId + ".svg";
    }

    void open(RoutesConfig routes) {
        routes.get("/simulator/avatars/{corp}/{name}.svg", this::draw);
    }

    private void draw(Context context) {
        var id = context.pathParam("name");
        var corpId = context.pathParam("corp");
        var name =
                customers
                        .book()
                        .contact(corpId, id)
                        .map(ExternalContact::name)
                        .or(() -> memberName(corpId, id))
                        .orElse(id);
        context.contentType("image/svg+xml; charset=UTF-8")
                .header("Cache-Control", "max-age=60")
                .result(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">\
                        <rect width="96" height="96" fill="hsl(%d 45%% 45%%)"/>\
                        <text x="48" y="60" font-family="sans-serif" font-size="34" fill="#fff" \
                        text-anchor="middle">%s</text></svg>
                        """
                                .formatted(Math.floorMod(id.hashCode(), 360), letters(name)));
    }

    private Optional<String> memberName(String corpId, String userId) {
        return customers.core().directory().member(corpId, userId).map(Member::name);
    }

    /** Chinese given names stand at the end. */
    private static String letters(String name) {
        var points = name.codePoints().toArray();
        var from = Math.max(0, points.length - SHOWN);
        return new String(points, from, points.length - from)
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
