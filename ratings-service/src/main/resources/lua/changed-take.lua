-- Claims the articles that are due, until a later moment. If they are not done by then, the claiming process has crashed. An article
-- that is due impossibly late was added before a clock was set back.
-- KEYS changed articles; ARGV now, end of the claim, later than any article can be due (all ms), how many
local taken = {}
for _, range in ipairs({{'-inf', ARGV[1]}, {ARGV[3], '+inf'}}) do
  for _, article in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], range[1], range[2], 'LIMIT', 0, ARGV[4])) do
    redis.call('ZADD', KEYS[1], ARGV[2], article)
    taken[#taken + 1] = article
  end
end
return taken
