namespace Portal.Tests.Deep.Races;

/// <summary>What the rounds of a race found.</summary>
sealed class Findings
{
    readonly Lock _gate = new();

    /// <summary>What was read or logged, and is not there.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What was taken or told twice.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Where what is stored is not the newest of what was read.</summary>
    public List<string> OlderWon { get; } = [];

    /// <summary>Commits that were refused because another had the feed.</summary>
    public int Fenced { get; private set; }

    public void Lose(string what) => Note(Lost, what);

    public void Double(string what) => Note(Doubled, what);

    public void Older(string what) => Note(OlderWon, what);

    public void Fence()
    {
        lock (_gate) Fenced++;
    }

    public void Add(Findings others)
    {
        Lost.AddRange(others.Lost);
        Doubled.AddRange(others.Doubled);
        OlderWon.AddRange(others.OlderWon);
        Fenced += others.Fenced;
    }

    void Note(List<string> list, string what)
    {
        lock (_gate) list.Add(what);
    }
}
