package com.wecombridge.acceptance.day;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.wecombridge.acceptance.Unmet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The views of the simulator's page, and what must hold of each. */
final class Views {

    /** As an address names them. */
    static final List<String> ALL =
            Stream.of(
                            Stream.of("messages", "workbench", "customers", "scan")
                                    .map(it -> "view=client&section=" + it),
                            Stream.of(
                                            "contacts",
                                            "tags",
                                            "apps",
                                            "suites",
                                            "customer",
                                            "archive",
                                            "licences",
                                            "corp",
                                            "clock")
                                    .map(it -> "view=admin&admin=" + it),
                            Stream.of("requests", "deliveries", "faults", "limits")
                                    .map(it -> "view=records&records=" + it))
                    .flatMap(it -> it)
                    .toList();

    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}]{2,}");

    /** The name of the other language, and names of companies: data. */
    private static final Pattern ALLOWED = Pattern.compile("中文|示例科技 \\w+|\\w+ 某某\\p{IsHan}{2}");

    private Views() {}

    /**
     * @throws Unmet if the view still loads, is wider than the window, or speaks Chinese
     */
    static void look(Screen english, String view, int width) {
        var page = english.page();
        var address =
                page.url()
                        .replaceAll("([?&])(view|section|admin|records)=[^&]*", "")
                        .replaceAll("/&", "/?");
        page.navigate(address + (address.contains("?") ? "&" : "?") + view + "&lang=en");
        page.getByRole(AriaRole.MAIN).waitFor();
        page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Loading"))
                .waitFor(hidden());
        var chinese = CHINESE.matcher(ALLOWED.matcher(english.words()).replaceAll(""));
        if (chinese.find()) {
            throw new Unmet("the English page says " + chinese.group() + " in " + view);
        }
        var tooWide = (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (tooWide > 0) {
            throw new Unmet(view + " is " + tooWide + " pixels wider than a window of " + width);
        }
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
