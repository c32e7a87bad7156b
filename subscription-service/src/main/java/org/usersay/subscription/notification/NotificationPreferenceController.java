package org.usersay.subscription.notification;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.ReaderOnly;
import org.usersay.starter.identity.Reader;

/** Endpoint {@code /me/notice-preferences}: at once, daily or not at all. */
@RestController
@ReaderOnly
@RequestMapping("/api/v1/me/notice-preferences")
class NotificationPreferenceController {

    private final NotificationPreferences notificationPreferences;

    NotificationPreferenceController(NotificationPreferences notificationPreferences) {
        this.notificationPreferences = notificationPreferences;
    }

    @GetMapping
    @Operation(summary = "Read how I am notified")
    ResponseEntity<Preferences> show(Reader reader) {
        return answer(notificationPreferences.of(reader.id()));
    }

    @PutMapping
    @Operation(summary = "Choose how I am notified")
    ResponseEntity<Preferences> change(Reader reader, @Valid @RequestBody Preferences preferences) {
        notificationPreferences.set(reader.id(), preferences.mail());
        return answer(preferences.mail());
    }

    private static ResponseEntity<Preferences> answer(NotificationFrequency notificationFrequency) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Preferences(notificationFrequency));
    }

    record Preferences(@NotNull NotificationFrequency mail) {}
}
