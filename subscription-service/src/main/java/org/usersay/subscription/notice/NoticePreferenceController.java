package org.usersay.subscription.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.identity.Reader;

/** {@code /me/notice-preferences}: at once, daily or not at all. */
@RestController
@RequestMapping("/api/v1/me/notice-preferences")
class NoticePreferenceController {

    private final Wishes wishes;

    NoticePreferenceController(Wishes wishes) {
        this.wishes = wishes;
    }

    @GetMapping
    ResponseEntity<Preferences> show(Reader reader) {
        return answer(wishes.of(reader.id()));
    }

    @PutMapping
    ResponseEntity<Preferences> change(Reader reader, @Valid @RequestBody Preferences preferences) {
        wishes.set(reader.id(), preferences.mail());
        return answer(preferences.mail());
    }

    private static ResponseEntity<Preferences> answer(Wish wish) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Preferences(wish));
    }

    record Preferences(@NotNull Wish mail) {}
}
