package org.usersay.subscription.oneclick;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.oneclick.OneClickAction.Page;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/**
 * Endpoint {@code /u/{token}}: a confirmation page, and the action itself. Only a POST has effects; mail programs send
 * it themselves (RFC 8058), with a form's body that is ignored.
 */
@RestController
@Public
@RequestMapping(path = "/api/v1/u/{token}", produces = "text/html;charset=UTF-8")
class OneClickController {

    private final OneClickTokens tokens;
    private final Map<Character, OneClickAction> actions;

    OneClickController(OneClickTokens tokens, List<OneClickAction> actions) {
        this.tokens = tokens;
        this.actions = actions.stream().collect(Collectors.toMap(OneClickAction::type, Function.identity()));
    }

    @GetMapping
    ResponseEntity<String> confirm(@PathVariable String token) {
        var target = read(token);
        var page = action(target).page(target.subject());
        return page(
                page.question(), page, "<form method=\"post\"><button>" + escape(page.button()) + "</button></form>");
    }

    @PostMapping
    ResponseEntity<String> execute(@PathVariable String token) {
        var target = read(token);
        var oneClickAction = action(target);
        var page = oneClickAction.page(target.subject());
        oneClickAction.execute(target.subject());
        return page(page.done(), page, "");
    }

    private Target read(String token) {
        return tokens.read(token)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Open the link as it stands in the mail."));
    }

    private OneClickAction action(Target target) {
        var oneClickAction = actions.get(target.type());
        if (oneClickAction == null) {
            throw CommonProblem.NOT_FOUND.refusal("Open the link as it stands in the mail.");
        }
        return oneClickAction;
    }

    private static ResponseEntity<String> page(String title, Page page, String form) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .body("""
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                        <meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"></head>
                        <body><main><h1>%1$s</h1><p>%2$s</p>%3$s</main></body></html>
                        """.formatted(escape(title), escape(page.about()), form));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
