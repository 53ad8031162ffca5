using System.Text;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A bad row is kept with its reason, once, until it comes well.</summary>
public sealed class QuarantineTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_bad_row_is_kept_with_its_reason_and_the_others_of_its_page_are_taken(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("a", "{}")]) with { Read = 3, Bad = [Bad("b", "no name", """{"id":"b"}"""), Bad(null, "no id", "{}")] });

        Assert.Equal((3, 1, 2), (done.Counts.Read, done.Counts.Added, done.Counts.Quarantined));
        Assert.Equal(["""b no name {"id":"b"}""", " no id {}"], await house.Quarantine());
        Assert.Equal(2, (await house.State()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_same_bad_row_again_is_the_same_entry_and_its_newest_reason_counts(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = 2, Bad = [Bad("b", "no name", "{}"), Bad(null, "no id", "{}")] });

        await house.Commit(StoreHouse.Page(done.Place, []) with { Read = 3, Bad = [Bad("b", "no age", "{}"), Bad(null, "no id", "{}"), Bad("b", "no name, no age", "[]")] });

        Assert.Equal(["b no name, no age []", " no id {}"], await house.Quarantine());
        Assert.Equal(2, (await house.State()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_row_that_comes_well_is_let_go_of_and_one_of_another_feed_is_not(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = 2, Bad = [Bad("b", "no name", "{}"), Bad("c", "no name", "{}")] });
        await house.Commit(StoreHouse.Page(await house.Claim(StoreHouse.OtherFeed), []) with { Read = 1, Bad = [Bad("b", "other", "{}")] });

        await house.Commit(done.Place, house.Row("b", "{}"));

        Assert.Equal(["c no name {}", "b other {}"], await house.Quarantine());
        Assert.Equal((1, 1), ((await house.State()).Waiting, (await house.State(StoreHouse.OtherFeed)).Waiting));
    }

    static BadRow Bad(string? key, string reason, string raw) => new(key, reason, Encoding.UTF8.GetBytes(raw), new Stamp(null, 1));
}
