namespace Portal.Engine.Agents.Limits;

/// <summary>Holds as many tokens as there may be requests in a minute, and fills evenly: a burst is fine, and then the pace.</summary>
sealed class TokenBucket(TimeProvider clock)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly Lock _gate = new();
    double _tokens;
    long _filledAt;
    int _size;

    public Allowance Take(int size)
    {
        lock (_gate)
        {
            Fill(size);
            var isAllowed = _tokens >= 1;
            if (isAllowed) _tokens--;
            return new Allowance(isAllowed, size, (int)_tokens, Filling(size - _tokens), isAllowed ? TimeSpan.Zero : Filling(1 - _tokens));
        }
    }

    /// <summary>A limit that was changed holds at once; a new bucket is full.</summary>
    void Fill(int size)
    {
        var now = clock.GetTimestamp();
        if (_size == 0) _tokens = size;
        else _tokens = Math.Min(size, _tokens + (clock.GetElapsedTime(_filledAt, now) / Window * size));
        (_filledAt, _size) = (now, size);
    }

    TimeSpan Filling(double tokens) => Window * (tokens / _size);
}
