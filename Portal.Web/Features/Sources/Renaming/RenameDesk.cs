using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Renaming;

/// <summary>Gives streams and feeds another name. All else of them stays as it is now, and nothing is read again.</summary>
public sealed class RenameDesk(StreamRegistry streams, FeedRegistry feeds)
{
    public async Task<Outcome<string>> Stream(Actor me, long stream, string name, CancellationToken stop = default)
    {
        if (await streams.Find(stream, stop) is not { } now) return new NoSuchStream();
        return (await streams.Change(me, stream, StreamDraft.Of(now) with { Name = name }, stop)).Succeeded(out var renamed, out var refusal) ? Say(now.Name, renamed.Name) : refusal;
    }

    public async Task<Outcome<string>> Feed(Actor me, long feed, string name, CancellationToken stop = default)
    {
        if (await feeds.Find(feed, stop) is not { } now) return new NoSuchFeed();
        return (await feeds.Change(me, now, FeedDraft.Of(now) with { Name = name }, stop)).Succeeded(out var renamed, out var refusal) ? Say(now.Name, renamed.Name) : refusal;
    }

    static string Say(string before, string now) => $"{before} is called {now} now.";
}
