using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Running;

/// <summary>What a run tells of itself. Lines are shown at once and written every few seconds, because a run tells many.</summary>
sealed class RunLog(long run, RunBook book, TimeProvider clock)
{
    /// <summary>A run that tells more than this tells the same again and again.</summary>
    const int Most = 2000;

    static readonly TimeSpan Between = TimeSpan.FromSeconds(3), BetweenSteps = TimeSpan.FromSeconds(5);

    readonly Lock _gate = new();
    List<RunLine> _waiting = [];
    DateTimeOffset _written = clock.GetUtcNow();
    DateTimeOffset _step = clock.GetUtcNow();
    int _told;

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

    public Task WriteIfDue() => clock.GetUtcNow() - _written < Between ? Task.CompletedTask : Write();

    public async Task Write()
    {
        List<RunLine> lines;
        lock (_gate) (lines, _waiting, _written) = (_waiting, [], clock.GetUtcNow());
        if (lines.Count > 0) await book.Write(lines);
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
