-- Places one article in its site's lists, unless a newer tally or a later announcement of it has been placed already. Newer by a
-- minute means that the clock of Redis was set back. What was placed is kept by article: the tally's version, the
-- announcement's revision, the category.
-- KEYS placed, list, ...
-- ARGV article, version of the tally, revision, category or '', former category or '' (whose lists are among the lists), then for
--      each list: score or 'none', seconds to keep or 0
-- Answers 'placed', 'older' (the tally), 'outdated' (the revision), or 'in <category>': its lists have to be among the keys.
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then
  local version, revision, category = string.match(known, '^(%d+) ?(%d*) ?(.*)$')
  local newer = tonumber(version) - tonumber(ARGV[2])
  if newer > 0 and newer < 60000000 then
    return 'older'
  end
  if (tonumber(revision) or 0) > tonumber(ARGV[3]) then
    return 'outdated'
  end
  if category ~= '' and category ~= ARGV[4] and category ~= ARGV[5] then
    return 'in ' .. category
  end
end
redis.call('HSET', KEYS[1], ARGV[1], table.concat({ARGV[2], ARGV[3], ARGV[4]}, ' '))
for i = 2, #KEYS do
  local score, keep = ARGV[2 * i + 2], ARGV[2 * i + 3]
  if score == 'none' then
    redis.call('ZREM', KEYS[i], ARGV[1])
  else
    redis.call('ZADD', KEYS[i], score, ARGV[1])
    if keep ~= '0' then
      redis.call('EXPIRE', KEYS[i], keep)
    end
  end
end
return 'placed'
