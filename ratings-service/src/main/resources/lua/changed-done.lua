-- Removes claimed articles, except those that changed again since they were claimed.
-- KEYS changed articles; ARGV end of the claim (ms), article, ...
for i = 2, #ARGV do
  if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[i]) or '0') == tonumber(ARGV[1]) then
    redis.call('ZREM', KEYS[1], ARGV[i])
  end
end
return 1
