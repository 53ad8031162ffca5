using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Has a feed that is there read its list otherwise, after it was looked at and tried again.</summary>
public sealed class ReadingDesk(FeedRegistry feeds, Remappings remappings, SyncEngine engine, Rights rights)
{
    /// <returns>How it reads now; null if another connector does that.</returns>
    public static RestSettings? Of(Feed feed)
    {
        if (feed.Connector != UnfinishedStreams.Connector) return null;
        using var json = JsonDocument.Parse(feed.Settings);
        return SettingsReader.Read<RestSettings>(json.RootElement).Succeeded(out var settings, out _) ? settings : null;
    }

    /// <summary>What it would mean to read it so.</summary>
    public async Task<Outcome<ReadingChange>> Means(Feed feed, RestSettings tried)
    {
        if (Of(feed) is not { } now) return new NoSuchFeed();
        // A feed may also remove what is gone on its rare full passes only, and then asks for changes in between.
        if (WholeReading.For(tried, now.Deletes.By == DeleteKind.Sweep) is not { } then) return new NeverReadWhole();
        var means = await remappings.Means(feed.Id, Remappings.Read(feed.Mapping));
        return means.Succeeded(out var cost, out var refusal) ? new ReadingChange(now, then, cost, feed.Sweeps) : refusal;
    }

    /// <param name="me">Who changes it.</param>
    /// <param name="seen">The feed as the person saw it, so that nobody undoes unknowingly what another did.</param>
    /// <param name="change">What was shown.</param>
    /// <param name="readNow">Whether a run begins at once; otherwise the next one reads everything.</param>
    /// <returns>What was done, for a person.</returns>
    public async Task<Outcome<string>> Save(Actor me, Feed seen, ReadingChange change, bool readNow)
    {
        if (await rights.OfAdmin(me) is { } no) return no;
        if (await feeds.Find(seen.Id) is not { } now) return new NoSuchFeed();
        if (now.Settings != seen.Settings || now.Sweeps != seen.Sweeps) return new ReadingChangedMeanwhile();
        var changed = await feeds.Change(me, now, FeedDraft.Of(now) with { Settings = SettingsWriter.Write(change.Then) });
        if (changed.Refusal is { } refusal) return refusal;
        if (!readNow) return "It is saved. The next run reads everything by it.";
        return (await engine.Start(seen.Id, new RunRequest(RunTrigger.Person, me.Name))).Refusal is { } why ? $"It is saved. It is not read now: {why.Message}" : "It is saved, and everything is read by it now.";
    }
}
