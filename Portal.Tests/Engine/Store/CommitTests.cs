using Microsoft.EntityFrameworkCore;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>One commit: rows, events, cursor and counts together, or nothing.</summary>
public sealed class CommitTests
{
    const string One = """{"name":"one"}""", Two = """{"name":"two"}""", Three = """{"name":"three"}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_page_brings_rows_events_cursor_and_counts(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);

        var done = await house.Commit(await house.Claim(), house.Row("a", One), house.Row("b", Two));

        Assert.Equal(new Counts(Read: 2, Added: 2, 0, 0, 0, 0), done.Counts);
        Assert.Equal([$"1 Added a {One}", $"2 Added b {Two}"], await house.Log());
        Assert.Equal(new() { ["a"] = One, ["b"] = Two }, await house.Records());
        var state = await house.State();
        Assert.Equal(("1", 2, 1), (state.Place.Cursor.Token, state.Added, state.Pages));
        Assert.Equal(2, (await house.StreamNow()).Live);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_same_again_is_no_change_and_no_event(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", One), house.Row("b", Two));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = await house.Bring(StoreHouse.Feed, house.Row("a", One), house.Row("b", Two), house.Row("b", Two));

        Assert.Equal(new Counts(Read: 3, 0, 0, Unchanged: 3, 0, 0), done.Counts);
        Assert.Equal(2, (await house.Log()).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_that_comes_twice_on_a_page_is_taken_twice_in_order(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var first = house.Row("a", One);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        var done = await house.Commit(await house.Claim(), first, house.Row("a", Two), house.Row("a", Two), house.Row("a", "", act: Act.Delete, seenAt: house.Clock.GetUtcNow().AddSeconds(1)));

        Assert.Equal(new Counts(Read: 4, Added: 1, Changed: 1, Unchanged: 1, Deleted: 1, 0), done.Counts);
        Assert.Equal([$"1 Added a {One}", $"2 Changed a {Two}", "3 Deleted a"], await house.Log());
        Assert.Equal([null, 1, 2], (await house.Events()).Select(e => e.Previous));
        Assert.Equal(0, (await house.StreamNow()).Live);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_runner_that_was_overtaken_cannot_commit(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var paused = await house.Claim();
        var awake = await house.Claim();
        await house.Commit(awake, house.Row("a", Two));

        var late = await house.Store.Commit(StoreHouse.Page(paused, [house.Row("a", One), house.Row("b", One)]), Stop);

        Assert.IsType<Overtaken>(late.Refusal);
        Assert.Equal(new() { ["a"] = Two }, await house.Records());
        Assert.Single(await house.Log());
        Assert.Equal(1, (await house.State()).Read);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_page_cannot_be_committed_twice_from_the_same_place(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var place = await house.Claim();
        // The token that leads on is the one it came from: only the page's number tells the places apart.
        var page = StoreHouse.Page(place, [house.Row("a", One)]) with { Next = place.Cursor };
        await house.Commit(page);

        var again = await house.Store.Commit(page with { Rows = [house.Row("b", Two)] }, Stop);

        Assert.IsType<Overtaken>(again.Refusal);
        Assert.Equal(new() { ["a"] = One }, await house.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_commit_that_fails_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var done = await house.Commit(await house.Claim(), house.Row("a", One));
        // Somebody sits where the second event of the next commit belongs.
        await house.Database.Write(async db => await db.Database.ExecuteSqlAsync(
            $"INSERT INTO events (position, stream, record, key, kind, at, seen_at, feed, run) VALUES (3, 99, 3, 'x', 1, 0, 0, 0, 0)", Stop), WritePriority.Person, Stop);

        var failed = await Record.ExceptionAsync(() => house.Commit(done.Place, house.Row("b", Two), house.Row("c", Three)));

        Assert.NotNull(failed);
        Assert.Equal(new() { ["a"] = One }, await house.Records());
        Assert.Equal([$"1 Added a {One}", "3 Added x"], await house.Log());
        Assert.Equal((1, done.Place.Text), ((await house.State()).Read, (await house.State()).Cursor));
        Assert.Equal(1, (await house.StreamNow()).Live);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_are_kept_once_and_never_changed(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var place = await house.Claim();
        var page = StoreHouse.Page(place, [house.Row("a", One), house.Row("a", Two), house.Row("b", Three)]) with { Kind = EntityKind.Happening };

        var done = await house.Commit(page);
        var again = await house.Commit(StoreHouse.Page(done.Place, [house.Row("a", Three, seenAt: house.Clock.GetUtcNow().AddHours(1))]) with { Kind = EntityKind.Happening });

        Assert.Equal((2, 1), (done.Counts.Added, done.Counts.Unchanged));
        Assert.Equal(1, again.Counts.Unchanged);
        Assert.Equal(new() { ["a"] = One, ["b"] = Three }, await house.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_watermark_and_the_token_are_as_the_last_commit_left_them_after_a_new_claim(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Next = new Cursor("w0"), Coverage = Coverage.Changes });
        await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("a", One)]) with { Next = new Cursor("w0", "t1", "g1", "memo") });

        var resumed = await house.Claim();
        Assert.Equal(new Cursor("w0", "t1", "g1", "memo"), resumed.Cursor);
        Assert.Equal((2, 1L), (resumed.Pass.Number, resumed.Pass.Pages));

        await house.Commit(StoreHouse.Page(resumed, []) with { Next = new Cursor("g1", null, null, "memo"), Coverage = Coverage.Changes });
        var next = await house.Claim();
        Assert.Equal(new Cursor("g1", null, null, "memo"), next.Cursor);
        Assert.Equal((3, 0L), (next.Pass.Number, next.Pass.Pages));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task No_page_moves_the_watermark_but_the_last_of_a_pass(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var place = await house.Claim();

        // A connector that is mistaken cannot make the store forget what it has not read yet.
        var done = await house.Commit(StoreHouse.Page(place, [house.Row("a", One)]) with { Next = new Cursor("w9", "t1", "w9") });
        Assert.Equal(new Cursor(null, "t1", "w9"), done.Place.Cursor);
        Assert.Equal(new Cursor(null, "t1", "w9"), (await house.State()).Place.Cursor);

        done = await house.Commit(StoreHouse.Page(done.Place, []) with { Next = new Cursor("w9", "t2", "w9"), Coverage = Coverage.Changes });
        Assert.Equal(new Cursor("w9"), done.Place.Cursor);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pass_over_everything_stays_one_until_it_ends_whoever_claims_it(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);

        Assert.True((await house.Claim(everything: true)).Pass.Everything);
        // Nothing of it is kept yet, so it begins anew, and still reads everything.
        var place = await house.Claim();
        Assert.Equal((2, true), (place.Pass.Number, place.Pass.Everything));

        await house.Commit(place, house.Row("a", One));
        Assert.Equal((2, true), await house.Claim() is var goesOn ? (goesOn.Pass.Number, goesOn.Pass.Everything) : default);
        await house.Commit(StoreHouse.Page((await house.State()).Place, [], Coverage.Everything));
        Assert.Equal((3, false), await house.Claim() is var next ? (next.Pass.Number, next.Pass.Everything) : default);

        // One that reads changes alone does not become one over everything; that begins anew.
        await house.Commit((await house.State()).Place, house.Row("b", One));
        Assert.Equal((4, true), await house.Claim(everything: true) is var anew ? (anew.Pass.Number, anew.Pass.Everything) : default);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pass_that_begins_again_keeps_the_watermark_and_drops_the_token(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Next = new Cursor("w0"), Coverage = Coverage.Changes });
        var place = await house.Claim();
        var done = await house.Commit(StoreHouse.Page(place, [house.Row("a", One)]) with { Next = new Cursor("w0", "t1", "g1") });

        var again = (await house.Store.BeginAgain(done.Place, everything: false, Stop)).Value;

        Assert.Equal(new Cursor("w0"), again.Cursor);
        Assert.IsType<Overtaken>((await house.Store.Commit(StoreHouse.Page(done.Place, []), Stop)).Refusal);
        Assert.IsType<Overtaken>((await house.Store.BeginAgain(place with { Epoch = 0 }, everything: false, Stop)).Refusal);
    }
}
