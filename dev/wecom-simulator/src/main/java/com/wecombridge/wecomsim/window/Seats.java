package com.wecombridge.wecomsim.window;

import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.paid.Editions;
import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.World;
import java.util.Optional;

/** Why WeCom shows its own page instead of an app's: nobody reaches the app then. */
@SeenInDocs("91911")
public final class Seats {

    private final World world;

    public Seats(World world) {
        this.world = world;
    }

    /** The reason in Chinese and English; empty when the app opens. */
    public Optional<Refusal> refusal(App app) {
        if (app.disabled()) {
            return Optional.of(new Refusal("应用已停用", "The administrator stopped this app (50003)."));
        }
        if (!app.ofSuite()) {
            return Optional.empty();
        }
        var installation = world.installations.get(Table.key(app.corpId(), app.suiteId()));
        if (installation.isEmpty() || !installation.get().active()) {
            return Optional.of(
                    new Refusal("应用未授权", "The company no longer authorises this app (48004)."));
        }
        return switch (new Editions(world).status(installation.get())) {
            case 2 -> Optional.of(new Refusal("应用试用已到期", "The trial ended (90302)."));
            case 4 -> Optional.of(new Refusal("应用已到期", "The period paid for ended (90302)."));
            case 7 ->
                    Optional.of(
                            new Refusal(
                                    "使用人数超限，请联系管理员",
                                    "More people than were paid for; ask your administrator (90303)."));
            default -> Optional.empty();
        };
    }

    /** What WeCom's own page says. */
    public record Refusal(String chinese, String english) {}
}
