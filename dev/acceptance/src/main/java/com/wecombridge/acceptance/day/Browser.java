package com.wecombridge.acceptance.day;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.wecombridge.acceptance.Unmet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium that is installed, driven by Playwright; nothing is ever downloaded. It listens for
 * what a person does not see: errors in the console, requests that fail.
 */
final class Browser implements AutoCloseable {

    /**
     * Playwright's driver, an npm package, lies where its Java half looks for {@code
     * package/cli.js}.
     */
    private static final Path DRIVER = Path.of("dev/acceptance/src/main/node/node_modules");

    /** What the product does behind a page may take a while on a busy machine. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final Trouble trouble = new Trouble();
    private final Map<String, Page> windows = new LinkedHashMap<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
        var wide = new com.microsoft.playwright.Browser.NewContextOptions();
        this.context = chromium.newContext(wide.setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    static Browser open() {
        var installed = installed("chromium", "google-chrome");
        System.setProperty("playwright.cli.dir", DRIVER.toAbsolutePath().toString());
        var driver =
                Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        installed("node").toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(driver));
        var quiet =
                List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync");
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new LaunchOptions().setExecutablePath(installed).setArgs(quiet)));
    }

    /** A window of its own for somebody, at an address. */
    Screen window(String who, String address) {
        var page = context.newPage();
        trouble.listenTo(page, who);
        windows.put(who, page);
        page.navigate(address);
        return new Screen(page);
    }

    Trouble trouble() {
        return trouble;
    }

    /** Every open window as a picture, with its words, for whoever looks into what went wrong. */
    void keep(Path folder, String failure) {
        try {
            Files.createDirectories(folder);
            for (var window : windows.entrySet()) {
                if (!window.getValue().isClosed()) {
                    var picture =
                            new Page.ScreenshotOptions()
                                    .setPath(folder.resolve(window.getKey() + ".png"));
                    window.getValue().screenshot(picture);
                }
            }
            Files.write(folder.resolve("trouble.log"), trouble.all());
            Files.writeString(folder.resolve("failure.log"), failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path installed(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new Unmet(
                                "no "
                                        + names[0]
                                        + " on the PATH: install it (Debian: apt-get install "
                                        + (names[0].equals("node") ? "nodejs" : names[0])
                                        + ")"));
    }
}
