package org.usersay.subscription.notification;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.notification.Notification.Kind;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.DeliveryGuarantee;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.secret.RandomToken;

/** Mails about replies and mentions, with an unsubscribe link, and statements of reasons, without one. */
@Component
class NotificationMails {

    /** Of the text; the HTML, which mail programs cut off after 100 KB, is several times as long. */
    private static final int MAX_ITEMS_LENGTH = 12_000;

    private final MailTemplates mailTemplates;
    private final Sites sites;
    private final OneClickTokens tokens;

    NotificationMails(MailTemplates mailTemplates, Sites sites, OneClickTokens tokens) {
        this.mailTemplates = mailTemplates;
        this.sites = sites;
        this.tokens = tokens;
    }

    Mail immediate(Account account, Notification notification) {
        var site = sites.findOrFirst(notification.site());
        if (notification.kind() == Kind.STATEMENT) {
            return mail(id(notification), account, statement(account, site, notification), null, null);
        }
        var unsubscribe = unsubscribe(account, site);
        var name = notification.kind() == Kind.REPLY ? "notification-reply" : "notification-mention";
        var mailContent = mailTemplates.write(
                name,
                site,
                account.language(),
                Map.of(
                        "author", notification.author().name(),
                        "headline", headline(notification),
                        "excerpt", quoted(notification.quotation()),
                        "link", link(notification).toString(),
                        "unsubscribe", unsubscribe.toString()));
        return mail(id(notification), account, mailContent, unsubscribe, notification.traceparent());
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : "“" + words + "”";
    }

    private static String id(Notification notification) {
        return "notification-" + RandomToken.digest(notification.id());
    }

    private MailContent statement(Account account, Site site, Notification notification) {
        return mailTemplates.write(
                "notification-statement",
                site,
                account.language(),
                Map.of(
                        "headline", headline(notification),
                        "reasons", notification.reasons(),
                        "link", link(notification).toString()));
    }

    Mail digest(Account account, String key, List<Notification> notifications) {
        var site = sites.findOrFirst(account.site());
        var unsubscribe = unsubscribe(account, site);
        var items = items(account.language(), notifications);
        var mailContent = mailTemplates.write(
                "notification-digest",
                site,
                account.language(),
                Map.of(
                        "count", Integer.toString(notifications.size()),
                        "items", items,
                        "unsubscribe", unsubscribe.toString()));
        return mail("digest-" + RandomToken.digest(key), account, mailContent, unsubscribe, null);
    }

    /** As many as fit a mail, and how many more there are. */
    private String items(Language language, List<Notification> notifications) {
        var items = new StringBuilder();
        for (int index = 0; index < notifications.size(); index++) {
            var line = line(language, notifications.get(index));
            if (!items.isEmpty() && items.length() + line.length() > MAX_ITEMS_LENGTH) {
                var more = notifications.size() - index;
                return items + "\n\n"
                        + (language == Language.EN ? "and " + more + " more" : "và " + more + " mục khác");
            }
            items.append(items.isEmpty() ? "" : "\n\n").append(line);
        }
        return items.toString();
    }

    private URI unsubscribe(Account account, Site site) {
        return tokens.link(new Target(NotificationPreferences.TOKEN_TYPE, account.language(), site.id(), account.id()));
    }

    private static Mail mail(
            String id,
            Account account,
            MailContent mailContent,
            @Nullable URI unsubscribe,
            @Nullable String traceparent) {
        return new Mail(
                id, account.email(), mailContent, DeliveryGuarantee.AT_MOST_ONCE, unsubscribe, null, traceparent);
    }

    private String line(Language language, Notification notification) {
        return what(language, notification) + ": " + headline(notification) + "\n\n" + link(notification);
    }

    private static String what(Language language, Notification notification) {
        var name = notification.author().name();
        return switch (language) {
            case EN ->
                switch (notification.kind()) {
                    case REPLY -> name + " replied to you";
                    case MENTION -> name + " mentioned you";
                    case STATEMENT -> "A comment of yours was not published (" + notification.reasons() + ")";
                };
            case VI ->
                switch (notification.kind()) {
                    case REPLY -> name + " đã trả lời bạn";
                    case MENTION -> name + " đã nhắc đến bạn";
                    case STATEMENT -> "Một bình luận của bạn không được đăng (" + notification.reasons() + ")";
                };
        };
    }

    /**
     * Link of a notification. Article URLs come from clients, so links to other origins lead to the site's home page.
     */
    private URI link(Notification notification) {
        var site = sites.find(notification.site());
        return site.filter(known -> known.origins().stream().anyMatch(origin -> isOf(origin, notification.url())))
                .map(known -> notification.url())
                .orElseGet(() -> site.map(Site::url).orElse(URI.create("about:blank")));
    }

    private static boolean isOf(String origin, URI url) {
        var own = URI.create(origin);
        return url.getUserInfo() == null
                && own.getScheme().equalsIgnoreCase(url.getScheme())
                && own.getHost().equalsIgnoreCase(url.getHost())
                && own.getPort() == url.getPort();
    }

    private String headline(Notification notification) {
        var headline = notification.headline();
        return headline.isEmpty() ? sites.findOrFirst(notification.site()).name() : headline;
    }
}
