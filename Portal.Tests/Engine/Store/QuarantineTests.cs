using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.Rows;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A bad row is kept with its reason, once, until it comes well.</summary>
public sealed class QuarantineTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_bad_row_is_kept_with_its_reason_and_the_others_of_its_page_are_taken(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("a", "{}")]) with { Read = 3, Bad = [Bad("b", "no name", """{"id":"b"}"""), Bad(null, "no id", "{}")] });

        Assert.Equal((3, 1, 2), (done.Counts.Read, done.Counts.Added, done.Counts.Quarantined));
        Assert.Equal(["""b no name {"id":"b"}""", " no id {}"], await house.Quarantine());
        Assert.Equal(2, (await house.State()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_same_bad_row_again_is_the_same_entry_and_its_newest_reason_counts(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = 2, Bad = [Bad("b", "no name", "{}"), Bad(null, "no id", "{}")] });

        await house.Commit(StoreHouse.Page(done.Place, []) with { Read = 3, Bad = [Bad("b", "no age", "{}"), Bad(null, "no id", "{}"), Bad("b", "no name, no age", "[]")] });

        Assert.Equal(["b no name, no age []", " no id {}"], await house.Quarantine());
        Assert.Equal(2, (await house.State()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_row_that_comes_well_is_let_go_of_and_one_of_another_feed_is_not(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var done = await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = 2, Bad = [Bad("b", "no name", "{}"), Bad("c", "no name", "{}")] });
        await house.Commit(StoreHouse.Page(await house.Claim(StoreHouse.OtherFeed), []) with { Read = 1, Bad = [Bad("b", "other", "{}")] });

        await house.Commit(done.Place, house.Row("b", "{}"));

        Assert.Equal(["c no name {}"], await house.Quarantine());
        Assert.Equal(["b other {}"], await house.Quarantine(StoreHouse.OtherFeed));
        Assert.Equal((1, 1), ((await house.State()).Waiting, (await house.State(StoreHouse.OtherFeed)).Waiting));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_waits_is_sealed_and_an_erased_persons_rows_go_too(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("b", "{}")]) with { Read = 2, Bad = [Bad("b", "no name", """{"secret":"planted"}"""), Bad("c", "no name", "{}")] });
        await using (var db = house.Database.Read())
            Assert.DoesNotContain("planted", string.Join(' ', await db.Set<QuarantinedRow>().Select(row => row.Raw).ToListAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        var erased = await house.Get<Erasure>().Erase(Actor.Portal, StoreHouse.Stream, ["b"], "asked to be forgotten", TestContext.Current.CancellationToken);

        Assert.Equal(1, erased.Value.Copies);
        Assert.Equal(["c no name {}"], await house.Quarantine());
        Assert.Equal(1, (await house.State()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Somebody_may_give_up_on_a_row(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = 2, Bad = [Bad("b", "no name", "{}"), Bad("c", "no name", "{}")] });
        var first = (await house.Get<QuarantineDesk>().Page(StoreHouse.Feed, 0, 1, TestContext.Current.CancellationToken)).Value[0];

        var dropped = await house.Get<QuarantineDesk>().Drop(Actor.Portal, new AuditTarget("feed", "3", "Contacts"), StoreHouse.Feed, [first.Id], TestContext.Current.CancellationToken);

        Assert.Equal(1, dropped.Value);
        Assert.Equal(["c no name {}"], await house.Quarantine());
        Assert.Equal(1, (await house.State()).Waiting);
    }

    static BadRow Bad(string? key, string reason, string raw) => new(key, reason, Encoding.UTF8.GetBytes(raw), new Stamp(null, 1));
}
