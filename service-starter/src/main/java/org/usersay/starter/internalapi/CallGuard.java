package org.usersay.starter.internalapi;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;

/** Circuit breaker and retry around the calls to one service. */
record CallGuard(CircuitBreaker circuitBreaker, Retry retry) {

    /** A call to a service. */
    @FunctionalInterface
    interface Call<T> {

        T execute() throws IOException, InterruptedException;
    }

    /** Executes a call once; an {@link IOException} too where the circuit breaker is open. */
    <T> T once(Call<T> call) throws IOException, InterruptedException {
        return execute(circuitBreaker.decorateCheckedSupplier(call::execute));
    }

    /** Executes an idempotent call, and again where that failed. */
    <T> T repeatedly(Call<T> call) throws IOException, InterruptedException {
        return execute(retry.decorateCheckedSupplier(circuitBreaker.decorateCheckedSupplier(call::execute)));
    }

    private <T> T execute(CheckedSupplier<T> call) throws IOException, InterruptedException {
        try {
            return call.get();
        } catch (CallNotPermittedException e) {
            throw new IOException(circuitBreaker.getName() + " is not available", e);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // CheckedSupplier declares it; the calls decorated here throw nothing else.
            throw new IllegalStateException("no other exception is declared", e);
        }
    }
}
