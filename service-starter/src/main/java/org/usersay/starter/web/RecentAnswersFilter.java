package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives {@link RecentAnswers} again. They have no request id: no log speaks of them. */
final class RecentAnswersFilter extends OncePerRequestFilter {

    private final RecentAnswers recent;

    RecentAnswersFilter(RecentAnswers recent) {
        this.recent = recent;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!recent.answer(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
