using Portal.Engine.People;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Runs;

/// <summary>
/// What the page of a run shows. While it is under way its newest lines are taken from the run itself; the written ones are
/// read again only when some were written, or when it has ended.
/// </summary>
public sealed class RunScene(RunBook book, SyncEngine engine, SourcePlaces places, SourcePipelines pipelines, PeopleDirectory people)
{
    /// <summary>So many of the last lines are shown; the file has all of them.</summary>
    public const int MostLines = 300;

    IReadOnlyList<RunLine> _written = [];
    string _text = "";
    IReadOnlyList<RunLine> _waiting = [];
    int _writtenThen;

    public Run? Run { get; private set; }

    /// <summary>Null when its feed was removed since.</summary>
    public SourcePlace? Place { get; private set; }

    public Feed? Feed { get; private set; }

    /// <summary>Who looks after its source.</summary>
    public string? Owner { get; private set; }

    /// <summary>Null once it has ended.</summary>
    public RunProgress? Progress => Run is not null && engine.Progress(Run.FeedId) is { End: null } live && live.Run == Run.Id ? live : null;

    /// <summary>What calls to its source wait for; null while it was not called since the start.</summary>
    public SourceState? Calls => Place is null ? null : pipelines.State($"{Place.Source.Id}");

    /// <summary>The last ones that hold the text that was asked for.</summary>
    public IReadOnlyList<RunLine> Lines => [.. _written.Concat(_waiting.Where(line => line.Text.Contains(_text, StringComparison.OrdinalIgnoreCase))).TakeLast(MostLines)];

    /// <returns>Whether there is such a run.</returns>
    public async Task<bool> Load(long id, string text)
    {
        _text = text;
        // Before the written ones, so that a line that is written meanwhile is in both rather than in none.
        var (count, waiting) = (await book.Find(id))?.FeedId is { } feed ? (engine.Written(feed), engine.Waiting(feed).Where(line => line.RunId == id).ToArray()) : (0, []);
        Run = await book.Find(id);
        if (Run is null) return false;
        _written = await book.Lines(id, text, MostLines);
        (_writtenThen, _waiting) = (count, Others(waiting));
        if (Place is null && await places.OfFeed(Run.FeedId) is { } found)
        {
            (Place, Feed) = found;
            Owner = found.Place.Source.OwnerId is { } owner ? (await people.Find(owner))?.Name : null;
        }

        return true;
    }

    public async Task Moved()
    {
        if (Run is null) return;
        var waiting = engine.Waiting(Run.FeedId).Where(line => line.RunId == Run.Id).ToArray();
        // A line may have been told and written since anybody looked.
        if (Progress is null || engine.Written(Run.FeedId) != _writtenThen) await Load(Run.Id, _text);
        else _waiting = Others(waiting);
    }

    /// <summary>Those that are not among the written ones.</summary>
    IReadOnlyList<RunLine> Others(IEnumerable<RunLine> waiting)
    {
        var written = _written.Select(line => line.Id).ToHashSet();
        return [.. waiting.Where(line => !written.Contains(line.Id))];
    }
}
