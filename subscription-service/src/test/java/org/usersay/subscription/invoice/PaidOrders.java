package org.usersay.subscription.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;

/** Orders of a site with a seller, by their addresses, which have their token. */
record PaidOrders(Client client) {

    String paid(String plan, int copies, String locale, String more) {
        return paid(client.newAddress(), plan, copies, locale, more);
    }

    String paid(String email, String plan, int copies, String locale, String more) {
        var location = place(email, plan, copies, locale, more);
        change(location, "{\"state\":\"CONFIRMED\"}");
        change(location, "{\"state\":\"PAID\"}");
        return location;
    }

    String place(String email, String plan, int copies, String locale, String more) {
        var placed = client.post("/sites/vir/subscription-orders", """
            {"plan":"%s","copies":%d,"startsOn":"%s","locale":"%s","subscriber":{"name":"An Nguyễn","email":"%s"}%s}\
            """.formatted(
                        plan, copies, LocalDate.now(ZoneOffset.UTC).plusDays(7), locale, email, more));
        return Objects.requireNonNull(placed.getResponse().getHeader("Location"));
    }

    void change(String location, String change) {
        var staff = client.administrator().accessToken();
        assertThat(client.patchAs(staff, "/admin/subscription-orders/" + reference(location), change))
                .hasStatusOk();
    }

    static String invoice(String location) {
        return part(location, "invoice.pdf");
    }

    static String creditNote(String location, int number) {
        return part(location, "credit-notes/" + number);
    }

    private static String part(String location, String part) {
        return location.replace("?token=", "/" + part + "?token=");
    }

    static String reference(String location) {
        return location.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    static String text(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk();
        try (var document = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }
}
