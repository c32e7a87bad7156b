package org.usersay.ratings;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;

/** What tests ask for again and again. */
@TestComponent
public class Stars {

    public static final String SITE = "/api/v1/sites/vir";
    public static final String ADMIN = "/api/v1/admin/sites/vir/ratings";

    private final MockMvcTester mvc;

    public Stars(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public MvcTestResult rate(String article, String reader, int stars) {
        return rate(article, bearer(Tokens.reader(reader)), stars);
    }

    public MvcTestResult rate(String article, HttpHeaders headers, int stars) {
        return mvc.put()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"stars\":" + stars + "}")
                .exchange();
    }

    public MvcTestResult withdraw(String article, HttpHeaders headers) {
        return mvc.delete()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .headers(headers)
                .exchange();
    }

    public MvcTestResult rating(String article) {
        return mvc.get().uri(SITE + "/articles/{a}/rating", article).exchange();
    }

    public MvcTestResult mine(String article, HttpHeaders headers) {
        return mvc.get()
                .uri(SITE + "/articles/{a}/rating/mine", article)
                .headers(headers)
                .exchange();
    }

    public MvcTestResult send(String method, String path, String token, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(bearer(token))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult keyed(String method, String path, String token, String key, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(bearer(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult get(String path, String token) {
        return mvc.get().uri(path).headers(bearer(token)).exchange();
    }

    public MvcTestResult announce(String article, String body) {
        return send("PUT", ADMIN + "/articles/" + article, Tokens.administrator("cms"), body);
    }

    public static HttpHeaders bearer(String token) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return headers;
    }
}
