package org.usersay.subscription.ignoredreader;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Reader;
import org.usersay.subscription.ignoredreader.IgnoredReaders.Ignored;

/** {@code /me/ignored-readers}. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me/ignored-readers")
class IgnoredReaderController {

    private final IgnoredReaders ignoredReaders;

    IgnoredReaderController(IgnoredReaders ignoredReaders) {
        this.ignoredReaders = ignoredReaders;
    }

    @GetMapping
    ResponseEntity<Items> list(Reader reader) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Items(ignoredReaders.of(reader.id())));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(Reader reader, @PathVariable String id) {
        ignoredReaders.add(reader.id(), id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Reader reader, @PathVariable String id) {
        ignoredReaders.remove(reader.id(), UuidV7.require(id));
    }

    record Items(List<Ignored> items) {}
}
