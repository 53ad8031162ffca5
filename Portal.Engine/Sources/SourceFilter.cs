using Portal.Engine.Persistence;

namespace Portal.Engine.Sources;

/// <summary>Which sources to show, and in which order; what is null does not narrow.</summary>
public sealed record SourceFilter
{
    /// <summary>Part of the name.</summary>
    public string? Text { get; init; }

    public SourceEnvironment? Environment { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Only those that belong to nobody.</summary>
    public bool WithoutOwner { get; init; }

    /// <summary>Only these of them.</summary>
    public IReadOnlyCollection<long>? Only { get; init; }

    /// <summary>Only those that other rooms find too, in one question with the rest.</summary>
    internal IReadOnlyList<Func<PortalDb, IQueryable<long>>> Among { get; init; } = [];

    /// <summary>Groups that stand one after the other, each by name; whoever is in none comes last.</summary>
    public IReadOnlyList<IReadOnlyCollection<long>> Ranks { get; init; } = [];

    public SourceOrder Order { get; init; }

    public bool Descending { get; init; }

    internal IQueryable<Source> Narrow(IQueryable<Source> sources)
    {
        if (Environment is { } environment) sources = sources.Where(s => s.Environment == environment);
        if (OwnerId is { } owner) sources = sources.Where(s => s.OwnerId == owner);
        if (Only is { } only) sources = sources.Where(s => only.Contains(s.Id));
        if (WithoutOwner) sources = sources.Where(s => s.OwnerId == null);
        if (string.IsNullOrWhiteSpace(Text)) return sources;
        var folded = Folding.Of(Text.Trim());
        return sources.Where(s => s.Search.Contains(folded));
    }

    /// <summary>What is equal stands by name, so that pages never show one twice.</summary>
    internal IQueryable<Source> Sort(IQueryable<Source> sources) => (Order, Descending) switch
    {
        (SourceOrder.Environment, false) => sources.OrderBy(s => s.Environment).ThenBy(s => s.Search),
        (SourceOrder.Environment, true) => sources.OrderByDescending(s => s.Environment).ThenBy(s => s.Search),
        (SourceOrder.CreatedAt, false) => sources.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id),
        (SourceOrder.Rank, _) => Ranked(sources),
        (SourceOrder.CreatedAt, true) => sources.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id),
        (_, true) => sources.OrderByDescending(s => s.Search),
        _ => sources.OrderBy(s => s.Search),
    };

    IOrderedQueryable<Source> Ranked(IQueryable<Source> sources)
    {
        IOrderedQueryable<Source>? sorted = null;
        foreach (var rank in Ranks)
        {
            sorted = (sorted, Descending) switch
            {
                (null, false) => sources.OrderByDescending(s => rank.Contains(s.Id)),
                (null, true) => sources.OrderBy(s => rank.Contains(s.Id)),
                (_, false) => sorted.ThenByDescending(s => rank.Contains(s.Id)),
                (_, true) => sorted.ThenBy(s => rank.Contains(s.Id)),
            };
        }

        return sorted?.ThenBy(s => s.Search) ?? sources.OrderBy(s => s.Search);
    }
}
