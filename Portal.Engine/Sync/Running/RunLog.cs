using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>What a run tells of itself. Lines are shown at once and written every few seconds, because a run tells many.</summary>
sealed class RunLog(long run, RunBook book, TimeProvider clock)
{
    /// <summary>A run that tells more than this tells the same again and again.</summary>
    const int Most = 2000;

    static readonly TimeSpan Between = TimeSpan.FromSeconds(3), BetweenSteps = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    readonly List<RunLine> _waiting = [];
    DateTimeOffset _wrote = clock.GetUtcNow();
    DateTimeOffset _step = clock.GetUtcNow();
    int _told, _written;

    /// <summary>How many lines are written and wait no more.</summary>
    public int Written => Volatile.Read(ref _written);

    /// <summary>Lines that were told but may not be written yet.</summary>
    public IReadOnlyList<RunLine> Waiting
    {
        get
        {
            lock (_gate) return [.. _waiting];
        }
    }

    public void Tell(string text) => Add(text, isTrouble: false);

    public void Trouble(string text) => Add(text, isTrouble: true);

    /// <summary>How far it has come, now and then.</summary>
    public void Step(Func<string> text)
    {
        if (clock.GetUtcNow() - _step < BetweenSteps) return;
        _step = clock.GetUtcNow();
        Tell(text());
    }

    public Task WriteIfDue() => clock.GetUtcNow() - _wrote < Between ? Task.CompletedTask : Write();

    public async Task Write()
    {
        IReadOnlyList<RunLine> lines;
        lock (_gate) (lines, _wrote) = ([.. _waiting], clock.GetUtcNow());
        if (lines.Count == 0) return;
        try
        {
            await book.Write(lines);
        }
        finally
        {
            // Only now, so that whoever looks meanwhile sees them here or there.
            lock (_gate)
            {
                _waiting.RemoveRange(0, lines.Count);
                _written += lines.Count;
            }
        }
    }

    void Add(string text, bool isTrouble)
    {
        lock (_gate)
        {
            if (++_told > Most && !isTrouble) return;
            _waiting.Add(new RunLine { RunId = run, At = clock.GetUtcNow(), IsTrouble = isTrouble, Text = text });
        }
    }
}
