using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store;

/// <summary>A pass that is not believed proves nothing.</summary>
public sealed class DoubtfulPassTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_moves_no_watermark_so_what_it_missed_is_asked_for_again(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Commit(StoreHouse.Page(await house.Claim(), [house.Row("a", "{}")], Coverage.Changes) with { Next = new Cursor("monday", Memo: "etag 1") });

        var place = await house.Claim(everything: true);
        var done = await house.Commit(StoreHouse.Page(place, [house.Row("b", "{}")], Coverage.Everything) with { Next = new Cursor("friday", Memo: "etag 2"), IsDoubtful = true });

        Assert.Equal(new Cursor("monday", Memo: "etag 1"), done.Place.Cursor);
        Assert.Equal(done.Place.Cursor, (await house.State()).Place.Cursor);
        Assert.False((await house.State()).InPass);
        await house.Commit(StoreHouse.Page(await house.Claim(), [], Coverage.Changes) with { Next = new Cursor("friday") });
        Assert.Equal("friday", (await house.State()).Place.Cursor.Watermark);
    }
}
