package org.usersay.subscription.invoice;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.usersay.starter.site.Site;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.ordering.BilledOrder;

/** An invoice, or a credit note, as a PDF file of one page, in the order's language and the colour of the site. */
abstract class BillPdf {

    /** Liberation Sans, which comes with PDFBox under the SIL Open Font License and has the letters of Vietnamese. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 56;
    private static final float SMALL = 9;
    static final float TEXT = 10.5f;
    private static final float LARGE = 15;
    private static final float TITLE = 20;
    private static final float THIN = 0.7f;
    private static final Color LINE = new Color(0xBBBBBB);

    private final IssuedDocument issued;
    private final BilledOrder order;
    private final Site site;
    private final ResourceBundle words;

    BillPdf(IssuedDocument issued, BilledOrder order, Site site) {
        this.issued = issued;
        this.order = order;
        this.site = site;
        this.words = ResourceBundle.getBundle(
                "invoice/words",
                order.language().locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What it is called. */
    abstract String title();

    /** What stands below its number and day. */
    abstract List<String> references();

    /** What is billed, from the item on. */
    abstract void lines(PdfPage page) throws IOException;

    /** What was paid. */
    abstract String payment();

    /** The file; the same document for the same readers is the same file. */
    byte[] file() {
        try (var document = new PDDocument();
                var font = BillPdf.class.getResourceAsStream(FONT);
                var file = new ByteArrayOutputStream()) {
            describe(document);
            draw(document, PDType0Font.load(document, Objects.requireNonNull(font), true));
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(PDDocument document) {
        var information = document.getDocumentInformation();
        information.setTitle(title() + " " + issued.title());
        information.setAuthor(issued.seller().name());
        Calendar created = GregorianCalendar.from(issued.issuedOn().atStartOfDay(site.timeZone()));
        information.setCreationDate(created);
        document.getDocumentCatalog().setLanguage(order.language().code());
    }

    private void draw(PDDocument document, PDFont font) throws IOException {
        var paper = new PDPage(PDRectangle.A4);
        document.addPage(paper);
        var width = PDRectangle.A4.getWidth();
        var height = PDRectangle.A4.getHeight();
        var accent = Color.decode(site.brand().accent());
        try (var content = new PDPageContentStream(document, paper)) {
            content.setNonStrokingColor(accent);
            content.addRect(0, height - 14, width, 14);
            content.fill();
            var page = new PdfPage(content, font, MARGIN, width - MARGIN, height - 14 - MARGIN / 2);
            page.colour(accent);
            page.paragraph(site.name(), MARGIN, width - 2 * MARGIN, LARGE);
            page.colour(Color.BLACK);
            page.down(10);
            page.paragraph(title(), MARGIN, width - 2 * MARGIN, TITLE);
            page.down(4);
            page.paragraph(word("number", issued.title()), MARGIN, width - 2 * MARGIN, TEXT);
            page.paragraph(word("issued", day(issued.issuedOn())), MARGIN, width - 2 * MARGIN, TEXT);
            for (var reference : references()) {
                page.paragraph(reference, MARGIN, width - 2 * MARGIN, TEXT);
            }
            parties(page, width);
            page.down(16);
            page.rule(accent, 1.5f);
            page.row(
                    word(
                            "item",
                            order.publication(),
                            order.plan(),
                            day(order.from()),
                            day(order.until().minusDays(1))),
                    "",
                    TEXT);
            lines(page);
            page.down(16);
            page.paragraph(payment(), MARGIN, width - 2 * MARGIN, TEXT);
            foot(page, width);
        }
    }

    private void parties(PdfPage page, float width) throws IOException {
        page.down(18);
        var column = (width - 2 * MARGIN) / 2 - 10;
        var top = page.y();
        var seller = issued.seller();
        page.paragraph(word("seller"), MARGIN, column, SMALL);
        page.paragraph(seller.name(), MARGIN, column, TEXT);
        page.paragraph(seller.address(), MARGIN, column, TEXT);
        page.paragraph(word("taxCode", seller.taxCode()), MARGIN, column, TEXT);
        var bottom = page.y();
        page.moveTo(top);
        var second = width / 2 + 10;
        page.paragraph(word("buyer"), second, column, SMALL);
        var buyer = order.buyer();
        for (var line : buyer == null ? List.of(word("buyerWithheld")) : buyer) {
            page.paragraph(line, second, column, TEXT);
        }
        if (order.taxCode() != null) {
            page.paragraph(word("taxCode", order.taxCode()), second, column, TEXT);
        }
        page.moveTo(Math.min(bottom, page.y()));
    }

    private void foot(PdfPage page, float width) throws IOException {
        page.moveTo(MARGIN + 2 * SMALL);
        page.colour(new Color(0x555555));
        var support = site.brand().support();
        page.paragraph(site.url() + (support == null ? "" : " · " + support), MARGIN, width - 2 * MARGIN, SMALL);
    }

    /** A sum in large letters, and the tax that it contains. */
    final void sum(PdfPage page, String text, Price amount, Price tax) throws IOException {
        page.rule(LINE, THIN);
        page.row(text, written(amount), LARGE);
        page.row(word("tax", order.taxPercent().stripTrailingZeros().toPlainString()), written(tax), TEXT);
        page.rule(LINE, THIN);
    }

    final String written(Price price) {
        return price.written(order.language());
    }

    /** The day of the site on which something was. */
    final String day(Instant at) {
        return day(LocalDate.ofInstant(at, site.timeZone()));
    }

    final String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(order.language().locale()));
    }

    final String word(String key, Object... parts) {
        return new MessageFormat(words.getString(key), order.language().locale()).format(parts);
    }
}
