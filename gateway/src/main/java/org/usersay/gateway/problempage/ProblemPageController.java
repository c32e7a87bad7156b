package org.usersay.gateway.problempage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.problem.CommonProblem;

/** Pages {@code /problems/} and {@code /problems/{type}}, for people whatever they accept. */
@RestController
class ProblemPageController {

    private final ProblemPages pages;

    ProblemPageController(ProblemPages pages) {
        this.pages = pages;
    }

    @GetMapping({"/problems", "/problems/"})
    ResponseEntity<String> index(
            @RequestParam(required = false) @Nullable String site, @RequestParam(defaultValue = "") String lang) {
        return answer(pages.index(pages.audience(site, lang)));
    }

    @GetMapping("/problems/{type}")
    ResponseEntity<String> type(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String lang) {
        return answer(pages.of(type, pages.audience(site, lang))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Look the type up in the list at /problems/.")));
    }

    private static ResponseEntity<String> answer(String page) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(page);
    }
}
