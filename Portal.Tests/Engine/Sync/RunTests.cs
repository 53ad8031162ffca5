using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A run from its first page to its end, whatever that is.</summary>
public sealed class RunTests
{
    static readonly ScriptedPage One = new("""[{"id":"a","name":"Ada"},{"id":"b","name":"Bo"}]""", "2026-01-01"), Two = new("""[{"id":"c","name":"Cy"}]""", "2026-01-03");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_takes_what_the_source_has_and_says_what_it_did(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, Two);

        var run = await house.Run();

        Assert.Equal((RunState.Succeeded, "All is well."), (run.State, run.Message));
        Assert.Equal((2, 3, 3, 0, 0, 0, 0), (run.Pages, run.Read, run.Added, run.Changed, run.Unchanged, run.Deleted, run.Quarantined));
        Assert.Equal(new() { ["a"] = """{"name":"Ada"}""", ["b"] = """{"name":"Bo"}""", ["c"] = """{"name":"Cy"}""" }, await house.Records());
        Assert.Equal(new Cursor("2026-01-03"), (await house.Standing()).Cursor);
        Assert.Equal(["Reads all there is, for the first time.", "Read 3: 3 added, 0 changed, 0 deleted, 0 needed no change, 0 in quarantine.", "All is well."], (await house.Book.Lines(run.Id, Stop)).Select(line => line.Text));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_that_a_database_cannot_keep_is_set_aside_and_the_run_goes_on(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var key = string.Concat(Enumerable.Range(0, 400).Select(i => $"{i * 7919:x8}"));
        house.Script.Say(new ScriptedPage($$"""[{"id":"a","name":"Ada"},{"id":"b\u0000","name":"Bo"},{"id":"{{key}}","name":"Cy"}]""", "2026-01-01"));

        var run = await house.Run();

        Assert.Equal((RunState.Succeeded, 1, 2), (run.State, run.Added, run.Quarantined));
        Assert.Equal(["a"], (await house.Records()).Keys);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_that_fails_keeps_what_it_read_and_the_next_goes_on_there(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, ScriptedPage.No(new Failure(Who.Source, "Sample CRM is in trouble (503).")));
        var failed = await house.Run();

        Assert.Equal((RunState.Failed, Who.Source, "Sample CRM is in trouble (503)."), (failed.State, failed.Who, failed.Message));
        Assert.Equal((1, 2), (failed.Pages, failed.Added));
        // The watermark has not moved: the pass is not over.
        Assert.Equal(new Cursor(null, "1", "2026-01-01"), (await house.Standing()).Cursor);
        Assert.Null((await house.Standing()).GoodAt);

        house.Script.Say(One, Two);
        var run = await house.Run();
        Assert.Equal((RunState.Succeeded, 1, 1), (run.State, run.Read, run.Pass));
        Assert.Equal("1", house.Script.Began[^1].Token);
        Assert.Equal(3, (await house.Records()).Count);
        Assert.NotNull((await house.Standing()).GoodAt);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_token_the_source_forgot_starts_the_pass_again_from_the_watermark(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("[]", "2025-12-31"));
        await house.Run();
        house.Script.Say(One, ScriptedPage.No(new Failure(Who.Source, "down")));
        await house.Run();
        var isFirst = true;
        // Asked to go on with the second page, it has forgotten; asked from the beginning, it gives all.
        house.Script.Say(One, Two);
        house.Script.Forgets = cursor => cursor.Token is not null && isFirst && !(isFirst = false);

        var run = await house.Run();

        Assert.Equal((RunState.Succeeded, 2), (run.State, run.Attempts));
        Assert.Equal([(null, null), ("2025-12-31", null), ("2025-12-31", "1"), ("2025-12-31", null)], house.Script.Began.Select(cursor => (cursor.Watermark, cursor.Token)));
        Assert.Equal(3, (await house.Records()).Count);
        Assert.Equal(3, await house.Events());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_source_that_forgets_for_ever_is_not_asked_for_ever(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, Two);
        house.Script.Forgets = _ => true;

        var run = await house.Run();

        Assert.Equal((RunState.Failed, Who.Source, 4), (run.State, run.Who, run.Attempts));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_bad_row_does_not_stop_the_others_and_waits_with_its_reason(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"},{"id":"b"},{"name":"Nobody"}]"""));

        var run = await house.Run();

        Assert.Equal((RunState.Succeeded, Who.Owner, "2 rows could not be taken and wait in quarantine."), (run.State, run.Who, run.Message));
        Assert.Equal((3, 1, 2), (run.Read, run.Added, run.Quarantined));
        Assert.Equal(2, (await house.Standing()).Waiting);
        var waits = (await house.Get<QuarantineDesk>().Page(house.Feed.Id, 0, 10, Stop)).Value;
        Assert.Equal([("b", "name: the record does not have it, name is required", """{"id":"b"}"""), (null, "It has no id.", """{"name":"Nobody"}""")], waits.Select(row => (row.Key, row.Reason, row.Raw)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_field_is_sealed_on_its_way_into_the_store_and_the_same_again_is_no_change(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, sensitive: true);
        house.Script.Say(One);
        await house.Run();

        Assert.All((await house.Records()).Values, body => Assert.StartsWith("""{"name":{"$sealed":""", body!, StringComparison.Ordinal));
        Assert.Equal((0, 2), await house.Run() is var again ? (again.Changed, again.Unchanged) : default);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_replay_takes_what_a_mended_mapping_can_and_moves_no_cursor(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"},{"id":"b","title":"Bo"},{"id":"c"}]""", "2026-01-01"));
        await house.Run();

        // Whoever is called title now is called name.
        await house.Get<FeedRegistry>().Change(Actor.Portal, house.Feed.Id, FeedDraft.Of(house.Feed) with { Mapping = SyncHouse.Mapping.Replace("\"from\":\"name\"", "\"from\":\"title\"", StringComparison.Ordinal) }, Stop);
        var before = (await house.Standing()).Cursor;
        var run = await house.Run(replay: true);

        Assert.Equal((RunState.Succeeded, 2, 1, 1), (run.State, run.Read, run.Added, run.Quarantined));
        Assert.Equal(["a", "b"], (await house.Records()).Keys);
        Assert.Equal(1, (await house.Standing()).Waiting);
        Assert.Equal(before, (await house.Standing()).Cursor);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_full_refresh_is_one_even_after_a_run_that_was_cut_short(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, ScriptedPage.No(new Failure(Who.Source, "down")));
        await house.Run();

        house.Script.Say(One, Two);
        await house.Run(everything: true);

        Assert.Equal([false, true], house.Script.Everything);
        Assert.Null(house.Script.Began[^1].Token);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Cancelling_keeps_what_was_read_and_says_who_did_it(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var reached = new TaskCompletionSource();
        house.Script.Say(One, Two with { Before = async stop => { reached.TrySetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, house.Clock, stop); } });
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        await reached.Task.WaitAsync(Stop);
        await house.Until(progress => progress?.Pages == 1);

        Assert.IsType<AlreadyRuns>((await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Bo"), Stop)).Refusal);
        Assert.True(house.Engine.Cancel(house.Feed.Id, "Bo"));
        var end = await under.Ended.WaitAsync(Stop);

        Assert.Equal((RunState.Cancelled, "Bo stopped it. What it had read is kept, and the next run goes on from there."), (end.State, end.Message));
        Assert.Equal(2, (await house.Records()).Count);
        Assert.Null(house.Engine.Progress(house.Feed.Id));
        Assert.False(house.Engine.Cancel(house.Feed.Id, "Bo"));
    }

    [Fact]
    public async Task After_a_clearing_all_is_read_and_not_for_the_first_time()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(One);
        await house.Run();
        var stream = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        Assert.Null((await house.Get<Resets>().Clear(Actor.Portal, stream, stream.Id, Stop)).Refusal);
        var board = (await house.Get<SourceBoard>().Of([stream.SourceId], Stop))[stream.SourceId].Single().Feeds.Single();
        Assert.True(board.IsCleared);

        var run = await house.Run();

        Assert.Equal("Reads all there is.", (await house.Book.Lines(run.Id, Stop))[0].Text);
        Assert.False((await house.Get<SourceBoard>().Of([stream.SourceId], Stop))[stream.SourceId].Single().Feeds.Single().IsCleared);
    }

    [Fact]
    public async Task A_long_run_tells_now_and_then_how_far_it_has_come()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(One, Two with { Before = async _ => { await house.Until(progress => progress?.Pages == 1); house.Clock.Advance(TimeSpan.FromSeconds(6)); } });

        var run = await house.Run();

        Assert.Contains(await house.Book.Lines(run.Id, Stop), line => line.Text.StartsWith("Page 2 is kept; the pass has read ", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Stopping_the_portal_ends_its_runs_and_they_say_so(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var reached = new TaskCompletionSource();
        house.Script.Say(One, Two with { Before = async stop => { reached.TrySetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, house.Clock, stop); } });
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;
        await reached.Task.WaitAsync(Stop);

        await house.Restart();

        Assert.Equal(RunState.Interrupted, (await under.Ended).State);
        Assert.Equal(RunState.Interrupted, (await house.Book.Find(under.Run, Stop))!.State);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_acknowledgement_comes_after_the_commit_and_not_without_it(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var kept = new List<int>();
        var (isKept, asked) = (new TaskCompletionSource(), new TaskCompletionSource());
        // While the first is acknowledged the others come, and wait to be committed together.
        house.Script.Say(
            One with { Acknowledge = async () => { await Kept(); isKept.SetResult(); await asked.Task.WaitAsync(Stop); } },
            Two with { Before = isKept.Task.WaitAsync, Acknowledge = Kept },
            new ScriptedPage("""[{"id":"d","name":"Di"}]""") { Acknowledge = Kept },
            ScriptedPage.No(new Failure(Who.Source, "down")) with { Before = _ => { asked.TrySetResult(); return Task.CompletedTask; } });

        await house.Run();

        Assert.Equal((3, 2, 4), (kept.Count, kept[0], kept[^1]));

        async ValueTask Kept() => kept.Add((await house.Records()).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_run_that_was_overtaken_acknowledges_nothing_and_nobody_must_act(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var (acknowledged, isKept) = (0, new TaskCompletionSource());
        house.Script.Say(
            One with { Acknowledge = () => { isKept.SetResult(); return default; } },
            Two with { Before = Overtake, Acknowledge = () => { acknowledged++; return default; } });

        var run = await house.Run();

        Assert.Equal((RunState.Overtaken, null, 0), (run.State, run.Who, acknowledged));
        Assert.Equal(["a", "b"], (await house.Records()).Keys);

        async Task Overtake(CancellationToken stop)
        {
            await isKept.Task.WaitAsync(stop);
            await house.Get<RecordStore>().Claim(house.Feed.Id, house.Feed.StreamId, 99, everything: false, stop);
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Set_back_reads_again_and_clear_lets_everything_go_first(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, Two);
        await house.Run();
        await house.Get<Resets>().SetBack(Actor.Portal, house.Feed, house.Feed.Id, "2025-12-31", Stop);
        var again = await house.Run();
        Assert.Equal(("2025-12-31", 3, 3), (house.Script.Began[^1].Watermark, again.Read, again.Unchanged));

        var cleared = await house.Get<Resets>().Clear(Actor.Portal, house.Feed, house.Feed.StreamId, Stop);
        Assert.Equal(3, cleared.Value);
        Assert.Equal(new() { ["a"] = null, ["b"] = null, ["c"] = null }, await house.Records());
        Assert.Equal(6, await house.Events());

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var anew = await house.Run();
        Assert.Equal((3, null), (anew.Added, house.Script.Began[^1].Watermark));
        Assert.DoesNotContain(null, (await house.Records()).Values);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_full_refresh_reads_everything_and_keeps_the_watermark_for_after(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(One, Two);
        await house.Run();

        house.Script.Proves = Coverage.Everything;
        var run = await house.Run(everything: true);

        Assert.True(run.Everything);
        Assert.Equal([false, true], house.Script.Everything);
        Assert.Equal("2026-01-03", (await house.Standing()).Cursor.Watermark);
    }
}
