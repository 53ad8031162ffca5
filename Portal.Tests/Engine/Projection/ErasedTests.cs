using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.Rows;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>What is erased from the store is in no unified record any more.</summary>
public sealed class ErasedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_an_erased_record_said_goes_and_what_others_say_of_the_same_stays(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 2), Row("b", """{"email":"b@x","name":"Bob"}""", 1));
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"A."}""", 1));

        await Erase(house, "a", "b");
        Assert.Equal(["""a@x [2/a] {"email":"a@x","name":"A."} name=A."""], await house.Picture());

        // The log has nothing of them, so nothing brings them back.
        await house.CatchUp();
        await house.Projector.Rebuild(Stop);
        await house.CatchUp();
        Assert.Equal(["""a@x [2/a] {"email":"a@x","name":"A."} name=A."""], await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_not_projected_yet_never_is(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("b", """{"email":"b@x"}""", 1));
        await house.Commit(Crm, Row("a", """{"email":"a@x"}""", 1));

        await Erase(house, "a");
        await house.CatchUp();

        Assert.Equal(["""b@x [1/b] {"email":"b@x"}"""], await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_value_that_waited_for_a_person_or_was_decided_goes_with_the_last_that_had_it(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var keys = Enumerable.Range(0, 5).Select(i => $"k{i}").ToArray();
        await house.Bring(Crm, [.. keys.Select(key => Row(key, """{"email":"ada@x"}""", 1))]);
        await house.Holds.Split(Ada, Customers, "ada@x", Stop);
        await house.CatchUp();

        await Erase(house, keys);

        Assert.Empty(await house.Picture());
        Assert.Empty(await house.Holds.List(stop: Stop));
    }

    /// <summary>As an erasure does it; this house has no key to seal an audit entry with.</summary>
    static async Task Erase(ProjectionHouse house, params string[] keys)
    {
        var ids = new List<long>();
        foreach (var key in keys) ids.Add(await house.Id(Crm, key));
        await house.Write(async db =>
        {
            await db.Set<EventRow>().Where(e => ids.Contains(e.Record)).ExecuteDeleteAsync(Stop);
            await db.Set<RecordRow>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(Stop);
            foreach (var copy in house.Get<IEnumerable<IKeepsCopies>>()) await copy.Erase(db, new ErasedRecords(Crm, keys, ids), Stop);
        });
    }
}
