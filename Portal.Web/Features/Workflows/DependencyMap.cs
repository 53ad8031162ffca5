using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Workflows;

/// <summary>What a workflow depends on, from the sources to the fields, and how fresh each step of the way is.</summary>
/// <param name="All">Each way of each stream.</param>
public sealed record DependencyMap(IReadOnlyList<DependencyWay> All)
{
    /// <summary>What a picture has room for.</summary>
    const int Most = 24;

    /// <summary>Those that are shown: of each field the worst, as many as there is room for.</summary>
    public IReadOnlyList<DependencyWay> Ways { get; } = Worst(All);

    public int Hidden => All.Count - Ways.Count;

    public IReadOnlyList<string> Sources => [.. Ways.Select(way => way.Source).OfType<string>().Distinct()];

    public IReadOnlyList<(string Source, string Stream)> Streams => [.. Ways.Where(way => way.Source is not null).Select(way => (way.Source!, way.Stream!)).Distinct()];

    public IReadOnlyList<string> Fields => [.. Ways.Select(way => way.Field).Distinct()];

    /// <summary>How many of all come with which verdict, the worst first.</summary>
    public IEnumerable<(Verdict Verdict, int Ways)> Counts => All.GroupBy(way => way.Verdict).Select(ways => (ways.Key, ways.Count())).OrderByDescending(one => one.Key);

    /// <param name="workflow">Whose.</param>
    /// <param name="now">How all streams are.</param>
    /// <param name="at">When.</param>
    /// <param name="labels">What entities are called, by id.</param>
    public static DependencyMap Of(Workflow workflow, FreshnessNow now, DateTimeOffset at, IReadOnlyDictionary<long, string> labels)
    {
        var ways = new List<DependencyWay>();
        foreach (var need in workflow.Needs)
        {
            var field = WorkflowWords.Need(need.Field, labels.GetValueOrDefault(need.Entity, "something that is gone"));
            var bringing = now.Bringing(need.Entity, need.Field).ToArray();
            if (bringing.Length == 0) ways.Add(new DependencyWay(null, null, field, Verdict.Unknown, need.Optional));
            foreach (var stream in bringing) ways.Add(new DependencyWay(stream.Plan.SourceName, stream.Plan.Name, field, Worst(need, stream, at), need.Optional));
        }

        return new DependencyMap(ways);
    }

    public Verdict OfField(string field) => Ways.Where(way => way.Field == field).Max(way => way.Verdict);

    public Verdict OfStream(string source, string stream) => Ways.Where(way => way.Source == source && way.Stream == stream).Max(way => way.Verdict);

    static DependencyWay[] Worst(IReadOnlyList<DependencyWay> all)
    {
        if (all.Count <= Most) return [.. all];
        var fields = all.GroupBy(way => way.Field).ToArray();
        var each = Math.Max(1, Most / fields.Length);
        return [.. fields.SelectMany(ways => ways.OrderByDescending(way => way.Verdict).Take(each))];
    }

    /// <summary>As the gate sees it: all of an entity is as fresh as its worst field.</summary>
    static Verdict Worst(Need need, WatchedStream stream, DateTimeOffset at)
    {
        IEnumerable<string?> fields = need.Field is { } one ? [one] : [null, .. stream.Plan.Promises.Keys];
        return fields.Max(field => (need.Tolerance is { } tolerance ? stream.Of(field, tolerance) : stream.Of(field)).At(at).Verdict);
    }
}
