<?php
// WordPress, as far as the plugin calls it; requests are real. Takes the settings' file and the plugin's, runs the hooks of a post that
// goes through STATES, shows its page twice, and prints what came of it as JSON. Any warning is an error.

set_error_handler(function (int $level, string $message, string $file, int $line) {
    if (error_reporting() & $level) {
        throw new ErrorException($message, 0, $level, $file, $line);
    }
    return true;
});

define('ABSPATH', __DIR__);
const MINUTE_IN_SECONDS = 60;
const DAY_IN_SECONDS = 86400;

class WP_Error
{
}

#[AllowDynamicProperties]
class WP_Post
{
    public string $post_type = 'post';

    public function __construct(array $fields)
    {
        foreach ($fields as $name => $value) {
            $this->$name = $value;
        }
    }
}

$hooks = [];
$transients = [];
$meta = [];
$events = [];
$requests = 0;
$module = null;
$current = null;

function add_action(string $hook, callable $function, int $priority = 10, int $arguments = 1): void
{
    $GLOBALS['hooks'][$hook] = $function;
}

function add_filter(string $hook, callable $function, int $priority = 10, int $arguments = 1): void
{
    add_action($hook, $function, $priority, $arguments);
}

function doing_filter(string $hook): bool
{
    return false;
}

function is_singular(string $type): bool
{
    return true;
}

function in_the_loop(): bool
{
    return true;
}

function is_main_query(): bool
{
    return true;
}

function post_password_required(): bool
{
    return false;
}

function get_post(?int $id = null): ?WP_Post
{
    return $id === null || $id === $GLOBALS['current']->ID ? $GLOBALS['current'] : null;
}

function get_the_title(WP_Post $post): string
{
    return $post->post_title;
}

function get_permalink(WP_Post $post): string
{
    return $post->permalink;
}

function get_post_timestamp(WP_Post $post): int
{
    return 1_796_000_000;
}

function get_the_category(int $id): array
{
    return [(object) ['slug' => 'world']];
}

function get_post_meta(int $id, string $key, bool $single): string
{
    return $GLOBALS['meta'][$key] ?? '';
}

function update_post_meta(int $id, string $key, string $value): void
{
    $GLOBALS['meta'][$key] = $value;
}

function get_transient(string $key): mixed
{
    return $GLOBALS['transients'][$key] ?? false;
}

function set_transient(string $key, mixed $value, int $seconds): void
{
    $GLOBALS['transients'][$key] = $value;
}

function delete_transient(string $key): void
{
    unset($GLOBALS['transients'][$key]);
}

function wp_enqueue_script_module(string $id, string $source, array $dependencies, ?string $version): void
{
    $GLOBALS['module'] = $source;
}

function wp_schedule_single_event(int $at, string $hook, array $arguments): void
{
    $GLOBALS['events'][] = ['hook' => $hook, 'arguments' => $arguments];
}

function wp_strip_all_tags(string $text): string
{
    return trim(strip_tags(preg_replace('@<(script|style)[^>]*?>.*?</\\1>@si', '', $text)));
}

function esc_attr(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES);
}

function esc_url(string $url): string
{
    return preg_match('#^https?://#', $url) ? htmlspecialchars($url, ENT_QUOTES) : '';
}

function wp_json_encode(mixed $value, int $flags = 0): string
{
    return json_encode($value, $flags | JSON_THROW_ON_ERROR);
}

function wp_remote_get(string $url, array $options): array|WP_Error
{
    return wp_remote_request($url, ['method' => 'GET'] + $options);
}

function wp_remote_request(string $url, array $options): array|WP_Error
{
    $GLOBALS['requests']++;
    $headers = [];
    foreach ($options['headers'] ?? [] as $name => $value) {
        $headers[] = "$name: $value";
    }
    $body = @file_get_contents($url, false, stream_context_create(['http' => [
        'method' => $options['method'],
        'header' => $headers,
        'content' => $options['body'] ?? '',
        'timeout' => $options['timeout'],
        'follow_location' => 0,
        'ignore_errors' => true,
    ]]));
    return $body === false
        ? new WP_Error()
        : ['status' => (int) explode(' ', $http_response_header[0])[1], 'body' => $body];
}

function is_wp_error(mixed $answer): bool
{
    return $answer instanceof WP_Error;
}

function wp_remote_retrieve_response_code(array $answer): int
{
    return $answer['status'];
}

function wp_remote_retrieve_body(array $answer): string
{
    return $answer['body'];
}

require $argv[1];
require $argv[2];

foreach (json_decode(getenv('STATES'), true) as $state) {
    $current = new WP_Post($state);
    $hooks['wp_after_insert_post']($current->ID);
}
$hooks['wp_enqueue_scripts']();
ob_start();
$hooks['wp_head']();
$head = ob_get_clean();
$content = $hooks['the_content']('<p>The story.</p>');
$again = $hooks['the_content']('<p>The story.</p>');
echo json_encode(
    ['script' => $module, 'head' => $head, 'content' => $content, 'again' => $again, 'requests' => $requests, 'events' => $events],
    JSON_THROW_ON_ERROR
);
