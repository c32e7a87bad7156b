package org.usersay.subscription.campaign;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;

/**
 * Stands between the service and MongoDB and lets something happen at one write of the thread that asked for it, whatever
 * other threads write meanwhile.
 */
@TestConfiguration(proxyBeanMethods = false)
class WriteFaults implements BeanPostProcessor {

    private static final Pattern WRITE = Pattern.compile("(insert|update|replace|delete|bulkWrite|findOneAnd).*");
    private static final ThreadLocal<@Nullable Plan> PLAN = new ThreadLocal<>();

    /** What happens instead of a write. */
    interface Fault {
        /** Does, or does not do, the write. */
        Object at(Write write) throws Throwable;
    }

    /** A write that is about to be sent. */
    interface Write {
        Object send() throws Throwable;
    }

    /** The process is gone. No code may treat it as a failure that it can handle. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Some work that may be killed. */
    interface Work {
        void run() throws Exception;
    }

    private static final class Plan {
        private final Fault fault;
        private int left;

        Plan(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }

    /** Whether the work came to its {@code number}-th write, from 1, so that the fault happened. */
    static boolean happensAt(int number, Fault fault, Work work) throws Exception {
        var plan = new Plan(fault, number);
        PLAN.set(plan);
        try {
            work.run();
        } catch (Killed e) {
            // Nothing of the process is left.
        } finally {
            PLAN.remove();
        }
        return plan.left <= 0;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MongoDatabase database ? proxy(MongoDatabase.class, databases(database)) : bean;
    }

    private static InvocationHandler databases(MongoDatabase real) {
        return (proxy, method, arguments) -> {
            var answer = call(real, method, arguments);
            return answer instanceof MongoCollection<?> collection
                    ? proxy(MongoCollection.class, collections(collection))
                    : answer;
        };
    }

    private static InvocationHandler collections(MongoCollection<?> real) {
        return (proxy, method, arguments) -> {
            var plan = PLAN.get();
            if (plan == null || !WRITE.matcher(method.getName()).matches() || --plan.left != 0) {
                return call(real, method, arguments);
            }
            PLAN.remove();
            return plan.fault.at(write(real, method, arguments));
        };
    }

    private static Write write(MongoCollection<?> real, Method method, Object[] arguments) {
        return () -> call(real, method, arguments);
    }

    private static Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
