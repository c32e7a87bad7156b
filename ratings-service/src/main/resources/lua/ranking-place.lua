-- Puts one article into its site's lists, unless a newer tally of it has been placed already. Newer by a minute is none: then the
-- clock of Redis was put back.
-- KEYS versions, list, ...; ARGV article, version of the tally, then for each list: score or 'none', seconds to keep or 0
local newer = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '-1') - tonumber(ARGV[2])
if newer > 0 and newer < 60000000 then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
for i = 2, #KEYS do
  local score, keep = ARGV[2 * i - 1], ARGV[2 * i]
  if score == 'none' then
    redis.call('ZREM', KEYS[i], ARGV[1])
  else
    redis.call('ZADD', KEYS[i], score, ARGV[1])
    if keep ~= '0' then
      redis.call('EXPIRE', KEYS[i], keep)
    end
  end
end
return 1
