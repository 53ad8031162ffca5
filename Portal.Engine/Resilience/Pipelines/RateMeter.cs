namespace Portal.Engine.Resilience.Pipelines;

/// <summary>Counts the requests of the last while in equal steps, so that it takes the same room however many there are. Not for several threads.</summary>
sealed class RateMeter(RateLimit limit, DateTimeOffset began)
{
    const int Steps = 60;

    readonly TimeSpan _step = limit.Per / Steps;
    readonly long[] _counts = new long[Steps];
    long _newest = -1;

    public void Count(DateTimeOffset at)
    {
        Turn(at);
        _counts[Slot(Step(at))]++;
    }

    public RateUse Use(DateTimeOffset now)
    {
        Turn(now);
        var from = now - limit.Per;
        return new(_counts.Sum(), limit, from > began ? from : began);
    }

    /// <summary>A clock that is set back counts as the beginning at the earliest.</summary>
    long Step(DateTimeOffset at) => Math.Max(0, (at - began).Ticks / Math.Max(1, _step.Ticks));

    static int Slot(long step) => (int)(step % Steps);

    /// <summary>What is too old is forgotten.</summary>
    void Turn(DateTimeOffset at)
    {
        var now = Step(at);
        for (var step = Math.Max(_newest + 1, now - Steps + 1); step <= now; step++) _counts[Slot(step)] = 0;
        _newest = Math.Max(_newest, now);
    }
}
