using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>Of two readings the newer wins, whichever comes first; of a patch, field by field.</summary>
public sealed class NewerWinsTests
{
    const string Old = """{"v":"old"}""", New = """{"v":"new"}""";

    static readonly DateTimeOffset Earlier = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Later = Earlier.AddHours(1);

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task By_the_sources_time_where_there_is_one(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", New, sourceAt: Later));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = await house.Bring(StoreHouse.OtherFeed, house.Row("a", Old, sourceAt: Earlier));

        Assert.Equal(1, done.Counts.Unchanged);
        Assert.Equal(New, (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task By_when_the_request_began_where_the_source_tells_no_time(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var began = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, house.Row("a", New));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", Old, seenAt: began));

        Assert.Equal(New, (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Having_been_seen_unchanged_counts_as_a_reading(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", New));
        var between = house.Clock.GetUtcNow().AddMinutes(1);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Bring(StoreHouse.Feed, house.Row("a", New));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", Old, seenAt: between));

        Assert.Equal(New, (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_tie_keeps_what_is_stored_but_a_second_reading_within_one_second_of_the_source_is_no_tie(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", Old, sourceAt: Earlier));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", New, sourceAt: Earlier));
        Assert.Equal(Old, (await house.Records())["a"]);

        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await house.Bring(StoreHouse.OtherFeed, house.Row("a", New, sourceAt: Earlier));
        Assert.Equal(New, (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_deletion_is_a_reading_too_and_an_older_one_does_not_bring_the_record_back(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        // Even of one that was never seen: an older page of another feed may still be on its way.
        await house.Bring(StoreHouse.Feed, house.Row("a", "", sourceAt: Later, act: Act.Delete));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", Old, sourceAt: Earlier));
        Assert.Null((await house.Records())["a"]);
        Assert.Equal(0, (await house.StreamNow()).Live);

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", New, sourceAt: Later.AddSeconds(1)));
        Assert.Equal(New, (await house.Records())["a"]);
        Assert.Equal(1, (await house.StreamNow()).Live);

        await house.Bring(StoreHouse.Feed, house.Row("a", "", sourceAt: Earlier, act: Act.Delete));
        Assert.Equal(New, (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_patch_leaves_absent_fields_alone_and_absent_is_not_null(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Oslo","name":"Ada","phone":"1"}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"name":"Grace","phone":null}""", act: Act.Patch));

        Assert.Equal(1, done.Counts.Changed);
        Assert.Equal("""{"city":"Oslo","name":"Grace","phone":null}""", (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_two_feeds_that_patch_the_newer_wins_field_by_field(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"mood":"good","name":"Grace"}""", sourceAt: Later, act: Act.Patch));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        // Older, so its name is not taken; but nobody else ever told the city.
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Oslo","name":"Ada"}""", sourceAt: Earlier, act: Act.Patch));
        Assert.Equal("""{"city":"Oslo","mood":"good","name":"Grace"}""", (await house.Records())["a"]);

        // A reading of all of it, from between: it replaces what is older, and leaves what is newer.
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Rome","name":"Ada"}""", sourceAt: Earlier.AddMinutes(30)));
        Assert.Equal("""{"city":"Rome","mood":"good","name":"Grace"}""", (await house.Records())["a"]);

        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Rome","name":"Ada"}""", sourceAt: Later.AddMinutes(30)));
        Assert.Equal("""{"city":"Rome","name":"Ada"}""", (await house.Records())["a"]);
        Assert.Null((await house.Events())[^1].Patched);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_patch_that_says_what_is_known_is_no_change_and_no_event(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Oslo","name":"Ada"}""", sourceAt: Earlier));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var done = await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"name":"Ada"}""", sourceAt: Later, act: Act.Patch));

        Assert.Equal(1, done.Counts.Unchanged);
        Assert.Single(await house.Log());

        // But it is known for later now: a reading from between does not undo it.
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"city":"Rome","name":"Grace"}""", sourceAt: Earlier.AddMinutes(30)));
        Assert.Equal("""{"city":"Rome","name":"Ada"}""", (await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_deletion_takes_all_but_what_a_newer_patch_said_whichever_comes_first(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var whole = house.Row("a", """{"city":"Oslo","name":"Ada"}""", sourceAt: Earlier);
        var gone = house.Row("a", "", sourceAt: Earlier.AddMinutes(30), act: Act.Delete);
        var patch = house.Row("a", """{"mood":"good"}""", sourceAt: Later, act: Act.Patch);
        Incoming[][] orders = [[whole, gone, patch], [whole, patch, gone], [patch, whole, gone], [patch, gone, whole], [gone, patch, whole], [gone, whole, patch]];

        foreach (var (order, i) in orders.Select((order, i) => (order, i)))
        {
            foreach (var row in order) await house.Bring(StoreHouse.Feed, row with { Key = $"a{i}" });
        }

        Assert.All(await house.Records(), record => Assert.Equal("""{"mood":"good"}""", record.Value));
        Assert.Equal(orders.Length, (await house.StreamNow()).Live);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_patch_that_ties_with_a_later_reading_of_all_of_it_stays(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"name":"Ada"}""", sourceAt: Earlier, act: Act.Patch), house.Row("b", """{"name":"Ada"}""", sourceAt: Earlier, act: Act.Patch));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", """{"city":"Rome","name":"Grace"}""", sourceAt: Earlier), house.Row("b", "", sourceAt: Earlier, act: Act.Delete));

        Assert.Equal(new() { ["a"] = """{"city":"Rome","name":"Ada"}""", ["b"] = """{"name":"Ada"}""" }, await house.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_later_deletion_of_what_is_deleted_already_holds_back_what_is_older_than_it(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", Old, sourceAt: Earlier));
        await house.Bring(StoreHouse.Feed, house.Row("a", "", sourceAt: Earlier.AddMinutes(1), act: Act.Delete));
        await house.Bring(StoreHouse.Feed, house.Row("a", "", sourceAt: Earlier.AddMinutes(3), act: Act.Delete));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", New, sourceAt: Earlier.AddMinutes(2)));

        Assert.Null((await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_patch_from_before_a_deletion_does_not_bring_back_what_was_patched_before_it(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", Old, sourceAt: Earlier));
        await house.Bring(StoreHouse.Feed, house.Row("a", New, sourceAt: Earlier.AddMinutes(2), act: Act.Patch));
        await house.Bring(StoreHouse.Feed, house.Row("a", "", sourceAt: Earlier.AddMinutes(4), act: Act.Delete));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", New, sourceAt: Earlier.AddMinutes(3), act: Act.Patch));

        Assert.Null((await house.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_a_clock_that_was_ahead_has_stamped_keeps_no_change_out_after_it_was_set_back(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var ahead = house.Clock.GetUtcNow().AddHours(1);
        await house.Bring(
            StoreHouse.Feed,
            house.Row("whole", Old, seenAt: ahead), house.Row("gone", Old, seenAt: ahead), house.Row("back", "", seenAt: ahead, act: Act.Delete),
            house.Row("patched", """{"name":"Ada"}""", seenAt: ahead, act: Act.Patch), house.Row("told", New, sourceAt: Later, seenAt: ahead));

        await house.Bring(
            StoreHouse.OtherFeed,
            house.Row("whole", New), house.Row("gone", "", act: Act.Delete), house.Row("back", New),
            house.Row("patched", """{"name":"Grace"}""", act: Act.Patch), house.Row("told", Old, sourceAt: Earlier));

        var now = new SortedDictionary<string, string?>(StringComparer.Ordinal) { ["back"] = New, ["gone"] = null, ["patched"] = """{"name":"Grace"}""", ["told"] = New, ["whole"] = New };
        Assert.Equal(now, await house.Records());

        // From then on it is compared as ever.
        await house.Bring(StoreHouse.Feed, house.Row("whole", Old, seenAt: house.Clock.GetUtcNow().AddMinutes(-1)), house.Row("patched", """{"name":"Ada"}""", seenAt: house.Clock.GetUtcNow().AddMinutes(-1), act: Act.Patch));
        Assert.Equal(now, await house.Records());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_asked_before_the_clock_was_set_back_is_compared_by_that_clock(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var ahead = house.Clock.GetUtcNow().AddHours(1);
        await house.Bring(StoreHouse.Feed, house.Row("a", New, seenAt: ahead));

        await house.Bring(StoreHouse.OtherFeed, house.Row("a", Old, seenAt: ahead.AddMinutes(-1)));

        Assert.Equal(New, (await house.Records())["a"]);
    }
}
