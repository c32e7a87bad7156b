-- Takes the articles that are due. Until a moment later nobody else does; if they are not done by then, whoever took them has died. What
-- is due impossibly late was noted before a clock was put back.
-- KEYS touched; ARGV now, until when they are taken, later than anybody may have noted (all ms), how many
local taken = {}
for _, range in ipairs({{'-inf', ARGV[1]}, {ARGV[3], '+inf'}}) do
  for _, article in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], range[1], range[2], 'LIMIT', 0, ARGV[4])) do
    redis.call('ZADD', KEYS[1], ARGV[2], article)
    taken[#taken + 1] = article
  end
end
return taken
