using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Persistence;

/// <summary>What is read in several steps is of one moment where that is asked for.</summary>
public sealed class MomentTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_written_between_two_readings_is_not_seen_by_the_second(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await using var db = test.Database.Read();
        await using (await db.Moment(Stop))
        {
            Assert.Equal(0, await Numbers(db));
            await test.Database.Write(other => other.Database.ExecuteSqlRawAsync("INSERT INTO numbers (series, last) VALUES ('a', 1)", Stop), WritePriority.Person, Stop);
            Assert.Equal(0, await Numbers(db));
        }

        await using var later = test.Database.Read();
        Assert.Equal(1, await Numbers(later));
    }

    static Task<int> Numbers(PortalDb db) => db.Set<Number>().CountAsync(number => number.Series == "a", Stop);
}
