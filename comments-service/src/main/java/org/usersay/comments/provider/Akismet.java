package org.usersay.comments.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.usersay.comments.provider.ProviderSettings.AkismetSettings;
import org.usersay.starter.externalapi.UnusableAnswerException;

/** Akismet's comment check. It requires an address of the reader, and gets one that is nobody's. */
final class Akismet implements ScreeningProvider {

    private static final String NO_ADDRESS = "127.0.0.1";

    private final AkismetSettings settings;

    Akismet(AkismetSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "akismet";
    }

    @Override
    public String title() {
        return "Akismet";
    }

    @Override
    public ClassicHttpRequest request(CheckedComment comment) {
        var form = new ArrayList<NameValuePair>(List.of(
                new BasicNameValuePair("api_key", settings.key()),
                new BasicNameValuePair("blog", comment.site().url().toString()),
                new BasicNameValuePair("blog_lang", comment.site().language().getLanguage()),
                new BasicNameValuePair("blog_charset", "UTF-8"),
                new BasicNameValuePair("user_ip", NO_ADDRESS),
                new BasicNameValuePair("comment_type", comment.reply() ? "reply" : "comment"),
                new BasicNameValuePair("comment_content", comment.text())));
        comment.articleUrl().ifPresent(url -> form.add(new BasicNameValuePair("permalink", url)));
        var request = new HttpPost(settings.url());
        request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        return request;
    }

    @Override
    public Finding read(String body) throws UnusableAnswerException {
        return switch (body.strip()) {
            case "true" -> new Finding.Suspect("AKISMET", List.of());
            case "false" -> new Finding.Clear();
            default -> throw new UnusableAnswerException("neither true nor false");
        };
    }
}
