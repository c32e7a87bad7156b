package org.usersay.endtoend.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.client.ApiClient;
import org.usersay.client.ApiException;
import org.usersay.client.api.PublicCommentsApi;
import org.usersay.client.api.PublicSubscriptionApi;
import org.usersay.client.model.CreateCommentRequest;
import org.usersay.client.model.Credentials;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** What a publisher's engineers do first with a client that they generate. */
@ExtendWith(RunningSystem.class)
class GeneratedClientIT {

    @Test
    void signsInPostsACommentAndReadsItBack(Usersay usersay) throws ApiException {
        Readers.Account account = usersay.readers().signedIn("Generated Client");
        var client = new ApiClient();
        client.updateBaseUri(usersay.gateway().toString());
        var tokens = new PublicSubscriptionApi(client)
                .signInToken(new Credentials().email(account.email()).password(Readers.PASSWORD), null);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));

        Article article = Article.fresh();
        var comments = new PublicCommentsApi(client);
        var posted = comments.postComment(
                article.site(), article.id(), new CreateCommentRequest().text("Made by a *generated* client."), null);
        assertThat(posted.getHtml()).contains("<em>generated</em>");

        var page = comments.threadPage(article.site(), article.id(), null, null, null, null);
        assertThat(page.getCount()).isEqualTo(1);
        assertThat(page.getItems()).singleElement().satisfies(comment -> {
            assertThat(comment.getId()).isEqualTo(posted.getId());
            assertThat(comment.getAuthor().getName()).isEqualTo("Generated Client");
            assertThat(comment.getParent()).isNull();
        });
    }

    @Test
    void receivesProblems(Usersay usersay) {
        var client = new ApiClient();
        client.updateBaseUri(usersay.gateway().toString());
        Article article = Article.fresh();
        assertThatThrownBy(() -> new PublicCommentsApi(client)
                        .postComment(article.site(), article.id(), new CreateCommentRequest().text("By nobody"), null))
                .isInstanceOfSatisfying(ApiException.class, problem -> {
                    assertThat(problem.getCode()).isEqualTo(401);
                    assertThat(problem.getResponseBody()).contains("/problems/not-authenticated");
                });
    }
}
