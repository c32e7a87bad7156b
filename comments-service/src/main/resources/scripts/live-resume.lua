-- Returns the events of an article that a client has missed.
--
-- KEYS  meta hash {epoch, number}, stream
-- ARGV  epoch if a new one starts; seconds kept; epoch ("" for none) and number of the last event seen
-- Returns {epoch, number, 1 if events were missed that are not kept, {{number, name, data, count}…}}
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
local epoch = redis.call('HGET', KEYS[1], 'epoch')
local number = tonumber(redis.call('HGET', KEYS[1], 'number') or '0')
if ARGV[3] == '' then return { epoch, number, 0, {} } end
local seen = tonumber(ARGV[4])
if ARGV[3] ~= epoch or seen > number then return { epoch, number, 1, {} } end
local missed = {}
for i, entry in ipairs(redis.call('XRANGE', KEYS[2], (seen + 1) .. '-0', '+')) do
  missed[i] = { string.match(entry[1], '^%d+'), entry[2][2], entry[2][4], entry[2][6] }
end
if #missed ~= number - seen then return { epoch, number, 1, {} } end
return { epoch, number, 0, missed }
