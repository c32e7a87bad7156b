<?php
/**
 * Plugin Name: Usersay
 * Description: Stars and comments of Usersay below each post; posts are announced when they are published, updated and closed.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 8.0
 * License: Apache-2.0
 *
 * Settings, in wp-config.php: USERSAY_URL, USERSAY_SITE, USERSAY_EMAIL, USERSAY_PASSWORD. See docs/integrate.md.
 */

defined('ABSPATH') || exit;

const USERSAY_READ_SECONDS = 2;
const USERSAY_WRITE_SECONDS = 5;
const USERSAY_FRESH_SECONDS = 15;
const USERSAY_ATTEMPTS = 10;

add_action('wp_enqueue_scripts', 'usersay_script');
add_action('wp_head', 'usersay_head');
// After all filters that would change the markup.
add_filter('the_content', 'usersay_content', 1000);
// Also run for scheduled posts, changes of the discussion setting, and posts that are moved to the bin.
add_action('wp_after_insert_post', 'usersay_announce');
add_action('usersay_announce', 'usersay_announce', 10, 2);

function usersay_script(): void
{
    if (is_singular('post')) {
        wp_enqueue_script_module('usersay', USERSAY_URL . '/usersay.js', [], null);
    }
}

/** The article's id at Usersay, which never changes. */
function usersay_article(WP_Post $post): string
{
    return 'wp-' . $post->ID;
}

function usersay_path(WP_Post $post): string
{
    return '/sites/' . USERSAY_SITE . '/articles/' . usersay_article($post);
}

/** Data for search engines; nothing while nobody has voted. */
function usersay_head(): void
{
    if (!is_singular('post') || post_password_required()) {
        return;
    }
    $data = json_decode(usersay_read(usersay_path(get_post()) . '/rating.jsonld'), true);
    if (is_array($data)) {
        // With < escaped, no text can end the element.
        $json = wp_json_encode($data, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        echo '<script type="application/ld+json">', $json, "</script>\n";
    }
}

/** The post with its elements below; the newest comments stand inside for search engines and readers without JavaScript. */
function usersay_content(string $content): string
{
    if (!is_singular('post') || !in_the_loop() || !is_main_query() || doing_filter('get_the_excerpt')
            || post_password_required()) {
        return $content;
    }
    $post = get_post();
    $names = sprintf('site="%s" article="%s"', esc_attr(USERSAY_SITE), esc_attr(usersay_article($post)));
    return $content
        . "\n<star-rating $names></star-rating>\n"
        . sprintf(
            '<user-say live %s article-title="%s" article-url="%s">%s</user-say>',
            $names,
            esc_attr(usersay_title($post)),
            esc_url(get_permalink($post)),
            // HTML that Usersay made and escaped; it is trusted as its script is.
            usersay_read(usersay_path($post) . '/comments.html')
        );
}

function usersay_title(WP_Post $post): string
{
    $text = html_entity_decode(wp_strip_all_tags(get_the_title($post)), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    return trim(preg_replace(['/[\p{Cc}\s]+/u', '/^(.{290}).+$/u'], [' ', '$1…'], $text)) ?: 'Untitled';
}

/** A public answer at most USERSAY_FRESH_SECONDS old, or the last one while Usersay does not answer; else empty. */
function usersay_read(string $path): string
{
    $key = 'usersay_' . md5(USERSAY_URL . $path);
    $kept = get_transient($key);
    if (is_array($kept) && $kept['until'] > time()) {
        return $kept['body'];
    }
    $body = is_array($kept) ? $kept['body'] : '';
    // Before the request, so that other requests meanwhile do not repeat it.
    usersay_keep($key, $body);
    $answer = wp_remote_get(USERSAY_URL . '/api/v1' . $path, [
        'timeout' => USERSAY_READ_SECONDS,
        'redirection' => 0,
        'limit_response_size' => 1024 * 1024,
    ]);
    $status = is_wp_error($answer) ? 0 : (int) wp_remote_retrieve_response_code($answer);
    if ($status === 200 || $status === 204) {
        $body = $status === 200 ? wp_remote_retrieve_body($answer) : '';
        usersay_keep($key, $body);
    }
    return $body;
}

function usersay_keep(string $key, string $body): void
{
    set_transient($key, ['body' => $body, 'until' => time() + USERSAY_FRESH_SECONDS], DAY_IN_SECONDS);
}

/** Announces a post as it is now; where that fails, again later. Repeating it changes nothing. */
function usersay_announce(int $id, int $attempt = 1): void
{
    $post = get_post($id);
    if (!$post || $post->post_type !== 'post') {
        return;
    }
    $published = $post->post_status === 'publish';
    if ($published) {
        update_post_meta($id, '_usersay_url', get_permalink($post));
    }
    // A post in the bin has another address than readers know.
    $url = get_post_meta($id, '_usersay_url', true);
    if (!$url) {
        return;
    }
    $article = [
        'title' => usersay_title($post),
        'url' => $url,
        'publishedAt' => gmdate('Y-m-d\TH:i:s\Z', (int) get_post_timestamp($post)),
        'state' => $published && $post->comment_status === 'open' ? 'OPEN' : 'CLOSED',
    ];
    $category = get_the_category($id)[0]->slug ?? '';
    if (preg_match('/^[a-z0-9-]{1,40}$/D', $category)) {
        $article['category'] = $category;
    }
    $status = usersay_write('PUT', '/admin' . usersay_path($post), $article);
    if ($status === 200) {
        return;
    }
    $again = in_array($status, [0, 401, 403, 408, 429], true) || $status >= 500;
    if ($again && $attempt < USERSAY_ATTEMPTS) {
        wp_schedule_single_event(time() + 30 * 2 ** $attempt, 'usersay_announce', [$id, $attempt + 1]);
    } else {
        error_log("Usersay answered $status to the announcement of post $id, which is given up.");
    }
}

/** The status of a call with the token of the CMS's account, or 0. */
function usersay_write(string $method, string $path, array $body): int
{
    $token = usersay_token();
    $status = $token === '' ? 0 : usersay_send($method, $path, $body, ['Authorization' => 'Bearer ' . $token])[0];
    if ($status === 401 || $status === 403) {
        // The account's roles or password were changed; the next attempt signs in anew.
        delete_transient('usersay_token');
    }
    return $status;
}

/** A token lives ten minutes, and signing in is limited, so it is kept for eight. */
function usersay_token(): string
{
    $token = get_transient('usersay_token');
    if (is_string($token) && $token !== '') {
        return $token;
    }
    [$status, $answer] = usersay_send('POST', '/tokens', ['email' => USERSAY_EMAIL, 'password' => USERSAY_PASSWORD]);
    $token = $status === 200 ? (json_decode($answer, true)['accessToken'] ?? '') : '';
    if ($token !== '') {
        set_transient('usersay_token', $token, 8 * MINUTE_IN_SECONDS);
    }
    return $token;
}

/** @return array{int, string} status, or 0 without an answer, and body */
function usersay_send(string $method, string $path, array $body, array $headers = []): array
{
    $answer = wp_remote_request(USERSAY_URL . '/api/v1' . $path, [
        'method' => $method,
        'timeout' => USERSAY_WRITE_SECONDS,
        'redirection' => 0,
        'headers' => ['Content-Type' => 'application/json'] + $headers,
        'body' => wp_json_encode($body),
    ]);
    return is_wp_error($answer)
        ? [0, '']
        : [(int) wp_remote_retrieve_response_code($answer), wp_remote_retrieve_body($answer)];
}
