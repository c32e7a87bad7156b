package org.usersay.subscription.notification;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.outbox.DeliveryGuarantee;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.MailContent;
import org.usersay.subscription.outbox.MailTemplates;
import org.usersay.subscription.secret.RandomToken;

/** What a reader is told about replies and mentions, with a link that ends it. */
@Component
class NoticeLetters {

    private final MailTemplates mailTemplates;
    private final Sites sites;
    private final OneClickTokens tokens;

    NoticeLetters(MailTemplates mailTemplates, Sites sites, OneClickTokens tokens) {
        this.mailTemplates = mailTemplates;
        this.sites = sites;
        this.tokens = tokens;
    }

    Mail atOnce(Account account, Notice notice) {
        var unsubscribe = tokens.link(new Target(NotificationPreferences.LETTER, account.id()));
        var name = notice.kind() == Notice.Kind.REPLY ? "notice-reply" : "notice-mention";
        var mailContent = mailTemplates.write(
                name,
                account.language(),
                Map.of(
                        "author", notice.author().name(),
                        "headline", notice.headline(),
                        "site", siteName(notice.site()),
                        "link", link(notice).toString(),
                        "unsubscribe", unsubscribe.toString()));
        return mail("notice-" + RandomToken.digest(notice.id()), account, mailContent, unsubscribe);
    }

    Mail digest(Account account, String key, List<Notice> notices) {
        var unsubscribe = tokens.link(new Target(NotificationPreferences.LETTER, account.id()));
        var items =
                notices.stream().map(notice -> line(account.language(), notice)).collect(Collectors.joining("\n\n"));
        var mailContent = mailTemplates.write(
                "notice-digest",
                account.language(),
                Map.of(
                        "count", Integer.toString(notices.size()),
                        "site", siteName(account.site()),
                        "items", items,
                        "unsubscribe", unsubscribe.toString()));
        return mail("digest-" + RandomToken.digest(key), account, mailContent, unsubscribe);
    }

    private static Mail mail(String id, Account account, MailContent mailContent, URI unsubscribe) {
        return new Mail(id, account.email(), mailContent, DeliveryGuarantee.AT_MOST_ONCE, unsubscribe);
    }

    private String line(Language language, Notice notice) {
        var what = switch (language) {
            case EN -> notice.kind() == Notice.Kind.REPLY ? "%s replied to you" : "%s mentioned you";
            case VI -> notice.kind() == Notice.Kind.REPLY ? "%s đã trả lời bạn" : "%s đã nhắc đến bạn";
        };
        return what.formatted(notice.author().name()) + ": " + notice.headline() + "\n\n" + link(notice);
    }

    /** The address of an article was told by whoever commented first, so a letter only leads to the site's own pages. */
    private URI link(Notice notice) {
        var site = sites.find(notice.site());
        return site.filter(known -> known.origins().stream().anyMatch(origin -> isOf(origin, notice.url())))
                .map(known -> notice.url())
                .orElseGet(() -> site.map(Site::url).orElse(URI.create("about:blank")));
    }

    private static boolean isOf(String origin, URI url) {
        var own = URI.create(origin);
        return url.getUserInfo() == null
                && own.getScheme().equalsIgnoreCase(url.getScheme())
                && own.getHost().equalsIgnoreCase(url.getHost())
                && own.getPort() == url.getPort();
    }

    private String siteName(String site) {
        return sites.find(site).map(Site::name).orElse("Usersay");
    }
}
