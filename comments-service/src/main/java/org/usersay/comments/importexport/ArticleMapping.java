package org.usersay.comments.importexport;

import java.io.IOException;
import java.util.Optional;
import org.usersay.comments.dumpformat.DumpReader;
import org.usersay.comments.dumpformat.DumpRecord.DumpedMapping;

/** Articles by the addresses that a publisher's mapping file has for them. About a hundred bytes an article. */
final class ArticleMapping {

    private final FingerprintMap<Entry> articles = new FingerprintMap<>();

    private static final class Entry extends FingerprintMap.Entry {
        private String article = "";

        Entry(long fingerprint) {
            super(fingerprint);
        }
    }

    /** Reads the rest of a mapping file; of two lines with the same address the first one counts. */
    void readFrom(DumpReader file) throws IOException {
        for (var next = file.next(); next != null; next = file.next()) {
            if (next instanceof DumpedMapping mapping) {
                var entry = articles.computeIfAbsent(fingerprint(mapping.address()), Entry::new);
                entry.article = entry.article.isEmpty() ? mapping.article() : entry.article;
            }
        }
    }

    Optional<String> find(String address) {
        return Optional.ofNullable(articles.get(fingerprint(address))).map(entry -> entry.article);
    }

    private static long fingerprint(String address) {
        return ImportIdMapping.fingerprint(
                NormalizedAddress.of(address).map(NormalizedAddress::toString).orElse(address));
    }
}
