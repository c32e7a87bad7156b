package org.usersay.web.elements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.web.elements.SettingsPage.SETTINGS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A moderator keeps the word lists of the site. */
@ExtendWith(ChromiumExtension.class)
class ConsoleWordListsIT {

    private final FakeService service;
    private final Page page;
    private final SettingsPage settings;
    private final Locator words;

    ConsoleWordListsIT(FakeService service, Page page) {
        this.service = service;
        this.page = page;
        this.settings = new SettingsPage(service, page);
        this.words = settings.heldWords();
    }

    @Test
    void wordIsAddedOnceAndRemovedAgain() {
        settings.open("");
        add("  xổ   số ");
        assertThat(words.locator("legend .count")).hasText("3");
        assertThat(words.locator(".words li").first()).containsText("xổ số");
        assertThat(words.locator("#entry")).hasValue("");
        assertThat(words.locator("#entry")).isFocused();
        add("CASINO");
        assertThat(words.locator("[role=alert]")).hasText("This is in the list already.");
        assertThat(settings.status()).hasText("Not saved: Words that hold a comment");
        words.getByLabel("Remove “casino”").press("Enter");
        assertThat(words.getByLabel("Remove “lừa đảo”")).isFocused();
        words.getByText("Undo").click();
        assertThat(words.locator("legend .count")).hasText("3");
        words.getByLabel("Remove “xổ số”").click();
        assertThat(settings.status()).hasText("Everything is saved.");
    }

    @ParameterizedTest
    @CsvSource({"--, has no letter", "🖕, has no letter", "LONG, longer than 100", "' ', Enter a word"})
    void whatTheServiceWouldRefuseIsNotAdded(String entry, String problem) {
        settings.open("");
        add(entry.equals("LONG") ? "x".repeat(101) : entry);
        assertThat(words.locator("[role=alert]")).containsText(problem);
        assertThat(words.locator("#entry")).hasAttribute("aria-invalid", "true");
        assertThat(words.locator("legend .count")).hasText("2");
    }

    @Test
    void fileIsLookedAtBeforeItsWordsAreAdded() {
        settings.open("");
        choose("words.txt", "\uFEFFnew one\r\nCasino\r\nnew one\n\n--\n" + "x".repeat(101) + "\nđánh bạc, online\n");
        assertThat(settings.dialog().locator(".sums li"))
                .hasText(new String[] {"2 new", "2 repeated, or in the list already", "2 not usable"});
        settings.dialog().getByText("What is not usable").click();
        assertThat(settings.dialog()).containsText("Line 5: “--”: has no letter and no digit");
        assertThat(settings.dialog()).containsText("longer than 100 characters");
        assertThat(words.locator("legend .count")).hasText("2");
        settings.button("Cancel").click();
        assertThat(settings.status()).hasText("Everything is saved.");
        choose("words.csv", "\"a \"\"b\"\", c\";1\nđánh bạc, online\nlừa đảo\n");
        assertThat(settings.dialog().locator(".words li")).hasText(new String[] {"a \"b\", c", "đánh bạc"});
        settings.button("Add 2").click();
        assertThat(words).containsText("Added: 2.");
        settings.button("Save").click();
        assertThat(settings.status()).containsText("Saved.");
        assertThat(settings.saved(SETTINGS).getFirst())
                .contains("\"heldWords\":[\"casino\",\"lừa đảo\",\"a \\\"b\\\", c\",\"đánh bạc\"]");
    }

    @Test
    void whatIsNoTextIsRefused() {
        settings.open("");
        for (var bytes : new byte[][] {{'a', 0, 'b'}, {(byte) 0xC3, '('}, {(byte) 0x89, 'P', 'N', 'G'}}) {
            words.locator("input[type=file]").setInputFiles(new FilePayload("words.txt", "text/plain", bytes));
            assertThat(words.locator("[role=alert]")).containsText("not a text in UTF-8");
            add("ok");
            assertThat(words.locator("[role=alert]")).not().containsText("UTF-8");
        }
        words.locator("input[type=file]")
                .setInputFiles(new FilePayload("words.txt", "text/plain", new byte[2_000_001]));
        assertThat(words.locator("[role=alert]")).hasText("The file is larger than 2 MB.");
    }

    @Test
    void pastedLinesAreLookedAtLikeAFile() {
        settings.open("");
        words.locator("#entry").evaluate("""
                (field) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', 'one\\ntwo\\n');
                  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""");
        assertThat(settings.dialog()).containsText("2 new");
        settings.button("Add 2").click();
        assertThat(words.locator("legend .count")).hasText("4");
        assertThat(words.locator("#entry")).isFocused();
    }

    @Test
    void listIsExportedAsItIsInTheForm() throws IOException {
        settings.open("");
        add("third");
        var download = page.waitForDownload(() -> words.getByText("Export").click());
        assertThat(download.suggestedFilename()).isEqualTo("vir-held-words.txt");
        assertThat(Files.readString(download.path())).isEqualTo("casino\nlừa đảo\nthird\n");
    }

    @Test
    void thousandsOfWordsAreFilteredAndRemovedWithoutBeingShown() {
        service.on("GET " + SETTINGS, Answer.ok(SettingsPage.settings(numbered(9_998), 5)));
        settings.open("");
        assertThat(words.locator("legend .count")).hasText("9,998");
        assertThat(words.locator(".words li")).hasCount(100);
        assertThat(words).containsText("100 of 9,998 shown");
        choose("more.txt", "a\nb\nc\nd\n");
        assertThat(settings.dialog().locator(".sums li"))
                .hasText(new String[] {"2 new", "0 repeated, or in the list already", "2 not usable"});
        settings.dialog().getByText("What is not usable").click();
        assertThat(settings.dialog()).containsText("Line 3: “c”: the list is full");
        settings.button("Add 2").click();
        assertThat(words.locator("legend .count")).hasText("10,000");
        words.locator("#find").fill("TU 7777");
        assertThat(words.locator(".words li span")).hasText(new String[] {"từ 7777"});
        words.locator("#find").fill("từ 77");
        assertThat(words.locator(".words li")).hasCount(100);
        words.getByText("Remove all 111 found").click();
        assertThat(words).containsText("Removed: 111.");
        assertThat(words.locator("legend .count")).hasText("9,889");
        words.getByText("Undo").click();
        assertThat(words.locator("legend .count")).hasText("10,000");
    }

    private static String numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"từ " + number + "\"")
                .collect(Collectors.joining(","));
    }

    private void add(String entry) {
        words.locator("#entry").fill(entry);
        page.keyboard().press("Enter");
    }

    private void choose(String name, String text) {
        words.locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }
}
