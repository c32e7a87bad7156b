package org.usersay.comments.screening;

/**
 * Moderation settings of a site as they are stored.
 *
 * @param version how often they were changed; 0 for the settings of a site that nobody has set up
 */
public record VersionedSettings(ModerationSettings settings, int version) {}
