namespace Portal.Engine.People;

/// <summary>
/// Counts tries by name within a sliding window, in memory. It slows down one address that tries many accounts;
/// the lock on an account is in the database and outlives a restart.
/// </summary>
public sealed class TryCounter(TimeProvider clock)
{
    const int MostNames = 20_000;

    readonly Dictionary<string, Queue<DateTimeOffset>> _tries = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    /// <summary>Takes one try. Returns how long to wait if there is none left.</summary>
    public TimeSpan? Take(string name, int most, TimeSpan window)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_tries.TryGetValue(name, out var tries)) _tries[name] = tries = MakeRoom(now);
            while (tries.TryPeek(out var oldest) && oldest <= now) tries.Dequeue();
            if (tries.Count >= most) return tries.Peek() - now;
            tries.Enqueue(now + window);
            return null;
        }
    }

    /// <summary>Gives the last try back: it was a right one.</summary>
    public void GiveBack(string name)
    {
        lock (_gate)
        {
            if (_tries.GetValueOrDefault(name) is { Count: > 0 } tries) tries.Dequeue();
        }
    }

    /// <summary>Somebody who invents a new name for each try must not fill the memory: the names nearest to their end go first.</summary>
    Queue<DateTimeOffset> MakeRoom(DateTimeOffset now)
    {
        if (_tries.Count < MostNames) return new();
        foreach (var (name, _) in _tries.Where(pair => pair.Value.All(until => until <= now)).ToArray()) _tries.Remove(name);
        if (_tries.Count < MostNames) return new();
        foreach (var (name, _) in _tries.OrderBy(pair => pair.Value.Last()).Take(MostNames / 10).ToArray()) _tries.Remove(name);
        return new();
    }
}
