package com.wecombridge.acceptance.day;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** One window, used as a person uses it: by roles, labels and words. */
final class Screen {

    private final Page page;
    private final Locator whole;

    Screen(Page page) {
        this.page = page;
        this.whole = page.locator("body");
    }

    private Screen(Page page, Locator part) {
        this.page = page;
        this.whole = part;
    }

    /** Only what is inside the open dialog of that name. */
    Screen dialog(String name) {
        return new Screen(
                page, page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name)));
    }

    /** Only what is inside the region, list entry or message that holds these words. */
    Screen around(AriaRole role, String words) {
        return new Screen(
                page,
                whole.getByRole(role).filter(new Locator.FilterOptions().setHasText(words)).last());
    }

    void press(String button) {
        named(AriaRole.BUTTON, button).click();
    }

    /** The first button whose name begins with, or holds, these words. */
    void pressLike(String words) {
        inFront()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    /** Presses what asks back, and says yes. */
    void pressAndConfirm(String button) {
        press(button);
        var question = page.getByRole(AriaRole.ALERTDIALOG);
        question.getByRole(AriaRole.BUTTON).last().click();
        assertThat(question).not().isVisible();
    }

    void write(String field, String words) {
        fieldOf(field).fill(words);
    }

    /** Where a field has no name but its hint. */
    void writeByHint(String hint, String words) {
        inFront().getByPlaceholder(hint).fill(words);
    }

    void writeAndEnter(String field, String words) {
        write(field, words);
        fieldOf(field).press("Enter");
    }

    void attach(String field, Path file) {
        inFront()
                .getByLabel(field, new Locator.GetByLabelOptions().setExact(true))
                .setInputFiles(file);
    }

    /** Opens the box, chooses, and closes it. */
    void choose(String box, String... options) {
        var opened =
                inFront()
                        .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(box))
                        .first();
        // Where something is chosen already the field itself is a caret; its box is what one
        // presses.
        opened.locator("..").click();
        for (var option : options) {
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                    .last()
                    .click();
        }
        opened.press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).hasCount(0);
    }

    /** The same where a box has no name but its hint; what was chosen before stays. */
    void chooseByHint(String hint, String option) {
        var box = inFront().getByPlaceholder(hint);
        if (box.count() == 0) {
            return;
        }
        box.click();
        page.getByText(option, new Page.GetByTextOptions().setExact(true)).last().click();
        whole.getByRole(AriaRole.HEADING).first().click();
    }

    void toggle(String name) {
        named(AriaRole.SWITCH, name).click();
    }

    void tick(String words) {
        inFront().getByText(words, exactText()).first().click();
    }

    void tab(String name) {
        named(AriaRole.TAB, name).click();
    }

    /** The words are there, or come. */
    void sees(String words) {
        assertThat(whole.getByText(words).first()).isVisible();
    }

    /** The words are not there, or go. */
    void seesNo(String words) {
        assertThat(whole.getByText(words)).hasCount(0);
    }

    void seesHeading(String words) {
        assertThat(
                        whole.getByRole(
                                        AriaRole.HEADING,
                                        new Locator.GetByRoleOptions()
                                                .setName(words)
                                                .setExact(true))
                                .first())
                .isVisible();
    }

    void seesButton(String name) {
        assertThat(named(AriaRole.BUTTON, name)).isVisible();
    }

    /** The page that an app shows inside the window. */
    Locator pageOf(String app) {
        return page.frameLocator("iframe[title='" + app + "']").locator("body");
    }

    String words() {
        return whole.innerText();
    }

    void reload() {
        page.reload();
    }

    Page page() {
        return page;
    }

    /**
     * A browser draws only the window in front; in another a press would wait for the next picture.
     */
    private Locator inFront() {
        page.bringToFront();
        return whole;
    }

    private Locator named(AriaRole role, String name) {
        return inFront()
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator fieldOf(String field) {
        return named(AriaRole.TEXTBOX, field).first();
    }

    private static Locator.GetByTextOptions exactText() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
