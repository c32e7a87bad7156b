/**
 * Who may call what. A service denies by default, at two places:
 *
 * <ol>
 *   <li>The security filter chain (in {@code identity}) requires a verified token, or below {@code /internal/} a signature,
 *       for every request but the public ones. A service lists these in its {@code SecurityConfiguration}, in a bean that
 *       Spring Security applies to the chain:
 *       <pre>{@code
 * @Bean
 * Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> publicRequests() {
 *     return requests -> requests
 *             .requestMatchers(ReadRequests.of("/api/v1/sites/{site}/articles/{article}/rating")).permitAll()
 *             .requestMatchers(HttpMethod.POST, "/api/v1/comment-previews").permitAll();
 * }
 * }</pre>
 *   <li>Method security requires a role. Every mapping carries exactly one annotation of this package, on the method or, for
 *       all of its mappings, on the controller: {@code @Public}, {@code @ReaderOnly}, {@code @VerifiedReaderOnly},
 *       {@code @ModeratorOnly}, {@code @StaffOnly}, {@code @StaffOrModeratorOnly}, {@code @AdministratorOnly} or
 *       {@code @InternalOnly}. A role is checked for the site of the path's {@code {site}} variable; an unknown site is 404
 *       before that. Administrators hold every role on every site. Where the path has no {@code {site}} any site's role
 *       passes, and the code that reads the entity checks the entity's site ({@code Reader.requireModeratorOf},
 *       {@code requireStaffOf}). Of administrative mappings the annotation is checked before the body is read too.
 * </ol>
 *
 * <p>A mapping with {@code Optional<Reader>} is {@code @Public} and listed. A controller takes a {@code Reader} only where it
 * uses it. No token is 401 {@code /problems/not-authenticated}, a missing role 403 {@code /problems/forbidden}. A test
 * that extends {@code MappingSecurityContract} (of the test-jar) holds every mapping to this.
 */
@NullMarked
package org.usersay.starter.access;

import org.jspecify.annotations.NullMarked;
