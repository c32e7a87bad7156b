package org.usersay.subscription.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantQrTests {

    private static final BankAccount ACCOUNT =
            new BankAccount("Sacombank", "CONG TY VIR", "0011012345678", "970403", Currency.getInstance("VND"));

    /** CRC catalogue, the example of EMVCo's specification 1.1, and the two examples of NAPAS's for VietQR. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678929B1",
                "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT"
                        + "6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME9132"
                        + "0016A0112233449988770708123456786304A13A",
                "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
                "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107"
                        + "NPS68690819thanh toan don hang63042E2E"
            })
    void checksumIsThatOfTheSpecification(String code) {
        var end = code.length() - 4;
        assertThat("%04X".formatted(MerchantQr.crc(code.substring(0, end)))).isEqualTo(code.substring(end));
    }

    @Test
    void fieldsAreThoseOfTheExampleOfNapas() {
        var account =
                new MerchantQr().field(0, "970403").field(1, "0011012345678").text();
        var template = new MerchantQr()
                .field(0, "A000000727")
                .field(1, account)
                .field(2, "QRIBFTTA")
                .text();
        assertThat(new MerchantQr()
                        .field(0, "01")
                        .field(1, "12")
                        .field(38, template)
                        .field(53, "704")
                        .field(54, "180000")
                        .field(58, "VN")
                        .field(
                                62,
                                new MerchantQr()
                                        .field(1, "NPS6869")
                                        .field(8, "thanh toan don hang")
                                        .text())
                        .checked())
                .isEqualTo(
                        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
                                + "62340107NPS68690819thanh toan don hang63042E2E");
    }

    @Test
    void transferHasAmountAndPurpose() {
        assertThat(VietQr.transfer(ACCOUNT, new BigDecimal("180000"), "ABCDE12345"))
                .startsWith(
                        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
                                + "62140810ABCDE12345" + "6304");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "12345678901234"})
    void amountThatDoesNotFitIsRefused(BigDecimal amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> VietQr.transfer(ACCOUNT, amount, "ABCDE12345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDE-12345", "two\nlines", "a purpose that is too long for it", "Đơn 1"})
    void purposeThatABankWouldChangeIsRefused(String purpose) {
        assertThatIllegalArgumentException().isThrownBy(() -> VietQr.transfer(ACCOUNT, BigDecimal.TEN, purpose));
    }

    @Test
    void imageIsReadAsTheTextOfTheCode() throws ChecksumException, FormatException {
        var code = VietQr.transfer(ACCOUNT, new BigDecimal("1976000"), "ABCDE12345");
        assertThat(new Decoder().decode(modules(QrImage.svg(code))).getText()).isEqualTo(code);
    }

    @Test
    void imageInAMailIsReadAsTheTextOfTheCode() throws ChecksumException, FormatException, IOException {
        var code = VietQr.transfer(ACCOUNT, new BigDecimal("1976000"), "ABCDE12345");
        var png = QrImage.png(code);
        assertThat(png).hasSizeLessThan(4_000);
        assertThat(new Decoder().decode(modules(png)).getText()).isEqualTo(code);
    }

    private static BitMatrix modules(byte[] png) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var modules = new BitMatrix(image.getWidth() / 6 - 8);
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                if ((image.getRGB((x + 4) * 6 + 3, (y + 4) * 6 + 3) & 0xFF) == 0) {
                    modules.set(x, y);
                }
            }
        }
        return modules;
    }

    private static BitMatrix modules(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(box.find()).isTrue();
        var modules = new BitMatrix(Integer.parseInt(box.group(1)) - 8);
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1")
                .matcher(svg)
                .results()
                .forEach(run -> modules.setRegion(
                        Integer.parseInt(run.group(1)) - 4,
                        Integer.parseInt(run.group(2)) - 4,
                        Integer.parseInt(run.group(3)),
                        1));
        return modules;
    }
}
