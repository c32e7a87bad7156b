/**
 * Providers that judge comments outside this installation, where a site has some: Akismet, a moderation service, the
 * publisher's own checker. They may only hold a comment.
 *
 * @see org.usersay.comments.provider.ScreeningProviders
 */
@NullMarked
package org.usersay.comments.provider;

import org.jspecify.annotations.NullMarked;
