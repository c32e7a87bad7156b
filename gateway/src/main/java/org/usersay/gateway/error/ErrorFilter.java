package org.usersay.gateway.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.usersay.gateway.FilterOrder;

/** Turns what went wrong further in into an answer, or cuts an answer that has begun, so that nobody takes it for whole. */
@Component
@Order(FilterOrder.FAULT)
final class ErrorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ErrorFilter.class);

    private final transient ProblemWriter problemWriter;

    ErrorFilter(ProblemWriter problemWriter) {
        this.problemWriter = problemWriter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException gone) {
            log.debug("The client left {}", request.getRequestURI());
        } catch (IOException fault) {
            log.warn("{} {} broke off: {}", request.getMethod(), request.getRequestURI(), fault.toString());
            answer(
                    request,
                    response,
                    GatewayProblem.UNAVAILABLE,
                    "The answer broke off on its way. Try again in a moment.");
        } catch (ServletException | RuntimeException fault) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
            answer(
                    request,
                    response,
                    GatewayProblem.INTERNAL,
                    "The fault is logged under this request's X-Request-Id.");
        }
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, GatewayProblem gatewayProblem, String detail)
            throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException("Broken off after its beginning was sent");
        }
        response.resetBuffer();
        if (gatewayProblem == GatewayProblem.UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        problemWriter.write(request, response, gatewayProblem, detail);
    }
}
