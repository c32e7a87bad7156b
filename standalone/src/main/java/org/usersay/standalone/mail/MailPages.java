package org.usersay.standalone.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** HTML pages of the caught mails. Everything of a mail is escaped, and its HTML stands in a frame that runs nothing. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>&\"']+(?:&amp;[^\\s<>&\"']+)*");

    private MailPages() {}

    static String list(List<CaughtMail> mails) {
        StringBuilder rows = new StringBuilder();
        for (CaughtMail mail : mails) {
            rows.append("""
                    <tr><td class="time">%s</td><td>%s</td><td><a href="/messages/%s">%s</a></td></tr>
                    """.formatted(time(mail), escaped(mail.to()), mail.id(), escaped(subject(mail))));
        }
        String content = mails.isEmpty()
                ? "<p>No mail yet. Whatever Usersay sends shows up here; reload to look again.</p>"
                : "<table><thead><tr><th>Time</th><th>To</th><th>Subject</th></tr></thead><tbody>" + rows
                        + "</tbody></table>";
        return page("Mail", "<h1>Mail</h1>" + content);
    }

    static String one(CaughtMail mail) {
        String html = mail.html().isEmpty() ? "" : """
                <h2>HTML</h2>
                <iframe title="The mail's HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"
                  src="/messages/%s/html"></iframe>
                """.formatted(mail.id());
        return page(subject(mail), """
                <p><a href="/">All mail</a></p>
                <h1>%s</h1>
                <p>From %s<br>To %s<br>%s</p>
                <pre>%s</pre>
                %s
                """.formatted(
                        escaped(subject(mail)),
                        escaped(mail.from()),
                        escaped(mail.to()),
                        time(mail),
                        LINK.matcher(escaped(mail.text()))
                                .replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"noopener noreferrer\">$0</a>"),
                        html));
    }

    /** What the frame loads: links open a tab of their own. */
    static String framed(CaughtMail mail) {
        return "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">" + mail.html();
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - Usersay mail catcher</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
                table { border-collapse: collapse; width: 100%% }
                th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere }
                .time { min-width: 5.5rem }
                h1 { line-height: 1.25; overflow-wrap: anywhere }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f4; padding: 1rem }
                iframe { width: 100%%; height: 30rem; border: 1px solid #ccc }
                </style>
                </head>
                <body><main>%s</main></body>
                </html>
                """.formatted(escaped(title), body);
    }

    private static String subject(CaughtMail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }

    private static String time(CaughtMail mail) {
        return TIME.format(Instant.ofEpochMilli(Long.parseLong(mail.id())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
