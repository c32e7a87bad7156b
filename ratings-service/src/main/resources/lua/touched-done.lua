-- Articles have been looked at: those are forgotten that nobody has touched since they were taken.
-- KEYS touched; ARGV until when they were taken (ms), article, ...
for i = 2, #ARGV do
  if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[i]) or '0') == tonumber(ARGV[1]) then
    redis.call('ZREM', KEYS[1], ARGV[i])
  end
end
return 1
