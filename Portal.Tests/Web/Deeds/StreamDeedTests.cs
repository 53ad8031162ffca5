using Microsoft.EntityFrameworkCore;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Reading;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Tests.Web.Features.Api.Data;
using Portal.Web;
using Portal.Web.Features.Sources;

using WorkflowNeed = Portal.Engine.Workflows.Need;

namespace Portal.Tests.Web.Deeds;

/// <summary>What is said before something is done to a stream is what happens, and who did it is written down.</summary>
public sealed class StreamDeedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clearing_deletes_the_records_the_quarantine_and_what_waits_to_be_removed_and_keeps_the_history()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        var (stream, feed, count) = (tickets.Stream.Id, tickets.Feeds[0].Feed, tickets.Records);
        var key = (await house.Get<RecordBrowser>().Page(stream, new RecordQuery(), 1, Stop)).Records[0].Key;
        await Misread(house, feed);
        await HoldAll(house, feed);
        Assert.True(await Quarantined(house, stream) > 0);
        Assert.True((await house.Get<RecordStore>().Standing(feed.Id, Stop))!.Held > 0);

        var said = await house.Do(FeedAsk.Clear(await house.Stream("Tickets")));

        Assert.Contains($"All {count} records of this stream are deleted here, with rows in quarantine and removals that wait.", said, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0L), ((await house.Stream("Tickets")).Records, await Quarantined(house, stream), (await house.Get<RecordStore>().Standing(feed.Id, Stop))!.Held));
        Assert.Equal(count, await house.Events(stream, EventKind.Deleted));
        Assert.Equal([EventKind.Deleted, EventKind.Added], (await house.Get<RecordHistory>().Of(stream, key, 10, stop: Stop)).Events.Select(happened => happened.Kind));
        Assert.Equal(("Tickets", house.Ada.Name), Assert.Single(await house.Audited("stream.cleared")) is var entry ? (entry.TargetName, entry.Who) : default);

        await house.Get<FeedRegistry>().Change(house.Ada, feed.Id, FeedDraft.Of(feed), Stop);
        await house.Read(feed.Id);
        Assert.Equal(count, (await house.Stream("Tickets")).Records);
    }

    [Fact]
    public async Task Whoever_follows_the_data_hears_of_each_record_that_clearing_deletes()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        using var agent = await Follower(house, tickets.Stream.EntityId);
        var (known, position) = await Hears(agent, after: null, gone: false, (int)tickets.Records);
        Assert.Equal(tickets.Records, known.Count);

        var said = await house.Do(FeedAsk.Clear(tickets));

        Assert.Contains("Whoever follows the data hears of each as of any deletion.", said, StringComparison.Ordinal);
        Assert.Equal(known, (await Hears(agent, position, gone: true, known.Count)).Ids);
    }

    [Fact]
    public async Task Reading_everything_again_loses_nothing_and_what_is_the_same_is_no_change()
    {
        await using var house = await DeedHouse.Open();
        var (before, companies) = (await Positions(house), await house.Stream("Companies"));

        var said = await house.Do(FeedAsk.ReadAll(companies, companies.Feeds[0].Feed));
        await house.Rest();

        Assert.StartsWith("Nothing is lost.", said, StringComparison.Ordinal);
        var run = (await house.Stream("Companies")).Feeds[0].Last!;
        Assert.Equal((RunState.Succeeded, 0, 0, run.Unchanged + run.Changed), (run.State, run.Added, run.Deleted, run.Read));
        Assert.True(run.Unchanged > 0);
        Assert.Equal(run.Changed, (await Positions(house)).Except(before).Count());
        Assert.Equal(house.Ada.Name, Assert.Single(await house.Audited("feed.read-all")).Who);
    }

    [Fact]
    public async Task Believing_reads_everything_asks_before_many_go_and_approving_removes_them_with_their_history_kept()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        var feed = tickets.Feeds[0].Feed;
        var key = (await house.Get<RecordBrowser>().Page(tickets.Stream.Id, new RecordQuery(), 1, Stop)).Records[0].Key;
        house.Switches.Set("empty");
        Assert.Equal(RunState.Doubtful, (await house.Read(feed.Id)).State);

        Assert.Contains("reads everything again, and what it then finds counts", await house.Do(FeedAsk.Believe(tickets, feed)), StringComparison.Ordinal);
        await house.Rest();
        var held = (await house.Stream("Tickets")).Feeds[0];
        Assert.Equal((RunState.Succeeded, tickets.Records), (held.Last!.State, held.Standing!.Held));
        Assert.Equal(tickets.Records, (await house.Stream("Tickets")).Records);
        Assert.Equal(house.Ada.Name, Assert.Single(await house.Audited("feed.believed")).Who);

        var ask = FeedAsk.Approve(tickets, held);
        Assert.Equal($"Remove {tickets.Records} records of Tickets?", ask.Title);
        Assert.EndsWith("Their history stays.", await house.Do(ask), StringComparison.Ordinal);
        Assert.Equal(0, (await house.Stream("Tickets")).Records);
        Assert.Equal([EventKind.Deleted, EventKind.Added], (await house.Get<RecordHistory>().Of(tickets.Stream.Id, key, 10, stop: Stop)).Events.Select(happened => happened.Kind));
        Assert.Equal(house.Ada.Name, Assert.Single(await house.Audited("removals.approved")).Who);
    }

    [Fact]
    public async Task Leaving_them_keeps_all_records_and_is_written_down_with_who_said_so()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        var feed = tickets.Feeds[0].Feed;
        await HoldAll(house, feed);
        Assert.Equal(tickets.Records, (await house.Stream("Tickets")).Feeds[0].Standing!.Held);

        Assert.Equal("They all stay. The next full pass looks again.", (await house.Desk.Reject(house.Ada, feed)).Value);

        Assert.Equal((tickets.Records, 0L), ((await house.Stream("Tickets")).Records, (await house.Stream("Tickets")).Feeds[0].Standing!.Held));
        var entry = Assert.Single(await house.Audited("removals.rejected"));
        Assert.Equal((house.Ada.Name, "feed", feed.Name, $$"""{"held":{{tickets.Records}}}"""), (entry.Who, entry.TargetKind, entry.TargetName, entry.After));
        // Nothing waits any more, so there is nothing to say a second time.
        Assert.NotNull((await house.Desk.Reject(house.Ada, feed)).Refusal);
        Assert.Single(await house.Audited("removals.rejected"));
    }

    [Fact]
    public async Task Stopping_keeps_what_was_read_and_the_next_run_goes_on_from_there()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var house = await DeedHouse.Open();
        var logins = await house.Stream("Logins");
        var feed = logins.Feeds[0].Feed;
        Assert.Null((await house.Get<Resets>().Clear(house.Ada, logins.Stream, logins.Stream.Id, Stop)).Refusal);
        house.Switches.Set("slow", "600", after: 2);
        var pages = house.Pages(feed.Id, 2);
        var run = await house.Begin(feed.Id, everything: false);
        await pages;

        Assert.Equal("It stops at the next page. What is read is kept.", (await house.Desk.Stop(house.Ada, feed)).Value);
        Assert.Equal(RunState.Cancelled, (await run.Ended.WaitAsync(Stop)).State);
        var kept = (await house.Stream("Logins")).Records;
        Assert.InRange(kept, 1, logins.Records - 1);
        Assert.Null((await house.Get<RecordStore>().Standing(feed.Id, Stop))!.GoodAt);
        Assert.Equal(house.Ada.Name, Assert.Single(await house.Audited("feed.stopped")).Who);

        house.Switches.Clear("slow");
        Assert.Equal(RunState.Succeeded, (await house.Read(feed.Id)).State);
        var after = await house.Stream("Logins");
        Assert.Equal(after.Records - kept, after.Feeds[0].Last!.Read);
        // Its days roll on: six logins a minute come, and as many go.
        var rolled = 1 + (int)(6 * TimeProvider.System.GetElapsedTime(begun).TotalMinutes);
        Assert.InRange(after.Records, logins.Records - rolled, logins.Records + rolled);
    }

    [Fact]
    public async Task A_sync_reads_what_changed_or_everything_as_it_is_said_and_removes_nothing_that_is_there()
    {
        await using var house = await DeedHouse.Open();
        var (contacts, companies) = (await house.Stream("Contacts"), await house.Stream("Companies"));
        Assert.StartsWith("Reads what changed since the last run.", SyncWords.Sync(contacts.Feeds[0]), StringComparison.Ordinal);
        var before = await Positions(house);

        Assert.Null((await house.Desk.Sync(house.Ada, contacts.Feeds[0].Feed)).Refusal);
        await house.Rest();
        Assert.True((await house.Stream("Contacts")).Feeds[0].Last is { State: RunState.Succeeded, AskedBy: { } who, Read: var read } && who == house.Ada.Name && read < contacts.Records);

        Assert.Null((await house.Get<Resets>().SetBack(house.Ada, companies.Feeds[0].Feed, companies.Feeds[0].Feed.Id, null, Stop)).Refusal);
        Assert.StartsWith("Reads all that the source has.", SyncWords.Sync((await house.Stream("Companies")).Feeds[0]), StringComparison.Ordinal);
        Assert.Null((await house.Desk.Sync(house.Ada, companies.Feeds[0].Feed)).Refusal);
        await house.Rest();
        Assert.True((await house.Stream("Companies")).Feeds[0].Last!.Read >= companies.Records);
        Assert.Equal(before.Select(Kept), (await Positions(house)).Where(at => before.Any(was => was.Record == at.Record)).Select(Kept));
    }

    [Fact]
    public async Task Setting_back_and_pausing_lose_nothing()
    {
        await using var house = await DeedHouse.Open();
        var (before, contacts) = (await Positions(house), await house.Stream("Contacts"));
        var feed = contacts.Feeds[0].Feed;

        Assert.Null((await house.Desk.SetBack(house.Ada, feed, new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero))).Refusal);
        await house.Rest();
        Assert.True((await house.Stream("Contacts")).Feeds[0].Last!.Read >= contacts.Records);
        Assert.Null((await house.Desk.Pause(house.Ada, feed, "It moves.")).Refusal);
        Assert.Equal(RunState.Succeeded, (await house.Read(feed.Id)).State);
        Assert.Equal("It is paused no more. It still runs only when somebody asks.", (await house.Desk.Resume(house.Ada, feed, "It has moved.")).Value);
        Assert.Contains("\"resumedWhy\":\"It has moved.\"", Assert.Single(await house.Audited("feed.resumed")).After, StringComparison.Ordinal);
        Assert.Equal(before.Select(Kept), (await Positions(house)).Select(Kept));
        foreach (var action in new[] { "feed.set-back", "feed.paused", "feed.resumed" }) Assert.Equal(house.Ada.Name, Assert.Single(await house.Audited(action)).Who);
    }

    [Fact]
    public async Task Removing_takes_the_records_the_feeds_and_the_freshness_stops_its_run_and_lets_workflows_wait()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        var entity = (await house.Get<EntityModel>().List(Stop)).Single(one => one.Id == tickets.Stream.EntityId);
        var need = new WorkflowNeed(entity.Id, entity.Fields[0].Name) { Tolerance = TimeSpan.FromDays(9) };
        var (flagged, waits) = (await Workflow(house, "flagged", need), await Workflow(house, "waits", need with { OnUnknown = Reaction.Pause }));
        Assert.Equal((Reaction.Run, Reaction.Run), (await Gate(house, flagged), await Gate(house, waits)));
        house.Switches.Set("slow", "600", after: 1);
        var run = await house.Begin(tickets.Feeds[0].Feed.Id, everything: true);

        var said = await house.Do(FeedAsk.RemoveStream(tickets, await house.Scene()));

        Assert.StartsWith($"All {tickets.Records} records of this stream are deleted here", said, StringComparison.Ordinal);
        Assert.Contains("workflows that depend on it are flagged or wait, as each of them says", said, StringComparison.Ordinal);
        Assert.Equal(RunState.Cancelled, (await run.Ended.WaitAsync(Stop)).State);
        Assert.DoesNotContain(await house.Streams(), stream => stream.Stream.Name == "Tickets");
        Assert.Equal(tickets.Records, await house.Events(tickets.Stream.Id, EventKind.Deleted));
        Assert.Contains("What the records were before stays in the log", said, StringComparison.Ordinal);
        Assert.True(await house.Events(tickets.Stream.Id, EventKind.Added) >= tickets.Records);
        Assert.Equal((Reaction.Flag, Reaction.Pause), (await Gate(house, flagged), await Gate(house, waits)));
        await using var db = house.Read();
        Assert.False(await db.Set<FeedState>().AnyAsync(state => state.Stream == tickets.Stream.Id, Stop));
        Assert.False(await db.Set<VerdictChange>().AnyAsync(change => change.Stream == tickets.Stream.Id, Stop));
        Assert.Equal(["feed", "stream"], (await house.Audited("stream.removed")).Select(entry => entry.TargetKind).Order(StringComparer.Ordinal));
    }

    /// <summary>An agent that may read all of an entity, and nothing else.</summary>
    static async Task<HttpClient> Follower(DeedHouse house, long entity)
    {
        var made = (await house.Get<AgentDesk>().Create(house.Ada, new AgentDraft("Follower", "Follows.", house.Ada.PersonId!.Value, new Scope { Entities = [new EntityScope(entity) { AllFields = true }] }), stop: Stop)).Value;
        var client = house.NewClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.Key.Reveal()}");
        return client;
    }

    /// <summary>Follows tickets until it was told of so many, and says where it is then.</summary>
    static async Task<(SortedSet<long> Ids, string Position)> Hears(HttpClient agent, string? after, bool gone, int many)
    {
        var ids = new SortedSet<long>();
        while (true)
        {
            var page = await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/ticket/changes?wait=60&limit=1000{(after is null ? "" : $"&after={after}")}");
            after = page.GetProperty("next").GetString()!;
            ids.UnionWith(page.GetProperty("changes").EnumerateArray().Where(change => change.TryGetProperty("gone", out _) == gone).Select(change => change.GetProperty("id").GetInt64()));
            if (ids.Count >= many) return (ids, after);
        }
    }

    static async Task<Workflow> Workflow(DeedHouse house, string name, WorkflowNeed need) =>
        (await house.Get<WorkflowRegistry>().Add(house.Ada, new WorkflowDraft { Name = name, Label = name, Needs = [need] }, Stop)).Value;

    /// <summary>As things are now, and not as the board remembers them.</summary>
    static async Task<Reaction> Gate(DeedHouse house, Workflow workflow)
    {
        await house.Get<FreshnessBoard>().Look(Stop);
        return (await house.Get<GateDesk>().Ask(workflow, Stop)).Gate;
    }

    /// <summary>The next full reading finds nothing, is believed, and what it does not find waits for a person.</summary>
    static async Task HoldAll(DeedHouse house, Feed feed)
    {
        house.Switches.Set("empty");
        await house.Get<Resets>().Believe(house.Ada, feed, feed.Id, Stop);
        await house.Read(feed.Id, everything: true);
        house.Switches.Clear("empty");
    }

    /// <summary>A subject is no number, so that no row can be taken.</summary>
    static async Task Misread(DeedHouse house, Feed feed)
    {
        var draft = FeedDraft.Of((await house.Get<FeedRegistry>().Find(feed.Id, Stop))!);
        Assert.Null((await house.Get<FeedRegistry>().Change(house.Ada, feed.Id, draft with { Mapping = draft.Mapping.Replace("\"from\":\"replies\"", "\"from\":\"subject\"", StringComparison.Ordinal) }, Stop)).Refusal);
        await house.Read(feed.Id, everything: true);
    }

    /// <summary>The company goes on living, so that some of it may be another by now.</summary>
    static (long, bool) Kept((long Record, long Position, bool Deleted) at) => (at.Record, at.Deleted);

    static async Task<int> Quarantined(DeedHouse house, long stream)
    {
        await using var db = house.Read();
        return await db.Set<QuarantinedRow>().CountAsync(row => row.Stream == stream, Stop);
    }

    static async Task<IReadOnlyList<(long Record, long Position, bool Deleted)>> Positions(DeedHouse house)
    {
        await using var db = house.Read();
        return [.. (await db.Set<RecordRow>().OrderBy(record => record.Id).Select(record => new { record.Id, record.Position, record.Deleted }).ToListAsync(Stop)).Select(record => (record.Id, record.Position, record.Deleted))];
    }
}
