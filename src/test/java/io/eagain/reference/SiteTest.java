package io.eagain.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Exported;
import io.eagain.lab.Tsv;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the reference: every cell says how it is known, every call has a page, every link leads somewhere. */
@Tag("build-host")
class SiteTest {
    private static final Path BASE = Path.of(System.getProperty("project.basedir", ".")).toAbsolutePath().normalize();

    @TempDir
    private static Path site;
    private static Document matrix;
    private static List<Row> rows;

    @BeforeAll
    static void write() throws Exception {
        Site.write(BASE, site);
        matrix = page("index.html");
        rows = Rows.read(BASE, Column.all(BASE), CFunction.all());
    }

    private static Document page(String path) throws Exception {
        return Jsoup.parse(Files.readString(site.resolve(path)));
    }

    @Test
    void everyCellSaysHowItIsKnown() throws Exception {
        List<Element> found = matrix.select("tr.row");
        assertTrue(found.size() >= 250, () -> found.size() + " rows");
        List<Column> columns = Column.all(BASE);
        try (Stream<Path> records = Files.list(BASE.resolve("docs/results"))) {
            assertEquals(records.count(), columns.stream().filter(column -> !column.isDocumented()).count(),
                    "docs/results and Column");
        }
        for (Element row : found) {
            List<Element> cells = row.select("td");
            assertEquals(columns.size(), cells.size(), row.id());
            for (Element cell : cells) {
                String known = cell.selectFirst("a.known").text();
                assertTrue(known.matches("(observed|documented\\??)(, differs)?|not run"),
                        () -> row.id() + ": " + known);
                assertTrue(cell.text().length() > known.length(), () -> row.id() + " says nothing: " + cell.text());
                String opened = matrix.getElementById(cell.selectFirst("a.known").attr("href").substring(1)).text();
                if (known.startsWith("observed")) {
                    assertTrue(opened.matches("(?s).*Observed 20\\d\\d-\\d\\d-\\d\\d, .+, kernel .+, JDK .+ = .*"),
                            opened);
                }
            }
            assertFalse(row.nextElementSibling().selectFirst(".source").text().endsWith(": "), row.id());
        }
    }

    /** What nobody documents says so, and what is documented in part has a question mark. */
    @Test
    void aGuessIsNoDocumentation() {
        assertEquals("nothing found that documents it", cell("UNX-03", "windows").select("p").text());
        assertEquals("nothing found that documents it; unconfirmed: later data may be answered with RST",
                cell("SND-10", "windows").select("p").text());
        assertEquals("documented?", cell("RCV-03", "windows").select("a.known").text());
        assertEquals("documented", cell("RCV-03", "macos").select("a.known").text());
        for (Element cell : matrix.select("tr.row td.documented")) {
            assertFalse(cell.select("p").text().matches("'?\\?'?( \\(.*\\))?"), cell::text);
            assertEquals(cell.select("p").text().contains("?"), cell.select("a.known").text().contains("?"),
                    cell::text);
        }
    }

    private static Element cell(String id, String host) {
        return matrix.getElementById(id).selectFirst("td[data-key=" + host + "]");
    }

    /** The catalogue's own rows, each once. */
    @Test
    void everyExperimentHasARow() throws Exception {
        Set<String> catalogue = Tsv.rows(BASE.resolve("src/main/resources/io/eagain/lab/experiments.tsv")).stream()
                .map(row -> row.get("id")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(catalogue, matrix.select("tr.row").eachAttr("id").stream().collect(
                Collectors.toCollection(TreeSet::new)));
        assertEquals(catalogue.size(), matrix.select("tr.row").size());
        int run = matrix.select("tr.row:has(td a.observed)").size();
        assertTrue(matrix.selectFirst(".lead").text().startsWith(run + " experiments, each a sequence of real calls"));
        assertTrue(run < catalogue.size(), "rows that are only documented");
    }

    @Test
    void hostsAreComparedByMeaning() {
        assertEquals("ECONNREFUSED", Meaning.of("WSAECONNREFUSED"));
        assertEquals("EAGAIN", Meaning.of("WSAEWOULDBLOCK"));
        assertEquals("EAGAIN", Meaning.of("EWOULDBLOCK"));
        assertEquals("WSANOTINITIALISED", Meaning.of("WSANOTINITIALISED"));
        assertEquals(Meaning.ofValue("-1/EAGAIN"), Meaning.ofValue("-1/WSAEWOULDBLOCK"));
        assertEquals(Meaning.ofValue("1:POLLIN|POLLOUT"), Meaning.ofValue("1:POLLOUT|POLLRDNORM"));
        assertEquals(List.of(false, true, false),
                Row.compared(Row.values("a=-1/WSAECONNREFUSED; b=-1/WSAEWOULDBLOCK; c=1"),
                        Row.values("a=-1/ECONNREFUSED; b=-1/EINPROGRESS")).stream().map(Row.Value::differs).toList());
        // The same to the letter or by meaning, different, and what Wine and the documentation disagree about.
        assertDiffers(Map.of("RCV-05", false, "RCV-32", false, "CON-02", true, "RCV-01", true, "CON-01", true));
    }

    private static void assertDiffers(Map<String, Boolean> expected) {
        expected.forEach((id, differs) -> assertEquals(differs, matrix.getElementById(id).hasAttr("data-differs"), id));
    }

    /** Errors have a name and a number, and it is the host's. */
    @Test
    void everyErrorHasItsNumber() {
        Pattern numbered = Pattern.compile("(" + Meaning.ERROR.pattern() + ")(?: (-?\\d+))?");
        List<String> wrong = new ArrayList<>();
        int errors = 0;
        for (Row row : rows) {
            for (Row.Cell cell : row.cells()) {
                if (cell.known() == Row.Known.NOT_RUN) {
                    continue;
                }
                Element shown = cell(row.id(), cell.column().key());
                Matcher error = numbered.matcher(shown.select("code").eachText().toString());
                while (error.find()) {
                    OptionalLong number = cell.column().number(error.group(1));
                    if (number.isPresent()) {
                        errors++;
                        if (!Long.toString(number.getAsLong()).equals(error.group(2))) {
                            wrong.add(row.id() + " " + cell.column().key() + ": " + error.group());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        int found = errors;
        assertTrue(found > 1000, () -> found + " errors");
        // The catalogue has the number alone here.
        assertTrue(cell("CON-03", "windows").text().contains("stays WSAECONNREFUSED 10061"));
        assertTrue(cell("CON-03", "windows").attr("data-errors").contains("ECONNREFUSED"));
        assertTrue(cell("WSA-41", "windows").text().contains("WSAENETUNREACH 10051 or WSAEHOSTUNREACH 10065"));
    }

    @Test
    void everyPublicCallHasAPage() throws Exception {
        Map<String, CFunction> functions = CFunction.all();
        for (String name : Exported.PACKAGES) {
            for (Method method : Exported.calls(name)) {
                String called = Exported.called(name, method);
                assertNotNull(functions.get(called), () -> name + ": " + method);
                Document page = page("calls/" + functions.get(called).name() + ".html");
                assertTrue(page.text().contains(called + "("), called);
            }
        }
    }

    @Test
    void thePageOfACall() throws Exception {
        Document recv = page("calls/recv.html");
        String text = recv.text();
        for (String part : List.of("ssize_t recv(int, void *, size_t, int);", "int recv(SOCKET, char *, int, int);",
                "EAGAIN 11 observed", "WSAEWOULDBLOCK 10035 Wine", "NOTHING_YET", "How each was had on Linux",
                "Sockets.recv(int fd, MemorySegment buf, long len, int flags)", "Pitfalls")) {
            assertTrue(text.contains(part), part);
        }
        assertTrue(recv.select(".experiments li").size() > 40, "experiments about recv");
        assertTrue(page("calls/close.html").text().contains("closesocket"));
        assertTrue(page("calls/WSAPoll.html").text().contains("not there"));
        assertEquals(List.of("Windows", "when"), page("calls/WSARecv.html").select("table.errors th").eachText());
        assertTrue(page("calls/kqueue.html").text().contains("ENFILE 23 documented"));
    }

    @Test
    void pitfallsNameTheirExperiments() throws Exception {
        Set<String> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
        Set<String> calls = new TreeSet<>();
        for (Map<String, String> pitfall : Tsv
                .rows(BASE.resolve("src/test/resources/io/eagain/reference/pitfalls.tsv"))) {
            calls.add(pitfall.get("call"));
            for (String id : pitfall.get("shown by").split(", ", -1)) {
                assertTrue(ids.contains(id), pitfall::toString);
            }
        }
        assertEquals(Set.of("recv", "send", "connect", "accept", "poll", "epoll_wait", "select", "shutdown", "close",
                "getsockopt", "fcntl", "recvfrom", "sendto", "bind", "listen"), calls);
    }

    /** Within the site to a page and a place in it, else to a file of the repository. */
    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        Map<Path, Document> pages = new HashMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
                pages.put(file, Jsoup.parse(Files.readString(file)));
            }
        }
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (Map.Entry<Path, Document> page : pages.entrySet()) {
            for (Element link : page.getValue().select("[href], [src]")) {
                String href = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (href.startsWith("http") && link.tagName().equals("a")) {
                    continue;
                }
                links++;
                URI target = page.getKey().toUri().resolve(href);
                Path file = Path.of(URI.create(target.toString().replaceFirst("#.*", "")));
                String fragment = target.getFragment();
                boolean there = pages.containsKey(file)
                        ? fragment == null || fragment.contains("=") || pages.get(file).getElementById(fragment) != null
                        : Files.exists(file);
                if (!there) {
                    wrong.add(site.relativize(page.getKey()) + ": " + href);
                }
            }
        }
        assertEquals(List.of(), wrong);
        int found = links;
        assertTrue(pages.size() > 80 && found > 2000, () -> pages.size() + " pages, " + found + " links");
    }

    @Test
    void thePagesStaySmallAndAlone() throws Exception {
        assertTrue(Files.size(site.resolve("index.html")) < 3_000_000, () -> "the matrix is too big");
        assertEquals(List.of("matrix.js"), matrix.select("script[src]").eachAttr("src"));
        for (String name : List.of("style.css", "matrix.js")) {
            assertFalse(Files.readString(site.resolve(name)).contains("//www") || Files
                    .readString(site.resolve(name)).contains("http"), name + " asks the network");
        }
    }
}
