package io.eagain.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The matrix in a browser: what the filters show, the keyboard, a phone, and no JavaScript. */
@Tag("build-host")
class BrowserTest {
    private static final Path BASE = Path.of(System.getProperty("project.basedir", ".")).toAbsolutePath().normalize();

    @TempDir
    private static Path site;
    private static ChromeDriver browser;

    // Kept, for the loggers are held weakly: it says for each browser that it does not know so new a one.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @BeforeAll
    static void start() throws Exception {
        SELENIUM.setLevel(Level.SEVERE);
        for (String program : List.of("chromium", "chromedriver")) {
            assumeTrue(program(program) != null, program + " is not installed");
        }
        Site.write(BASE, site);
        browser = browser(options());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static String program(String name) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).map(Path::toString).findFirst()
                .orElse(null);
    }

    private static ChromeOptions options() {
        // Without a sandbox of its own it may run as root; what it loads is ours.
        return new ChromeOptions().setBinary(program("chromium")).addArguments("--headless=new", "--no-sandbox",
                "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1400,1000");
    }

    private static ChromeDriver browser(ChromeOptions options) {
        return new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(program("chromedriver"))).usingAnyFreePort().build(), options);
    }

    private static void open(String page) {
        // A page that differs in its fragment alone would not be loaded again.
        browser.get("about:blank");
        browser.get(site.toUri() + page);
    }

    private static WebElement byId(String id) {
        return browser.findElement(By.id(id));
    }

    private static Object js(String script) {
        return browser.executeScript("return " + script);
    }

    /** Waits for what the page does after the click. */
    private static void until(String condition) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(any -> (Boolean) js(condition));
    }

    /** The rows that are shown, counted by the browser; the page says the same number. */
    private static int shown() {
        int shown = ((Number) js("[...document.querySelectorAll('tr.row')].filter(r => r.offsetHeight > 0).length"))
                .intValue();
        int all = browser.findElements(By.cssSelector("tr.row")).size();
        assertEquals(shown + " of " + all + " rows", byId("count").getText());
        return shown;
    }

    private static boolean everyRowShown(String condition) {
        return (Boolean) js("[...document.querySelectorAll('tr.row:not([hidden])')].every(r => " + condition + ")");
    }

    @Test
    void anErrorOfAnySystemFindsTheRowsOfItsMeaning() {
        open("index.html");
        int all = shown();
        assertTrue(all >= 250, () -> all + " rows");
        byId("errno").sendKeys("10035");
        int found = shown();
        assertTrue(found > 40 && found < all, () -> found + " rows");
        assertTrue(everyRowShown("r.querySelector('td[data-errors~=EAGAIN].hit')"));
        String note = byId("note").getText();
        assertTrue(note.contains("WSAEWOULDBLOCK 10035 in Winsock") && note.contains("EAGAIN"), note);
        assertTrue(browser.getCurrentUrl().endsWith("#errno=10035"), browser::getCurrentUrl);

        byId("errno").clear();
        byId("errno").sendKeys("eagain");
        assertEquals(found, shown());
        byId("errno").clear();
        byId("errno").sendKeys("123456");
        assertEquals(0, shown());
        assertEquals("No system's table has 123456.", byId("note").getText());
        // As a cell has it, and a code of the resolver.
        byId("errno").clear();
        byId("errno").sendKeys("EAGAIN 11");
        assertEquals(found, shown());
        for (String code : List.of("EAI_NONAME", "-2")) {
            byId("errno").clear();
            byId("errno").sendKeys(code);
            shown();
            assertTrue(byId("NAM-31").isDisplayed(), code);
            assertTrue(byId("note").getText().contains("EAI_NONAME -2 in Linux"), byId("note")::getText);
        }
    }

    @Test
    void theOtherFilters() {
        open("index.html");
        int all = shown();
        byId("differs").click();
        int differ = shown();
        assertTrue(differ > 50 && differ < all, () -> differ + " rows");
        assertTrue(everyRowShown("r.querySelector('td.differs')"));
        new Select(byId("host")).selectByValue("linux-aarch64");
        int arm = shown();
        assertTrue(arm < differ, () -> arm + " rows");
        new Select(byId("host")).selectByValue("wine");
        assertTrue(everyRowShown("r.querySelector('td.differs[data-key=wine]')"));
        byId("differs").click();
        assertTrue(everyRowShown("!r.querySelector('td.none[data-key=wine]')"));
        new Select(byId("call")).selectByValue("recv");
        assertTrue(shown() > 0 && everyRowShown("r.dataset.calls.split(' ').includes('recv')"));
        assertEquals("", byId("note").getText());
        byId("q").sendKeys("reset peer");
        assertTrue(shown() > 0 && everyRowShown("/reset/i.test(r.textContent) && /peer/i.test(r.textContent)"));
        browser.findElement(By.cssSelector("button[type=reset]")).click();
        until("!document.querySelector('tr.row[hidden]')");
        assertEquals(all, shown());
        // No row would be a lie about macOS without a word.
        open("index.html#host=macos&differs=1");
        assertEquals(0, shown());
        assertTrue(byId("note").getText().contains("macOS is not compared"), byId("note")::getText);
        open("index.html#q=s28");
        assertTrue(shown() > 1 && byId("CON-02").isDisplayed(), "the rows about a claim");
    }

    @Test
    void aViewIsALink() {
        open("index.html#errno=ECONNRESET&call=send&differs=1");
        int found = shown();
        assertTrue(found > 2, () -> found + " rows");
        assertEquals("ECONNRESET", byId("errno").getDomProperty("value"));
        assertTrue(everyRowShown("r.querySelector('td[data-errors~=ECONNRESET]') && r.querySelector('td.differs')"));
        byId("q").sendKeys("x");
        assertTrue(browser.getCurrentUrl().contains("q=x&errno=ECONNRESET&call=send&differs=1"),
                browser::getCurrentUrl);
        // An experiment is a link too, and is shown whatever the filters were.
        browser.executeScript("location.hash = 'RCV-05'");
        until("document.getElementById('RCV-05').checkVisibility()");
        until("document.getElementById('RCV-05').getBoundingClientRect().top < innerHeight");
        open("calls/recv.html");
        browser.findElement(By.cssSelector("a[href='../index.html#call=recv']")).click();
        until("document.querySelector('tr.row[hidden]') !== null");
        assertTrue(everyRowShown("r.dataset.calls.split(' ').includes('recv')"));
    }

    @Test
    void aCellOpensToItsCalls() {
        open("index.html#RCV-05");
        WebElement trace = byId("RCV-05-wine");
        assertFalse(trace.isDisplayed());
        browser.findElement(By.cssSelector("#RCV-05 td[data-key=wine] a.known")).click();
        assertTrue(trace.isDisplayed());
        for (String part : List.of("recv(", "closesocket(", "kernel", "JDK", "under Wine", "which is not Windows")) {
            assertTrue(trace.getText().contains(part), part);
        }
        browser.findElement(By.cssSelector("#RCV-05 td[data-key=wine] a.known")).click();
        assertFalse(trace.isDisplayed());
        open("index.html#RCV-05-wine");
        assertTrue(byId("RCV-05-wine").isDisplayed());
        assertEquals("true", browser.findElement(By.cssSelector("#RCV-05 td[data-key=wine] a.known"))
                .getDomAttribute("aria-expanded"));
    }

    @Test
    void theKeyboard() {
        open("index.html");
        int all = shown();
        browser.findElement(By.tagName("body")).sendKeys("/");
        WebElement text = browser.switchTo().activeElement();
        assertEquals("q", text.getDomProperty("id"));
        text.sendKeys("RCV-05");
        assertTrue(shown() < all);
        // From the filters on to the first cell of the only row's table, and open it.
        browser.executeScript("document.querySelector('#RCV-05 a.known').focus()");
        WebElement link = browser.switchTo().activeElement();
        assertFalse("none".equals(js("getComputedStyle(document.activeElement).outlineStyle")), "focus is not seen");
        link.sendKeys(Keys.ENTER);
        assertTrue(byId("RCV-05-linux-x86_64").isDisplayed());
        assertEquals("true", link.getDomAttribute("aria-expanded"));
        link.sendKeys(Keys.ESCAPE);
        assertFalse(byId("RCV-05-linux-x86_64").isDisplayed());
        text.sendKeys(Keys.ESCAPE);
        assertEquals(all, shown());
    }

    @Test
    void aPhone() throws IOException {
        ChromeOptions phone = options();
        phone.setExperimentalOption("mobileEmulation",
                Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 2.0)));
        ChromeDriver narrow = browser(phone);
        try {
            List<Path> pages;
            try (Stream<Path> files = Files.walk(site)) {
                pages = files.filter(file -> file.toString().endsWith(".html")).toList();
            }
            for (Path page : pages) {
                narrow.get(page.toUri().toString());
                assertEquals(390L, narrow.executeScript("return document.documentElement.scrollWidth"), page::toString);
            }
            assertEquals(390L, narrow.executeScript("return innerWidth"));
            narrow.get(site.toUri() + "calls/connect.html");
            // An error, where it is and when it comes can be read without moving the table.
            assertEquals(true, narrow.executeScript("return [...document.querySelectorAll('.errors td')]"
                    + ".every(cell => cell.getBoundingClientRect().right <= 390)"));
            narrow.get(site.toUri() + "index.html#RCV-05");
            // The columns are blocks under one another, with their names.
            assertEquals("block",
                    narrow.executeScript("return getComputedStyle(document.querySelector('#RCV-05 td')).display"));
            assertEquals("\"Linux x86-64: \"", narrow.executeScript(
                    "return getComputedStyle(document.querySelector('#RCV-05 td'), '::before').content.replace('\" \"', '')"));
        } finally {
            narrow.quit();
        }
    }

    @Test
    void withoutJavaScript() {
        ChromeOptions options = options();
        options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        ChromeDriver plain = browser(options);
        try {
            plain.get(site.toUri() + "index.html");
            assertFalse(plain.findElement(By.className("filters")).isDisplayed());
            WebElement summary = plain.findElement(By.cssSelector("#RCV-05 + tr summary"));
            assertTrue(summary.isDisplayed());
            summary.click();
            assertTrue(plain.findElement(By.id("RCV-05-linux-x86_64")).isDisplayed());
        } finally {
            plain.quit();
        }
    }
}
