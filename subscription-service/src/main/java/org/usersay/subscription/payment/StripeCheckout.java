package org.usersay.subscription.payment;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;
import org.springframework.stereotype.Component;
import org.usersay.starter.externalapi.UnusableAnswerException;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.payment.CheckoutSettings.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's Checkout: {@code POST /v1/checkout/sessions}, and the events of its sessions. */
@Component
class StripeCheckout implements CheckoutProvider {

    /** A payment may be told of when the page is left, or later, where a bank takes its time. */
    private static final Set<String> PAID =
            Set.of("checkout.session.completed", "checkout.session.async_payment_succeeded");

    /** Stripe counts whole ariary, and hundredths of the others, which Java does not. */
    private static final Set<String> COUNTED_OTHERWISE = Set.of("ISK", "MGA", "UGX");

    private static final int MAX_TEXT = 250;
    private static final int DIGEST = 16;
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final StripeSignature signature;
    private final JsonMapper json;
    private final Clock clock;

    StripeCheckout(StripeSignature signature, JsonMapper json, Clock clock) {
        this.signature = signature;
        this.json = json;
        this.clock = clock;
    }

    /** Currencies of three decimals are left out, too: their amounts would have to end in 0. */
    @Override
    public boolean takes(Currency currency) {
        return currency.getDefaultFractionDigits() <= 2 && !COUNTED_OTHERWISE.contains(currency.getCurrencyCode());
    }

    @Override
    public ClassicHttpRequest request(Account account, CheckoutRequest request) {
        var call = new HttpPost(account.url().resolve("/v1/checkout/sessions"));
        call.setHeader("Authorization", "Bearer " + account.key());
        var fields = fields(request);
        call.setHeader("Idempotency-Key", request.reference() + "-" + quarter() + "-" + digest(fields));
        call.setEntity(new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
        return call;
    }

    /** Quarter of an hour, after which an answer that Stripe has stored for a key is not repeated any more, such as a 500. */
    private long quarter() {
        return clock.instant().getEpochSecond() / QUARTER;
    }

    /** Digest of the parameters: Stripe refuses a key that comes with others. */
    private static String digest(List<NameValuePair> fields) {
        var text = WWWFormCodec.format(fields, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<NameValuePair> fields(CheckoutRequest request) {
        var item = "line_items[0]";
        return List.of(
                field("mode", "payment"),
                field("client_reference_id", request.reference()),
                field("customer_email", request.email()),
                field("locale", request.language()),
                field(item + "[quantity]", "1"),
                field(
                        item + "[price_data][currency]",
                        request.currency().getCurrencyCode().toLowerCase(Locale.ROOT)),
                field(item + "[price_data][unit_amount]", Long.toString(request.minorUnits())),
                field(item + "[price_data][product_data][name]", cut(request.title())),
                field("metadata[order]", request.reference()),
                field("success_url", request.back() + "&checkout=done"),
                field("cancel_url", request.back()));
    }

    private static NameValuePair field(String name, String value) {
        return new BasicNameValuePair(name, value);
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    @Override
    public URI page(String answer) throws IOException {
        try {
            var session = json.readTree(answer);
            var address = new URI(session.path("url").asString(""));
            if (!"https".equals(address.getScheme()) || address.getHost() == null) {
                throw new UnusableAnswerException("no address of a page");
            }
            return address;
        } catch (JacksonException | URISyntaxException e) {
            throw new UnusableAnswerException("no session");
        }
    }

    @Override
    public boolean signed(Account account, String header, byte[] notice) {
        return signature.matches(account.secrets(), header, notice);
    }

    @Override
    public Optional<PaymentNotice> payment(byte[] notice) {
        try {
            var event = json.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(notice))
                    .toString());
            var session = event.path("data").path("object");
            return PAID.contains(event.path("type").asString(""))
                            && session.path("payment_status").asString("").equals("paid")
                            && session.path("metadata").path("order").isString()
                    ? Optional.of(payment(event, session))
                    : Optional.empty();
        } catch (JacksonException | CharacterCodingException | IllegalArgumentException e) {
            throw CommonProblem.INVALID_REQUEST.refusal("This is no event of a payment.");
        }
    }

    private PaymentNotice payment(JsonNode event, JsonNode session) {
        var currency =
                Currency.getInstance(session.path("currency").asString("").toUpperCase(Locale.ROOT));
        var minor = session.path("amount_total");
        var id = session.path("payment_intent").asString(session.path("id").asString(""));
        if (!takes(currency)) {
            throw new IllegalArgumentException("a currency in which nothing was asked for");
        }
        if (!minor.isIntegralNumber() || !minor.canConvertToLong() || !id.matches("[A-Za-z0-9_]{1,255}")) {
            throw new IllegalArgumentException("no amount, or no id");
        }
        return new PaymentNotice(
                id,
                session.path("metadata").path("order").asString(),
                BigDecimal.valueOf(minor.longValue()).movePointLeft(Math.max(currency.getDefaultFractionDigits(), 0)),
                currency,
                Instant.ofEpochSecond(Math.clamp(event.path("created").asLong(0), 0L, 253_402_300_799L)));
    }
}
