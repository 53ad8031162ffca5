using Microsoft.EntityFrameworkCore;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Persistence;

public sealed class NewerDatabaseTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_database_that_a_newer_portal_wrote_is_left_alone(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Start(kind);
        await test.Database.Write(
            db => db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0')"), WritePriority.Person, TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<StartProblem>(test.Restart);

        Assert.Contains("was written by a newer Portal (it has 99990101000000_Later, which this version does not know)", problem.Message);
        Assert.Contains("Start the newer version, or bring back a backup made with this one.", problem.Message);
    }
}
