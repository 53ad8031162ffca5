using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.People;
using Portal.Engine.Resilience;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>The lists that are read of a system: by one of them its credential is shown to be good, and those that it turned away are read again.</summary>
public sealed class ReadLists(SourceBoard board, SyncEngine engine, Rights rights)
{
    public async Task<IReadOnlyList<FeedOnBoard>> Of(long source, CancellationToken stop = default) => [.. (await board.Of([source], stop))[source].SelectMany(stream => stream.Feeds)];

    /// <returns>How one of them is read, one that was read lately before one that may be gone; null if none is an API's, or can be read.</returns>
    public static RestSettings? Any(IEnumerable<FeedOnBoard> lists) => lists
        .OrderBy(list => list.Feed.PausedAt is not null).ThenByDescending(list => list.Standing?.GoodAt).Select(list => ReadingDesk.Of(list.Feed)).FirstOrDefault(settings => settings is not null);

    /// <returns>Those that wait for what somebody has to do at the system or here.</returns>
    public static IReadOnlyList<FeedOnBoard> TurnedAway(IEnumerable<FeedOnBoard> lists) => [.. lists.Where(list => list is { Last: { State: RunState.Failed, Who: Who.Owner }, Feed.PausedAt: null })];

    /// <returns>Why one is not read; null if all are.</returns>
    public async Task<Refusal?> Read(Actor me, IEnumerable<FeedOnBoard> lists)
    {
        if (await rights.OfAdmin(me) is { } forbidden) return forbidden;
        Refusal? first = null;
        foreach (var list in lists) first = (await engine.Start(list.Feed.Id, new RunRequest(RunTrigger.Person, me.Name))).Refusal is { } refusal and not AlreadyRuns ? first ?? refusal : first;
        return first;
    }
}
