-- An article was announced again: placing it by an earlier announcement is refused from now on. Its present place is kept.
-- KEYS placed; ARGV article, revision
local version, revision, category = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '0', '^(%d+) ?(%d*) ?(.*)$')
if (tonumber(revision) or 0) < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], table.concat({version, ARGV[2], category}, ' '))
end
return 1
