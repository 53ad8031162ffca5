using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>What an admin does with a source and its feeds. Each comes back as the sentence that says what was done, or why not.</summary>
public sealed class SourceDesk(SyncEngine engine, SourceRegistry sources, FeedRegistry feeds, RecordStore store, Removals removals, Resets resets, SetBacks setBacks, StreamRegistry allStreams, Vault vault, QuarantineDesk quarantine, SourceBoard board, Rights rights, Changes changes)
{
    public Task<Outcome<string>> Sync(Actor me, Feed feed) => Begin(me, feed, new RunRequest(RunTrigger.Person, me.Name), "The run has begun.");

    public Task<Outcome<string>> Replay(Actor me, Feed feed) => Begin(me, feed, new RunRequest(RunTrigger.Person, me.Name, Replay: true), "The rows in quarantine are tried again.");

    public async Task<Outcome<string>> Drop(Actor me, Feed feed, long row) =>
        Say(await quarantine.Drop(me, feed, feed.Id, [row]), gone => gone > 0 ? "The row is dropped." : "The row had gone already.");

    /// <param name="me">Who decides.</param>
    /// <param name="feed">Whose rows.</param>
    /// <param name="told">What they were told of.</param>
    public async Task<Outcome<string>> DropAll(Actor me, Feed feed, RefusedWhole told) =>
        Say(await quarantine.DropAll(me, feed, feed.Id, told), gone => $"{Amounts.Count(gone, "row")} {(gone == 1 ? "is" : "are")} dropped.");

    public async Task<Outcome<string>> Stop(Actor me, Feed feed)
    {
        if (await rights.OfAdmin(me) is { } refusal) return refusal;
        if (engine.Progress(feed.Id) is { End: null } && (await Note(me, "feed.stopped", feed)).Refusal is { } forbidden) return forbidden;
        return engine.Cancel(feed.Id, me.Name) ? "It stops at the next page. What is read is kept." : "It had ended already.";
    }

    /// <summary>A pass that was cut short would go on as it began, so it is given up first.</summary>
    public async Task<Outcome<string>> ReadAll(Actor me, Feed feed)
    {
        var standing = await store.Standing(feed.Id);
        var cut = standing is { InPass: true, Everything: false };
        if (cut && (await resets.SetBack(me, feed, feed.Id, standing!.Cursor.Watermark)).Refusal is { } refusal) return refusal;
        var begun = await Begin(me, feed, new RunRequest(RunTrigger.Person, me.Name, Everything: true), "It reads everything again.");
        if (begun.Refusal is null) await Note(me, "feed.read-all", feed);
        return begun;
    }

    /// <summary>The run that then begins reads again what changed since.</summary>
    public async Task<Outcome<string>> SetBack(Actor me, Feed feed, DateTimeOffset until)
    {
        if (await rights.OfAdmin(me) is { } forbidden) return forbidden;
        if ((await setBacks.To(me, feed, until)).Refusal is { } refusal) return refusal;
        return await Begin(me, feed, new RunRequest(RunTrigger.Person, me.Name), "It is set back, and reads again what changed since.");
    }

    public async Task<Outcome<string>> Clear(Actor me, StreamOnBoard stream) =>
        Say(await resets.Clear(me, stream.Stream, stream.Stream.Id), gone => $"{Amounts.Count(gone, "record")} of {stream.Stream.Name} went.");

    /// <param name="me">Who says so.</param>
    /// <param name="feed">Whose sweep it was.</param>
    /// <param name="pass">The last pass that had ended when they were asked.</param>
    public async Task<Outcome<string>> Approve(Actor me, Feed feed, long pass) =>
        Say(await removals.Approve(me, feed, feed.Id, pass), gone => $"{Amounts.Count(gone, "record")} went.");

    public async Task<Outcome<string>> Reject(Actor me, Feed feed) => Say(await removals.Reject(me, feed, feed.Id), _ => "They all stay. The next full pass looks again.");

    /// <summary>What is believed is the next full reading, so that one begins.</summary>
    public async Task<Outcome<string>> Believe(Actor me, Feed feed)
    {
        if ((await resets.Believe(me, feed, feed.Id)).Refusal is { } refusal) return refusal;
        return Say(await ReadAll(me, feed), _ => "It reads everything again, and what it then finds is believed.");
    }

    public async Task<Outcome<string>> Pause(Actor me, Feed feed, string why) => Say(await feeds.Pause(me, feed.Id, why), _ => "It is paused: it runs only when somebody asks.");

    /// <param name="me">Who lets it go on.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="why">Why, if they say so.</param>
    public async Task<Outcome<string>> Resume(Actor me, Feed feed, string? why = null) =>
        Say(await feeds.Resume(me, feed.Id, why), resumed => resumed.Schedule.RunsByItself ? "It runs by its schedule again." : "It is paused no more. It still runs only when somebody asks.");

    public async Task<Outcome<string>> Remove(Actor me, Source source)
    {
        if (await rights.OfAdmin(me) is { } refusal) return refusal;
        Cancel(me, (await board.Whole(source.Id)).Feeds);
        var secret = await OwnSecret(source);
        var removed = await sources.Remove(me, source.Id, withAll: true);
        if (removed.Refusal is null && secret is not null && await vault.TakeOut(me, secret) is { } left) return new CredentialStays(source.Name, secret, left);
        return Say(removed, _ => $"{source.Name} is removed.");
    }

    public async Task<Outcome<string>> RemoveStream(Actor me, StreamOnBoard stream)
    {
        if (await rights.OfAdmin(me) is { } refusal) return refusal;
        Cancel(me, stream.Feeds.Select(feed => feed.Feed.Id));
        return Say(await allStreams.Remove(me, stream.Stream.Id, withAll: true), _ => $"{stream.Stream.Name} is removed.");
    }

    /// <returns>What the credential of a source is called in the vault; null if it is not kept there, or another source shows the same.</returns>
    public async Task<string?> OwnSecret(Source source) =>
        source.Auth.NameInVault() is { } name && !await sources.Shares(source) ? name : null;

    void Cancel(Actor me, IEnumerable<long> feeds)
    {
        foreach (var feed in feeds) engine.Cancel(feed, me.Name);
    }

    async Task<Outcome<string>> Begin(Actor me, Feed feed, RunRequest request, string words)
    {
        if (await rights.OfAdmin(me) is { } refusal) return refusal;
        return Say(await engine.Start(feed.Id, request), _ => words);
    }

    /// <summary>What changes nothing that is stored, and is still asked after.</summary>
    Task<Outcome<Done>> Note(Actor me, string deed, Feed feed) => changes.Make<Done>(me, deed, (_, trail) =>
    {
        trail.Note(deed, feed, null);
        return Task.FromResult<Outcome<Done>>(default(Done));
    });

    static Outcome<string> Say<T>(Outcome<T> outcome, Func<T, string> words) => outcome.Succeeded(out var value, out var refusal) ? words(value) : refusal;
}
