using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A sweep removes what a finished pass over everything did not see, and nothing else.</summary>
public sealed class SweepTests
{
    static readonly SweepGuard Never = new(int.MaxValue, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_no_page_of_the_pass_saw_is_removed_when_it_ends(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", "{}"), house.Row("b", "{}"), house.Row("c", "{}"));

        var place = await house.Claim(everything: true);
        place = (await house.Commit(StoreHouse.Page(place, [house.Row("a", "{}")]) with { Marks = true })).Place;
        // A pass that is cut short goes on as the same pass.
        place = await house.Claim(everything: false);
        Assert.True(place.Pass.Everything);
        var gone = await house.Store.FindGone(place, Coverage.Everything, Stop);
        var done = await house.Commit(StoreHouse.Page(place, [house.Row("b", "{}")], Coverage.Everything) with { Marks = true, Sweep = new Sweep(gone, Never) });

        Assert.Equal(new SweepOutcome(1, SweepVerdict.Removed), done.Sweep);
        Assert.Equal(new() { ["a"] = "{}", ["b"] = "{}", ["c"] = null }, await house.Records());
        Assert.Equal((1, 2L), (done.Counts.Deleted, (await house.StreamNow()).Live));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_a_list_that_may_have_shifted_only_what_two_passes_in_a_row_did_not_see_is_removed(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", "{}"), house.Row("b", "{}"), house.Row("c", "{}"));

        // The first proves nothing: nobody knows what a pass before it saw.
        Assert.Equal(0, await Sees("a"));
        Assert.Equal(1, await Sees("a", "b"));
        Assert.Equal(new() { ["a"] = "{}", ["b"] = "{}", ["c"] = null }, await house.Records());
        Assert.Equal(0, await Sees("a"));
        Assert.Equal(1, await Sees("a"));

        async Task<int> Sees(params string[] keys)
        {
            var place = await house.Claim(everything: true);
            place = (await house.Commit(StoreHouse.Page(place, [.. keys.Select(key => house.Row(key, "{}"))]) with { Marks = true })).Place;
            var gone = await house.Store.FindGone(place, Coverage.Shifting, Stop);
            return (int)(await house.Commit(StoreHouse.Page(place, [], Coverage.Shifting) with { Marks = true, Sweep = new Sweep(gone, Never) })).Sweep!.Gone;
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_added_or_changed_or_is_the_same_since_later_was_seen_too(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("same", "{}"), house.Row("changed", "{}"), house.Row("back", "", act: Act.Delete), house.Row("gone", "{}"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var place = await house.Claim(everything: true);
        Incoming[] page = [house.Row("same", "{}"), house.Row("changed", """{"a":1}"""), house.Row("back", "{}"), house.Row("added", "{}")];
        place = (await house.Commit(StoreHouse.Page(place, page) with { Marks = true })).Place;
        var gone = await house.Store.FindGone(place, Coverage.Everything, Stop);
        var done = await house.Commit(StoreHouse.Page(place, [], Coverage.Everything) with { Marks = true, Sweep = new Sweep(gone, Never) });

        Assert.Equal(new SweepOutcome(1, SweepVerdict.Removed), done.Sweep);
        Assert.Equal(["gone"], (await house.Records()).Where(one => one.Value is null).Select(one => one.Key));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_removed_does_not_come_back_by_an_older_reading_whatever_the_clocks_say(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        // Read by an instance whose clock is an hour ahead.
        var now = house.Clock.GetUtcNow();
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"a":2}""", seenAt: now.AddHours(1)));

        var place = await house.Claim(everything: true);
        await house.Commit(StoreHouse.Page(place, [], Coverage.Everything) with { Marks = true, Sweep = new Sweep(await house.Store.FindGone(place, Coverage.Everything, Stop), Never) });
        await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"a":1}""", seenAt: now.AddMinutes(59)));

        Assert.Equal(new() { ["a"] = null }, await house.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_another_feed_touched_since_the_pass_began_stays(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", "{}"), house.Row("b", "{}"));

        var place = await house.Claim(everything: true);
        var other = await house.Claim(StoreHouse.OtherFeed);
        await house.Commit(StoreHouse.Page(other, [house.Row("b", "{}"), house.Row("new", "{}")]) with { Marks = true });
        var gone = await house.Store.FindGone(place, Coverage.Everything, Stop);
        // And one that is seen between the looking and the commit.
        await house.Commit(StoreHouse.Page((await house.State(StoreHouse.OtherFeed)).Place, [house.Row("a", "{}")]) with { Marks = true });
        var done = await house.Commit(StoreHouse.Page(place, [], Coverage.Everything) with { Marks = true, Sweep = new Sweep(gone, Never) });

        Assert.Equal(0, done.Sweep!.Gone);
        Assert.Equal(3, (await house.Records()).Values.Count(body => body is not null));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_bad_row_proves_that_its_record_is_still_there(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", "{}"), house.Row("b", "{}"), house.Row("c", "{}"));

        var place = await house.Claim(everything: true);
        place = (await house.Commit(StoreHouse.Page(place, []) with { Read = 1, Bad = [Bad("a")], Marks = true })).Place;
        var gone = await house.Store.FindGone(place, Coverage.Everything, Stop);
        await house.Commit(StoreHouse.Page(place, [], Coverage.Everything) with { Read = 1, Bad = [Bad("c")], Marks = true, Sweep = new Sweep(gone, Never) });

        Assert.Equal(new() { ["a"] = "{}", ["b"] = null, ["c"] = "{}" }, await house.Records());

        static BadRow Bad(string key) => new(key, "name is missing", "{}"u8.ToArray(), default);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_bad_row_without_a_key_might_be_any_of_them_so_none_is_removed(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", "{}"), house.Row("b", "{}"));

        var place = await house.Claim(everything: true);
        place = (await house.Commit(StoreHouse.Page(place, []) with { Read = 1, Bad = [new BadRow(null, "it has no id", "{}"u8.ToArray(), default)], Marks = true })).Place;
        var gone = await house.Store.FindGone(place, Coverage.Everything, Stop);
        var done = await house.Commit(StoreHouse.Page(place, [house.Row("a", "{}")], Coverage.Everything) with { Marks = true, Sweep = new Sweep(gone, Never) });

        Assert.Equal(new SweepOutcome(1, SweepVerdict.Doubtful), done.Sweep);
        Assert.Equal(2, (await house.StreamNow()).Live);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sweep_that_would_remove_much_is_held_and_the_pass_ends_all_the_same(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, [.. Enumerable.Range(0, 50).Select(i => house.Row($"k{i}", "{}")), house.Row("before", "", act: Act.Delete)]);

        var place = await house.Claim(everything: true);
        var seen = Enumerable.Range(0, 29).Select(i => house.Row($"k{i}", "{}")).ToArray();
        var gone = (await house.Store.FindGone(place, Coverage.Everything, Stop)).ToArray();
        var done = await house.Commit(StoreHouse.Page(place, seen, Coverage.Everything) with { Marks = true, Sweep = new Sweep(gone, SweepGuard.Usual) });

        Assert.Equal(new SweepOutcome(21, SweepVerdict.Held), done.Sweep);
        Assert.Equal(50, (await house.StreamNow()).Live);
        Assert.Equal((false, 21), ((await house.State()).InPass, (await house.State()).Held));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Who_follows_the_log_is_told_of_an_approval_and_of_a_cleared_stream(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await HoldAll(house, 30);
        var place = await house.Claim(StoreHouse.OtherFeed);
        await house.Commit(place, house.Row("new", "{}"));
        var told = 0;
        house.Store.Grew += () => told++;

        await Approve(house);
        Assert.Equal(1, told);

        await house.Get<Resets>().Clear(Actor.Portal, Target, StoreHouse.Stream, Stop);
        Assert.Equal(2, told);
        await house.Get<Resets>().Clear(Actor.Portal, Target, StoreHouse.Stream, Stop);
        Assert.Equal(2, told);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_approval_removes_exactly_what_was_held_but_for_what_came_back(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await HoldAll(house, 30);
        // One is seen again, one is new; neither is what the person was asked about.
        await house.Commit(StoreHouse.Page(await house.Claim(StoreHouse.OtherFeed), [house.Row("k3", "{}"), house.Row("new", "{}")]) with { Marks = true });

        var gone = await Approve(house);

        Assert.Equal(29, gone.Value);
        Assert.Equal(["k3", "new"], (await house.Records()).Where(one => one.Value is not null).Select(one => one.Key));
        Assert.Equal((2, 0), ((await house.StreamNow()).Live, (await house.State()).Held));
        Assert.IsType<NothingHeld>((await Approve(house)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_approval_of_what_was_held_before_another_sweep_removes_nothing(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await HoldAll(house, 30);
        var asked = (await house.State()).Standing.EndedPass;
        // As many, and of another reading.
        await HoldAll(house, 30);

        var refused = await house.Removals.Approve(Actor.Portal, Target, StoreHouse.Feed, asked, Stop);

        Assert.Equal(new OthersHeld(30), refused.Refusal);
        Assert.Equal((30, 30), ((await house.StreamNow()).Live, (await house.State()).Held));
        Assert.Equal(30, (await Approve(house)).Value);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_rejection_leaves_everything_and_a_sweep_that_finds_them_again_needs_no_answer(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await HoldAll(house, 30);
        Assert.Equal(30, (await house.State()).Held);

        Assert.Null((await house.Removals.Reject(Actor.Portal, Target, StoreHouse.Feed, Stop)).Refusal);
        Assert.Equal((30, 0), ((await house.StreamNow()).Live, (await house.State()).Held));

        await HoldAll(house, 30);
        var place = await house.Claim(everything: true);
        var all = Enumerable.Range(0, 30).Select(i => house.Row($"k{i}", "{}")).ToArray();
        await house.Commit(StoreHouse.Page(place, all, Coverage.Everything) with { Marks = true, Sweep = new Sweep(await house.Store.FindGone(place, Coverage.Everything, Stop), SweepGuard.Usual) });
        Assert.IsType<NothingHeld>((await Approve(house)).Refusal);
    }

    static readonly AuditTarget Target = new("feed", "3", "Contacts");

    /// <summary>By somebody who was asked just now.</summary>
    static async Task<Outcome<long>> Approve(StoreHouse house) => await house.Removals.Approve(Actor.Portal, Target, StoreHouse.Feed, (await house.State()).Standing.EndedPass, Stop);

    /// <summary>Brings so many records, and then a pass that sees none of them.</summary>
    static async Task HoldAll(StoreHouse house, int count)
    {
        await house.Bring(StoreHouse.Feed, [.. Enumerable.Range(0, count).Select(i => house.Row($"k{i}", "{}"))]);
        var place = await house.Claim(everything: true);
        await house.Commit(StoreHouse.Page(place, [], Coverage.Everything) with { Marks = true, Sweep = new Sweep(await house.Store.FindGone(place, Coverage.Everything, Stop), SweepGuard.Usual) });
    }

    [Theory]
    [InlineData(20, 100, false)]
    [InlineData(21, 100, true)]
    [InlineData(21, 210, false)]
    [InlineData(22, 210, true)]
    public void The_guard_holds_what_is_more_than_so_many_and_more_than_such_a_share(long gone, long live, bool holds) =>
        Assert.Equal(holds, SweepGuard.Usual.Holds(gone, live));
}
