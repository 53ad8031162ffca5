using System.Collections.Concurrent;

namespace Portal.Engine.Sync.LookingUp;

/// <summary>How many records a minute are looked up in one source, whoever asks: its limit is for the feeds first.</summary>
sealed class LookUpBounds(TimeProvider clock)
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<long, Queue<long>> _sources = new();

    /// <returns>Whether one more is allowed; then it counts.</returns>
    public bool Take(long source)
    {
        var lately = _sources.GetOrAdd(source, _ => new Queue<long>());
        lock (lately)
        {
            while (lately.TryPeek(out var first) && clock.GetElapsedTime(first) >= Minute) lately.Dequeue();
            if (lately.Count >= LookUps.MostAMinute) return false;
            lately.Enqueue(clock.GetTimestamp());
            return true;
        }
    }
}
