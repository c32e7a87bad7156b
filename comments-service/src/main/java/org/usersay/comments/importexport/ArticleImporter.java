package org.usersay.comments.importexport;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.article.Articles;
import org.usersay.comments.dumpformat.ArticleIds;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** The articles of a dump, by the names that its comments have for them. About a hundred bytes an article. */
final class ArticleImporter {

    private static final Pattern URL = Pattern.compile("https?://[^\\s\\p{Cc}\"'<>\\\\]{1,2000}");
    private static final int MAX_TITLE = 300;

    private final ImportJob job;
    private final Articles articles;
    private final Sites sites;
    private final ArticleMapping mapping;
    private final Set<String> ownHosts;
    private FingerprintMap<Entry> entries = new FingerprintMap<>();
    private FingerprintMap<Address> addresses = new FingerprintMap<>();

    ArticleImporter(ImportJob job, Articles articles, Sites sites, ArticleMapping mapping) {
        this.job = job;
        this.articles = articles;
        this.sites = sites;
        this.mapping = mapping;
        this.ownHosts = sites.sites().stream()
                .filter(site -> site.id().equals(job.site()))
                .flatMap(ArticleImporter::hosts)
                .collect(Collectors.toSet());
    }

    private static final class Entry extends FingerprintMap.Entry {
        private String article = "";

        Entry(long fingerprint) {
            super(fingerprint);
        }
    }

    /** Fingerprint of the first address of an article that has its id from the dump. */
    private static final class Address extends FingerprintMap.Entry {
        private long address;

        Address(long fingerprint) {
            super(fingerprint);
        }
    }

    /** Begins another pass over the dump, in which each thread comes before its comments once more. */
    void clear() {
        entries = new FingerprintMap<>();
        addresses = new FingerprintMap<>();
    }

    void index(DumpedThread thread) {
        if (job.format() != DumpFormat.USERSAY) {
            entries.computeIfAbsent(ImportIdMapping.fingerprint(thread.ref()), Entry::new).article = id(thread);
        }
    }

    /** Indexes the article and registers it, unless it is registered already. */
    void take(DumpedThread thread, ImportReport.Draft report) {
        index(thread);
        report.article();
        var id = id(thread);
        if (job.format() != DumpFormat.USERSAY && mapped(thread).isEmpty()) {
            report.unmapped(Objects.requireNonNullElse(thread.url(), thread.ref()), id);
        }
        if (id.equals(thread.article())) {
            reportSecondAddress(thread, id, report);
        }
        if (!job.dryRun()) {
            articles.registerIfAbsent(new Article(
                    sites.article(job.site(), id),
                    title(thread.title()),
                    url(thread.url()),
                    thread.publishedAt(),
                    null,
                    ArticleState.valueOf(thread.state().name()),
                    thread.closesAt(),
                    List.of()));
        }
    }

    private void reportSecondAddress(DumpedThread thread, String id, ImportReport.Draft report) {
        var address = Optional.ofNullable(thread.url()).flatMap(NormalizedAddress::of);
        if (address.isPresent()) {
            var first = addresses.computeIfAbsent(ImportIdMapping.fingerprint(id), Address::new);
            long second = ImportIdMapping.fingerprint(address.get().toString());
            if (first.address == 0) {
                first.address = second;
            } else if (first.address != second) {
                report.note(
                        thread.line(),
                        "the id " + id + " came with another address: one article, also " + address.get());
            }
        }
    }

    /** The article of a thread that came before; our own dumps have its id and may not mention it otherwise. */
    Optional<ArticleKey> find(String ref) {
        if (job.format() == DumpFormat.USERSAY) {
            return ArticleIds.isValid(ref) ? Optional.of(sites.article(job.site(), ref)) : Optional.empty();
        }
        return Optional.ofNullable(entries.get(ImportIdMapping.fingerprint(ref)))
                .map(entry -> sites.article(job.site(), entry.article));
    }

    /** As the mapping says, else as the dump says, else by the whole address. */
    private String id(DumpedThread thread) {
        return mapped(thread).orElseGet(() -> thread.article() != null ? thread.article() : derived(thread));
    }

    private Optional<String> mapped(DumpedThread thread) {
        return Optional.ofNullable(thread.url()).flatMap(mapping::find);
    }

    private String derived(DumpedThread thread) {
        return Optional.ofNullable(thread.url())
                .flatMap(NormalizedAddress::of)
                .map(address -> address.article(ownHosts.contains(address.host())))
                .orElseGet(() -> "x-" + ImportIdMapping.shortHash(thread.url() == null ? thread.ref() : thread.url()));
    }

    private static Stream<String> hosts(Site site) {
        return Stream.concat(Stream.ofNullable(site.url()).map(URI::toString), site.origins().stream())
                .flatMap(address -> NormalizedAddress.of(address).stream())
                .map(NormalizedAddress::host);
    }

    private static @Nullable String title(@Nullable String title) {
        if (title == null) {
            return null;
        }
        var clean = title.replaceAll("\\p{Cc}+", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(MAX_TITLE, clean.length()));
    }

    private static @Nullable String url(@Nullable String url) {
        return url != null && URL.matcher(url).matches() ? url : null;
    }
}
